import DiiaCitizenSupport
import SwiftUI

/// The holder's face, as large as the screen allows, enlarged with smoothing.
struct PortraitView: View {
    let portrait: PortraitPicture
    @Environment(\.diiaLanguage) private var language

    var body: some View {
        if let image = portrait.image() {
            Image(decorative: image, scale: 1)
                .interpolation(.high)
                .renderingMode(.original)
                .resizable()
                .aspectRatio(CGFloat(portrait.width) / CGFloat(portrait.height), contentMode: .fit)
                .frame(maxWidth: .infinity)
                .clipShape(.rect(cornerRadius: 20))
                // An inverted face cannot be compared.
                .accessibilityIgnoresInvertColors()
                .accessibilityElement()
                .accessibilityLabel(Texts.portraitOf.text(in: language))
                .accessibilityAddTraits(.isImage)
                .onAppear { AccessibilityNotification.Announcement(Texts.portraitOf.text(in: language)).post() }
        }
    }
}
