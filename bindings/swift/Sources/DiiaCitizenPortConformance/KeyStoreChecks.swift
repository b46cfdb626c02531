import DiiaCitizenKit
import Foundation

extension PortConformance {
    /// Tries a key store. Where signing asks the person, this asks several times: use a key store that does not.
    public static func check(
        keyStore: any DiiaKeyStore, limitSeconds: Double = 20
    ) async -> PortConformanceReport {
        let checks = KeyStoreChecks(store: keyStore)
        let report = await run(checks.all, limitSeconds: limitSeconds)
        for alias in checks.aliases { try? await keyStore.delete(alias: alias) }
        return report
    }
}

struct KeyStoreChecks: Sendable {
    let store: any DiiaKeyStore
    private let one = "conformance-\(UUID().uuidString.lowercased())"
    private var two: String { one + "-2" }
    private var wrapping: String { one + "-wrapping" }
    private var unused: String { one + "-unused" }
    var aliases: [String] { [one, two, wrapping, unused] }

    init(store: any DiiaKeyStore) { self.store = store }

    private let challenge = Data("a challenge of the registry".utf8)
    private let message = Data("what is signed".utf8)
    private let secret = Data((0..<32).map { UInt8(7 &* $0 &+ 3) })

    var all: [NamedCheck] {
        [
            ("key_made_has_a_public_key", keyMadeHasAPublicKey),
            ("key_made_again_is_another", keyMadeAgainIsAnother),
            ("keys_of_two_names_differ", keysOfTwoNamesDiffer),
            ("signature_verifies", signatureVerifies),
            ("signature_is_of_its_message", signatureIsOfItsMessage),
            ("signing_without_key_is_missing", signingWithoutKeyIsMissing),
            ("public_key_without_key_is_missing", publicKeyWithoutKeyIsMissing),
            ("deleted_key_is_missing", deletedKeyIsMissing),
            ("deleting_twice_is_no_error", deletingTwiceIsNoError),
            ("wrapped_secret_comes_back", wrappedSecretComesBack),
            ("wrapping_hides_the_secret", wrappingHidesTheSecret),
            ("changed_wrapping_is_refused", changedWrappingIsRefused),
            ("unwrapping_without_key_is_missing", unwrappingWithoutKeyIsMissing),
            ("counter_only_rises", counterOnlyRises),
            ("many_signatures_at_once", manySignaturesAtOnce),
            ("cancelled_call_ends", cancelledCallEnds),
        ]
    }

    @Sendable private func keyMadeHasAPublicKey() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        let key = try await store.publicKey(alias: one)
        try demand([65, 91].contains(key.count), "a public key has 65 or 91 bytes, this one \(key.count)")
        try demand(try await store.publicKey(alias: one) == key, "asked again, the public key is another")
    }

    @Sendable private func keyMadeAgainIsAnother() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        let first = try await store.publicKey(alias: one)
        _ = try await store.create(alias: one, challenge: challenge)
        try demand(try await store.publicKey(alias: one) != first, "the key was not replaced")
    }

    @Sendable private func keysOfTwoNamesDiffer() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        _ = try await store.create(alias: two, challenge: challenge)
        let first = try await store.publicKey(alias: one)
        try demand(try await store.publicKey(alias: two) != first, "two names have one key")
    }

    private func verifies(_ signature: Data, _ message: Data, _ key: Data) -> Bool {
        (try? verifyKeySignature(publicKey: key, message: message, signature: signature)) != nil
    }

    @Sendable private func signatureVerifies() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        let key = try await store.publicKey(alias: one)
        for message in [message, Data(), Data(repeating: 0xff, count: 5000)] {
            let signature = try await store.sign(alias: one, message: message)
            try demand(verifies(signature, message, key), "not a signature by this key over \(message.count) bytes")
        }
    }

    @Sendable private func signatureIsOfItsMessage() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        let key = try await store.publicKey(alias: one)
        let other = message + Data([1])
        let signature = try await store.sign(alias: one, message: other)
        try demand(verifies(signature, other, key), "not a signature over this message")
        try demand(!verifies(signature, message, key), "a signature over another message")
    }

    private func demandMissing(_ what: String, _ call: @Sendable () async throws -> Void) async throws {
        try await demandError(what, DiiaKeyStoreError.self, where: { $0 == .Missing }, call)
    }

    @Sendable private func signingWithoutKeyIsMissing() async throws {
        try await demandMissing("signing without a key") { _ = try await store.sign(alias: unused, message: message) }
    }

    @Sendable private func publicKeyWithoutKeyIsMissing() async throws {
        try await demandMissing("public key without a key") { _ = try await store.publicKey(alias: unused) }
    }

    @Sendable private func deletedKeyIsMissing() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        try await store.delete(alias: one)
        try await demandMissing("signing after deletion") { _ = try await store.sign(alias: one, message: message) }
    }

    @Sendable private func deletingTwiceIsNoError() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        try await store.delete(alias: one)
        try await store.delete(alias: one)
        try await store.delete(alias: unused)
    }

    @Sendable private func wrappedSecretComesBack() async throws {
        for secret in [secret, Data(repeating: 0, count: 64), Data([1])] {
            let wrapped = try await store.wrapKey(alias: wrapping, secret: secret)
            let back = try await store.unwrapKey(alias: wrapping, wrapped: wrapped)
            try demand(back == secret, "a secret of \(secret.count) bytes came back as another")
        }
    }

    @Sendable private func wrappingHidesTheSecret() async throws {
        let wrapped = try await store.wrapKey(alias: wrapping, secret: secret)
        for part in [secret, Data(secret.reversed())] {
            for start in 0...(part.count - 8) {
                try demand(wrapped.range(of: part[start..<start + 8]) == nil, "the secret can be read")
            }
        }
        try demand(try await store.wrapKey(alias: wrapping, secret: secret) != wrapped, "the same secret looks the same")
    }

    @Sendable private func changedWrappingIsRefused() async throws {
        let wrapped = try await store.wrapKey(alias: wrapping, secret: secret)
        for place in [0, wrapped.count / 2, wrapped.count - 1] {
            var changed = [UInt8](wrapped)
            changed[place] ^= 1
            let bytes = Data(changed)
            try await demandError("byte \(place) changed", DiiaKeyStoreError.self, where: { $0 == .Invalidated }) {
                _ = try await store.unwrapKey(alias: wrapping, wrapped: bytes)
            }
        }
    }

    @Sendable private func unwrappingWithoutKeyIsMissing() async throws {
        let wrapped = try await store.wrapKey(alias: wrapping, secret: secret)
        try await store.delete(alias: wrapping)
        try await demandMissing("unwrapping without a key") {
            _ = try await store.unwrapKey(alias: wrapping, wrapped: wrapped)
        }
    }

    @Sendable private func counterOnlyRises() async throws {
        guard let start = try await store.counter(name: one) else {
            // No such place on this platform: raising does nothing, and that is all.
            try await store.raiseCounter(name: one, value: 1)
            return try demand(try await store.counter(name: one) == nil, "a counter out of nothing")
        }
        try demand(start == 0, "a counter that was never set is 0, not \(start)")
        for (value, expected) in [(5, 5), (3, 5), (5, 5), (6, 6)] as [(UInt64, UInt64)] {
            try await store.raiseCounter(name: one, value: value)
            let now = try await store.counter(name: one)
            try demand(now == expected, "raised to \(value), it is \(now.map(String.init) ?? "nil") and not \(expected)")
        }
    }

    @Sendable private func manySignaturesAtOnce() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        let key = try await store.publicKey(alias: one)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in UInt8(0)..<32 {
                group.addTask {
                    let message = Data([number])
                    let signature = try await store.sign(alias: one, message: message)
                    try demand(verifies(signature, message, key), "signature \(number) is not of its message")
                }
            }
            try await group.waitForAll()
        }
    }

    @Sendable private func cancelledCallEnds() async throws {
        _ = try await store.create(alias: one, challenge: challenge)
        let signing = Task { try await store.sign(alias: one, message: message) }
        signing.cancel()
        // Either way is right; that it never ends is not.
        _ = await signing.result
        let signature = try await store.sign(alias: one, message: message)
        let key = try await store.publicKey(alias: one)
        try demand(verifies(signature, message, key), "after a cancelled call it does not sign")
    }
}
