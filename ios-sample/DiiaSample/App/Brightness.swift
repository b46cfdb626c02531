import SwiftUI

extension View {
    /// Full brightness while the view is on the screen: a scanner must read the code in the sun. Afterwards as it was.
    func brightScreen(_ isBright: Bool) -> some View { modifier(BrightScreen(isBright: isBright)) }
}

private struct BrightScreen: ViewModifier {
    let isBright: Bool
    @State private var before: CGFloat?
    @Environment(\.scenePhase) private var scenePhase

    func body(content: Content) -> some View {
        content
            .onAppear { update(isBright) }
            .onDisappear { update(false) }
            .onChange(of: isBright) { _, bright in update(bright) }
            // Other apps are not to be bright because of this one.
            .onChange(of: scenePhase) { _, phase in update(isBright && phase == .active) }
    }

    private func update(_ bright: Bool) {
        guard let screen = PresentingController.find()?.view.window?.screen else { return }
        if bright {
            if before == nil { before = screen.brightness }
            screen.brightness = 1
        } else if let before {
            screen.brightness = before
            self.before = nil
        }
    }
}
