import DiiaCitizenSupport
import Foundation
import Testing

/// A request for documents over a server, and each way in which it ends for the person otherwise than wished.
@Suite struct SharingTests {
    /// The case, code, text for logs and text for people of an error.
    private func expect(
        _ problem: SharingProblem, _ code: String, _ printed: String, _ english: String,
        sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Void
    ) async {
        do {
            try await call()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        } catch let error as DiiaError {
            let text = error.text()
            let expected = DiiaError.Sharing(problem: problem, reason: code, explanation: text, retryAfterSeconds: nil)
            #expect(error == expected, sourceLocation: sourceLocation)
            #expect(error.code() == code, sourceLocation: sourceLocation)
            #expect("\(error)" == printed, sourceLocation: sourceLocation)
            #expect(text.en == english, sourceLocation: sourceLocation)
            #expect(text.uk.contains { ("а"..."я").contains($0) }, sourceLocation: sourceLocation)
            #expect([text.uk, text.en].contains(error.localizedDescription), sourceLocation: sourceLocation)
        } catch {
            Issue.record("another error: \(error)", sourceLocation: sourceLocation)
        }
    }

    @Test func aLinkThatIsNoRequestDigitsThatWereNotTypedInAndADocumentThatIsGone() async throws {
        let cabinet = try await Cabinet()
        let citizen = cabinet.citizen
        try await citizen.obtainDocument(documentId: "passport", kind: "internal-passport", keyAlias: "passport key")
        await expect(
            .notARequest, "sharing_not_a_request", "sharing: not a link that the server can open (sharing_not_a_request)",
            "The request is not registered in Diia. Ask the institution for a new QR code or link."
        ) { _ = try await citizen.openLink(link: "https://example.org/", openedBy: .scan) }

        let first = try await cabinet.askForPassport(traceId: "sharing-1")
        let answered = try await citizen.openLink(link: first, openedBy: .scan)
        #expect(answered.request().needsPairingDigits)
        _ = try await answered.confirm()
        await expect(
            .pairingDigitsMissing, "sharing_pairing_missing",
            "sharing: the digits of the institution's screen are missing (sharing_pairing_missing)",
            "Type in the four digits from the screen where you scanned the QR code."
        ) { _ = try await answered.share(pictures: .include) }
        // What was confirmed stays confirmed: nothing is asked a second time.
        let digits = try await cabinet.digitsOnTheScreen(traceId: "sharing-1")
        #expect(try await answered.share(pictures: .include, pairingDigits: digits).delivery == .delivered)

        let second = try await cabinet.askForPassport(traceId: "sharing-2")
        let late = try await citizen.openLink(link: second, openedBy: .scan)
        _ = try await late.confirm()
        try await citizen.removeDocument(documentId: "passport")
        let others = try await cabinet.digitsOnTheScreen(traceId: "sharing-2")
        await expect(
            .documentGone, "sharing_document_gone", "sharing: a chosen document is gone (sharing_document_gone)",
            "The chosen document is no longer on the phone. Open the request again."
        ) { _ = try await late.share(pictures: .include, pairingDigits: others) }
    }
}
