import DiiaCitizenSupport
import SwiftUI

/// The first screen, or the tabs.
struct RootView: View {
    @ObservedObject var watched: Watched<AppModel>
    @Environment(\.diiaLanguage) private var language

    private var app: AppModel { watched.model }

    var body: some View {
        switch app.state.stage {
        case .opening:
            if let notice = app.state.notice {
                VStack(spacing: 16) {
                    NoticeView(notice: notice)
                    Button(Texts.tryAgain.text(in: language)) { Task { await app.open() } }
                }
                .padding()
            } else {
                ProgressView()
            }
        case .start:
            StartView(phone: app.phone) { await app.open() }
        case .ready(let citizen):
            TabView {
                tab(Texts.documents, "doc.text.image") { DocumentsView(phone: app.phone, citizen: citizen) }
                tab(Texts.scan, "qrcode.viewfinder") { ScannerView(phone: app.phone, citizen: citizen) }
                tab(Texts.ask, "questionmark.bubble") { AskView(phone: app.phone, citizen: citizen) }
                tab(Texts.history, "clock") { HistoryView(phone: app.phone, citizen: citizen) }
                tab(Texts.settings, "gearshape") { SettingsView(app: app) }
            }
            // Each screen speaks the language that it was made in.
            .id(language)
        }
    }

    private func tab(_ title: BilingualText, _ picture: String, @ViewBuilder content: () -> some View) -> some View {
        NavigationStack { content().navigationTitle(title.text(in: language)) }
            .tabItem { Label(title.text(in: language), systemImage: picture) }
    }
}
