import DiiaCitizenSupport
import SwiftUI

/// Which files, for whom; then the PIN.
struct SigningView: View {
    @StateObject private var watched: Watched<SigningModel>
    @State private var pin = ""
    @State private var pairingDigits = ""
    @Environment(\.diiaLanguage) private var language
    @Environment(\.openURL) private var openURL

    init(model: SigningModel) { _watched = StateObject(wrappedValue: Watched(model)) }

    private var model: SigningModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: 16) {
                RowsView(rows: model.state.rows, isWorking: model.state.isWorking) {
                    await model.confirm()
                } refuse: {
                    await model.refuse()
                } item: { _ in
                    EmptyView()
                }
                if model.state.stage == .confirmed { pinField }
                if model.state.isWorking { ProgressView() }
                if let notice = model.state.notice { NoticeView(notice: notice) }
                if let outcome = model.state.outcome { Label(outcome, systemImage: "signature").font(.headline) }
                if let link = model.state.returnLink, let url = URL(string: link) {
                    Button(Texts.backToSite.text(in: language)) { openURL(url) }
                }
            }
            .padding()
        }
        .onDisappear { Task { await model.leave() } }
    }

    @ViewBuilder private var pinField: some View {
        if model.state.needsPairingDigits { PairingField(digits: $pairingDigits) }
        SecureField((model.state.hasPin ? Texts.enterPin : Texts.setPin).text(in: language), text: $pin)
            .keyboardType(.numberPad)
            .textFieldStyle(.roundedBorder)
        Button((model.state.hasPin ? Texts.sign : Texts.done).text(in: language)) {
            let (typed, hasPin) = (pin, model.state.hasPin)
            pin = ""
            Task {
                if hasPin {
                    await model.sign(pin: typed, pairingDigits: pairingDigits.isEmpty ? nil : pairingDigits)
                } else {
                    await model.setPin(typed)
                }
            }
        }
        .buttonStyle(.borderedProminent)
        .disabled(pin.isEmpty || model.state.isWorking)
    }
}
