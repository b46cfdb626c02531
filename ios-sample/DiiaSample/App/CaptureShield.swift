import SwiftUI

extension View {
    /// Hides the view while the screen is recorded, mirrored or shared. iOS lets no app forbid a screenshot; what helps
    /// against one is that a code lives three minutes.
    func hiddenFromCapture() -> some View { modifier(CaptureShield()) }
}

private struct CaptureShield: ViewModifier {
    @Environment(\.isSceneCaptured) private var isSceneCaptured
    @Environment(\.diiaLanguage) private var language

    func body(content: Content) -> some View {
        if isSceneCaptured {
            Label(Texts.screenIsCaptured.text(in: language), systemImage: "eye.slash")
                .padding()
        } else {
            content
        }
    }
}
