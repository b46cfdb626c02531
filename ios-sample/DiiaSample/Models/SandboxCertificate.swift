import DiiaCitizenSupport
import Foundation

/// The citizen's certificate for signatures. The sandbox gives one for the asking; a real one comes from a provider of
/// trust services, who looks at the person first.
enum SandboxCertificate {
    static let alias = "signature"

    @MainActor static func identity(on phone: CitizenPhone) async throws -> SigningIdentity {
        guard let sandbox = phone.saved.sandbox else { throw DiiaSigningHostError.Unavailable }
        let key = try await key(in: phone.ports.keyStore)
        let body = ["citizen": sandbox.citizen, "publicKey": key.base64EncodedString()]
        let request = HttpRequest(
            method: .post, url: sandbox.address + "/sandbox/signing-certificates",
            headers: [HttpHeader(name: "Content-Type", value: "application/json")],
            body: try JSONEncoder().encode(body), timeoutMillis: 10_000, maxResponseBytes: 65_536)
        let answer = try await phone.ports.transport.send(request: request)
        let told = try JSONDecoder().decode(Told.self, from: answer.body)
        return SigningIdentity(keyAlias: alias, chain: [told.certificate], roots: [told.root])
    }

    private static func key(in keyStore: any DiiaKeyStore) async throws -> Data {
        do {
            return try await keyStore.publicKey(alias: alias)
        } catch DiiaKeyStoreError.Missing {
            _ = try await keyStore.create(alias: alias, challenge: Data())
            return try await keyStore.publicKey(alias: alias)
        }
    }

    // base64 of DER, which is what JSONDecoder takes for data.
    private struct Told: Decodable {
        let certificate: Data
        let root: Data
    }
}
