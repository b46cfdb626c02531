#if canImport(CryptoKit)
import CryptoKit
import DiiaCitizenKit
import Foundation

/// A P-256 key by CryptoKit.
struct SigningKey: Sendable {
    private let key = P256.Signing.PrivateKey()

    init() throws {}

    func publicKey() throws -> Data { key.publicKey.x963Representation }

    func sign(_ message: Data) throws -> Data { try key.signature(for: message).derRepresentation }
}

/// An AES-256-GCM key by CryptoKit.
struct WrappingKey: Sendable {
    private let key: SymmetricKey

    init() throws { key = SymmetricKey(size: .bits256) }

    /// For vectors: `bytes` are 32.
    init(bytes: Data) { key = SymmetricKey(data: bytes) }

    func seal(_ secret: Data) throws -> Data {
        guard let sealed = try AES.GCM.seal(secret, using: key).combined else { throw DiiaKeyStoreError.Unavailable }
        return sealed
    }

    func open(_ sealed: Data) throws -> Data {
        do {
            return try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key)
        } catch {
            throw DiiaKeyStoreError.Invalidated
        }
    }
}
#endif
