import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// What is left of requests, and what the phone knows of itself.
@MainActor @Suite struct HistoryAndSettingsTests {
    let sandbox: SandboxServer
    let phone: TestPhone

    init() async throws {
        sandbox = try SandboxServer()
        phone = try await TestPhone(sandbox)
    }

    private func visit(_ institution: Institution, handOver: Bool) async throws {
        guard case .consent(let consent) = await phone.scanner().take(try await institution.printedCard()) else {
            throw SandboxServer.Failure(reason: "no consent")
        }
        guard handOver else { return await consent.refuse() }
        await consent.confirm()?.handedOver()
    }

    @Test func everyRequestIsThereNewestFirstAndCanBeTakenAway() async throws {
        let history = HistoryModel(phone: phone.phone, citizen: phone.citizen)
        await history.load()
        #expect(history.state.entries.isEmpty && !history.state.hasMore)
        let institution = try await Institution(sandbox)
        try await visit(institution, handOver: true)
        try await visit(institution, handOver: false)
        await history.load()
        #expect(history.state.entries.map(\.outcome).first == "Відмовлено" && history.state.entries.map(\.id) == [3, 2, 1])
        #expect(history.state.entries.allSatisfy { $0.label.contains($0.outcome) && $0.detail.contains("Реєстрація") })
        #expect(history.state.faults.isEmpty)
        let json = try #require(await history.export())
        let text = String(decoding: json, as: UTF8.self)
        #expect(try JSONSerialization.jsonObject(with: json) is [String: Any] && !text.contains("Надія"))
        #expect(await history.print()?.prefix(5) == Data("%PDF-".utf8))
        let given = try #require(history.state.entries.first { $0.gaveCopies })
        let letter = try #require(await history.deletionLetter(of: given))
        #expect(letter.state.recipient == "okno3@cnap.example" && letter.state.files.isEmpty)
        // A refusal gave nothing that could be deleted.
        #expect(await history.deletionLetter(of: history.state.entries[0]) == nil)
        #expect(history.state.notice?.text.isUkrainian == true)
    }

    @Test func manyEntriesComePageByPage() async throws {
        let institution = try await Institution(sandbox)
        let card = try await institution.printedCard()
        for _ in 0..<51 {
            guard case .consent(let consent) = await phone.scanner().take(card) else { continue }
            await consent.refuse()
        }
        let history = HistoryModel(phone: phone.phone, citizen: phone.citizen)
        await history.load()
        #expect(history.state.entries.count == 50 && history.state.hasMore)
        await history.loadMore()
        #expect(history.state.entries.map(\.id) == (1...51).reversed() && !history.state.hasMore)
    }

    @Test func settingsTellLanguageSandboxClockAndLists() async throws {
        let settings = SettingsModel(phone: phone.phone)
        #expect(settings.state.sandboxAddress == sandbox.address && settings.state.citizen == "nadiia")
        #expect(settings.state.clock == "Час підтверджено" && settings.state.clockIsConfirmed)
        #expect(settings.state.lists.count == 2 && settings.state.findings.isEmpty)
        settings.choose(.english)
        #expect(settings.state.language == .english && settings.state.clock == "Time confirmed")
        #expect(settings.state.lists.allSatisfy { $0.isEnglish })
        // It is remembered.
        #expect(CitizenPhone(ports: phone.memory.ports, place: phone.memory.place).language == .english)
        let app = AppModel(phone: phone.phone)
        app.languageChanged()
        #expect(app.state.language == .english)
    }

    @Test func synchronisingMendsNothingOfflineAndSaysWhy() async throws {
        let settings = SettingsModel(phone: phone.phone)
        phone.goOffline()
        await settings.synchronise()
        #expect(settings.state.notice?.code == "transport_offline")
        phone.memory.internet.isAirplaneMode.value = false
        await settings.synchronise()
        #expect(settings.state.notice == nil)
    }

    @Test func anOpenedLinkLeadsSomewhereOnlyOnceThereAreDocuments() async throws {
        let link = try #require(URL(string: try await Institution(sandbox).printedCard()))
        let app = AppModel(phone: phone.phone)
        if await app.destination(of: link) != nil { Issue.record("before the app is open") }
        await app.open()
        guard case .consent? = await app.destination(of: link) else {
            Issue.record("no consent")
            return
        }
        let other = try #require(URL(string: "https://menu.example/"))
        guard case .refusal(let notice)? = await app.destination(of: other) else {
            Issue.record("no refusal")
            return
        }
        #expect(notice.text.isUkrainian)
    }
}
