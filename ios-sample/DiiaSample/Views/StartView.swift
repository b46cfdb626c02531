import DiiaCitizenSupport
import SwiftUI

/// «Отримати тестові документи з пісочниці».
struct StartView: View {
    let done: () async -> Void
    @StateObject private var watched: Watched<StartModel>
    @Environment(\.diiaLanguage) private var language

    init(phone: CitizenPhone, done: @escaping () async -> Void) {
        self.done = done
        _watched = StateObject(wrappedValue: Watched(StartModel(phone: phone)))
    }

    private var model: StartModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: 20) {
                Text(Texts.welcome.text(in: language)).font(.largeTitle.bold()).accessibilityAddTraits(.isHeader)
                Text(Texts.getDocuments.text(in: language)).font(.title3)
                // The system's own button for pasting: nothing is read from the clipboard without a tap.
                HStack {
                    PasteButton(payloadType: String.self) { texts in
                        Task { @MainActor in model.take(line: texts.first ?? "") }
                    }
                    Text(Texts.pasteInvitation.text(in: language))
                }
                if let notice = model.state.notice { NoticeView(notice: notice) }
                if model.state.isWorking { ProgressView().frame(maxWidth: .infinity) }
                if !model.state.citizens.isEmpty { citizens }
            }
            .padding()
        }
    }

    @ViewBuilder private var citizens: some View {
        Text(Texts.whoseDocuments.text(in: language)).font(.headline).accessibilityAddTraits(.isHeader)
        ForEach(model.state.citizens, id: \.self) { citizen in
            Button {
                Task {
                    await model.getDocuments(citizen: citizen)
                    if model.state.isDone { await done() }
                }
            } label: {
                Text(citizen).frame(maxWidth: .infinity, minHeight: 44)
            }
            .buttonStyle(.bordered)
            .disabled(model.state.isWorking)
        }
    }
}
