import DiiaCitizenSupport
import DiiaSampleModels
import Foundation

/// A phone whose fingers are lines of text. It touches the models of the screens and nothing below them.
@MainActor final class OperatedPhone {
    struct BadCommand: Error {
        let reason: String
    }

    private let memory: PortsInMemory
    private let phone: CitizenPhone
    /// The screens that are open.
    private var verdict: VerdictModel?
    private var asking: AskModel?
    private var answering: AnswerModel?
    private var consent: ConsentModel?
    private var letter: LetterModel?
    private var signing: SigningModel?

    convenience init() {
        let memory = PortsInMemory()
        self.init(CitizenPhone(ports: memory.ports, place: memory.place), on: memory)
    }

    init(_ phone: CitizenPhone, on memory: PortsInMemory) {
        (self.phone, self.memory) = (phone, memory)
        SettingsModel(phone: phone).choose(.ukrainian)
    }

    /// The answer as one line of JSON.
    func answer(to line: String) async -> Data {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
        var answer: [String: Any]
        do {
            answer = try await run(words.first ?? "", words.count > 1 ? words[1] : "")
        } catch let error as BadCommand {
            answer = ["error": "bad_command", "text": error.reason]
        } catch {
            answer = ["error": "unexpected", "text": "\(type(of: error))"]
        }
        let data = try? JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys, .withoutEscapingSlashes])
        return data ?? Data(#"{"error": "unexpected"}"#.utf8)
    }

    private func run(_ command: String, _ rest: String) async throws -> [String: Any] {
        switch command {
        case "get-documents": return try await getDocuments(rest)
        case "language": return try choose(language: rest)
        case "airplane": return try airplane(rest)
        case "clock": return try clock(rest)
        case "pass": return try pass(rest)
        case "documents": return documents(try citizen())
        case "show": return try await show(rest)
        case "check": return try await check(rest)
        case "portrait": return try portrait(rest)
        case "ask": return try ask(rest)
        case "take": return try take(rest)
        case "answer": return try await answerAsk(rest)
        case "open": return try await open(rest)
        case "confirm": return try await confirm(rest)
        case "refuse": return try await refuse()
        case "handed-over": return try await handedOver()
        case "set-pin": return try await setPin(rest)
        case "sign": return try await sign(rest)
        case "history": return await history(try citizen())
        default: throw BadCommand(reason: "the commands are in ios-sample/README.md")
        }
    }

    private func citizen() throws -> DiiaCitizen {
        guard let citizen = phone.citizen else { throw BadCommand(reason: "get-documents comes first") }
        return citizen
    }

    private func error(_ notice: Notice?) -> [String: Any]? { notice.map { ["error": $0.code, "text": $0.text] } }

    private func getDocuments(_ rest: String) async throws -> [String: Any] {
        let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { throw BadCommand(reason: "get-documents CITIZEN READY-LINE") }
        let start = StartModel(phone: phone)
        start.take(line: words[1])
        if start.state.notice == nil, !start.state.citizens.contains(words[0]) {
            throw BadCommand(reason: "the citizens are \(start.state.citizens.joined(separator: ", "))")
        }
        await start.getDocuments(citizen: words[0])
        if let error = error(start.state.notice) { return error }
        return documents(try citizen())
    }

    private func documents(_ citizen: DiiaCitizen) -> [String: Any] {
        let screen = DocumentsModel(phone: phone, citizen: citizen)
        let cards = screen.state.cards.map { ["kind": $0.kind, "title": $0.title, "detail": $0.detail] }
        return error(screen.state.notice) ?? ["documents": cards, "advice": screen.state.advice]
    }

    private func choose(language: String) throws -> [String: Any] {
        let languages = ["uk": DiiaLanguage.ukrainian, "en": .english]
        guard let chosen = languages[language] else { throw BadCommand(reason: "language uk|en") }
        SettingsModel(phone: phone).choose(chosen)
        return ["language": language]
    }

    private func airplane(_ mode: String) throws -> [String: Any] {
        guard mode == "on" || mode == "off" else { throw BadCommand(reason: "airplane on|off") }
        memory.internet.isAirplaneMode.value = mode == "on"
        return ["airplane": mode]
    }

    private func clock(_ millis: String) throws -> [String: Any] {
        guard let millis = Int64(millis), millis.magnitude < 1 << 50 else { throw BadCommand(reason: "clock MILLIS") }
        memory.clock.set(offByMillis: millis)
        return ["clock": SettingsModel(phone: phone).state.clock]
    }

    private func pass(_ millis: String) throws -> [String: Any] {
        guard let millis = Int64(millis), (0..<(1 << 50)).contains(millis) else { throw BadCommand(reason: "pass MILLIS") }
        memory.clock.pass(millis)
        return ["passed": millis]
    }

    private func show(_ rest: String) async throws -> [String: Any] {
        let words = rest.split(separator: " ").map(String.init)
        let profiles = ["status": CodeProfile.status, "identity": .identity]
        guard words.count == 2, let profile = profiles[words[1]] else { throw BadCommand(reason: "show KIND status|identity") }
        let screen = CodeModel(phone: phone, citizen: try citizen(), documentId: words[0], profile: profile)
        let running = Task { await screen.run() }
        defer { running.cancel() }
        // The digits come after the QR, or the note that they need internet stays.
        await changes(of: screen) { $0.notice != nil || $0.digitsAreSettled }
        let state = screen.state
        if let error = error(state.notice) { return error }
        return [
            "text": state.text, "portrait": state.portrait ?? NSNull(), "digits": state.digits.joined(),
            "digits_note": state.digitsNote ?? NSNull(), "title": state.title, "countdown": state.countdown,
        ]
    }

    /// Waits until the screen shows what is wanted.
    private func changes<State>(of screen: ScreenModel<State>, until wanted: @escaping @MainActor (State) -> Bool) async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        screen.stateChanged = { [weak screen] in
            if let screen, wanted(screen.state) { continuation.finish() }
        }
        for await _ in stream {}
        screen.stateChanged = nil
    }

    private func check(_ text: String) async throws -> [String: Any] {
        let scanner = ScannerModel(phone: phone, citizen: try citizen())
        switch await scanner.take(text) {
        case .verdict(let screen): return describe(screen)
        case nil: return error(scanner.state.notice) ?? [:]
        default: return ["error": "no_code", "text": "this text is a request: open it"]
        }
    }

    private func describe(_ verdict: VerdictModel) -> [String: Any] {
        self.verdict = verdict
        let state = verdict.state
        let outcomes = [CheckOutcome.valid: "valid", .attention: "attention", .refused: "refused"]
        return [
            "outcome": outcomes[state.outcome] ?? "", "headline": state.headline, "warnings": state.warnings,
            "lines": state.lines.map { ["name": $0.name, "text": $0.text] }, "next_step": state.nextStep ?? NSNull(),
            "refusal": state.refusalCode ?? NSNull(),
        ]
    }

    private func portrait(_ text: String) throws -> [String: Any] {
        guard let verdict else { throw BadCommand(reason: "check or take comes first") }
        verdict.takePortrait(text)
        if let error = error(verdict.state.notice) { return error }
        guard let picture = verdict.state.portrait else { throw BadCommand(reason: "check or take comes first") }
        return ["width": picture.width, "height": picture.height, "greys": Set(picture.pixels).count]
    }

    private func ask(_ wish: String) throws -> [String: Any] {
        let wishes = ["status": AskWish.status, "identity": .identity, "age-18": .age(atLeast: 18), "age-21": .age(atLeast: 21)]
        guard let wanted = wishes[wish] else { throw BadCommand(reason: "ask status|identity|age-18|age-21") }
        let screen = AskModel(phone: phone, citizen: try citizen())
        screen.choose(wanted)
        asking = screen
        return error(screen.state.notice) ?? ["text": screen.state.text, "wish": screen.state.wishText]
    }

    private func take(_ text: String) throws -> [String: Any] {
        guard let asking else { throw BadCommand(reason: "ask comes first") }
        asking.take(text)
        if let error = error(asking.state.notice) { return error }
        guard let verdict = asking.state.verdict else { throw BadCommand(reason: "ask comes first") }
        return describe(verdict).merging(["check_digits": asking.state.checkDigits ?? NSNull()]) { old, _ in old }
    }

    private func answerAsk(_ text: String) async throws -> [String: Any] {
        let scanner = ScannerModel(phone: phone, citizen: try citizen())
        guard case .answer(let screen) = await scanner.take(text) else {
            return error(scanner.state.notice) ?? ["error": "no_ask", "text": "this text asks nothing"]
        }
        answering = screen
        await screen.confirm()
        return error(screen.state.notice)
            ?? [
                "text": screen.state.text, "portrait": screen.state.portrait ?? NSNull(),
                "check_digits": screen.state.checkDigits ?? NSNull(), "screen": rows(screen.state.rows),
            ]
    }

    private func open(_ text: String) async throws -> [String: Any] {
        (consent, letter, signing, answering) = (nil, nil, nil, nil)
        let scanner = ScannerModel(phone: phone, citizen: try citizen())
        switch await scanner.take(text) {
        case .consent(let screen):
            consent = screen
            return ["opened": "consent", "screen": rows(screen.state.rows)]
        case .signing(let screen):
            signing = screen
            return ["opened": "signing", "screen": rows(screen.state.rows)]
        case .answer(let screen):
            answering = screen
            return ["opened": "answer", "screen": rows(screen.state.rows)]
        case .verdict(let screen): return describe(screen)
        case .refusal(let notice): return error(notice) ?? [:]
        case nil: return error(scanner.state.notice) ?? [:]
        }
    }

    private func rows(_ rows: [ScreenRow]) -> [[String: Any]] {
        rows.map { ["style": "\($0.style)", "text": $0.text, "label": $0.label, "enabled": $0.isEnabled] }
    }

    private func confirm(_ pairingDigits: String) async throws -> [String: Any] {
        if let consent {
            letter = await consent.confirm(pairingDigits: pairingDigits.isEmpty ? nil : pairingDigits)
            if let error = error(consent.state.notice) { return error }
            guard let letter else { return ["outcome": consent.state.outcome ?? NSNull()] }
            let state = letter.state
            return [
                "outcome": consent.state.outcome ?? NSNull(), "to": state.recipient, "subject": state.subject,
                "files": state.files, "eml": try letter.letter.eml().base64EncodedString(),
            ]
        }
        if let signing {
            await signing.confirm()
            return error(signing.state.notice) ?? ["outcome": signing.state.outcome ?? NSNull()]
        }
        if let answering {
            await answering.confirm()
            return error(answering.state.notice)
                ?? ["text": answering.state.text, "check_digits": answering.state.checkDigits ?? NSNull()]
        }
        throw BadCommand(reason: "open comes first")
    }

    private func refuse() async throws -> [String: Any] {
        if let consent {
            await consent.refuse()
            return error(consent.state.notice) ?? ["outcome": consent.state.outcome ?? NSNull()]
        }
        if let signing {
            await signing.refuse()
            return error(signing.state.notice) ?? ["outcome": signing.state.outcome ?? NSNull()]
        }
        if let answering {
            await answering.refuse()
            return error(answering.state.notice) ?? ["outcome": answering.state.outcome ?? NSNull()]
        }
        throw BadCommand(reason: "open comes first")
    }

    private func handedOver() async throws -> [String: Any] {
        guard let letter else { throw BadCommand(reason: "confirm comes first") }
        await letter.handedOver()
        return error(letter.state.notice) ?? ["outcome": letter.state.outcome ?? NSNull()]
    }

    private func setPin(_ digits: String) async throws -> [String: Any] {
        guard let signing else { throw BadCommand(reason: "open comes first") }
        await signing.setPin(digits)
        return error(signing.state.notice) ?? ["has_pin": signing.state.hasPin]
    }

    private func sign(_ pin: String) async throws -> [String: Any] {
        guard let signing else { throw BadCommand(reason: "open comes first") }
        await signing.sign(pin: pin)
        return error(signing.state.notice) ?? ["outcome": signing.state.outcome ?? NSNull()]
    }

    private func history(_ citizen: DiiaCitizen) async -> [String: Any] {
        let screen = HistoryModel(phone: phone, citizen: citizen)
        await screen.load()
        let entries = screen.state.entries.map { ["requester": $0.requester, "outcome": $0.outcome] }
        return error(screen.state.notice) ?? ["entries": entries, "faults": screen.state.faults]
    }
}
