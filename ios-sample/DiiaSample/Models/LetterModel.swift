import DiiaCitizenSupport
import Foundation

/// The letter with its copies, before the mail client takes it. The person presses "Send" there, not here.
public final class LetterModel: ScreenModel<LetterModel.State> {
    public struct State: Sendable {
        public var recipient: String
        public var subject: String
        /// Names of the attached copies.
        public var files: [String]
        /// The mail client has it. No more than that is known here.
        public var outcome: String?
        public var notice: Notice?
    }

    /// For the platform's composer: see `LetterSheet` of DiiaCitizenSupport.
    public let letter: DiiaLetter
    private let consent: DiiaConsent?
    private let phone: CitizenPhone

    /// The letter of a confirmed consent. Copies take some milliseconds each: not on the main thread.
    init(_ consent: DiiaConsent, phone: CitizenPhone) async throws {
        letter = try await Task.detached { try consent.letter(language: .both, pictures: .include) }.value
        self.consent = consent
        self.phone = phone
        super.init(Self.state(of: letter))
    }

    /// The letter that asks for deletion. It has no consent behind it.
    init(deletion letter: DiiaLetter, phone: CitizenPhone) {
        self.letter = letter
        consent = nil
        self.phone = phone
        super.init(Self.state(of: letter))
    }

    /// The composer has taken it: the receipt says so.
    public func handedOver() async {
        guard let consent else { return }
        do {
            state.outcome = try await consent.handOver(letter: letter).outcomeText.text(in: phone.language)
            // A courtesy to the institution: the receipt does not depend on it.
            try? await consent.report()
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// The composer could not be shown.
    public func notShown(_ error: any Error) { state.notice = Notice(error, in: phone.language) }

    private static func state(of letter: DiiaLetter) -> State {
        let parts = letter.parts()
        return State(recipient: parts.to, subject: parts.subject, files: parts.attachments.map(\.name))
    }
}
