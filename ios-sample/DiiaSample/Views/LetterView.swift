import DiiaCitizenSupport
import SwiftUI

/// What the letter is, before the mail client takes it.
struct LetterView: View {
    @StateObject private var watched: Watched<LetterModel>
    @State private var sheet = LetterSheet()
    @Environment(\.diiaLanguage) private var language

    init(model: LetterModel) { _watched = StateObject(wrappedValue: Watched(model)) }

    private var model: LetterModel { watched.model }

    var body: some View {
        List {
            Text(model.state.recipient).font(.headline)
            Text(model.state.subject)
            ForEach(model.state.files, id: \.self) { Label($0, systemImage: "paperclip") }
            if let notice = model.state.notice { NoticeView(notice: notice) }
            if let outcome = model.state.outcome { Label(outcome, systemImage: "paperplane").font(.headline) }
            Button(Texts.openMail.text(in: language)) { Task { await present() } }
                .disabled(model.state.outcome != nil)
        }
        .navigationTitle(Texts.letter.text(in: language))
    }

    private func present() async {
        guard let controller = PresentingController.find() else { return }
        do {
            if try await sheet.present(model.letter, from: controller) == .handedOver { await model.handedOver() }
        } catch {
            model.notShown(error)
        }
    }
}
