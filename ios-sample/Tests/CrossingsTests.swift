#if os(Linux)
import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// The calls of the library that each screen costs: to open it, and while it stands for a minute. Pinned in
/// tests/crossings/screens.json. One after another, since the process is counted; no second passes but those a test lets pass.
@MainActor @Suite(.serialized) struct CrossingsTests {
    static let openings: Set = [
        "start", "app", "documents", "code", "code-bars", "code-online", "code-next", "scanner", "verdict", "consent", "letter",
        "history", "settings", "ask", "answering", "answer", "answered", "signing",
    ]
    static let minutes: Set = ["code", "code-online", "ask", "answer"]

    /// In the sixtieth the next code comes, and an ask is over: that is another opening.
    private static let seconds = 59

    private let pinned: Pinned

    init() throws { pinned = try Pinned() }

    @Test func everyPinnedScreenIsOpenedHere() {
        #expect(pinned.names("openings") == Self.openings && pinned.names("minutes") == Self.minutes)
    }

    @Test func theStartAndTheApp() async throws {
        let memory = PortsInMemory()
        let empty = CitizenPhone(ports: memory.ports, place: memory.place)
        try await opening("start") {
            await AppModel(phone: empty).open()
            _ = StartModel(phone: empty)
        }
        let before = try await TestPhone(withPortrait: false)
        let phone = CitizenPhone(ports: before.memory.ports, place: before.memory.place)
        let app = AppModel(phone: phone)
        try await opening("app") { await app.open() }
        #expect(app.state.notice == nil)
    }

    @Test func whatShowsOnlyWhatThePhoneHas() async throws {
        let phone = try await TestPhone(withPortrait: false)
        try await opening("documents") { _ = DocumentsModel(phone: phone.phone, citizen: phone.citizen) }
        try await opening("scanner") { _ = phone.scanner() }
        try await opening("settings") { _ = SettingsModel(phone: phone.phone) }
        let history = HistoryModel(phone: phone.phone, citizen: phone.citizen)
        try await opening("history") { await history.load() }
        #expect(history.state.notice == nil)
    }

    @Test func aCodeWithoutInternet() async throws {
        let phone = try await TestPhone(withPortrait: false)
        let time = TimeByHand(phone.memory.clock)
        let screen = code(phone, time)
        var running: Task<Void, Never>?
        try await opening("code") {
            running = Task { await screen.run() }
            await time.settle(asleep: 2)
        }
        try await opening("code-bars") { screen.show(.bars) }
        screen.show(.qr)
        try await minute("code") { await time.pass(1000, untilAsleep: 2) }
        try await opening("code-next") { await time.pass(1000, untilAsleep: 2) }
        #expect(screen.state.phase == .shown && screen.state.notice == nil)
        running?.cancel()
        await running?.value
    }

    @Test func aCodeWithInternet() async throws {
        let sandbox = try SandboxServer()
        let phone = try await TestPhone(sandbox, clock: StoppedClock.now())
        let time = TimeByHand(phone.memory.clock)
        let screen = code(phone, time)
        var running: Task<Void, Never>?
        try await opening("code-online") {
            running = Task { await screen.run() }
            await time.settle(asleep: 2)
        }
        #expect(screen.state.digitsNote == nil)
        try await minute("code-online") { await time.pass(1000, untilAsleep: 2) }
        running?.cancel()
        await running?.value
    }

    @Test func aVerdict() async throws {
        let text = try await TestPhone(withPortrait: false).shownCode().text
        let scanner = try await TestPhone(withPortrait: false).scanner()
        try await opening("verdict") {
            guard case .verdict = await scanner.take(text) else { throw SandboxServer.Failure(reason: "no verdict") }
        }
    }

    @Test func askAndAnswer() async throws {
        let (asker, holder) = (try await TestPhone(withPortrait: false), try await TestPhone(withPortrait: false))
        let (askersTime, holdersTime) = (TimeByHand(asker.memory.clock), TimeByHand(holder.memory.clock))
        var (asking, answering): (AskModel?, AnswerModel?)
        var running: [Task<Void, Never>] = []
        try await opening("ask") {
            let screen = AskModel(phone: asker.phone, citizen: asker.citizen, sleep: askersTime.sleep)
            screen.choose(.age(atLeast: 18))
            running.append(Task { await screen.run() })
            asking = screen
            await askersTime.settle(asleep: 1)
        }
        let ask = try #require(asking)
        try await opening("answering") {
            guard case .answer = await holder.scanner().take(ask.state.text) else {
                throw SandboxServer.Failure(reason: "no ask")
            }
        }
        // As the scanner makes it, but with this time.
        let screen = AnswerModel(
            try holder.citizen.readAsk(text: ask.state.text), phone: holder.phone, citizen: holder.citizen,
            sleep: holdersTime.sleep)
        try await opening("answer") {
            await screen.confirm()
            running.append(Task { await screen.run() })
            answering = screen
            await holdersTime.settle(asleep: 1)
        }
        let answer = try #require(answering?.state.text)
        #expect(!answer.isEmpty)
        try await minute("answer") { await holdersTime.pass(1000, untilAsleep: 1) }
        try await minute("ask") { await askersTime.pass(1000, untilAsleep: 1) }
        try await opening("answered") { ask.take(answer) }
        #expect(ask.state.verdict?.state.outcome == .valid)
        for task in running { task.cancel() }
    }

    @Test func aConsentALetterAndSignatures() async throws {
        let sandbox = try SandboxServer()
        let institution = try await Institution(sandbox)
        let phone = try await TestPhone(sandbox)
        let card = try await institution.printedCard()
        let files = try await institution.signatureLink(requestId: "crossings-1", fileName: "Договір.pdf")
        var consent: ConsentModel?
        try await opening("consent") {
            guard case .consent(let screen) = await phone.scanner().take(card) else {
                throw SandboxServer.Failure(reason: "no consent")
            }
            consent = screen
        }
        try await opening("letter") {
            let letter = await consent?.confirm()
            #expect(letter != nil)
        }
        try await opening("signing") {
            guard case .signing = await phone.scanner().take(files, openedBy: .link) else {
                throw SandboxServer.Failure(reason: "no signing")
            }
        }
    }

    private func code(_ phone: TestPhone, _ time: TimeByHand) -> CodeModel {
        CodeModel(
            phone: phone.phone, citizen: phone.citizen, documentId: "internal-passport", profile: .identity, sleep: time.sleep)
    }

    private func opening(_ name: String, _ open: @MainActor () async throws -> Void) async throws {
        let counted = try await Crossings.during(open)
        print("crossings: opening \(name): \(told(counted))")
        let pins = try pinned.opening(name)
        #expect(counted.calls == pins, "\(name): \(pins) is pinned, \(counted.calls) was counted")
    }

    private func minute(_ name: String, _ passSecond: @MainActor () async throws -> Void) async throws {
        let pins = try pinned.minute(name)
        let counted = try await Crossings.during {
            for _ in 0..<Self.seconds { try await passSecond() }
            // A question to the registry goes its own way, so that no countdown waits for it.
            let expected = pins.values.reduce(0, +)
            for _ in 0..<2_000 where try Crossings.soFar().total < expected { try await Task.sleep(nanoseconds: 5_000_000) }
        }
        print("crossings: a minute of \(name): \(told(counted))")
        #expect(counted.calls == pins, "\(name): \(pins) is pinned, \(counted.calls) was counted")
        #expect(counted.total <= Self.seconds, "\(name): \(counted.total) calls in \(Self.seconds) seconds")
    }

    private func told(_ counted: Crossings.Counted) -> String {
        let calls = counted.calls.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        return "{\(calls)}, and \(counted.bookkeeping) of bookkeeping"
    }
}
#endif
