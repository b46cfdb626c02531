import DiiaCitizenSupport
import Foundation
import Testing

/// Diia.Signature, from an institution's link to what OpenSSL says at the institution.
@Suite struct SigningTests {
    private static let files: [(name: String, file: Data)] = [
        ("порожній.txt", Data()), ("a.bin", Data([7])), ("Договір № 5 (ґрунт).pdf", Data("%PDF".utf8)),
    ]

    /// The person answers at once: how old the proof is, or what went wrong; and a time stamp, if one is wanted.
    private final class App: DiiaSigningHost {
        let cabinet: Cabinet
        let ageMillis: Int64
        let error: (any Error)?
        let stamps: Bool

        init(cabinet: Cabinet, ageMillis: Int64 = 0, error: (any Error)? = nil, stamps: Bool = false) {
            (self.cabinet, self.ageMillis, self.error, self.stamps) = (cabinet, ageMillis, error, stamps)
        }

        func provePresence(requestId: String) async throws -> PresenceProof {
            if let error { throw error }
            let now = try cabinet.clock.read()
            let then = ClockReading(
                wall: now.wall, monotonicMillis: now.monotonicMillis - ageMillis, bootId: now.bootId)
            return PresenceProof(method: .biometrics, requestId: requestId, provenAt: then)
        }

        func timeStamp(hash: Data) async throws -> Data? { stamps ? try cabinet.stamp(hash) : nil }

        func signDstu(hashes: [Data]) async throws -> [Data]? { nil }
    }

    private struct Odd: Error {
        let name = "Надія"
    }

    private func opened(
        _ cabinet: Cabinet, _ service: String, _ traceId: String, algorithm: String = "ECDSA"
    ) async throws -> DiiaSigning {
        let files = service == "auth" ? [] : Self.files
        let link = try await cabinet.ask(service, traceId: traceId, files: files, algorithm: algorithm)
        guard case .signatures(let signing) = try await cabinet.citizen.openAny(link: link, openedBy: .link) else {
            throw OutsideWorld.Failure(reason: "signatures were asked for")
        }
        return signing
    }

    /// The case, code and text for logs of an error, and its texts for people.
    private func expect(_ problem: SigningProblem, _ reason: String, _ call: () async throws -> Void) async {
        do {
            try await call()
            Issue.record("\(reason) expected")
        } catch let error as DiiaError {
            guard case .Signing(let found, let code, let explanation, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(found == problem && code == reason && error.code() == reason, "\(error)")
            #expect("\(error)".hasPrefix("signing: ") && "\(error)".hasSuffix("(\(reason))") && !"\(error)".contains("Надія"))
            #expect(error.text() == explanation && explanation.uk.contains { ("а"..."я").contains($0) })
            #expect(explanation.en.contains { ("a"..."z").contains($0) })
        } catch {
            Issue.record("\(error)")
        }
    }

    private func verify(_ cabinet: Cabinet, _ p7s: Data, over file: Data, stamped: Bool = false) throws {
        #expect(try cabinet.verifies(p7s, over: file))
        var changed = file
        if changed.isEmpty { changed.append(0) } else { changed[0] ^= 1 }
        #expect(try !cabinet.verifies(p7s, over: changed), "one byte of the file")
        // The last byte is the signature's own, unless a time stamp stands behind it, which OpenSSL does not look at here.
        var broken = p7s
        broken[broken.count - 1] ^= 1
        if !stamped { #expect(try !cabinet.verifies(broken, over: file), "one byte of the signature") }
    }

    @Test(arguments: [false, true]) func threeFilesAreSignedAndOpenSSLVerifiesEach(stamps: Bool) async throws {
        let cabinet = try await Cabinet()
        let signing = try await opened(cabinet, "hashedFilesSigning", "cabinet/1")
        guard case .files(let asked) = signing.request().action else {
            Issue.record("files were asked for")
            return
        }
        #expect(asked.map(\.exactName) == Self.files.map(\.name) && asked.map(\.shownName) == Self.files.map(\.name))
        let screen = try signing.screen(language: .ukrainian)
        #expect(screen.elements.first { $0.role == .fileCount }?.text == "На підпис: 3 файли")
        #expect(screen.elements.allSatisfy { !$0.text.isEmpty && !$0.label.isEmpty })
        #expect(try await signing.confirm().outcome == .confirmed)
        let sent = try await signing.sign(identity: cabinet.identity, host: App(cabinet: cabinet, stamps: stamps))
        #expect(sent.delivery == .delivered && sent.receipt.outcomeText.uk == "Установа отримала підписи")
        let items = try await cabinet.received()["signedItems"].list
        let kept = try #require(sent.receipt.signing).items
        #expect(items.count == 3 && kept.count == 3)
        for (at, (name, file)) in Self.files.enumerated() {
            let p7s = try #require(items[at]["signature"].text.flatMap { Data(base64Encoded: $0) })
            try verify(cabinet, p7s, over: file, stamped: stamps)
            #expect(items[at]["name"].text == name && kept[at].name == name)
            #expect(try kept[at].hash == cabinet.sha256(file).hex && kept[at].signatureSha256 == cabinet.sha256(p7s).hex)
        }
        await expect(.notPossible, "consent_already_sent") {
            _ = try await signing.sign(identity: cabinet.identity, host: App(cabinet: cabinet))
        }
    }

    @Test func aSignInIsSignedOverTheTextThatTheSiteKeeps() async throws {
        let cabinet = try await Cabinet()
        let text = Data("MGY4ZmFkNWItZDljYi00NjlmLWExNjU=".utf8)
        let traceId = try cabinet.sha256(text).base64EncodedString()
        let signing = try await opened(cabinet, "auth", traceId)
        guard case .signIn = signing.request().action else {
            Issue.record("a sign-in was asked for")
            return
        }
        _ = try await signing.confirm()
        let sent = try await signing.sign(identity: cabinet.identity, host: App(cabinet: cabinet))
        #expect(sent.delivery == .delivered)
        let answer = try await cabinet.received()
        #expect(answer["requestId"].text == traceId)
        try verify(cabinet, #require(answer["signature"].text.flatMap { Data(base64Encoded: $0) }), over: text)
    }

    @Test func withoutAFreshProofNothingIsSignedAndTheRefusalLeavesItsReceipt() async throws {
        let cabinet = try await Cabinet()
        let signing = try await opened(cabinet, "hashedFilesSigning", "cabinet/3")
        func sign(_ app: App) async throws { _ = try await signing.sign(identity: cabinet.identity, host: app) }
        await expect(.notPossible, "consent_not_confirmed") { try await sign(App(cabinet: cabinet)) }
        _ = try await signing.confirm()
        await expect(.presenceNotProven, "presence_too_old") { try await sign(App(cabinet: cabinet, ageMillis: 60_000)) }
        let cases: [(any Error, SigningProblem, String)] = [
            (DiiaSigningHostError.Cancelled, .presenceCancelled, "presence_cancelled"),
            (DiiaSigningHostError.Failed, .presenceNotProven, "presence_failed"),
            (DiiaSigningHostError.Unavailable, .presenceNotProven, "presence_unavailable"),
            (Odd(), .presenceNotProven, "presence_unavailable"),
        ]
        for (error, problem, reason) in cases {
            await expect(problem, reason) { try await sign(App(cabinet: cabinet, error: error)) }
        }
        let own = cabinet.identity
        let stranger = SigningIdentity(keyAlias: own.keyAlias, chain: own.chain, roots: [])
        await expect(.certificate, "sign_certificate_unknown_chain") {
            _ = try await signing.sign(identity: stranger, host: App(cabinet: cabinet))
        }
        let refused = try await signing.refuse()
        #expect(refused.outcome == .refused)
        try await signing.reportRefusal()
        let page = try await cabinet.citizen.receipts(filter: ReceiptFilter())
        let kept = try #require(page.receipts.first { $0.hash == refused.hash }?.signing)
        #expect(kept.items.map(\.name) == Self.files.map(\.name) && kept.items.allSatisfy { $0.signatureSha256 == nil })

        let dstu = try await opened(cabinet, "hashedFilesSigning", "cabinet/4", algorithm: "DSTU")
        _ = try await dstu.confirm()
        await expect(.noDstuModule, "sign_dstu_no_module") {
            _ = try await dstu.sign(identity: cabinet.identity, host: App(cabinet: cabinet))
        }
        await expect(.notARequest, "sharing_not_a_request") {
            _ = try await cabinet.citizen.openAny(link: "https://example.org/", openedBy: .link)
        }
    }

    @Test func thePinGivesAProofAndWrongOnesAreCounted() async throws {
        let cabinet = try await Cabinet()
        let citizen = cabinet.citizen
        await #expect(throws: DiiaError.Pin(problem: .form)) { try await citizen.setSigningPin(alias: "pin", digits: "123") }
        await #expect(throws: DiiaError.Pin(problem: .tooSimple)) {
            try await citizen.setSigningPin(alias: "pin", digits: "12345")
        }
        let record = try await citizen.setSigningPin(alias: "pin", digits: "40715")
        await #expect(throws: DiiaError.Pin(problem: .wrong(left: 9))) {
            try await citizen.checkSigningPin(alias: "pin", record: record, digits: "00007", requestId: "id")
        }
        let checked = try await citizen.checkSigningPin(alias: "pin", record: record, digits: "40715", requestId: "id")
        #expect(checked.proof.method == .pin && checked.proof.requestId == "id")
        let certificate = try await citizen.signingCertificate(identity: cabinet.identity)
        #expect(certificate.subject == "Shevchenko Oleksandr" && certificate.expiryWarning == nil)
    }
}
