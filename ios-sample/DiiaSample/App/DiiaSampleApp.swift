import DiiaCitizenSupport
import SwiftUI

@main struct DiiaSampleApp: App {
    @StateObject private var app = Watched(AppModel(phone: CitizenPhone(ports: .ofThisPhone(), place: DefaultsPlace())))
    @Environment(\.scenePhase) private var scenePhase
    @State private var destination: ShownDestination?

    var body: some Scene {
        WindowGroup {
            RootView(watched: app)
                .environment(\.diiaLanguage, app.model.state.language)
                // The switcher of apps keeps a picture of the screen: not of a document.
                .overlay { if scenePhase != .active { PrivacyCover() } }
                .task { await app.model.open() }
                .onOpenURL { open($0) }
                .sheet(item: $destination) { shown in
                    DestinationView(shown: shown, phone: app.model.phone)
                        .environment(\.diiaLanguage, app.model.state.language)
                }
        }
    }

    /// A universal link: only those of the app's associated domains come here. There is no scheme of the app's own, which any
    /// other app could claim.
    private func open(_ url: URL) {
        Task {
            if case .opening = app.model.state.stage { await app.model.open() }
            destination = await app.model.destination(of: url).map(ShownDestination.init)
        }
    }
}

/// Nothing of the app.
private struct PrivacyCover: View {
    var body: some View {
        Rectangle().fill(.background).ignoresSafeArea().accessibilityHidden(true)
    }
}
