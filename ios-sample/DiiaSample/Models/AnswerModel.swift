import DiiaCitizenSupport
import Foundation

/// The holder's side of two scans: who asks for what, and the answer that only that phone can open.
public final class AnswerModel: ScreenModel<AnswerModel.State> {
    public struct State: Sendable {
        public var rows: [ScreenRow] = []
        public var stage = ConsentState.open
        /// The text of the answer's QR; empty until there is one, and when it has ended.
        public var text = ""
        /// The text of the second QR, the holder's portrait for the asker alone; nil when there is none.
        public var portrait: String?
        /// What to do with it.
        public var portraitNote: String?
        /// Which of the two is drawn.
        public var showsPortrait = false
        public var pixels: SymbolPixels?
        /// The same four digits stand on the asker's screen.
        public var checkDigits: String?
        public var countdown = ""
        public var spokenCountdown = ""
        public var isWorking = false
        public var isOver = false
        public var outcome: String?
        public var notice: Notice?
    }

    private let answering: DiiaAnswering
    private let phone: CitizenPhone
    private let citizen: DiiaCitizen
    private let sleep: MillisSleeper
    private var answer: ShownAnswer?

    public init(
        _ answering: DiiaAnswering, phone: CitizenPhone, citizen: DiiaCitizen,
        sleep: @escaping MillisSleeper = sleepMillis
    ) {
        (self.answering, self.phone, self.citizen, self.sleep) = (answering, phone, citizen, sleep)
        super.init(State())
        look()
    }

    public func look() {
        do {
            let screen = try answering.screen(language: phone.language)
            state.rows = screen.rows
            state.stage = screen.state
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    public func choose(index: UInt32) {
        do { try answering.choose(index: index) } catch { state.notice = Notice(error, in: phone.language) }
        look()
    }

    /// Agrees, and shows the answer. After a cancelled prompt the same call tries again.
    public func confirm() async {
        await work {
            if state.stage == .open { state.outcome = try await answering.confirm().outcomeText.text(in: phone.language) }
            let answer = try await answering.answer()
            self.answer = answer
            state.text = answer.text
            state.portrait = answer.portrait.text
            state.portraitNote = answer.portrait.text == nil ? nil : answer.portrait.note.text(in: phone.language)
            state.pixels = answer.symbol.pixels()
            state.checkDigits = answer.checkDigits
        }
    }

    /// The portrait in place of the answer, or the answer again.
    public func show(portrait: Bool) {
        guard !state.text.isEmpty, let symbol = portrait ? answer?.portrait.symbol : answer?.symbol else { return }
        state.showsPortrait = portrait
        state.pixels = symbol.pixels()
    }

    public func refuse() async {
        await work { state.outcome = try await answering.refuse().outcomeText.text(in: phone.language) }
    }

    public func leave() async {
        if let receipt = try? await answering.expire() { state.outcome = receipt.outcomeText.text(in: phone.language) }
        look()
    }

    /// Counts the answer down, and takes it from the screen when it has ended.
    public func run() async {
        guard let answer else { return }
        do {
            for try await left in citizen.countdown(to: answer.expiresAt, sleep: sleep) {
                state.countdown = left.label.text(in: phone.language)
                state.spokenCountdown = left.spoken.text(in: phone.language)
                guard left.millis == 0 else { continue }
                state.text = ""
                state.portrait = nil
                state.portraitNote = nil
                state.showsPortrait = false
                state.pixels = nil
                state.isOver = true
            }
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    private func work(_ body: () async throws -> Void) async {
        guard !state.isWorking else { return }
        state.isWorking = true
        state.notice = nil
        do { try await body() } catch { state.notice = Notice(error, in: phone.language) }
        state.isWorking = false
        look()
    }
}
