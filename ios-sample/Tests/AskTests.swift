import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// Two scans: one sample asks, the other answers to it alone.
@MainActor @Suite struct AskTests {
    let sandbox: SandboxServer
    let asker: TestPhone
    let holder: TestPhone
    let keys = TestKeys()

    init() async throws {
        sandbox = try SandboxServer()
        asker = try await TestPhone(sandbox, citizen: "ordinary")
        holder = try await TestPhone(sandbox, keyStore: keys)
        asker.goOffline()
        holder.goOffline()
    }

    private func ask(_ wish: AskWish, sleep: @escaping MillisSleeper = TestPhone.sleepForever) -> AskModel {
        let screen = AskModel(phone: asker.phone, citizen: asker.citizen, sleep: sleep)
        screen.choose(wish)
        return screen
    }

    private func answer(_ text: String) async throws -> AnswerModel {
        let scanner = holder.scanner()
        guard case .answer(let screen) = await scanner.take(text) else {
            throw SandboxServer.Failure(reason: "no ask: \(scanner.state.notice?.code ?? "")")
        }
        return screen
    }

    @Test func everyWishHasWordsInBothLanguages() {
        func words(_ language: DiiaLanguage) -> [String] { AskModel.wishes.map { AskModel.text(of: $0, in: language) } }
        #expect(Set(words(.ukrainian)).count == 4 && words(.ukrainian).allSatisfy { $0.isUkrainian })
        #expect(Set(words(.english)).count == 4 && words(.english).allSatisfy { $0.isEnglish })
    }

    @Test func anAgeIsToldWithoutANameAndBothScreensShowTheSameDigits() async throws {
        let ask = ask(.age(atLeast: 18))
        #expect(try ask.state.pixels == qrMatrix(text: ask.state.text).pixels())
        let answer = try await answer(ask.state.text)
        #expect(answer.state.rows.first?.style == .title && answer.state.text.isEmpty)
        #expect(answer.state.rows.allSatisfy { !$0.label.isEmpty && $0.text.isUkrainian })
        await answer.confirm()
        #expect(answer.state.stage == .confirmed && answer.state.pixels != nil && answer.state.notice == nil)
        ask.take(answer.state.text)
        let verdict = try #require(ask.state.verdict)
        #expect(verdict.state.outcome == .valid && !verdict.state.label.contains("Надія"))
        #expect(verdict.state.lines.first?.text == "Щонайменше 18")
        #expect(ask.state.checkDigits?.count == 4 && ask.state.checkDigits == answer.state.checkDigits)
        #expect(ask.state.text.isEmpty && ask.state.pixels == nil)
    }

    @Test func anIdentityIsToldToTheAskerAndToNobodyElse() async throws {
        let ask = ask(.identity)
        let answer = try await answer(ask.state.text)
        await answer.confirm()
        let other = self.ask(.identity)
        other.take(answer.state.text)
        #expect(other.state.notice?.code == "answer_to_another_ask" && other.state.verdict == nil)
        #expect(other.state.notice?.text.isUkrainian == true && !other.state.text.isEmpty)
        ask.take(answer.state.text)
        #expect(ask.state.verdict?.state.label.contains("Дія Надія Володимирівна") == true)
    }

    @Test func nonsenseInPlaceOfAnAnswerLeavesTheAskAsItWas() {
        let ask = ask(.status)
        let text = ask.state.text
        for nonsense in NonsenseTests.texts {
            ask.take(nonsense)
            #expect(ask.state.notice?.text.isUkrainian == true && ask.state.text == text, "\(nonsense.prefix(40))")
        }
    }

    @Test func afterAMinuteTheAskIsOverAndCanBeMadeAnew() async throws {
        let ask = ask(.status, sleep: asker.sleep)
        let text = ask.state.text
        await ask.run()
        #expect(ask.state.isOver && ask.state.countdown.contains("0:00"))
        ask.begin()
        #expect(!ask.state.isOver && ask.state.text != text && ask.state.countdown.isEmpty)
    }

    @Test func theAnswerIsTakenFromTheScreenWhenItHasEnded() async throws {
        let text = ask(.status).state.text
        let answering = AnswerModel(
            try holder.citizen.readAsk(text: text), phone: holder.phone, citizen: holder.citizen, sleep: holder.sleep)
        await answering.confirm()
        #expect(!answering.state.text.isEmpty)
        await answering.run()
        #expect(answering.state.isOver && answering.state.text.isEmpty && answering.state.pixels == nil)
    }

    @Test func aRefusalShowsNothing() async throws {
        let answer = try await answer(ask(.identity).state.text)
        await answer.refuse()
        #expect(answer.state.stage == .refused && answer.state.outcome == "Відмовлено")
        await answer.confirm()
        #expect(answer.state.text.isEmpty && answer.state.notice?.text.isUkrainian == true)
    }

    @Test func aCancelledPromptSaysNothingAndTheSameButtonTriesAgain() async throws {
        let answer = try await answer(ask(.status).state.text)
        keys.cancels.value = true
        await answer.confirm()
        #expect(answer.state.notice == nil && answer.state.text.isEmpty && answer.state.stage == .confirmed)
        keys.cancels.value = false
        await answer.confirm()
        #expect(!answer.state.text.isEmpty && answer.state.notice == nil)
    }

    @Test func anAskThatNobodyAnswersLeavesItsReceipt() async throws {
        let answer = try await answer(ask(.identity).state.text)
        holder.memory.clock.pass(200_000)
        await answer.leave()
        #expect(answer.state.stage == .expired && answer.state.outcome?.isUkrainian == true)
    }
}

/// Keys of a person who sometimes cancels.
final class TestKeys: DiiaKeyStore {
    let cancels = Guarded(false)
    /// What happens first: the person thinks, time passes.
    let beforeSigning = Guarded<@Sendable () async -> Void>({})
    private let keys = SoftwareKeyStore()

    func create(alias: String, challenge: Data) async throws -> NewKey {
        try await keys.create(alias: alias, challenge: challenge)
    }

    func delete(alias: String) async throws { try await keys.delete(alias: alias) }

    func publicKey(alias: String) async throws -> Data { try await keys.publicKey(alias: alias) }

    func sign(alias: String, message: Data) async throws -> Data {
        await beforeSigning.value()
        if cancels.value { throw DiiaKeyStoreError.Cancelled }
        return try await keys.sign(alias: alias, message: message)
    }

    func wrapKey(alias: String, secret: Data) async throws -> Data { try await keys.wrapKey(alias: alias, secret: secret) }

    func unwrapKey(alias: String, wrapped: Data) async throws -> Data {
        try await keys.unwrapKey(alias: alias, wrapped: wrapped)
    }

    func counter(name: String) async throws -> UInt64? { try await keys.counter(name: name) }

    func raiseCounter(name: String, value: UInt64) async throws { try await keys.raiseCounter(name: name, value: value) }
}
