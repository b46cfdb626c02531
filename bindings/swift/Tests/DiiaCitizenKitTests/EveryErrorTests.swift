import DiiaCitizenSupport
import Foundation
import Testing

/// Each error that there is has a code of its own, a text for logs, and two texts for people; and what the ports throw
/// comes back as the error that it is.
@Suite struct EveryErrorTests {
    private static let keys: [KeyProblem] = [.missing, .invalidated, .mismatch, .form, .signature]
    private static let shows: [ShowProblem] = [.unknownDocument, .noSuchProfile, .credentialExpired, .credentialNotYetValid]
    private static let scans: [ScanProblem] = [
        .notDiia, .untrusted, .malformed, .cardDamaged, .cardUnknownIssuer, .cardForged, .cardKeyNotValid, .cardNotYetValid,
        .cardExpired,
    ]
    private static let consents: [ConsentProblem] = [
        .alreadyConfirmed, .alreadyRefused, .expired, .notConfirmed, .alreadyHandedOver, .requiredDocumentMissing,
        .choiceMissing, .nothingToSend, .unknownItem, .unknownDocument, .missing, .required, .inProgress, .alreadySent,
        .undelivered, .otherDelivery,
    ]
    private static let letters: [LetterProblem] = [
        .notConfirmed, .notAsked, .documentGone, .copy, .tooLarge, .hiddenCharacters, .linkCarriesNoFiles, .noDocuments,
        .date, .form,
    ]
    private static let histories: [HistoryProblem] = [.unknownReceipt, .nothingGiven, .noAddress, .tooMany, .notPrinted]
    private static let vaults: [VaultProblem] = [.keyLost, .newerFormat, .changedElsewhere, .noRandom]
    private static let digits: [DigitsProblem] = [.nothingShown, .noFreeDigits]
    private static let inputs: [RefusedInput] = [
        .settings, .document, .list, .digits, .request, .address, .place, .symbol, .signature,
    ]
    private static let servers: [ServerProblem] = [
        .notConfigured, .offline, .timedOut, .notTrusted, .cancelled, .transportFailed, .tooMany, .unavailable, .refused,
        .signedOut, .notUnderstood, .phoneKey, .noRandom,
    ]
    private static let sharings: [SharingProblem] = [
        .notARequest, .notBelieved, .pairingDigitsMissing, .documentUnavailable, .documentChanged, .documentGone,
        .copyFailed, .notSealed,
    ]
    private static let askings: [AskingProblem] = [
        .notBelieved, .over, .alreadyAnswered, .tooMany, .notAnAnswer, .notPossible,
    ]
    private static let portraits: [PortraitProblem] = [
        .notAPortrait, .damaged, .newerVersion, .ofAnotherCode, .beforeAnswer, .nonePromised, .anotherPerson, .noPicture,
    ]
    private static let explanation = BilingualText(uk: "чому", en: "why")

    private static let pins: [PinProblem] = [
        .form, .tooSimple, .wrong(left: 3), .wait(seconds: 30), .locked, .noCounter, .damaged,
    ]

    /// Those whose code follows from the case.
    static let own: [DiiaError] =
        [
            .Cancelled, .AuthenticationRequired, .KeyStoreUnavailable, .KeyStoreFailed(reason: "E1"), .ClockUnavailable,
            .StorageFull, .StorageUnavailable, .StorageFailed(reason: "E2"),
        ] + keys.map { .KeyUnusable(problem: $0) } + shows.map { .NothingToShow(problem: $0) }
        + consents.map { .NotPossible(problem: $0) } + vaults.map { .Vault(problem: $0) }
        + digits.map { .DigitsNotRegistered(problem: $0) } + pins.map { .Pin(problem: $0) }

    /// Those that carry their code.
    static let carried: [DiiaError] = carriedAlone + explained

    private static let carriedAlone: [DiiaError] =
        scans.map { .ScanRefused(problem: $0, reason: "why") } + letters.map { .NoLetter(problem: $0, reason: "why") }
        + histories.map { .History(problem: $0, reason: "why") } + inputs.map { .Refused(input: $0, reason: "why") }

    private static let explained: [DiiaError] =
        servers.map { .Server(problem: $0, reason: "why", explanation: explanation, retryAfterSeconds: 30) }
        + sharings.map { .Sharing(problem: $0, reason: "why", explanation: explanation, retryAfterSeconds: nil) }
        + askings.map { .Asking(problem: $0, reason: "why", explanation: explanation) }
        + portraits.map { .Portrait(problem: $0, reason: "why", explanation: explanation) }

    @Test func codesAreStableNamesAndEachIsAnother() {
        let codes = Self.own.map { $0.code() }
        #expect(Set(codes).count == codes.count, "\(codes.sorted())")
        for code in codes { #expect(code.wholeMatch(of: /[a-z]+(_[a-z]+)+|cancelled/) != nil, "\(code)") }
        #expect(Self.carried.allSatisfy { $0.code() == "why" })
    }

    @Test(arguments: own + carried) func peopleReadItInBothLanguages(error: DiiaError) {
        let text = error.text()
        #expect(text.uk.contains { ("а"..."я").contains($0) })
        #expect(text.en.contains { ("a"..."z").contains($0) } && !text.en.contains { ("а"..."я").contains($0) })
        #expect([text.uk, text.en].contains(error.localizedDescription))
        let printed = "\(error)"
        #expect(!printed.isEmpty && !printed.contains("DiiaError") && printed == String(reflecting: error))
    }

    private func thrown(_ call: () async throws -> Void) async -> DiiaError? {
        do { try await call() } catch { return error as? DiiaError }
        return nil
    }

    private struct Odd: Error {
        let name = "Дія Надія Володимирівна"
    }

    @Test func whatTheStorageThrowsComesBack() async throws {
        let cases: [(any Error, DiiaError)] = [
            (DiiaStorageError.Full, .StorageFull), (DiiaStorageError.Unavailable, .StorageUnavailable),
            (DiiaStorageError.Unexpected(reason: "E7"), .StorageFailed(reason: "E7")),
            (Odd(), .StorageFailed(reason: "Odd")),
        ]
        let storage = FailingStorage()
        let phone = try await Phone(storage: storage)
        for (error, expected) in cases {
            storage.fails.value = error
            #expect(await thrown { try await phone.citizen.addDocument(document: phone.document) } == expected)
        }
        storage.fails.value = nil
        try await phone.citizen.addDocument(document: phone.document)
        #expect(try await phone.show().issuedAt == morning)
    }

    @Test func whatTheTransportThrowsComesBack() async throws {
        let cases: [(any Error, ServerProblem, String)] = [
            (DiiaTransportError.Offline, .offline, "offline"), (DiiaTransportError.TimedOut, .timedOut, "timed_out"),
            (DiiaTransportError.NotTrusted, .notTrusted, "not_trusted"),
            (DiiaTransportError.Cancelled, .cancelled, "cancelled"),
            (DiiaTransportError.Unexpected(reason: "E9"), .transportFailed, "transport"),
            (Odd(), .transportFailed, "transport"),
        ]
        for (error, problem, part) in cases {
            let citizen = try await online(FailingTransport(error))
            guard case .Server(let found, let reason, let explanation, _) = await thrown({ try await citizen.refreshLists() })
            else {
                Issue.record("\(error)")
                continue
            }
            #expect(found == problem && reason.contains(part), "\(reason)")
            #expect(!explanation.uk.isEmpty && !explanation.en.isEmpty)
            #expect(!explanation.uk.contains("Надія") && !reason.contains("Надія"))
        }
    }

    @Test func aServerThatAnswersWithGarbageIsNotUnderstoodAndOneThatIsBusySaysHowLong() async throws {
        func problem(_ answer: HttpResponse) async throws -> (ServerProblem, UInt32?)? {
            let citizen = try await online(AnsweringTransport(answer))
            guard case .Server(let found, _, _, let wait) = await thrown({ try await citizen.refreshLists() }) else { return nil }
            return (found, wait)
        }
        let garbage = HttpResponse(status: 200, headers: [], body: Data([0xff, 0, 0x7b]))
        #expect(try await problem(garbage)?.0 == .notUnderstood)
        let redirect = HttpResponse(status: 302, headers: [HttpHeader(name: "Location", value: "/x")], body: Data())
        #expect(try await problem(redirect) != nil)
        let busy = HttpResponse(status: 429, headers: [HttpHeader(name: "Retry-After", value: "30")], body: Data())
        let found = try await problem(busy)
        #expect(found?.0 == .tooMany && found?.1 == 30)
        let broken = HttpResponse(status: 500, headers: [], body: Data())
        #expect(try await problem(broken)?.0 == .unavailable)
    }

    @Test func withoutAServerInTheSettingsNothingIsAsked() async throws {
        let phone = try await Phone()
        guard case .Server(.notConfigured, _, _, nil) = await thrown({ try await phone.citizen.refreshLists() }) else {
            Issue.record("asked all the same")
            return
        }
    }

    private func online(_ transport: any DiiaTransport) async throws -> DiiaCitizen {
        let server = DiiaServer(address: "https://registry.example", phoneKeyAlias: "phone")
        return try await DiiaCitizen.open(
            keyStore: TestKeys(), storage: MemoryStorage(), transport: transport, clock: SettableClock(morning),
            settings: DiiaSettings(rootKeys: [], server: server))
    }

    /// Swift does not carry a cancelled task over to a port: what the port does with it is its own affair.
    @Test func aTaskCancelledInTheMiddleOfARequestEndsWithTheTransport() async throws {
        let transport = WaitingTransport()
        let citizen = try await online(transport)
        let asking = Task { try await citizen.refreshLists() }
        for await _ in transport.asked {}
        asking.cancel()
        transport.release.finish()
        guard case .Server(.offline, _, _, _) = await thrown({ try await asking.value }) else {
            Issue.record("not the answer of the transport")
            return
        }
    }
}
