import DiiaCitizenSupport
import SwiftUI

/// The asker's side: what is wanted, the QR, the camera for the answer, and the answer.
struct AskView: View {
    let phone: CitizenPhone
    @StateObject private var watched: Watched<AskModel>
    @State private var readsAnswer = false
    @State private var hasCamera = false
    @Environment(\.diiaLanguage) private var language

    init(phone: CitizenPhone, citizen: DiiaCitizen) {
        self.phone = phone
        _watched = StateObject(wrappedValue: Watched(AskModel(phone: phone, citizen: citizen)))
    }

    private var model: AskModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(spacing: 16) {
                Picker(Texts.ask.text(in: language), selection: .main { model.state.wish } set: { model.choose($0) }) {
                    ForEach(model.state.choices, id: \.wish) { Text($0.text).tag($0.wish) }
                }
                if let notice = model.state.notice { NoticeView(notice: notice) }
                if let verdict = model.state.verdict {
                    if let digits = model.state.checkDigits { CheckDigits(digits: digits) }
                    VerdictView(model: verdict).id(model.state.checkDigits)
                } else if let pixels = model.state.pixels {
                    ask(pixels)
                }
                Button(Texts.newAsk.text(in: language)) { model.begin() }.buttonStyle(.bordered)
            }
            .padding()
        }
        .onAppear { if model.state.text.isEmpty, model.state.verdict == nil { model.begin() } }
        .task(id: model.state.text) { await model.run() }
        .task { hasCamera = await Camera.isThere() }
    }

    @ViewBuilder private func ask(_ pixels: SymbolPixels) -> some View {
        if !model.state.isOver {
            SymbolView(pixels: pixels, label: "\(Texts.qr.text(in: language)). \(model.state.wishText)")
                .brightScreen(!readsAnswer)
            Text(model.state.countdown).monospacedDigit().accessibilityLabel(model.state.spokenCountdown)
        }
        if readsAnswer, hasCamera {
            Camera { model.take($0) } failed: { hasCamera = false }
                .frame(height: 320)
                .clipShape(.rect(cornerRadius: 20))
        } else if hasCamera {
            Button(Texts.readAnswer.text(in: language)) { readsAnswer = true }.buttonStyle(.borderedProminent)
        }
        PasteButton(payloadType: String.self) { texts in
            Task { @MainActor in model.take(texts.first ?? "") }
        }
    }
}

/// Four digits that both people compare.
struct CheckDigits: View {
    let digits: String
    @Environment(\.diiaLanguage) private var language

    var body: some View {
        VStack {
            Text(Texts.checkDigits.text(in: language)).font(.subheadline)
            Text(digits).font(.largeTitle.monospacedDigit().bold())
                // One by one, and not as a number of thousands.
                .accessibilityLabel(digits.map(String.init).joined(separator: " "))
        }
    }
}
