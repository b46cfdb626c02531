import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// The visitor's story: a card on a counter, a letter; a site, a package; and what can be refused.
@MainActor @Suite struct ConsentTests {
    let sandbox: SandboxServer
    let institution: Institution
    let phone: TestPhone

    init() async throws {
        sandbox = try SandboxServer()
        institution = try await Institution(sandbox)
        phone = try await TestPhone(sandbox)
    }

    private func consent(_ text: String, openedBy: OpenedBy = .scan) async throws -> ConsentModel {
        let scanner = phone.scanner()
        guard case .consent(let consent) = await scanner.take(text, openedBy: openedBy) else {
            throw SandboxServer.Failure(reason: "no consent: \(scanner.state.notice?.code ?? "")")
        }
        return consent
    }

    @Test(arguments: [DiiaLanguage.ukrainian, .english]) func theScreenIsTheLibrarys(language: DiiaLanguage) async throws {
        phone.speak(language)
        let consent = try await consent(institution.printedCard())
        #expect(consent.state.stage == .open && consent.state.rows.first?.style == .title)
        #expect(consent.state.rows.map(\.id) == Array(0..<consent.state.rows.count))
        #expect(consent.state.rows.allSatisfy { !$0.text.isEmpty && !$0.label.isEmpty })
        #expect(consent.state.rows.filter(\.isButton).map(\.style) == [.confirm, .refuse])
        #expect(consent.state.rows.filter(\.isButton).allSatisfy { $0.isEnabled })
        #expect(consent.state.rows.first { $0.style == .confirm }?.text.isEnglish == (language == .english))
        #expect(consent.state.rows.filter { $0.style == .item(0) || $0.style == .item(1) }.count == 2)
        #expect(consent.state.items.map(\.chosen) == ["internal-passport", "taxpayer-card"])
    }

    @Test func fromTheCardToALetterWithoutInternet() async throws {
        let card = try await institution.printedCard()
        phone.goOffline()
        let consent = try await consent(card)
        let letter = try #require(await consent.confirm())
        #expect(consent.state.stage == .confirmed && consent.state.notice == nil)
        #expect(letter.state.recipient == "okno3@cnap.example" && letter.state.files.count == 2)
        #expect(letter.state.subject.isUkrainian && letter.state.outcome == nil)
        await letter.handedOver()
        #expect(letter.state.outcome?.isUkrainian == true && letter.state.notice == nil)
        consent.look()
        #expect(consent.state.stage == .handedOver)
        // A second time there is nothing to hand over.
        await letter.handedOver()
        #expect(letter.state.notice?.text.isUkrainian == true)
    }

    @Test func aSiteGetsAPackageThroughTheServer() async throws {
        let consent = try await consent(institution.siteLink(requestId: "site-1"), openedBy: .link)
        #expect(!consent.state.needsPairingDigits)
        let letter = await consent.confirm()
        #expect(letter == nil && consent.state.notice == nil)
        #expect(consent.state.outcome?.isUkrainian == true && consent.state.returnLink == "https://cnap.example/done")
        #expect(try await institution.packageCount() == 1)
    }

    @Test func aPackageWhoseSendingFailedIsSentByTheSameButton() async throws {
        let consent = try await consent(institution.siteLink(requestId: "site-2"), openedBy: .link)
        phone.goOffline()
        _ = await consent.confirm()
        #expect(consent.state.notice?.code == "transport_offline" && consent.state.stage == .confirmed)
        #expect(try await institution.packageCount() == 0)
        phone.memory.internet.isAirplaneMode.value = false
        _ = await consent.confirm()
        #expect(consent.state.notice == nil)
        #expect(try await institution.packageCount() == 1)
    }

    @Test func aRequestFromAnotherScreenWantsItsFourDigits() async throws {
        let consent = try await consent(institution.siteLink(requestId: "site-4", pairing: true))
        #expect(consent.state.needsPairingDigits && consent.state.rows.contains { $0.style == .pairing })
        _ = await consent.confirm()
        #expect(consent.state.notice?.text.isUkrainian == true && consent.state.stage == .confirmed)
        #expect(try await institution.packageCount() == 0)
        _ = await consent.confirm(pairingDigits: try await institution.pairingDigits(requestId: "site-4"))
        #expect(consent.state.notice == nil)
        #expect(try await institution.packageCount() == 1)
    }

    @Test func theSiteIsToldOfARefusalAndOfADelivery() async throws {
        let refused = try await consent(institution.siteLink(requestId: "site-5"), openedBy: .link)
        await refused.refuse()
        #expect(try await institution.status(requestId: "site-5") == "refuse")
        let given = try await consent(institution.siteLink(requestId: "site-6"), openedBy: .link)
        _ = await given.confirm()
        #expect(try await institution.status(requestId: "site-6") == "done")
    }

    @Test func aRefusalLeavesItsReceiptAndNothingElse() async throws {
        let consent = try await consent(institution.printedCard())
        await consent.refuse()
        #expect(consent.state.outcome == "Відмовлено" && consent.state.stage == .refused)
        #expect(await consent.confirm() == nil)
        #expect(consent.state.notice?.text.isUkrainian == true)
        let history = HistoryModel(phone: phone.phone, citizen: phone.citizen)
        await history.load()
        #expect(history.state.entries.map(\.outcome) == ["Відмовлено"] && !history.state.entries[0].gaveCopies)
    }

    @Test func anotherDocumentOrARequiredOneLeftOutIsNotTaken() async throws {
        let consent = try await consent(institution.printedCard())
        consent.choose(item: 0, documentId: "taxpayer-card")
        #expect(consent.state.notice != nil && consent.state.items[0].chosen == "internal-passport")
        consent.include(item: 9, false)
        #expect(consent.state.notice != nil)
        consent.choose(item: 0, documentId: "internal-passport")
        #expect(consent.state.notice == nil)
    }

    @Test func aRequestWhoseTimeIsOverSaysSo() async throws {
        let consent = try await consent(institution.siteLink(requestId: "site-3"), openedBy: .link)
        phone.memory.clock.pass(3_600_000)
        await consent.leave()
        #expect(consent.state.stage == .expired && consent.state.outcome?.isUkrainian == true)
    }

    @Test func aStickerOverTheCardIsRefused() async throws {
        let card = try await institution.printedCard()
        let last = try #require(card.last)
        let sticker = card.dropLast() + (last == "1" ? "2" : "1")
        let scanner = phone.scanner()
        if await scanner.take(String(sticker)) != nil { Issue.record("believed") }
        #expect(scanner.state.notice?.text.isUkrainian == true)
    }
}
