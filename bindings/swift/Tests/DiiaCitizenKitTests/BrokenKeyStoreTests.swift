import DiiaCitizenPortConformance
import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// A suite that no port can fail would prove nothing: here each promise is broken, and the suite names it.
@Suite struct BrokenKeyStoreTests {
    static let faults: [(BrokenKeyStore.Fault, [String])] = [
        (.keepsTheOldKey, ["key_made_again_is_another"]),
        (.oneKeyForAllNames, ["keys_of_two_names_differ"]),
        (.signsSomethingElse, ["signature_verifies", "signature_is_of_its_message", "many_signatures_at_once", "cancelled_call_ends"]),
        (.signsWithRawNumbers, ["signature_verifies", "signature_is_of_its_message", "many_signatures_at_once", "cancelled_call_ends"]),
        (.makesMissingKeys, ["signing_without_key_is_missing", "public_key_without_key_is_missing", "deleted_key_is_missing"]),
        (.undeclaredError, ["signing_without_key_is_missing", "deleted_key_is_missing"]),
        (.deletesNothing, ["deleted_key_is_missing", "unwrapping_without_key_is_missing"]),
        (.deletingTwiceThrows, ["deleting_twice_is_no_error"]),
        (
            .wrapsByTurningAround,
            ["wrapping_hides_the_secret", "changed_wrapping_is_refused", "unwrapping_without_key_is_missing"]
        ),
        (.counterFalls, ["counter_only_rises"]),
        (.mixesUpSignatures, ["many_signatures_at_once"]),
        (.neverEndsWhenCancelled, ["cancelled_call_ends"]),
        (.publicKeyWithoutItsForm, ["key_made_has_a_public_key"]),
        (.losesSecrets, ["wrapped_secret_comes_back"]),
    ]

    @Test(arguments: faults) func isNamed(fault: BrokenKeyStore.Fault, expected: [String]) async {
        let report = await PortConformance.check(keyStore: BrokenKeyStore(fault), limitSeconds: 2)
        for name in expected { #expect(report.failed.contains(name), "\(fault): \(report)") }
        #expect(!report.isClean)
    }

    @Test func everyCheckCanFail() async {
        let report = await PortConformance.check(keyStore: SoftwareKeyStore())
        #expect(Set(Self.faults.flatMap(\.1)) == Set(report.checks.map(\.name)))
    }
}

/// A key store with one fault.
final class BrokenKeyStore: DiiaKeyStore, @unchecked Sendable {
    enum Fault: Sendable {
        case keepsTheOldKey, oneKeyForAllNames, signsSomethingElse, signsWithRawNumbers, makesMissingKeys, undeclaredError
        case deletesNothing, deletingTwiceThrows, wrapsByTurningAround, counterFalls, mixesUpSignatures
        case neverEndsWhenCancelled, publicKeyWithoutItsForm, losesSecrets
    }

    private struct Odd: Error {}

    private let right = SoftwareKeyStore()
    private let fault: Fault
    private let made = Shared<Set<String>>([])
    private let counters = Shared<[String: UInt64]>([:])
    private let signing = Shared(0)

    init(_ fault: Fault) { self.fault = fault }

    private func name(_ alias: String) -> String { fault == .oneKeyForAllNames ? "one" : alias }

    func create(alias: String, challenge: Data) async throws -> NewKey {
        let isNew = made.change { $0.insert(alias).inserted }
        if fault == .keepsTheOldKey && !isNew { return NewKey(securityLevel: .software, attestation: []) }
        return try await right.create(alias: name(alias), challenge: challenge)
    }

    func delete(alias: String) async throws {
        let wasThere = made.change { $0.remove(alias) } != nil
        if fault == .deletesNothing { return }
        if fault == .deletingTwiceThrows && !wasThere { throw DiiaKeyStoreError.Missing }
        try await right.delete(alias: name(alias))
    }

    func publicKey(alias: String) async throws -> Data {
        do {
            let key = try await right.publicKey(alias: name(alias))
            return fault == .publicKeyWithoutItsForm ? key.suffix(64) : key
        } catch DiiaKeyStoreError.Missing where fault == .makesMissingKeys {
            _ = try await create(alias: alias, challenge: Data())
            return try await right.publicKey(alias: name(alias))
        }
    }

    func sign(alias: String, message: Data) async throws -> Data {
        if fault == .neverEndsWhenCancelled && Task.isCancelled {
            while true { await withCheckedContinuation { DispatchQueue.global().asyncAfter(deadline: .now() + 1, execute: $0.resume) } }
        }
        if fault == .makesMissingKeys { _ = try await publicKey(alias: alias) }
        do {
            var message = message
            if fault == .signsSomethingElse { message.append(1) }
            if fault == .mixesUpSignatures {
                signing.change { $0 += 1 }
                defer { signing.change { $0 -= 1 } }
                try await Task.sleep(nanoseconds: 1_000_000)
                if signing.value > 1 { message.append(1) }
            }
            let signature = try await right.sign(alias: name(alias), message: message)
            return fault == .signsWithRawNumbers ? signature.suffix(64) : signature
        } catch DiiaKeyStoreError.Missing where fault == .undeclaredError {
            throw Odd()
        }
    }

    func wrapKey(alias: String, secret: Data) async throws -> Data {
        if fault == .wrapsByTurningAround { return Data(secret.reversed()) }
        return try await right.wrapKey(alias: alias, secret: secret)
    }

    func unwrapKey(alias: String, wrapped: Data) async throws -> Data {
        if fault == .wrapsByTurningAround { return Data(wrapped.reversed()) }
        let secret = try await right.unwrapKey(alias: alias, wrapped: wrapped)
        return fault == .losesSecrets ? secret.dropLast() : secret
    }

    func counter(name: String) async throws -> UInt64? { counters.value[name] ?? 0 }

    func raiseCounter(name: String, value: UInt64) async throws {
        counters.value[name] = fault == .counterFalls ? value : max(value, counters.value[name] ?? 0)
    }
}
