import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation

/// One phone, and what it is told to do.
actor Desk {
    /// A command or one of its members is wrong.
    struct BadCommand: Error {}

    private let keys = SoftwareKeyStore()
    private var known: Set<String> = []
    private let clock = StandingClock()
    private var opened: DiiaCitizen?
    private var asked: DiiaAsk?

    /// The answer as JSON.
    func answer(to line: String) async throws -> Data {
        var answer: [String: Any]
        do {
            answer = try await self.answer(to: Command(line))
        } catch let error as DiiaError {
            answer = ["error": error.code()]
        } catch {
            answer = ["error": "bad_command"]
        }
        return try JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])
    }

    private func answer(to command: Command) async throws -> [String: Any] {
        switch try command.text("command") {
        case "open": return try await open(command)
        case "public_key": return ["public_key": try await key(command.text("alias")).hex]
        case "add": return try await add(command)
        case "show": return try await show(command)
        case "check": return try await check(command)
        case "ask": return try await ask(command)
        case "answer": return try await answerAsk(command)
        case "check_answer": return try await checkAnswer(command)
        case "read_card": return try await readCard(command)
        case "time": return ["micros": try await time(command)]
        default: throw BadCommand()
        }
    }

    private func phone(_ command: Command) throws -> DiiaCitizen {
        guard let opened else { throw BadCommand() }
        if let at = command.number("at") { clock.set(at) }
        return opened
    }

    private func key(_ alias: String) async throws -> Data {
        if known.insert(alias).inserted { _ = try await keys.create(alias: alias, challenge: Data()) }
        return try await keys.publicKey(alias: alias)
    }

    private func open(_ command: Command) async throws -> [String: Any] {
        guard let at = command.number("at") else { throw BadCommand() }
        clock.set(at)
        let settings = DiiaSettings(rootKeys: try command.texts("root_keys").map(Data.init(hexText:)))
        let citizen = try await DiiaCitizen.open(
            keyStore: keys, storage: RecordsInMemory(), transport: NoInternet(), clock: clock, settings: settings)
        try await citizen.synchroniseClock(serverTime: instant(at))
        try await citizen.takeIssuerList(jwt: command.text("issuer_list"))
        for list in try command.texts("status_lists") { try await citizen.takeStatusList(jwt: list) }
        opened = citizen
        return ["ok": true]
    }

    private func add(_ command: Command) async throws -> [String: Any] {
        let alias = try command.text("alias")
        _ = try await key(alias)
        let document = NewDocument(
            id: try command.text("id"), keyAlias: alias, digitsSecret: try Data(hexText: command.text("digits_secret")),
            credentials: try command.texts("credentials").map(Data.init(hexText:)), fields: try? command.text("fields"))
        try await phone(command).addDocument(document: document)
        return ["ok": true]
    }

    private func show(_ command: Command) async throws -> [String: Any] {
        let profiles = ["status": CodeProfile.status, "identity": .identity]
        guard let profile = profiles[try command.text("profile")] else { throw BadCommand() }
        let code = try await phone(command).show(documentId: command.text("id"), profile: profile, fresh: true)
        let digits: String
        switch code.digits {
        case .needsInternet(let drawn, _): digits = drawn.text
        case .registered(let registered, _, _): digits = registered.text
        }
        return [
            "text": code.text, "issued_at": millis(code.issuedAt), "expires_at": millis(code.expiresAt),
            "refresh_at": millis(code.refreshAt), "digits": digits,
        ]
    }

    private func check(_ command: Command) async throws -> [String: Any] {
        let verdict = try phone(command).check(text: command.text("text"))
        var answer: [String: Any] = [
            "code": NSNull(), "kind": NSNull(), "full_name": NSNull(), "remaining_millis": NSNull(), "warnings": [String](),
        ]
        switch verdict.outcome {
        case .valid: answer["outcome"] = "valid"
        case .attention: answer["outcome"] = "attention"
        case .refused: answer["outcome"] = "refused"
        }
        switch verdict.result {
        case .refused(let refusal): answer["code"] = refusal.code
        case .accepted(let code):
            answer["kind"] = code.kind?.name ?? NSNull()
            answer["full_name"] = code.identity?.fullName ?? NSNull()
            answer["remaining_millis"] = code.remainingMillis
            answer["warnings"] = code.warnings.map(\.code)
        }
        return answer
    }

    private func ask(_ command: Command) async throws -> [String: Any] {
        let wishes = ["status": AskWish.status, "identity": .identity, "age_18": .age(atLeast: 18)]
        guard let wish = wishes[try command.text("wish")] else { throw BadCommand() }
        let ask = try phone(command).askAsPerson(wish: wish)
        asked = ask
        return ["text": try ask.shown().text]
    }

    private func answerAsk(_ command: Command) async throws -> [String: Any] {
        let answering = try phone(command).readAsk(text: command.text("text"))
        _ = try await answering.confirm()
        let answer = try await answering.answer()
        return ["text": answer.text, "check_digits": answer.checkDigits]
    }

    private func checkAnswer(_ command: Command) async throws -> [String: Any] {
        _ = try phone(command)
        guard let asked else { throw BadCommand() }
        let checked = try asked.check(text: command.text("text"))
        var answer: [String: Any] = [
            "full_name": NSNull(), "at_least": checked.atLeast.map { Int($0) } ?? NSNull(), "check_digits": checked.checkDigits,
        ]
        switch checked.verdict.outcome {
        case .valid: answer["outcome"] = "valid"
        case .attention: answer["outcome"] = "attention"
        case .refused: answer["outcome"] = "refused"
        }
        if case .accepted(let code) = checked.verdict.result { answer["full_name"] = code.identity?.fullName ?? NSNull() }
        return answer
    }

    private func readCard(_ command: Command) async throws -> [String: Any] {
        guard case .request(_, let request) = try phone(command).scan(text: command.text("text")) else {
            return ["error": "no_request"]
        }
        var recipient: Any = NSNull()
        if case .letter(let to) = request.delivery { recipient = to }
        return [
            "id": request.id, "legal_name": request.requester.legalName, "register_code": request.requester.registerCode,
            "branch": request.requester.branch, "address": request.requester.address, "purpose": request.purpose,
            "recipient": recipient, "documents": request.documents.map { ["name": $0.name, "required": $0.required] },
            "all_or_nothing": request.allOrNothing, "with_signature": request.withSignature,
            "expires_at": millis(request.expiresAt),
        ]
    }

    private func time(_ command: Command) async throws -> Double {
        let (phone, text) = (try phone(command), try command.text("text"))
        let (keys, message) = (keys, Data(count: 61))
        switch try command.text("call") {
        case "bars": return try await micros { _ = try barsCode128(digits: text) }
        case "symbol": return try await micros { _ = try qrMatrix(text: text) }
        case "check": return try await micros { _ = try phone.check(text: text) }
        case "read_card": return try await micros { _ = try phone.scan(text: text) }
        case "show_again":
            return try await micros { _ = try await phone.show(documentId: text, profile: .identity, fresh: false) }
        case "show": return try await micros { _ = try await phone.show(documentId: text, profile: .identity, fresh: true) }
        case "sign": return try await micros { _ = try await keys.sign(alias: text, message: message) }
        default: throw BadCommand()
        }
    }

    private func millis(_ date: Date) -> Int64 { Int64((date.timeIntervalSince1970 * 1000).rounded()) }
}

private func instant(_ millis: Int64) -> Date { Date(timeIntervalSince1970: Double(millis) / 1000) }

/// A line, read.
struct Command {
    private let members: [String: Any]

    init(_ line: String) throws {
        guard let members = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
            throw Desk.BadCommand()
        }
        self.members = members
    }

    func text(_ name: String) throws -> String {
        guard let text = members[name] as? String else { throw Desk.BadCommand() }
        return text
    }

    func texts(_ name: String) throws -> [String] {
        guard let texts = members[name] as? [String] else { throw Desk.BadCommand() }
        return texts
    }

    func number(_ name: String) -> Int64? { (members[name] as? NSNumber)?.int64Value }
}

extension Data {
    init(hexText: String) throws {
        let digits = hexText.compactMap(\.hexDigitValue)
        guard digits.count == hexText.count, digits.count % 2 == 0 else { throw Desk.BadCommand() }
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }

    var hex: String { map { String(format: "%02x", $0) }.joined() }
}
