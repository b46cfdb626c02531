import DiiaCitizenSupport
import SwiftUI

/// Language, sandbox, clock, lists.
struct SettingsView: View {
    let app: AppModel
    @StateObject private var watched: Watched<SettingsModel>
    @State private var hasAppeared = false
    @Environment(\.diiaLanguage) private var language

    init(app: AppModel) {
        self.app = app
        _watched = StateObject(wrappedValue: Watched(SettingsModel(phone: app.phone)))
    }

    private var model: SettingsModel { watched.model }

    var body: some View {
        Form {
            Section(Texts.language.text(in: language)) {
                Picker(Texts.language.text(in: language), selection: chosen) {
                    Text(verbatim: "Українська").tag(DiiaLanguage.ukrainian)
                    Text(verbatim: "English").tag(DiiaLanguage.english)
                }
            }
            Section(Texts.sandbox.text(in: language)) {
                Text(model.state.sandboxAddress)
                Text(model.state.citizen)
            }
            Section(Texts.clock.text(in: language)) {
                Label(
                    model.state.clock,
                    systemImage: model.state.clockIsConfirmed ? "clock.badge.checkmark" : "clock.badge.exclamationmark")
            }
            Section(Texts.lists.text(in: language)) {
                ForEach(model.state.lists, id: \.self) { Text($0) }
                ForEach(model.state.findings, id: \.self) { Label($0, systemImage: "exclamationmark.triangle") }
            }
            if let notice = model.state.notice { NoticeView(notice: notice) }
            Button(Texts.synchronise.text(in: language)) { Task { await model.synchronise() } }
        }
        // The model has looked when it was made; whoever comes back wants to see what has changed.
        .onAppear {
            if hasAppeared { model.look() }
            hasAppeared = true
        }
    }

    private var chosen: Binding<DiiaLanguage> {
        .main { model.state.language } set: {
            model.choose($0)
            app.languageChanged()
        }
    }
}
