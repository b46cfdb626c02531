import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// From nothing to two cards, and what goes wrong on the way.
@MainActor @Suite struct StartAndDocumentsTests {
    let sandbox: SandboxServer

    init() throws { sandbox = try SandboxServer() }

    private func emptyPhone(_ memory: PortsInMemory = PortsInMemory()) -> CitizenPhone {
        let phone = CitizenPhone(ports: memory.ports, place: memory.place)
        SettingsModel(phone: phone).choose(.ukrainian)
        return phone
    }

    @Test func aNewPhoneOffersTheSandboxAndGetsTwoCards() async throws {
        let phone = emptyPhone()
        let app = AppModel(phone: phone)
        await app.open()
        guard case .start = app.state.stage else {
            Issue.record("the first screen")
            return
        }
        let start = StartModel(phone: phone)
        start.take(line: sandbox.readyLine)
        #expect(start.state.citizens.contains("nadiia") && start.state.notice == nil)
        await start.getDocuments(citizen: "nadiia")
        #expect(start.state.isDone && !start.state.isWorking)
        await app.open()
        guard case .ready(let citizen) = app.state.stage else {
            Issue.record("ready")
            return
        }
        let documents = DocumentsModel(phone: phone, citizen: citizen)
        #expect(documents.state.cards.map(\.kind) == ["internal-passport", "taxpayer-card"])
        #expect(documents.state.cards.map(\.title) == ["Паспорт громадянина України", "Картка платника податків"])
        for card in documents.state.cards {
            #expect(card.canBeShown && card.label.hasPrefix(card.title) && card.label.hasSuffix(card.detail))
            #expect(card.detail.hasPrefix("Коди можна показувати до "))
        }
        #expect(documents.state.advice.isEmpty)
    }

    @Test(arguments: ["", "{}", "https://menu.example/", "{\"url\": 7}", String(repeating: "x", count: 2_000_000)])
    func anotherTextIsNoInvitation(text: String) {
        let start = StartModel(phone: emptyPhone())
        start.take(line: text)
        #expect(start.state.notice?.code == "not_an_invitation" && start.state.citizens.isEmpty)
        #expect(start.state.notice?.text.isUkrainian == true)
    }

    @Test func anInvitationWithAShortenedKeyIsNone() throws {
        var told = try #require(try JSONSerialization.jsonObject(with: Data(sandbox.readyLine.utf8)) as? [String: Any])
        told["root_key"] = ["x": "AAAA", "y": "AAAA"]
        let line = String(decoding: try JSONSerialization.data(withJSONObject: told), as: UTF8.self)
        #expect(SandboxInvitation(line: line) == nil && SandboxInvitation(line: sandbox.readyLine) != nil)
    }

    @Test func withoutInternetTheStartSaysSoAndWorksLater() async throws {
        let memory = PortsInMemory()
        let phone = emptyPhone(memory)
        let start = StartModel(phone: phone)
        start.take(line: sandbox.readyLine)
        memory.internet.isAirplaneMode.value = true
        await start.getDocuments(citizen: "nadiia")
        #expect(start.state.notice?.code == "transport_offline" && !start.state.isDone && !start.state.isWorking)
        let app = AppModel(phone: phone)
        await app.open()
        guard case .start = app.state.stage else {
            Issue.record("still the first screen")
            return
        }
        memory.internet.isAirplaneMode.value = false
        await start.getDocuments(citizen: "nadiia")
        #expect(start.state.isDone && start.state.notice == nil)
    }

    @Test func theNextStartFindsTheDocuments() async throws {
        let first = try await TestPhone(sandbox)
        let phone = CitizenPhone(ports: first.memory.ports, place: first.memory.place)
        let app = AppModel(phone: phone)
        await app.open()
        guard case .ready(let citizen) = app.state.stage else {
            Issue.record("\(app.state.notice?.code ?? "not ready")")
            return
        }
        #expect(DocumentsModel(phone: phone, citizen: citizen).state.cards.count == 2)
    }

    @Test func refreshingOfflineChangesNothingAndSaysWhy() async throws {
        let phone = try await TestPhone(sandbox)
        let screen = DocumentsModel(phone: phone.phone, citizen: phone.citizen)
        phone.goOffline()
        await screen.refresh()
        #expect(screen.state.notice?.code == "transport_offline" && screen.state.cards.count == 2)
        // Four days later: nothing can be shown, and the card says since when.
        phone.memory.clock.pass(4 * 86_400_000)
        screen.look()
        #expect(screen.state.cards.allSatisfy { !$0.canBeShown && $0.detail.hasPrefix("Треба оновити") })
        #expect(!screen.state.advice.isEmpty && screen.state.advice.allSatisfy(\.isUkrainian))
    }

    @Test func refreshingFourDaysLaterRenewsTheDocuments() async throws {
        let phone = try await TestPhone(sandbox)
        let screen = DocumentsModel(phone: phone.phone, citizen: phone.citizen)
        let before = screen.state.cards.map(\.detail)
        phone.memory.clock.pass(4 * 86_400_000)
        screen.look()
        #expect(screen.state.cards.allSatisfy { !$0.canBeShown })
        try await sandbox.call("PUT", "/sandbox/faults", ["faults": "clock=+4d"])
        await screen.refresh()
        #expect(screen.state.notice == nil && screen.state.cards.allSatisfy(\.canBeShown))
        #expect(screen.state.advice.isEmpty && screen.state.cards.map(\.detail) != before)
    }
}
