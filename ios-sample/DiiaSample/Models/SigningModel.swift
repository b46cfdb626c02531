import DiiaCitizenSupport
import Foundation

/// A request for signatures: each file's name, the PIN, and what became of it.
public final class SigningModel: ScreenModel<SigningModel.State> {
    public struct State: Sendable {
        public var rows: [ScreenRow] = []
        public var stage = ConsentState.open
        /// The first time the person sets a PIN; later it is asked for.
        public var hasPin: Bool
        public var needsPairingDigits = false
        public var isWorking = false
        public var notice: Notice?
        public var outcome: String?
        public var returnLink: String?
    }

    private let signing: DiiaSigning
    private let phone: CitizenPhone
    private let citizen: DiiaCitizen

    public init(_ signing: DiiaSigning, phone: CitizenPhone, citizen: DiiaCitizen) {
        (self.signing, self.phone, self.citizen) = (signing, phone, citizen)
        super.init(State(hasPin: phone.saved.pinRecord != nil))
        look()
        // For as long as the request lives, whatever becomes of its rows.
        state.needsPairingDigits = state.rows.contains { $0.style == .pairing }
    }

    public func look() {
        do {
            let screen = try signing.screen(language: phone.language)
            state.rows = screen.rows
            state.stage = screen.state
        } catch {
            state.notice = Notice(error, in: phone.language)
        }
    }

    /// The person agrees: next the PIN is asked for. Nothing is signed yet.
    public func confirm() async {
        await work { state.outcome = try await signing.confirm().outcomeText.text(in: phone.language) }
    }

    /// Sets the PIN, where there is none yet.
    public func setPin(_ digits: String) async {
        await work {
            let record = try await citizen.setSigningPin(alias: PinHost.alias, digits: digits)
            phone.change { $0.pinRecord = record }
            state.hasPin = true
        }
    }

    /// Signs and sends. After a wrong PIN or without internet the same call tries again.
    public func sign(pin: String, pairingDigits: String? = nil) async {
        await work {
            let identity = try await SandboxCertificate.identity(on: phone)
            let host = PinHost(citizen: citizen, phone: phone, pin: pin)
            do {
                let sent = try await signing.sign(identity: identity, host: host, pairingDigits: pairingDigits)
                state.outcome = sent.receipt.outcomeText.text(in: phone.language)
                state.returnLink = sent.returnLink
            } catch {
                // A wrong PIN says how many tries are left; the library itself only knows that nobody has proven to be there.
                throw host.refusal ?? error
            }
        }
    }

    public func refuse() async {
        await work {
            state.outcome = try await signing.refuse().outcomeText.text(in: phone.language)
            try? await signing.reportRefusal()
        }
    }

    public func leave() async {
        if let receipt = try? await signing.expire() { state.outcome = receipt.outcomeText.text(in: phone.language) }
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
