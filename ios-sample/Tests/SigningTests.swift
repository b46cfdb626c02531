import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// A request for signatures, the PIN, and the institution that gets them.
@MainActor @Suite struct SigningTests {
    let sandbox: SandboxServer
    let institution: Institution
    let phone: TestPhone

    init() async throws {
        sandbox = try SandboxServer()
        institution = try await Institution(sandbox)
        phone = try await TestPhone(sandbox)
    }

    private func signing(_ requestId: String) async throws -> SigningModel {
        let link = try await institution.signatureLink(requestId: requestId, fileName: "Договір № 5.pdf")
        let scanner = phone.scanner()
        guard case .signing(let signing) = await scanner.take(link, openedBy: .link) else {
            throw SandboxServer.Failure(reason: "no signing: \(scanner.state.notice?.code ?? "")")
        }
        return signing
    }

    @Test func fromTheLinkToSignaturesAtTheInstitution() async throws {
        let signing = try await signing("sign-1")
        #expect(signing.state.rows.contains { $0.text.contains("Договір № 5.pdf") } && !signing.state.hasPin)
        #expect(signing.state.rows.allSatisfy { !$0.text.isEmpty && !$0.label.isEmpty })
        await signing.confirm()
        #expect(signing.state.stage == .confirmed && signing.state.notice == nil)
        await signing.setPin("40715")
        #expect(signing.state.hasPin && signing.state.notice == nil)
        await signing.sign(pin: "40715")
        #expect(signing.state.notice == nil && signing.state.outcome == "Установа отримала підписи")
        #expect(signing.state.stage == .delivered)
        #expect(try await institution.packageCount() == 1)
        // The next request knows the PIN.
        #expect(try await self.signing("sign-2").state.hasPin)
    }

    @Test func aSimpleOrAWrongPinSaysWhatIsWrongAndNothingIsSent() async throws {
        let signing = try await signing("sign-3")
        await signing.confirm()
        for (pin, code) in [("123", "pin_form"), ("12345", "pin_too_simple")] {
            await signing.setPin(pin)
            #expect(signing.state.notice?.code == code && signing.state.notice?.text.isUkrainian == true && !signing.state.hasPin)
        }
        await signing.setPin("40715")
        await signing.sign(pin: "40716")
        #expect(signing.state.notice?.code == "pin_wrong" && signing.state.notice?.text.contains("9") == true)
        #expect(signing.state.stage == .confirmed)
        #expect(try await institution.packageCount() == 0)
        await signing.sign(pin: "40715")
        #expect(signing.state.notice == nil && signing.state.stage == .delivered)
    }

    @Test func aRightPinForgivesTheWrongOnesBefore() async throws {
        let first = try await signing("sign-7")
        await first.confirm()
        await first.setPin("40715")
        for left in [9, 8] {
            await first.sign(pin: "40716")
            #expect(first.state.notice?.text.contains("спроб: \(left)") == true, "\(first.state.notice?.text ?? "")")
        }
        await first.sign(pin: "40715")
        #expect(first.state.notice == nil)
        let second = try await signing("sign-8")
        await second.confirm()
        await second.sign(pin: "40716")
        #expect(second.state.notice?.text.contains("спроб: 9") == true, "\(second.state.notice?.text ?? "")")
    }

    @Test func theSiteIsToldOfARefusal() async throws {
        await (try await signing("sign-9")).refuse()
        #expect(try await institution.status(requestId: "sign-9") == "refuse")
    }

    @Test func withoutConsentNothingIsSignedAndARefusalStands() async throws {
        let signing = try await signing("sign-4")
        await signing.setPin("40715")
        await signing.sign(pin: "40715")
        #expect(signing.state.notice?.code == "consent_not_confirmed")
        await signing.refuse()
        #expect(signing.state.stage == .refused && signing.state.outcome == "Відмовлено")
        await signing.confirm()
        #expect(signing.state.notice?.text.isUkrainian == true && signing.state.stage == .refused)
        #expect(try await institution.packageCount() == 0)
    }

    @Test func withoutInternetTheSignaturesAreSentLater() async throws {
        let signing = try await signing("sign-5")
        await signing.confirm()
        await signing.setPin("40715")
        phone.goOffline()
        await signing.sign(pin: "40715")
        #expect(signing.state.notice?.text.isUkrainian == true && signing.state.stage == .confirmed)
        phone.memory.internet.isAirplaneMode.value = false
        await signing.sign(pin: "40715")
        #expect(signing.state.notice == nil && signing.state.stage == .delivered)
    }

    @Test func aRequestWhoseTimeIsOverSaysSo() async throws {
        let signing = try await signing("sign-6")
        phone.memory.clock.pass(3_600_000)
        await signing.leave()
        #expect(signing.state.stage == .expired && signing.state.outcome?.isUkrainian == true)
    }
}
