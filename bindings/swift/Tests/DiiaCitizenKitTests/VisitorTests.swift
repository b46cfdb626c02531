import DiiaCitizenSupport
import Foundation
import Testing

/// A visitor scans the card on a counter and answers with a letter.
@Suite struct VisitorTests {
    @Test func fromTheCardToTheLetterAndItsReceipts() async throws {
        let phone = try await Phone()
        guard case let .request(text, request) = try phone.citizen.scan(text: cardLink()) else {
            Issue.record("no request")
            return
        }
        let consent = try phone.citizen.consent(text: text)
        #expect(consent.request() == request)
        let screen = try consent.screen(language: .ukrainian)
        #expect(screen.state == .open)
        #expect(screen.elements.first?.role == .title)
        #expect(screen.elements.allSatisfy { !$0.text.isEmpty && !$0.label.isEmpty })
        #expect(screen.items.first?.chosen == "passport")
        #expect(try await consent.confirm().outcome == .confirmed)

        let letter = try consent.letter(language: .both, pictures: .include)
        let parts = letter.parts()
        #expect(request.delivery == .letter(to: parts.to))
        #expect(parts.attachments.map(\.mediaType) == ["application/pdf"])
        #expect(parts.attachments.first?.bytes.prefix(8) == Data("%PDF-1.7".utf8))
        #expect(try letter.eml().starts(with: Data("X-Unsent: 1\r\n".utf8)))
        #expect(try await consent.handOver(letter: letter).outcome == .handedToMailClient)
        let page = try await phone.citizen.receipts(filter: ReceiptFilter())
        #expect(page.receipts.map(\.number) == [2, 1])
        let deletion = try await phone.citizen.deletionLetter(receiptNumber: 2, language: .both)
        #expect(deletion.parts().to == parts.to)
        #expect(try deletion.mailto().hasPrefix("mailto:"))
    }

    @Test func afterARefusalNothingCanBeConfirmed() async throws {
        let phone = try await Phone()
        let consent = try phone.citizen.consent(text: cardLink())
        #expect(try await consent.refuse().outcome == .refused)
        do {
            _ = try await consent.confirm()
            Issue.record("confirmed after a refusal")
        } catch let error as DiiaError {
            #expect(error == .NotPossible(problem: .alreadyRefused))
            #expect(error.code() == "consent_already_refused")
        }
    }

    @Test func aLinkThatLeadsElsewhereIsRefusedWithAWarning() async throws {
        let phone = try await Phone()
        let elsewhere = try cardLink().replacingOccurrences(of: "diia.app", with: "diia.app.evil.example")
        do {
            _ = try phone.citizen.scan(text: elsewhere)
            Issue.record("followed elsewhere")
        } catch let error as DiiaError {
            #expect(error.code() == "untrusted_host")
            #expect(!error.text().uk.isEmpty)
        }
    }
}
