import DiiaCitizenSupport
import Foundation

/// Proves by the PIN that the person is there: what the library asks an app for before it uses the signing key.
@MainActor final class PinHost: DiiaSigningHost {
    static let alias = "signature pin"

    /// What was wrong with the PIN.
    private(set) var refusal: DiiaError?
    private let citizen: DiiaCitizen
    private let phone: CitizenPhone
    private let pin: String

    init(citizen: DiiaCitizen, phone: CitizenPhone, pin: String) {
        (self.citizen, self.phone, self.pin) = (citizen, phone, pin)
    }

    func provePresence(requestId: String) async throws -> PresenceProof {
        guard let record = phone.saved.pinRecord else { throw DiiaSigningHostError.Unavailable }
        do {
            let checked = try await citizen.checkSigningPin(
                alias: Self.alias, record: record, digits: pin, requestId: requestId)
            phone.change { $0.pinRecord = checked.record }
            return checked.proof
        } catch {
            refusal = error as? DiiaError
            throw DiiaSigningHostError.Failed
        }
    }

    /// Signatures of the sample carry no time stamp.
    func timeStamp(hash: Data) async throws -> Data? { nil }

    /// There is no certified module for DSTU here: such requests are refused.
    func signDstu(hashes: [Data]) async throws -> [Data]? { nil }
}
