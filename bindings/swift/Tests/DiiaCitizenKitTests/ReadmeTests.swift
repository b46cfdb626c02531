import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// The lines of the README, compiled and run, and the README compared with them.
@Suite struct ReadmeTests {
    /// What the README takes from its app.
    private struct App {
        let rootKeys: [Data]
        let issuersJwt: String
        let statusJwt: String
    }

    private func visit(
        keyStore: any DiiaKeyStore, folder: String, app: App, prepare: (DiiaCitizen) async throws -> Void,
        draw: (SymbolPixels) -> Void, show: (BilingualText) -> Void
    ) async throws {
        let (rootKeys, issuersJwt, statusJwt) = (app.rootKeys, app.issuersJwt, app.statusJwt)
        // readme
        let phone = try await DiiaCitizen.open(
            keyStore: keyStore, storage: openFileStorage(folder: folder), transport: URLSessionTransport(),
            clock: SystemClock(), settings: DiiaSettings(rootKeys: rootKeys))
        try await phone.takeIssuerList(jwt: issuersJwt)
        try await phone.takeStatusList(jwt: statusJwt)
        // /readme
        try await prepare(phone)
        // readme
        for try await code in phone.shownCodes(documentId: "my-id-card", profile: .identity) {
            draw(code.symbol.pixels())                                    // a fresh code whenever it is time
            // /readme
            try check(phone, code.text, show)
            break
            // readme
        }
        // /readme
    }

    private func check(_ phone: DiiaCitizen, _ scannedText: String, _ show: (BilingualText) -> Void) throws {
        // readme
        let verdict = try phone.check(text: scannedText)                  // on the other phone
        show(verdict.headline)
        // /readme
    }

    @Test func theLinesDoWhatTheySay() async throws {
        let keys = SoftwareKeyStore()
        _ = try await keys.create(alias: "key", challenge: Data())
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let issued = try Issued(publicKey: await keys.publicKey(alias: "key").hex, statusIndex: 7, at: now)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diia-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var drawn: [SymbolPixels] = []
        var shown: [BilingualText] = []
        try await visit(
            keyStore: keys, folder: folder.path,
            app: App(rootKeys: [issued.rootKey], issuersJwt: issued.issuerList, statusJwt: issued.statusList),
            prepare: { phone in
                try await phone.addDocument(
                    document: NewDocument(
                        id: "my-id-card", keyAlias: "key", digitsSecret: Data(repeating: 1, count: 32),
                        credentials: issued.credentials))
            },
            draw: { drawn.append($0) }, show: { shown.append($0) })
        #expect(drawn.count == 1)
        // Valid, with a word of care: no server has confirmed this clock.
        #expect(shown.count == 1 && shown[0].en.contains("valid"))
    }

    @Test func theReadmeHasTheseLines() throws {
        let source = try String(contentsOfFile: #filePath, encoding: .utf8).components(separatedBy: "\n")
        var (inside, lines) = (false, [String]())
        for line in source {
            switch line.trimmingCharacters(in: .whitespaces) {
            case "// readme": inside = true
            case "// /readme": inside = false
            default: if inside { lines.append(String(line.dropFirst(8))) }
            }
        }
        let repository = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        func block(_ name: String) throws -> [String] {
            let readme = try String(contentsOf: repository.appendingPathComponent(name), encoding: .utf8)
            let blocks = readme.components(separatedBy: "```swift\n").dropFirst()
            return try #require(blocks.first).components(separatedBy: "```")[0].components(separatedBy: "\n")
        }
        // The Ukrainian one has the same code, and its own remarks.
        func code(_ lines: [String]) -> [String] { trimmed(lines.map { $0.components(separatedBy: "//")[0] }) }
        #expect(try trimmed(block("README.md")) == trimmed(lines))
        #expect(try code(block("README.uk.md")) == code(lines))
    }

    private func trimmed(_ lines: [String]) -> [String] {
        lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
