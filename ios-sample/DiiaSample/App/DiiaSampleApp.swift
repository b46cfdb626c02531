import DiiaCitizenSupport
import SwiftUI

@main struct DiiaSampleApp: App {
    @StateObject private var app = Watched(AppModel(phone: CitizenPhone(ports: .ofThisPhone(), place: DefaultsPlace())))
    @State private var destination: ShownDestination?

    var body: some Scene {
        WindowGroup {
            RootView(watched: app)
                .environment(\.diiaLanguage, app.model.state.language)
                .coveredWhenInactive()
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
