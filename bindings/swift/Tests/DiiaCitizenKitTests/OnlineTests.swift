import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// Two phones with the ready ports, the clock of this machine, and the sandbox's server over a real connection.
@Suite struct OnlineTests {
    private func phone(_ sandbox: Sandbox, _ folder: URL) async throws -> DiiaCitizen {
        let server = DiiaServer(address: sandbox.url, phoneKeyAlias: "phone")
        return try await DiiaCitizen.open(
            keyStore: SoftwareKeyStore(), storage: openFileStorage(folder: folder.path), transport: URLSessionTransport(),
            clock: SystemClock(), settings: DiiaSettings(rootKeys: [sandbox.rootKey], server: server))
    }

    @Test func fromTheActivationToACodeThatAnotherPhoneChecks() async throws {
        let sandbox = try Sandbox()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let holder = try await phone(sandbox, folder.appendingPathComponent("holder"))
        let checker = try await phone(sandbox, folder.appendingPathComponent("checker"))

        await #expect(throws: DiiaError.self) { try await holder.activate(activationCode: "0000") }
        try await holder.activate(activationCode: #require(sandbox.activationCodes["nadiia"]))
        let other = try #require(sandbox.activationCodes.first { $0.key != "nadiia" })
        try await checker.activate(activationCode: other.value)
        for phone in [holder, checker] { try await phone.refreshLists() }
        #expect(try holder.now().clock == .synchronised)
        try await holder.obtainDocument(documentId: "card", kind: "internal-passport", keyAlias: "card key")

        let shown = try await holder.show(documentId: "card", profile: .identity)
        let verdict = try checker.check(text: shown.text)
        #expect(verdict.outcome == .valid)
        guard case .accepted(let code) = verdict.result, case .signaturesAndRevocationList = code.basis else {
            Issue.record("\(verdict.headline.en)")
            return
        }
        #expect(code.identity?.firstName == "Надія")

        let registered = try await holder.registerDigits(documentId: "card", profile: .identity)
        guard case .registered(let digits, _, _) = registered.digits else {
            Issue.record("not registered")
            return
        }
        let online = try await checker.checkDigits(digits: digits.grouped, expectedKind: "internal-passport")
        guard case .confirmed(_, let kind, let initials, _, _) = online else {
            Issue.record("not confirmed")
            return
        }
        #expect(kind?.name == "internal-passport" && !initials.isEmpty)
        guard case .refused = try await checker.checkDigits(digits: digits.text, expectedKind: nil) else {
            Issue.record("used twice")
            return
        }
    }
}
