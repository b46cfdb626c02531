import DiiaCitizenSupport
import SwiftUI

/// The way to the second code on the holder's screen: the camera when the person wants it, or paste.
struct PortraitScanner: View {
    let found: (String) -> Void
    @State private var scans = false
    @State private var hasCamera = false
    @Environment(\.diiaLanguage) private var language

    var body: some View {
        VStack(spacing: 12) {
            if scans, hasCamera {
                Text(Texts.askForPortrait.text(in: language)).font(.subheadline)
                Camera { found($0) } failed: { hasCamera = false }
                    .frame(height: 320)
                    .clipShape(.rect(cornerRadius: 20))
                    .accessibilityLabel(Texts.pointCamera.text(in: language))
            } else if hasCamera {
                Button(Texts.scanPortrait.text(in: language)) { scans = true }.buttonStyle(.borderedProminent)
            } else {
                Text(Texts.askForPortrait.text(in: language)).font(.subheadline)
            }
            PasteButton(payloadType: String.self) { texts in
                Task { @MainActor in found(texts.first ?? "") }
            }
        }
        .frame(maxWidth: .infinity)
        .task { hasCamera = await Camera.isThere() }
    }
}
