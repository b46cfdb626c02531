import DiiaCitizenSupport
import SwiftUI

/// A QR or bars: black on white in any mode and under any tint, enlarged without smoothing.
struct SymbolView: View {
    let pixels: SymbolPixels
    let label: String

    var body: some View {
        if let image = pixels.image() {
            Image(decorative: image, scale: 1)
                .interpolation(.none)
                .renderingMode(.original)
                .resizable()
                .aspectRatio(aspectRatio, contentMode: .fit)
                .background(.white)
                .environment(\.colorScheme, .light)
                // "Smart Invert" leaves it alone: inverted codes are not read by every scanner.
                .accessibilityIgnoresInvertColors()
                .accessibilityElement()
                .accessibilityLabel(label)
                .accessibilityAddTraits(.isImage)
        }
    }

    /// Bars are one row high, and stretched downwards.
    private var aspectRatio: CGFloat { pixels.height == 1 ? 2.5 : CGFloat(pixels.width) / CGFloat(pixels.height) }
}
