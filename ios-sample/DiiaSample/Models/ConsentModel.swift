import DiiaCitizenSupport
import Foundation

/// Who asks for what, and the person's decision. Confirm and refuse are equals.
public final class ConsentModel: ScreenModel<ConsentModel.State> {
    public struct State: Sendable {
        /// The library's screen, in its order.
        public var rows: [ScreenRow] = []
        public var items: [ConsentItem] = []
        public var stage = ConsentState.open
        public var needsPairingDigits = false
        public var isWorking = false
        public var notice: Notice?
        /// What became of it, in the words of the receipt.
        public var outcome: String?
        /// Back to the site that asked.
        public var returnLink: String?
    }

    private let consent: DiiaConsent
    private let phone: CitizenPhone

    public init(_ consent: DiiaConsent, phone: CitizenPhone) {
        (self.consent, self.phone) = (consent, phone)
        super.init(State())
        look()
        // For as long as the request lives, whatever becomes of its rows.
        state.needsPairingDigits = state.rows.contains { $0.style == .pairing }
    }

    /// Draws the screen anew: after each change, and when its time has come.
    public func look() {
        do {
            let screen = try consent.screen(language: phone.language)
            state.rows = screen.rows
            state.items = screen.items
            state.stage = screen.state
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    public func choose(item: UInt32, documentId: String) { change { try consent.choose(item: item, documentId: documentId) } }

    public func include(item: UInt32, _ included: Bool) { change { try consent.include(item: item, included: included) } }

    /// By a letter: the next screen is the letter's. Through a server: the copies are sent at once.
    public func confirm(pairingDigits: String? = nil) async -> LetterModel? {
        var letter: LetterModel?
        await work { [consent, phone] in
            // A confirmation that was given before its sending failed stands: only the sending is tried again.
            if state.stage == .open { state.outcome = try await consent.confirm().outcomeText.text(in: phone.language) }
            switch consent.request().delivery {
            case .letter:
                letter = try await LetterModel(consent, phone: phone)
            case .package:
                let sent = try await consent.share(pictures: .include, pairingDigits: pairingDigits)
                state.outcome = sent.receipt.outcomeText.text(in: phone.language)
                state.returnLink = sent.returnLink
            }
        }
        return letter
    }

    public func refuse() async {
        await work { [consent, phone] in
            state.outcome = try await consent.refuse().outcomeText.text(in: phone.language)
            // A courtesy to the institution: the receipt does not depend on it.
            try? await consent.report()
        }
    }

    /// When the screen is left, or its time is over: what nobody answered leaves its receipt.
    public func leave() async {
        if let receipt = try? await consent.expire() { state.outcome = receipt.outcomeText.text(in: phone.language) }
        look()
    }

    private func change(_ body: () throws -> Void) {
        state.notice = nil
        do { try body() } catch { state.notice = Notice(error, in: phone.language) }
        look()
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
