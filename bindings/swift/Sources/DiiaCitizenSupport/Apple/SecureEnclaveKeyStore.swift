#if canImport(Security)
import DiiaCitizenKit
import Foundation
import Security

/// Keys in the Secure Enclave, of this device only and never in a backup. Where there is none (the simulator), the keys
/// are in the Keychain and `create` says `.software`.
///
/// Apple makes no statement about a key over a challenge: the attestation is empty.
public final class SecureEnclaveKeyStore: DiiaKeyStore, @unchecked Sendable {
    private let prefix: String
    private let asksForPresence: Bool
    private let counters: KeychainCounters
    // One wrapping key is made, even when two calls come at once.
    private let making = NSLock()

    /// - Parameters:
    ///   - prefix: Stands before the names of keys in the Keychain.
    ///   - asksForPresence: Whether signing asks for a finger, a face or the code each time.
    public init(prefix: String = "diia-citizen.", asksForPresence: Bool = false) {
        self.prefix = prefix
        self.asksForPresence = asksForPresence
        counters = KeychainCounters(service: prefix + "counters")
    }

    public func create(alias: String, challenge: Data) async throws -> NewKey {
        try await apart { [self] in
            try remove(alias)
            let level = try make(alias, asksForPresence: asksForPresence)
            return NewKey(securityLevel: level, attestation: [])
        }
    }

    public func delete(alias: String) async throws { try await apart { [self] in try remove(alias) } }

    public func publicKey(alias: String) async throws -> Data {
        try await apart { [self] in
            var error: Unmanaged<CFError>?
            guard let bytes = SecKeyCopyExternalRepresentation(try publicPart(of: find(alias)), &error) else {
                throw keyStoreError(error)
            }
            return bytes as Data
        }
    }

    public func sign(alias: String, message: Data) async throws -> Data {
        try await apart { [self] in
            var error: Unmanaged<CFError>?
            let algorithm = SecKeyAlgorithm.ecdsaSignatureMessageX962SHA256
            guard let signature = SecKeyCreateSignature(try find(alias), algorithm, message as CFData, &error) else {
                throw keyStoreError(error)
            }
            return signature as Data
        }
    }

    private let wrapping = SecKeyAlgorithm.eciesEncryptionCofactorVariableIVX963SHA256AESGCM

    public func wrapKey(alias: String, secret: Data) async throws -> Data {
        try await apart { [self] in
            let key = try making.withLock {
                do {
                    return try find(alias)
                } catch DiiaKeyStoreError.Missing {
                    _ = try make(alias, asksForPresence: false)
                    return try find(alias)
                }
            }
            var error: Unmanaged<CFError>?
            guard let wrapped = SecKeyCreateEncryptedData(try publicPart(of: key), wrapping, secret as CFData, &error) else {
                throw keyStoreError(error)
            }
            return wrapped as Data
        }
    }

    public func unwrapKey(alias: String, wrapped: Data) async throws -> Data {
        try await apart { [self] in
            let key = try find(alias)
            var error: Unmanaged<CFError>?
            guard let secret = SecKeyCreateDecryptedData(key, wrapping, wrapped as CFData, &error) else {
                let known = keyStoreError(error)
                // What is neither the person nor the lock is the bytes: they are not this key's.
                if case .Unexpected = known { throw DiiaKeyStoreError.Invalidated }
                throw known
            }
            return secret as Data
        }
    }

    public func counter(name: String) async throws -> UInt64? { try await apart { [counters] in try counters.read(name) } }

    public func raiseCounter(name: String, value: UInt64) async throws {
        try await apart { [counters] in try counters.raise(name, to: value) }
    }

    /// The Keychain blocks, for as long as the person thinks: never on a thread of Swift's tasks.
    private func apart<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async { continuation.resume(with: Swift.Result(catching: work)) }
        }
    }

    private func tag(_ alias: String) -> Data { Data((prefix + alias).utf8) }

    private func query(_ alias: String) -> [String: Any] {
        [
            kSecClass as String: kSecClassKey,
            kSecAttrKeyType as String: kSecAttrKeyTypeECSECPrimeRandom,
            kSecAttrKeyClass as String: kSecAttrKeyClassPrivate,
            kSecAttrApplicationTag as String: tag(alias),
        ]
    }

    private func find(_ alias: String) throws -> SecKey {
        var query = query(alias)
        query[kSecReturnRef as String] = true
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        guard status == errSecSuccess, let found else { throw keyStoreError(status) }
        return found as! SecKey  // What a query for one key with a reference returns.
    }

    private func publicPart(of key: SecKey) throws -> SecKey {
        guard let part = SecKeyCopyPublicKey(key) else { throw DiiaKeyStoreError.Invalidated }
        return part
    }

    private func remove(_ alias: String) throws {
        let status = SecItemDelete(query(alias) as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw keyStoreError(status) }
    }

    private func make(_ alias: String, asksForPresence: Bool) throws -> KeySecurityLevel {
        do {
            try make(alias, flags: asksForPresence ? [.privateKeyUsage, .userPresence] : [.privateKeyUsage], inEnclave: true)
            return .separateChip
        } catch DiiaKeyStoreError.Unexpected where !Self.hasEnclave {
            try make(alias, flags: asksForPresence ? [.userPresence] : [], inEnclave: false)
            return .software
        }
    }

    /// Every iPhone that this library runs on has one; its simulator has none.
    private static var hasEnclave: Bool {
        #if targetEnvironment(simulator)
        false
        #elseif os(macOS)
        false
        #else
        true
        #endif
    }

    private func make(_ alias: String, flags: SecAccessControlCreateFlags, inEnclave: Bool) throws {
        var error: Unmanaged<CFError>?
        let protection = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
        guard let access = SecAccessControlCreateWithFlags(nil, protection, flags, &error) else { throw keyStoreError(error) }
        var attributes: [String: Any] = [
            kSecAttrKeyType as String: kSecAttrKeyTypeECSECPrimeRandom,
            kSecAttrKeySizeInBits as String: 256,
            kSecPrivateKeyAttrs as String: [
                kSecAttrIsPermanent as String: true,
                kSecAttrApplicationTag as String: tag(alias),
                kSecAttrAccessControl as String: access,
            ] as [String: Any],
        ]
        if inEnclave { attributes[kSecAttrTokenID as String] = kSecAttrTokenIDSecureEnclave }
        guard SecKeyCreateRandomKey(attributes as CFDictionary, &error) != nil else { throw keyStoreError(error) }
    }
}
#endif
