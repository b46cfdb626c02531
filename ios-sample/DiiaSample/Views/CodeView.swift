import DiiaCitizenSupport
import SwiftUI

/// A document's code: the symbol, the 13 digits, and how long they are good.
struct CodeView: View {
    let phone: CitizenPhone
    let citizen: DiiaCitizen
    @StateObject private var watched: Watched<CodeModel>
    @State private var round = 0
    @State private var destination: ShownDestination?
    @Environment(\.diiaLanguage) private var language
    @Environment(\.scenePhase) private var scenePhase

    init(phone: CitizenPhone, citizen: DiiaCitizen, documentId: String, profile: CodeProfile) {
        (self.phone, self.citizen) = (phone, citizen)
        _watched = StateObject(
            wrappedValue: Watched(CodeModel(phone: phone, citizen: citizen, documentId: documentId, profile: profile)))
    }

    private var model: CodeModel { watched.model }

    var body: some View {
        ScrollView {
            VStack(spacing: 16) {
                Picker(Texts.symbol.text(in: language), selection: .main { model.state.symbol } set: { model.show($0) }) {
                    ForEach(model.state.symbols, id: \.self) { Text(name(of: $0).text(in: language)).tag($0) }
                }
                .pickerStyle(.segmented)
                if let notice = model.state.notice { NoticeView(notice: notice) }
                switch model.state.phase {
                case .waiting: ProgressView().frame(minHeight: 280)
                case .shown: code.hiddenFromCapture()
                case .expired: expired
                case .stopped: refresh
                }
                if let checked = model.state.checkedBy { Label(checked, systemImage: "checkmark.circle") }
                ForEach(model.state.requests, id: \.self, content: request)
            }
            .padding()
        }
        .navigationTitle(model.state.title)
        .navigationBarTitleDisplayMode(.inline)
        .brightScreen(model.state.phase == .shown)
        // Ends with the screen, and when the app is left; begins again when it comes back.
        .task(id: showing) { if scenePhase == .active { await model.run() } }
        .sheet(item: $destination) { DestinationView(shown: $0, phone: phone) }
    }

    private var showing: String { "\(round) \(scenePhase == .active)" }

    @ViewBuilder private var code: some View {
        if let pixels = model.state.pixels { SymbolView(pixels: pixels, label: symbolLabel) }
        Text(model.state.digits.joined(separator: " "))
            .font(.title2.monospacedDigit())
            .minimumScaleFactor(0.6)
            .accessibilityLabel(model.state.spokenDigits)
        if let note = model.state.digitsNote { Label(note, systemImage: "wifi.slash").font(.footnote) }
        Text(model.state.countdown)
            .font(.headline.monospacedDigit())
            .accessibilityLabel(model.state.spokenCountdown)
            // A screen reader is not to speak each second.
            .accessibilityAddTraits(.updatesFrequently)
        if let note = model.state.portraitNote { Text(note).font(.footnote) }
        if let note = model.state.clockNote { Label(note, systemImage: "clock.badge.exclamationmark") }
    }

    private var symbolLabel: String {
        let kind = model.state.symbol == .portrait ? Texts.portraitQr : name(of: model.state.symbol)
        return "\(kind.text(in: language)). \(model.state.title)"
    }

    private func name(of symbol: CodeModel.SymbolKind) -> BilingualText {
        switch symbol {
        case .qr: Texts.qr
        case .bars: Texts.bars
        case .portrait: Texts.portrait
        }
    }

    private var expired: some View {
        VStack(spacing: 16) {
            Image(systemName: "clock.badge.xmark").font(.system(size: 64)).accessibilityHidden(true)
            Text(Texts.codeExpired.text(in: language)).font(.headline)
            refresh
        }
        .frame(minHeight: 280)
    }

    private var refresh: some View {
        Button(Texts.refreshCode.text(in: language)) { round += 1 }.buttonStyle(.borderedProminent).controlSize(.large)
    }

    private func request(_ id: String) -> some View {
        Button {
            Task { destination = ShownDestination(await Destination.request(id, phone: phone, citizen: citizen)) }
        } label: {
            Label(Texts.openRequest.text(in: language), systemImage: "tray.and.arrow.down")
        }
        .buttonStyle(.bordered)
    }
}
