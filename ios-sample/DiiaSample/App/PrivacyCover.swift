import SwiftUI

extension View {
    /// Covers the view while the app is not in front: the switcher of apps keeps a picture of the screen, and it is not to be
    /// one of a document. A sheet is not under the cover of what lies below it, and has its own.
    func coveredWhenInactive() -> some View { modifier(PrivacyCover()) }
}

private struct PrivacyCover: ViewModifier {
    @Environment(\.scenePhase) private var scenePhase

    func body(content: Content) -> some View {
        content.overlay {
            if scenePhase != .active { Rectangle().fill(.background).ignoresSafeArea().accessibilityHidden(true) }
        }
    }
}
