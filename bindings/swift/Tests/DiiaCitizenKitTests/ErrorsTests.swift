import DiiaCitizenSupport
import Foundation
import Testing

/// What a developer sees of each error: its case, code and text for logs, and the text for people.
@Suite struct ErrorsTests {
    let phone: Phone

    init() async throws { phone = try await Phone() }

    private struct Odd: Error {
        let name = "Дія Надія Володимирівна"
    }

    private func expect(
        _ expected: DiiaError, _ code: String, _ printed: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ call: () async throws -> Void
    ) async {
        do {
            try await call()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        } catch let error as DiiaError {
            #expect(error == expected, sourceLocation: sourceLocation)
            #expect(error.code() == code, sourceLocation: sourceLocation)
            #expect("\(error)" == printed, sourceLocation: sourceLocation)
            #expect(String(reflecting: error) == printed, sourceLocation: sourceLocation)
            let text = error.text()
            #expect([text.uk, text.en].contains(error.localizedDescription), sourceLocation: sourceLocation)
            #expect(text.uk.contains { $0 >= "а" && $0 <= "я" }, sourceLocation: sourceLocation)
            #expect(text.en.contains { $0 >= "a" && $0 <= "z" }, sourceLocation: sourceLocation)
        } catch {
            Issue.record("another error: \(error)", sourceLocation: sourceLocation)
        }
    }

    private func whenSigning(_ error: any Error) { phone.keys.beforeSigning.value = { @Sendable in throw error } }

    @Test func eachOutcomeOfTheKeyStoreHasItsOwnCase() async throws {
        let cases: [(DiiaKeyStoreError, DiiaError, String, String)] = [
            (.Cancelled, .Cancelled, "key_cancelled", "cancelled by the person"),
            (
                .AuthenticationRequired, .AuthenticationRequired, "key_authentication_required",
                "the person must unlock the phone first"
            ),
            (.Missing, .KeyUnusable(problem: .missing), "key_missing", "the key cannot be used: missing"),
            (
                .Invalidated, .KeyUnusable(problem: .invalidated), "key_invalidated",
                "the key cannot be used: invalidated"
            ),
            (.Unavailable, .KeyStoreUnavailable, "key_store_unavailable", "the key store does not answer now"),
            (
                .Unexpected(reason: "E42"), .KeyStoreFailed(reason: "E42"), "key_store_unexpected",
                "the key store failed: E42"
            ),
        ]
        for (thrown, expected, code, printed) in cases {
            whenSigning(thrown)
            await expect(expected, code, printed) { _ = try await phone.show() }
        }
        #expect(DiiaError.Cancelled.text().uk == "Ви скасували показ документа.")
        phone.keys.beforeSigning.value = { @Sendable in }
        _ = try await phone.show()
    }

    @Test func ofAnErrorThatAPortDoesNotDeclareOnlyTheNameOfItsTypeIsKept() async throws {
        whenSigning(Odd())
        await expect(.KeyStoreFailed(reason: "Odd"), "key_store_unexpected", "the key store failed: Odd") {
            _ = try await phone.show()
        }
        phone.clock.beforeReading.value = { @Sendable in throw Odd() }
        await expect(.ClockUnavailable, "clock_unavailable", "the phone's clocks could not be read") {
            _ = try phone.citizen.now()
        }
    }

    @Test func aKeyStoreThatAnswersWithGarbageIsNamed() async throws {
        phone.keys.answer.value = { @Sendable _ in Data([1, 2, 3]) }
        await expect(
            .KeyUnusable(problem: .signature), "wrong_signature",
            "the key cannot be used: not a signature of the document's key"
        ) { _ = try await phone.show() }
        await expect(
            .KeyUnusable(problem: .form), "key_form", "the key cannot be used: not a P-256 key in a known form"
        ) { try await phone.citizen.addDocument(document: phone.document) }
        phone.keys.answer.value = { @Sendable in $0 }
        let another = Phone.document(of: phone.issued.credentials, alias: "another")
        _ = try await phone.keys.create(alias: "another", challenge: Data())
        await expect(
            .KeyUnusable(problem: .mismatch), "key_mismatch", "the key cannot be used: not the document's key"
        ) { try await phone.citizen.addDocument(document: another) }
    }

    @Test func whenThereIsNoCodeToShowTheProblemSaysWhy() async throws {
        await expect(
            .NothingToShow(problem: .unknownDocument), "unknown_document", "no code can be shown: unknown document"
        ) { _ = try await phone.citizen.show(documentId: "no such id", profile: .status) }

        let onlyStatus = Phone.document(of: [phone.issued.credentials[0]], id: "status only")
        try await phone.citizen.addDocument(document: onlyStatus)
        await expect(.NothingToShow(problem: .noSuchProfile), "no_such_profile", "no code can be shown: no such profile") {
            _ = try await phone.citizen.show(documentId: "status only", profile: .identity)
        }

        phone.clock.pass(73 * 3_600_000)
        await expect(
            .NothingToShow(problem: .credentialExpired), "credential_expired",
            "no code can be shown: credential expired"
        ) { _ = try await phone.show() }

        try await phone.citizen.synchroniseClock(serverTime: morning - 7200)
        await expect(
            .NothingToShow(problem: .credentialNotYetValid), "credential_not_yet_valid",
            "no code can be shown: credential not yet valid"
        ) { _ = try await phone.show() }
    }

    @Test func aPersonReadsTheTextInTheFirstLanguageThatThereIs() {
        let text = DiiaError.Cancelled.text()
        #expect(text.preferred(among: ["uk-UA", "en-GB"]) == text.uk)
        #expect(text.preferred(among: ["pl-PL", "en-GB", "uk-UA"]) == text.en)
        #expect(text.preferred(among: ["pl-PL"]) == text.uk)
        #expect(text.preferred(among: []) == text.uk)
    }

    private func refused(_ input: RefusedInput, _ reason: String) -> DiiaError {
        .Refused(input: input, reason: reason)
    }

    @Test func whatIsHandedOverWrongIsRefusedWithAReason() async throws {
        func citizen(_ settings: DiiaSettings) async throws {
            _ = try await Phone.open(keys: phone.keys, clock: phone.clock, settings: settings)
        }
        await expect(refused(.settings, "link_base"), "link_base", "settings refused: link_base") {
            try await citizen(DiiaSettings(rootKeys: [], linkBase: "http://diia.app/pass"))
        }
        await expect(refused(.settings, "root_key"), "root_key", "settings refused: root_key") {
            try await citizen(DiiaSettings(rootKeys: [Data(repeating: 4, count: 65)]))
        }
        await expect(
            refused(.document, "digits_secret_length"), "digits_secret_length",
            "document refused: digits_secret_length"
        ) {
            let document = Phone.document(of: phone.issued.credentials, secretLength: 31)
            try await phone.citizen.addDocument(document: document)
        }
        await expect(refused(.list, "list_not_a_jwt"), "list_not_a_jwt", "list refused: list_not_a_jwt") {
            try await phone.citizen.takeIssuerList(jwt: "not a list")
        }
        await expect(refused(.list, "list_signature"), "list_signature", "list refused: list_signature") {
            let parts = phone.issued.issuerList.split(separator: ".")
            let foreign = phone.issued.statusList.split(separator: ".")[2]
            try await phone.citizen.takeIssuerList(jwt: "\(parts[0]).\(parts[1]).\(foreign)")
        }
        await expect(refused(.digits, "digits_check_digit"), "digits_check_digit", "digits refused: digits_check_digit") {
            _ = try parseThirteenDigits(text: "5725 5566 53367")
        }
        await expect(refused(.symbol, "symbol_check_digit"), "symbol_check_digit", "symbol refused: symbol_check_digit") {
            _ = try barsEan13(digits: "5725556653367")
        }
        await expect(refused(.symbol, "symbol_empty"), "symbol_empty", "symbol refused: symbol_empty") {
            _ = try qrMatrix(text: "")
        }
    }
}
