import DiiaCitizenSupport
import Foundation
import Testing

/// One phone asks, the other answers to that phone alone; neither is online.
@Suite struct AskTests {
    private let asker: Phone
    private let holder: Phone

    init() async throws {
        asker = try await Phone()
        holder = try await Phone()
    }

    private func answer(_ ask: DiiaAsk) async throws -> ShownAnswer {
        let answering = try holder.citizen.readAsk(text: ask.shown().text)
        _ = try await answering.confirm()
        return try await answering.answer()
    }

    private func problem(_ call: () async throws -> Void) async -> (AskingProblem, String)? {
        do {
            try await call()
        } catch let error as DiiaError {
            if case .Asking(let problem, let reason, let explanation) = error, !explanation.uk.isEmpty {
                return (problem, reason)
            }
        } catch {}
        return nil
    }

    private func code(_ checked: CheckedAnswer) throws -> AcceptedCode {
        guard case .accepted(let code) = checked.verdict.result else { throw DiiaError.Cancelled }
        return code
    }

    @Test func anAgeIsToldWithoutNameAndBothScreensShowTheSameFourDigits() async throws {
        let ask = try asker.citizen.askAsPerson(wish: .age(atLeast: 18))
        #expect(try ask.shown().refreshAt == morning + 60)
        #expect(try ask.shown().endsAt == morning + 180)
        let answer = try await answer(ask)
        #expect(try qrMatrix(text: answer.text) == answer.symbol && answer.symbol.side == 61)
        #expect(try qrMatrix(text: ask.shown().text) == ask.shown().symbol)
        let checked = try ask.check(text: answer.text)
        #expect(checked.verdict.outcome == .valid)
        #expect(checked.atLeast == 18)
        #expect(checked.checkDigits == answer.checkDigits && checked.checkDigits.count == 4)
        #expect(try code(checked).identity == nil)
    }

    @Test func anIdentityIsToldToThePhoneThatAsksAndToNoOther() async throws {
        let ask = try asker.citizen.askAsPerson(wish: .identity, kind: "internal-passport")
        let answer = try await answer(ask)
        let other = try asker.citizen.askAsPerson(wish: .identity)
        let foreign = await problem { _ = try other.check(text: answer.text) }
        #expect(foreign?.0 == .notAnAnswer && foreign?.1 == "answer_to_another_ask")
        #expect(try code(ask.check(text: answer.text)).identity?.fullName == "Дія Надія Володимирівна")
        #expect(await problem { _ = try ask.check(text: answer.text) }?.1 == "answer_already_given")
        #expect("\(answer)" == "ShownAnswer(…)")
        #expect(try !"\(ask) \(String(reflecting: ask))".contains(ask.shown().text))
    }

    @Test func theScreenSaysWhoAsksForWhatAndRefusingIsAsEasy() async throws {
        let ask = try asker.citizen.askAsPerson(wish: .status)
        guard case .ask(let text) = try holder.citizen.scan(text: ask.shown().text) else {
            Issue.record("not known as an ask")
            return
        }
        let answering = try holder.citizen.readAsk(text: text)
        let screen = try answering.screen(language: .ukrainian)
        #expect(screen.state == .open && !screen.askerIsInstitution)
        func element(_ role: AskElementRole) -> AskElement? { screen.elements.first { $0.role == role } }
        #expect(element(.requester)?.text == "Приватна особа")
        #expect(element(.confirm)?.enabled == true && element(.refuse)?.enabled == true)
        #expect(screen.elements.allSatisfy { !$0.label.isEmpty })
        #expect(try await answering.refuse().outcome == .refused)
        #expect(await problem { _ = try await answering.answer() }?.0 == .notPossible)
    }

    @Test func aWorkerAsksByTheCardOfTheInstitutionAndWithNobodyElsesKey() async throws {
        _ = try await asker.keys.create(alias: "worker", challenge: Data())
        let card = try workerCard(await asker.keys.publicKey(alias: "worker"))
        let ask = try await asker.citizen.askAsWorker(wish: .identity, kind: nil, card: card, keyAlias: "worker")
        let screen = try holder.citizen.readAsk(text: ask.shown().text).screen(language: .english)
        #expect(screen.askerIsInstitution)
        #expect(screen.elements.first { $0.role == .requester }?.text == "Центр надання адміністративних послуг (зразок)")
        _ = try await asker.keys.create(alias: "another", challenge: Data())
        let stolen = await problem {
            _ = try await asker.citizen.askAsWorker(wish: .status, kind: nil, card: card, keyAlias: "another")
        }
        #expect(stolen?.0 == .notBelieved && stolen?.1 == "ask_signature")
    }

    @Test func theSixthPrivateAskOfAnHourIsRefusedAndAnOldOneToo() async throws {
        for _ in 0..<5 { _ = try holder.citizen.readAsk(text: asker.citizen.askAsPerson(wish: .status).shown().text) }
        let sixth = try asker.citizen.askAsPerson(wish: .status).shown().text
        #expect(await problem { _ = try holder.citizen.readAsk(text: sixth) }?.0 == .tooMany)
        holder.clock.pass(60_000)
        #expect(await problem { _ = try holder.citizen.readAsk(text: sixth) }?.1 == "ask_expired")
    }

    @Test func aCancelledPromptLosesNothing() async throws {
        let ask = try asker.citizen.askAsPerson(wish: .status)
        let answering = try holder.citizen.readAsk(text: ask.shown().text)
        _ = try await answering.confirm()
        holder.keys.beforeSigning.value = { throw DiiaKeyStoreError.Cancelled }
        await #expect(throws: DiiaError.Cancelled) { try await answering.answer() }
        holder.keys.beforeSigning.value = {}
        let answer = try await answering.answer()
        #expect(try ask.check(text: answer.text).verdict.outcome == .valid)
        #expect(await problem { _ = try await answering.answer() }?.0 == .alreadyAnswered)
    }

    @Test func anAgeThatNobodyVouchesForIsNoWish() throws {
        #expect(throws: DiiaError.self) { try asker.citizen.askAsPerson(wish: .age(atLeast: 17)) }
        #expect(try AskWish.age(atLeast: 21).text().en == "That you are at least 21, without your birth date")
    }
}
