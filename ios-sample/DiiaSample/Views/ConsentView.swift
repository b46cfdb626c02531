import DiiaCitizenSupport
import SwiftUI

/// Who asks for what, and the decision.
struct ConsentView: View {
    @StateObject private var watched: Watched<ConsentModel>
    @State private var letter: LetterModel?
    @State private var pairingDigits = ""
    @Environment(\.diiaLanguage) private var language
    @Environment(\.openURL) private var openURL

    init(model: ConsentModel) { _watched = StateObject(wrappedValue: Watched(model)) }

    private var model: ConsentModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: 16) {
                RowsView(rows: model.state.rows, isWorking: model.state.isWorking) {
                    letter = await model.confirm(pairingDigits: pairingDigits.isEmpty ? nil : pairingDigits)
                } refuse: {
                    await model.refuse()
                } item: { index in
                    if let item = model.state.items.dropFirst(Int(index)).first { choice(index, item) }
                }
                if model.state.needsPairingDigits { PairingField(digits: $pairingDigits) }
                if model.state.isWorking { ProgressView() }
                if let notice = model.state.notice {
                    NoticeView(notice: notice)
                    // What was confirmed stays confirmed: only the rest is tried again.
                    if model.state.stage == .confirmed { again }
                }
                if let outcome = model.state.outcome { Label(outcome, systemImage: "doc.text").font(.headline) }
                if let link = model.state.returnLink, let url = URL(string: link) {
                    Button(Texts.backToSite.text(in: language)) { openURL(url) }
                }
            }
            .padding()
        }
        .navigationDestination(isPresented: .main { letter != nil } set: { if !$0 { letter = nil } }) {
            if let letter { LetterView(model: letter) }
        }
        .onDisappear { if letter == nil { Task { await model.leave() } } }
    }

    private func choice(_ index: UInt32, _ item: ConsentItem) -> some View {
        ConsentItemView(item: item, label: model.state.rows.first { $0.style == .item(index) }?.label ?? "") {
            model.choose(item: index, documentId: $0)
        } include: {
            model.include(item: index, $0)
        }
    }

    private var again: some View {
        Button(Texts.tryAgain.text(in: language)) {
            Task { letter = await model.confirm(pairingDigits: pairingDigits.isEmpty ? nil : pairingDigits) }
        }
        .buttonStyle(.bordered)
    }
}

/// Which document answers, and whether an optional one goes along.
private struct ConsentItemView: View {
    let item: ConsentItem
    /// The library's label of the item, for both controls.
    let label: String
    let choose: (String) -> Void
    let include: (Bool) -> Void

    var body: some View {
        if item.candidates.count > 1 {
            Picker(label, selection: .main { item.chosen ?? "" } set: { choose($0) }) {
                ForEach(item.candidates, id: \.id) { Text($0.hint).tag($0.id) }
            }
        }
        if !item.requested.required {
            Toggle(isOn: .main { item.included } set: { include($0) }) { EmptyView() }
                .labelsHidden()
                .accessibilityLabel(label)
        }
    }
}

/// The four digits on the institution's screen.
struct PairingField: View {
    @Binding var digits: String
    @Environment(\.diiaLanguage) private var language

    var body: some View {
        TextField(Texts.pairingDigits.text(in: language), text: $digits)
            .keyboardType(.numberPad)
            .textFieldStyle(.roundedBorder)
    }
}
