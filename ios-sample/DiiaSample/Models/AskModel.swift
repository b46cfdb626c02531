import DiiaCitizenSupport
import Foundation

/// The asker's side of two scans: a QR that says what is wanted, and what the answer says.
public final class AskModel: ScreenModel<AskModel.State> {
    public struct State: Sendable {
        public var wish = AskWish.status
        /// The wish in words.
        public var wishText: String { choices.first { $0.wish == wish }?.text ?? "" }
        /// What can be asked, in words. Asked once, not whenever the screen is drawn.
        public var choices: [Choice] = []
        /// The text of the QR; empty when none is shown.
        public var text = ""
        public var pixels: SymbolPixels?
        public var countdown = ""
        public var spokenCountdown = ""
        /// The ask on the screen can no longer be answered.
        public var isOver = false
        /// The answer. It clears itself, as every verdict.
        public var verdict: VerdictModel?
        /// The same four digits stand on the holder's screen.
        public var checkDigits: String?
        public var notice: Notice?
    }

    public struct Choice: Sendable, Hashable {
        public let wish: AskWish
        public let text: String
    }

    /// What can be asked here. The ages are those that the sandbox vouches for.
    public static let wishes: [AskWish] = [.status, .identity, .age(atLeast: 18), .age(atLeast: 21)]

    private let phone: CitizenPhone
    private let citizen: DiiaCitizen
    private let sleep: MillisSleeper
    private var ask: DiiaAsk?
    private var refreshAt: Date?

    public init(phone: CitizenPhone, citizen: DiiaCitizen, sleep: @escaping MillisSleeper = sleepMillis) {
        (self.phone, self.citizen, self.sleep) = (phone, citizen, sleep)
        super.init(State(choices: Self.wishes.map { Choice(wish: $0, text: Self.text(of: $0, in: phone.language)) }))
    }

    /// What a wish is called, for the list of them.
    public static func text(of wish: AskWish, in language: DiiaLanguage) -> String {
        (try? wish.text().text(in: language)) ?? ""
    }

    public func choose(_ wish: AskWish) {
        state.wish = wish
        begin()
    }

    /// A new ask; one before it takes no answer any more.
    public func begin() {
        state = State(wish: state.wish, choices: state.choices)
        do {
            let ask = try citizen.askAsPerson(wish: state.wish)
            self.ask = ask
            let shown = try ask.shown()
            refreshAt = shown.refreshAt
            state.text = shown.text
            state.pixels = shown.symbol.pixels()
        } catch {
            ask = nil
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// Counts down to where nobody can begin to answer.
    public func run() async {
        guard let ask, let refreshAt, !state.text.isEmpty else { return }
        do {
            for try await left in citizen.countdown(to: refreshAt, sleep: sleep) {
                // Another ask has taken its place, and has a countdown of its own.
                guard ask === self.ask else { return }
                state.countdown = left.label.text(in: phone.language)
                state.spokenCountdown = left.spoken.text(in: phone.language)
                if left.millis == 0 { state.isOver = true }
            }
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// The text of the answer, as the camera has read it from the holder's screen.
    public func take(_ text: String) {
        guard let ask else { return }
        state.notice = nil
        do {
            let checked = try ask.check(text: text)
            state.verdict = VerdictModel(
                checked.verdict, atLeast: checked.atLeast, phone: phone, sleep: sleep,
                decodePortrait: { try ask.checkPortrait(text: $0) })
            state.checkDigits = checked.checkDigits
            state.text = ""
            state.pixels = nil
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }
}
