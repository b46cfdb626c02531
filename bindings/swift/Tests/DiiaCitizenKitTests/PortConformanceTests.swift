import DiiaCitizenPortConformance
import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// The ready ports keep every promise.
@Suite struct ReadyPortsTests {
    @Test func keysInSoftware() async {
        let report = await PortConformance.check(keyStore: SoftwareKeyStore())
        #expect(report.isClean, "\(report)")
        #expect(report.checks.count == 16)
    }

    @Test func storageInFiles() async {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diia-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = await PortConformance.check(
            storage: { try openFileStorage(folder: folder.path) }, survives: true)
        #expect(report.isClean, "\(report)")
        #expect(report.checks.count == 11)
    }

    @Test func transportOverURLSession() async {
        let report = await PortConformance.check(transport: URLSessionTransport())
        #expect(report.isClean, "\(report)")
        #expect(report.checks.count == 10)
    }

    @Test func clockOfTheSystem() async {
        let report = await PortConformance.check(clock: SystemClock())
        #expect(report.isClean, "\(report)")
        #expect(report.checks.count == 4)
    }
}
