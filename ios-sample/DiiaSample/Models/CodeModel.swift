import DiiaCitizenSupport
import Foundation

/// The code of a document: a QR or bars, 13 digits, and how long they are good.
///
/// Codes follow one another while the screen is open, five minutes in all: a phone that was left on a table does not go on
/// showing. Then the last code ends, and the person asks for another.
public final class CodeModel: ScreenModel<CodeModel.State> {
    public struct State: Sendable {
        public var profile: CodeProfile
        public var symbol = SymbolKind.qr
        public var title = ""
        public var phase = Phase.waiting
        /// The text of the QR; empty unless a code is shown.
        public var text = ""
        /// The text of the second QR, the holder's portrait; nil when the code has none.
        public var portrait: String?
        /// What to do with it.
        public var portraitNote: String?
        /// What is drawn; nil unless a code is shown.
        public var pixels: SymbolPixels?
        /// 4 + 4 + 5.
        public var digits: [String] = []
        /// How a screen reader says them.
        public var spokenDigits = ""
        /// Beside digits that no registry has accepted: they need internet.
        public var digitsNote: String?
        /// The registry was asked, whatever it said.
        public var digitsAreSettled = false
        public var countdown = ""
        public var spokenCountdown = ""
        /// What the phone's clock makes a checker see.
        public var clockNote: String?
        /// Who has checked the code by its digits.
        public var checkedBy: String?
        /// Requests that an institution has raised by this code.
        public var requests: [String] = []
        public var notice: Notice?

        /// What the person can choose from.
        public var symbols: [SymbolKind] { portrait == nil ? [.qr, .bars] : SymbolKind.allCases }
    }

    public enum Phase: Sendable, Equatable {
        case waiting, shown, expired
        /// No code has come: the person has cancelled, or the notice says why.
        case stopped
    }

    public enum SymbolKind: Sendable, Equatable, CaseIterable {
        case qr, bars, portrait
    }

    static let codesInOneSession = 3
    /// How many seconds of the countdown pass from one question to the registry to the next.
    static let secondsToAReport = 10
    /// So near to the end each second counts: nobody is shown a code that is over.
    static let lastMillis: Int64 = 10_000

    private let phone: CitizenPhone
    private let citizen: DiiaCitizen
    private let documentId: String
    private let sleep: MillisSleeper
    private var shown: ShownCode?

    public init(
        phone: CitizenPhone, citizen: DiiaCitizen, documentId: String, profile: CodeProfile,
        sleep: @escaping MillisSleeper = sleepMillis
    ) {
        (self.phone, self.citizen, self.documentId, self.sleep) = (phone, citizen, documentId, sleep)
        super.init(State(profile: profile))
    }

    /// Shows codes until the last one has ended, or the task is cancelled: SwiftUI's `.task` does so when the view goes.
    /// Start it again for «Оновити код».
    public func run() async {
        if state.phase != .shown { state.phase = .waiting }
        state.notice = nil
        // A code from before the screen was left is counted on; else counting begins with the first one.
        var counting = shown == nil ? nil : startCounting(from: tick())
        defer { counting?.cancel() }
        do {
            var left = Self.codesInOneSession
            for try await code in citizen.shownCodes(documentId: documentId, profile: state.profile, sleep: sleep) {
                // While the person thought about a prompt, the code before may have ended, and its counting with it.
                if shown == nil {
                    counting?.cancel()
                    counting = nil
                }
                let millis = take(code)
                if counting == nil { counting = startCounting(from: millis) }
                await registerDigits()
                state.digitsAreSettled = true
                left -= 1
                if left == 0 { break }
            }
        } catch {
            state.notice = Notice(error, in: phone.language)
            if shown == nil { state.phase = .stopped }
        }
        // The last code, or the one before an error, is good until its own end.
        guard let counting else { return }
        await withTaskCancellationHandler { await counting.value } onCancel: { counting.cancel() }
    }

    public func show(_ symbol: SymbolKind) {
        guard state.symbols.contains(symbol) else { return }
        state.symbol = symbol
        draw()
    }

    /// What the registry knows of the code on the screen: who has checked it, and what was asked by it.
    public func lookForReport() async {
        guard let codeId, let report = try? await citizen.codeReport(codeId: codeId) else { return }
        state.checkedBy = report.checked?.line.text(in: phone.language)
        state.requests = report.requests
    }

    /// What the registry calls the code, where it knows it.
    private var codeId: String? { if case .registered(_, let codeId, _) = shown?.digits { codeId } else { nil } }

    private func take(_ code: ShownCode) -> Int64? {
        shown = code
        let language = phone.language
        state.title = (code.kind?.title ?? Texts.unknownDocument).text(in: language)
        takeTexts(of: code)
        state.clockNote = code.clock.isConfirmed() ? nil : Texts.clock(code.clock).text(in: language)
        takeDigits(of: code)
        return tick()
    }

    private func takeTexts(of code: ShownCode) {
        state.text = code.text
        state.portrait = code.portrait.text
        state.portraitNote = code.portrait.text == nil ? nil : code.portrait.note.text(in: phone.language)
        leaveMissingPortrait()
    }

    /// Whoever looked at a portrait that is gone sees the code.
    private func leaveMissingPortrait() {
        if state.portrait == nil, state.symbol == .portrait { state.symbol = .qr }
    }

    private func takeDigits(of code: ShownCode) {
        let language = phone.language
        switch code.digits {
        case .needsInternet(let drawn, let note):
            (state.digits, state.spokenDigits) = (drawn.groups, drawn.spoken.text(in: language))
            state.digitsNote = note.text(in: language)
        case .registered(let digits, _, _):
            (state.digits, state.spokenDigits) = (digits.groups, digits.spoken.text(in: language))
            state.digitsNote = nil
        }
        draw()
    }

    /// The QR needs no registry: what goes wrong here, the note beside the digits says.
    private func registerDigits() async {
        guard let code = try? await citizen.registerDigits(documentId: documentId, profile: state.profile), !Task.isCancelled
        else { return }
        shown = code
        takeTexts(of: code)
        takeDigits(of: code)
    }

    private func draw() {
        guard let shown else { return }
        switch state.symbol {
        case .qr: state.pixels = shown.symbol.pixels()
        case .bars: state.pixels = try? barsCode128(digits: state.digits.joined()).pixels()
        case .portrait: state.pixels = shown.portrait.symbol?.pixels()
        }
    }

    private func startCounting(from left: Int64?) -> Task<Void, Never> { Task { [weak self] in await self?.count(from: left) } }

    /// Follows the code that is shown, whichever it is, until it has ended.
    private func count(from beginning: Int64?) async {
        var (left, seconds) = (beginning, 0)
        while !Task.isCancelled, shown != nil {
            // To where the label changes: it shows whole seconds, rounded up. A clock that cannot be read is asked again.
            let wait = left.map { ($0 - 1) % 1000 + 1 } ?? 1000
            do { try await sleep(wait) } catch { return }
            seconds += 1
            if seconds % Self.secondsToAReport == 0, codeId != nil, let before = left, before > Self.lastMillis {
                // In the place of a second's countdown: the library is called once a second in all.
                Task { await lookForReport() }
                left = before - wait
            } else {
                left = tick()
            }
        }
    }

    /// The library's own time decides what is left.
    @discardableResult private func tick() -> Int64? {
        guard let shown, let left = try? citizen.timeLeft(expiresAt: shown.expiresAt) else { return nil }
        let language = phone.language
        state.countdown = left.label.text(in: language)
        state.spokenCountdown = left.spoken.text(in: language)
        state.phase = left.millis > 0 ? .shown : .expired
        if left.millis <= 0 { clear() }
        return left.millis
    }

    /// An ended code is not left on the screen: it would be photographed and refused.
    private func clear() {
        shown = nil
        state.text = ""
        state.portrait = nil
        state.portraitNote = nil
        leaveMissingPortrait()
        state.pixels = nil
        state.digits = []
        state.spokenDigits = ""
        state.digitsNote = nil
    }
}
