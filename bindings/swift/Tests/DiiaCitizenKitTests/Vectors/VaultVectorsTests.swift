@testable import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// vault.json by `DiiaCitizen.open`: storages of every version as the library finds them.
@Suite struct VaultVectorsTests {
    /// The key store of the phone that wrote them.
    private final class Keys: DiiaKeyStore {
        private let right = SoftwareKeyStore()
        private let wrapping: WrappingKey
        private let hasCounters: Bool

        init(wrapping: Data, counter: UInt64?) async throws {
            self.wrapping = WrappingKey(bytes: wrapping)
            hasCounters = counter != nil
            if let counter { try await right.raiseCounter(name: "diia-citizen-vault", value: counter) }
        }

        func create(alias: String, challenge: Data) async throws -> NewKey { try await right.create(alias: alias, challenge: challenge) }
        func delete(alias: String) async throws { try await right.delete(alias: alias) }
        func publicKey(alias: String) async throws -> Data { try await right.publicKey(alias: alias) }
        func sign(alias: String, message: Data) async throws -> Data { try await right.sign(alias: alias, message: message) }
        func wrapKey(alias: String, secret: Data) async throws -> Data { try wrapping.seal(secret) }
        func unwrapKey(alias: String, wrapped: Data) async throws -> Data { try wrapping.open(wrapped) }
        func counter(name: String) async throws -> UInt64? { hasCounters ? try await right.counter(name: name) : nil }
        func raiseCounter(name: String, value: UInt64) async throws { try await right.raiseCounter(name: name, value: value) }
    }

    private func open(_ file: Vector, _ records: [String: Vector], counter: Int64?) async throws -> (DiiaCitizen, MemoryStorage) {
        let storage = MemoryStorage()
        for (name, record) in records { try await storage.put(name: name, bytes: #require(record.bytes)) }
        let keys = try await Keys(wrapping: #require(file["wrapping_key"].bytes), counter: counter.map(UInt64.init))
        let roots = try Vector.file("lists.json")["roots"].list.compactMap(\.key)
        let citizen = try await DiiaCitizen.open(
            keyStore: keys, storage: storage, transport: AirplaneMode(), clock: SettableClock(morning),
            settings: DiiaSettings(rootKeys: roots))
        return (citizen, storage)
    }

    private func spoiled(_ file: Vector, _ changes: Vector) throws -> [String: Vector] {
        let base = try #require(file["good"].list.first { $0["name"].text == file["base"].text })
        return base["records"].members.merging(changes.members) { $1 }.filter(\.value.isThere)
    }

    private func compare(_ vault: Vector, _ citizen: DiiaCitizen, _ comparison: inout Comparison) async throws {
        let (name, expected) = (vault["name"].text ?? "", vault["expected"])
        let documents = try citizen.overview().documents.map(\.id)
        comparison.expect(name, expected["documents"].list.compactMap(\.text), documents)
        let page = try await citizen.receipts(filter: ReceiptFilter(), limit: 1000)
        let ends = [page.receipts.last, page.receipts.first].compactMap { $0.map { Int64($0.number) } }
        comparison.expect(name, expected["receipts"].list.compactMap(\.number), ends)
        comparison.expect(name, expected["findings"].list.compactMap(\.text), citizen.vaultReport().findings.map(\.code))
        if expected["faults"].isThere {
            let faults = try await citizen.checkReceipts().map(\.code)
            comparison.expect(name, expected["faults"].list.compactMap(\.text), faults)
        }
    }

    @Test func goodVaultsOpenWithoutAFinding() async throws {
        let file = try Vector.file("vault.json")
        var comparison = Comparison()
        for vault in file["good"].list {
            let (citizen, _) = try await open(file, vault["records"].members, counter: vault["counter"].number)
            try await compare(vault, citizen, &comparison)
            comparison.expect(
                vault["name"].text ?? "", vault["counter"].isThere, citizen.vaultReport().rollbackIsNoticed)
        }
        comparison.finish(atLeast: 24)
    }

    @Test func spoiledVaultsGiveWhatCanBeReadAndNameTheRest() async throws {
        let file = try Vector.file("vault.json")
        var comparison = Comparison()
        for vault in file["spoiled"].list {
            let (citizen, _) = try await open(file, spoiled(file, vault["changes"]), counter: vault["counter"].number)
            try await compare(vault, citizen, &comparison)
        }
        comparison.finish(atLeast: 84)
    }

    @Test func whatMustNotBeOpenedIsNotOpened() async throws {
        let file = try Vector.file("vault.json")
        var comparison = Comparison()
        for vault in file["refused"].list {
            let records = try spoiled(file, vault["changes"])
            let refused = await code { _ = try await open(file, records, counter: 7) }
            comparison.expect(vault["name"].text ?? "", vault["reason"].text, refused)
        }
        comparison.finish(atLeast: 4)
    }
}
