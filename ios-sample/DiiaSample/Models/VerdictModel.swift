import DiiaCitizenSupport
import Foundation

/// A verdict, on the checker's screen only. It clears itself: nobody else is to read a name from a phone on a counter.
public final class VerdictModel: ScreenModel<VerdictModel.State> {
    public struct State: Sendable {
        public var outcome: CheckOutcome
        public var headline: String
        /// Who the holder is, what the document is, on what this rests: each a line of its own.
        public var lines: [Line]
        public var warnings: [String]
        /// After a refusal: what to do.
        public var nextStep: String?
        /// The stable name of a refusal's reason.
        public var refusalCode: String?
        public var isCleared = false
        /// The whole of it, for a screen reader, at once.
        public var label: String { ([headline] + warnings + lines.map(\.label) + [nextStep ?? ""]).joined(separator: ". ") }
    }

    public struct Line: Sendable, Equatable {
        public let name: String
        public let text: String
        public var label: String { "\(name): \(text)" }
    }

    /// Long enough to compare a face, short enough to be forgotten.
    static let millisOnScreen: Int64 = 90_000

    private let sleep: MillisSleeper

    public init(_ verdict: Verdict, atLeast: UInt8? = nil, phone: CitizenPhone, sleep: @escaping MillisSleeper = sleepMillis) {
        self.sleep = sleep
        super.init(Self.state(of: verdict, atLeast: atLeast, in: phone.language))
    }

    public init(_ verdict: DigitsVerdict, phone: CitizenPhone, sleep: @escaping MillisSleeper = sleepMillis) {
        self.sleep = sleep
        super.init(Self.state(of: verdict, in: phone.language))
    }

    /// Waits, and clears the screen. SwiftUI's `.task` starts it.
    public func run() async {
        do { try await sleep(Self.millisOnScreen) } catch { return }
        clear()
    }

    /// Also when the app goes to the background.
    public func clear() {
        state.lines = []
        state.warnings = []
        state.headline = ""
        state.nextStep = nil
        state.isCleared = true
    }

    private static func state(of verdict: Verdict, atLeast: UInt8?, in language: DiiaLanguage) -> State {
        let headline = verdict.headline.text(in: language)
        switch verdict.result {
        case .refused(let refusal):
            return State(
                outcome: verdict.outcome, headline: headline,
                lines: [Line(name: Texts.reason.text(in: language), text: refusal.text.text(in: language))], warnings: [],
                nextStep: refusal.nextStep.text(in: language), refusalCode: refusal.code)
        case .accepted(let code):
            return State(
                outcome: verdict.outcome, headline: headline, lines: lines(of: code, atLeast: atLeast, in: language),
                warnings: code.warnings.map { $0.text.text(in: language) })
        }
    }

    private static func lines(of code: AcceptedCode, atLeast: UInt8?, in language: DiiaLanguage) -> [Line] {
        let identity = code.identity
        let told: [(BilingualText, String?)] = [
            (Texts.age, atLeast.map { Texts.atLeast($0).text(in: language) }),
            (Texts.holder, identity?.fullName),
            (Texts.birthDate, identity?.birthDate),
            (Texts.document, (code.kind?.title ?? Texts.unknownDocument).text(in: language)),
            (Texts.number, identity?.number),
            (Texts.taxNumber, identity?.taxNumber),
            (Texts.expiry, identity?.expiry),
            (Texts.issuer, code.issuer.text(in: language)),
            (Texts.basis, Texts.basis(code.basis).text(in: language)),
        ]
        return told.compactMap { name, text in text.map { Line(name: name.text(in: language), text: $0) } }
    }

    private static func state(of verdict: DigitsVerdict, in language: DiiaLanguage) -> State {
        switch verdict {
        case .refused(let headline, _, let reason):
            return State(
                outcome: .refused, headline: headline.text(in: language), lines: [], warnings: [], refusalCode: reason)
        case .confirmed(let headline, let kind, let initials, _, let basis):
            let document = (kind?.title ?? Texts.unknownDocument).text(in: language)
            return State(
                outcome: .valid, headline: headline.text(in: language),
                lines: [
                    Line(name: Texts.initials.text(in: language), text: initials),
                    Line(name: Texts.document.text(in: language), text: document),
                    Line(name: Texts.basis.text(in: language), text: basis.text(in: language)),
                ], warnings: [])
        }
    }
}
