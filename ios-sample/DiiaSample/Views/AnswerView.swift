import DiiaCitizenSupport
import SwiftUI

/// The holder's side: who asks for what, the decision, and the answer for that phone alone.
struct AnswerView: View {
    @StateObject private var watched: Watched<AnswerModel>
    @Environment(\.diiaLanguage) private var language

    init(model: AnswerModel) { _watched = StateObject(wrappedValue: Watched(model)) }

    private var model: AnswerModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(spacing: 16) {
                if let pixels = model.state.pixels {
                    Text(Texts.showAnswer.text(in: language)).font(.headline)
                    SymbolView(pixels: pixels, label: symbolLabel).hiddenFromCapture().brightScreen(true)
                    if model.state.portrait != nil { choiceOfPortrait }
                    if let note = model.state.portraitNote { Text(note).font(.footnote) }
                    if let digits = model.state.checkDigits { CheckDigits(digits: digits) }
                    Text(model.state.countdown).monospacedDigit().accessibilityLabel(model.state.spokenCountdown)
                } else if model.state.isOver {
                    Text(Texts.codeExpired.text(in: language)).font(.headline)
                } else {
                    RowsView(rows: model.state.rows, isWorking: model.state.isWorking) {
                        await model.confirm()
                    } refuse: {
                        await model.refuse()
                    } item: { index in
                        choice(index)
                    }
                    if model.state.stage == .confirmed {
                        Button(Texts.tryAgain.text(in: language)) { Task { await model.confirm() } }
                    }
                }
                if let notice = model.state.notice { NoticeView(notice: notice) }
                if let outcome = model.state.outcome { Label(outcome, systemImage: "doc.text") }
            }
            .padding()
        }
        .task(id: model.state.text) { await model.run() }
        .onDisappear { Task { await model.leave() } }
    }

    private var symbolLabel: String { (model.state.showsPortrait ? Texts.portraitQr : Texts.qr).text(in: language) }

    private var choiceOfPortrait: some View {
        Picker(Texts.symbol.text(in: language), selection: .main { model.state.showsPortrait } set: { model.show(portrait: $0) }) {
            Text(Texts.answer.text(in: language)).tag(false)
            Text(Texts.portrait.text(in: language)).tag(true)
        }
        .pickerStyle(.segmented)
    }

    /// Takes this one of several documents that can answer.
    private func choice(_ index: UInt32) -> some View {
        Button(Texts.choose.text(in: language)) { model.choose(index: index) }
            .disabled(model.state.stage != .open)
            .accessibilityLabel(model.state.rows.first { $0.style == .item(index) }?.label ?? "")
    }
}
