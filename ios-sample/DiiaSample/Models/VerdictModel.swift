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
        /// Whether there is a face to compare, and what it means when there is none.
        public var portraitNote: String?
        /// The holder's screen has a second code, with the face.
        public var promisesPortrait = false
        /// The holder's face, once that code was scanned too.
        public var portrait: PortraitPicture?
        /// Why the last text was no portrait of this holder. The verdict stands.
        public var notice: Notice?
        public var isCleared = false
        /// The whole of it, for a screen reader, at once.
        public var label: String {
            ([headline] + warnings + lines.map(\.label) + [nextStep, portraitNote].compactMap { $0 }).joined(separator: ". ")
        }
    }

    public struct Line: Sendable, Equatable {
        public let name: String
        public let text: String
        public var label: String { "\(name): \(text)" }
    }

    /// Long enough to compare a face, short enough to be forgotten.
    static let millisOnScreen: Int64 = 90_000

    /// Makes a picture of the second code's text, or says why it is none of this holder.
    public typealias PortraitDecoder = (String) throws -> PortraitPicture

    private let phone: CitizenPhone
    private let decodePortrait: PortraitDecoder
    private let sleep: MillisSleeper

    /// What an answer has beside it is sealed to its ask, which then decodes it. Beside a code it is open to everybody.
    public init(
        _ verdict: Verdict, atLeast: UInt8? = nil, phone: CitizenPhone, sleep: @escaping MillisSleeper = sleepMillis,
        decodePortrait: PortraitDecoder? = nil
    ) {
        (self.phone, self.sleep) = (phone, sleep)
        let digest = verdict.accepted?.portrait.digest
        self.decodePortrait = decodePortrait ?? { try checkPortrait(digest: digest, text: $0) }
        super.init(Self.state(of: verdict, atLeast: atLeast, in: phone.language))
    }

    /// Digits promise no portrait.
    public init(_ verdict: DigitsVerdict, phone: CitizenPhone, sleep: @escaping MillisSleeper = sleepMillis) {
        (self.phone, self.sleep) = (phone, sleep)
        decodePortrait = { try checkPortrait(digest: nil, text: $0) }
        super.init(Self.state(of: verdict, in: phone.language))
    }

    /// Waits, and clears the screen. SwiftUI's `.task` starts it.
    public func run() async {
        do { try await sleep(Self.millisOnScreen) } catch { return }
        clear()
    }

    /// The text of the second code on the holder's screen. A camera may still bring one when the verdict is gone.
    public func takePortrait(_ text: String) {
        guard !state.isCleared else { return }
        // A face beside a refusal would be taken for the holder's.
        (state.portrait, state.notice) = (nil, nil)
        do {
            state.portrait = try decodePortrait(text)
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// Also when the app goes to the background.
    public func clear() {
        state.lines = []
        state.warnings = []
        state.headline = ""
        state.nextStep = nil
        state.portraitNote = nil
        state.promisesPortrait = false
        state.portrait = nil
        state.notice = nil
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
                warnings: code.warnings.map { $0.text.text(in: language) },
                portraitNote: code.portrait.text.text(in: language), promisesPortrait: code.portrait.digest != nil)
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

extension Verdict {
    fileprivate var accepted: AcceptedCode? {
        if case .accepted(let code) = result { code } else { nil }
    }
}
