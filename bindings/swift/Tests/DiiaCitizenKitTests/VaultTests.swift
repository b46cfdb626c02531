import DiiaCitizenSupport
import Foundation
import Testing

/// What a phone keeps, in files.
@Suite struct VaultTests {
    private func folder() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("diia-\(UUID().uuidString)")
    }

    @Test func documentsAndReceiptsOutliveTheProcess() async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let keys = TestKeys()
        var phone: Phone? = try await Phone(keys: keys, storage: openFileStorage(folder: folder.path))
        _ = try await phone!.citizen.consent(text: cardLink()).refuse()
        do {
            _ = try openFileStorage(folder: folder.path)
            Issue.record("opened twice")
        } catch let error as DiiaError {
            #expect(error == .StorageUnavailable)
        }
        let settings = phone!.settings
        phone = nil

        let citizen = try await Phone.open(
            keys: keys, storage: openFileStorage(folder: folder.path), clock: SettableClock(morning), settings: settings)
        let overview = try citizen.overview()
        #expect(overview.documents.map(\.id) == ["passport"])
        #expect(citizen.vaultReport().findings.isEmpty)
        #expect(try await citizen.receipts(filter: ReceiptFilter()).receipts.map(\.outcome) == [.refused])
        try await citizen.removeDocument(documentId: "passport")
        #expect(try citizen.overview().documents.isEmpty)
    }

    @Test func theReadyStorageKeepsAllOfABatchOrNone() async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let storage = try openFileStorage(folder: folder.path)
        try await storage.put(name: "a", bytes: Data([1]))
        try await storage.batch(changes: [.put(name: "b", bytes: Data([2])), .remove(name: "a"), .remove(name: "none")])
        #expect(try await storage.get(name: "a") == nil)
        #expect(try await storage.get(name: "b") == Data([2]))
        #expect(try await storage.list(prefix: "") == ["b"])
    }
}
