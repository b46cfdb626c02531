import DiiaCitizenKit
import Foundation

/// Keys in the memory of the process, gone with it: for tests and for servers that play a phone. **Not for people's
/// phones**: whoever reads the memory has the keys. Apps take SecureEnclaveKeyStore.
///
/// The arithmetic is CryptoKit's on Apple's platforms and OpenSSL's elsewhere.
public final class SoftwareKeyStore: DiiaKeyStore, @unchecked Sendable {
    // Guarded by the lock.
    private var signingKeys: [String: SigningKey] = [:]
    private var wrappingKeys: [String: WrappingKey] = [:]
    private var counters: [String: UInt64] = [:]
    private let lock = NSLock()

    public init() {}

    public func create(alias: String, challenge: Data) async throws -> NewKey {
        let key = try SigningKey()
        lock.withLock { signingKeys[alias] = key }
        return NewKey(securityLevel: .software, attestation: [])
    }

    public func delete(alias: String) async throws {
        lock.withLock {
            signingKeys[alias] = nil
            wrappingKeys[alias] = nil
        }
    }

    public func publicKey(alias: String) async throws -> Data { try signingKey(alias).publicKey() }

    public func sign(alias: String, message: Data) async throws -> Data { try signingKey(alias).sign(message) }

    public func wrapKey(alias: String, secret: Data) async throws -> Data {
        let key = try lock.withLock {
            if let key = wrappingKeys[alias] { return key }
            let key = try WrappingKey()
            wrappingKeys[alias] = key
            return key
        }
        return try key.seal(secret)
    }

    public func unwrapKey(alias: String, wrapped: Data) async throws -> Data {
        guard let key = lock.withLock({ wrappingKeys[alias] }) else { throw DiiaKeyStoreError.Missing }
        return try key.open(wrapped)
    }

    public func counter(name: String) async throws -> UInt64? { lock.withLock { counters[name] ?? 0 } }

    public func raiseCounter(name: String, value: UInt64) async throws {
        lock.withLock { counters[name] = max(value, counters[name] ?? 0) }
    }

    private func signingKey(_ alias: String) throws -> SigningKey {
        guard let key = lock.withLock({ signingKeys[alias] }) else { throw DiiaKeyStoreError.Missing }
        return key
    }
}
