import DiiaCitizenSupport
import Foundation
import Testing

/// A face to compare, without internet: beside a code for everybody, beside an answer for the asker alone.
@Suite struct PortraitTests {
    private let checker: Phone
    private let holder: Phone

    init() async throws {
        checker = try await Phone()
        holder = try await Phone(withPortrait: true)
    }

    private func accepted(_ verdict: Verdict) throws -> AcceptedCode {
        guard case .accepted(let code) = verdict.result else { throw DiiaError.Cancelled }
        return code
    }

    private func problem(_ call: () async throws -> Void) async -> (PortraitProblem, String)? {
        do {
            try await call()
        } catch let error as DiiaError {
            if case .Portrait(let problem, let reason, let explanation) = error, !explanation.uk.isEmpty {
                return (problem, reason)
            }
        } catch {}
        return nil
    }

    private func answer(_ ask: DiiaAsk) async throws -> ShownAnswer {
        let answering = try holder.citizen.readAsk(text: ask.shown().text)
        _ = try await answering.confirm()
        return try await answering.answer()
    }

    private func expectAPicture(_ picture: PortraitPicture) {
        #expect(picture.width == 64 && picture.height == 80 && picture.pixels.count == 64 * 80)
        #expect(Set(picture.pixels).count > 50, "a picture has many greys")
        #expect("\(picture)" == "PortraitPicture(…)")
    }

    @Test(arguments: [CodeProfile.status, .identity]) func besideACodeItIsShownToWhoeverChecks(profile: CodeProfile) async throws {
        let shown = try await holder.show(profile)
        let text = try #require(shown.portrait.text)
        #expect(shown.portrait.note.uk.contains("по черзі"))
        #expect(try qrMatrix(text: text) == shown.portrait.symbol)
        #expect(shown.portrait.symbol?.side == 69)
        guard case .portrait(let scanned) = try checker.citizen.scan(text: text) else {
            Issue.record("not known as a portrait")
            return
        }
        let code = try accepted(checker.citizen.check(text: shown.text))
        #expect(code.portrait.text.en.contains("compare the face"))
        expectAPicture(try checkPortrait(digest: code.portrait.digest, text: scanned))
    }

    @Test func besideAnAnswerOnlyTheAskerSeesItAndAfterTheAnswer() async throws {
        let ask = try checker.citizen.askAsPerson(wish: .age(atLeast: 18))
        let answer = try await answer(ask)
        let text = try #require(answer.portrait.text)
        #expect(try qrMatrix(text: text) == answer.portrait.symbol)
        #expect(await problem { _ = try ask.checkPortrait(text: text) }?.0 == .beforeAnswer)
        let code = try accepted(ask.check(text: answer.text).verdict)
        expectAPicture(try ask.checkPortrait(text: text))
        expectAPicture(try ask.checkPortrait(text: text))
        let other = try checker.citizen.askAsPerson(wish: .status)
        #expect(await problem { _ = try other.checkPortrait(text: text) }?.1 == "portrait_of_another_ask")
        let plain = await problem { _ = try checkPortrait(digest: code.portrait.digest, text: text) }
        #expect(plain?.0 == .ofAnotherCode && plain?.1 == "portrait_wrong_form")
        #expect(await problem { _ = try ask.checkPortrait(text: answer.text) }?.0 == .notAPortrait)
    }

    @Test func withoutOneBothPeopleAreToldWhatThatMeans() async throws {
        let shown = try await checker.show()
        #expect(shown.portrait.text == nil && shown.portrait.note.uk.contains("без портрета"))
        let code = try accepted(holder.citizen.check(text: shown.text))
        #expect(code.portrait.digest == nil && code.portrait.text.en.contains("has no portrait"))
        #expect(!code.portrait.notShown.uk.isEmpty)
        let stray = try #require(await holder.show().portrait.text)
        #expect(await problem { _ = try checkPortrait(digest: code.portrait.digest, text: stray) }?.0 == .nonePromised)
    }

    @Test func anotherPersonsPortraitIsNotTakenByNoSide() async throws {
        let shown = try await holder.show()
        let digest = try #require(accepted(checker.citizen.check(text: shown.text)).portrait.digest)
        let text = try #require(shown.portrait.text)
        let another = String(digest.reversed())
        #expect(await problem { _ = try checkPortrait(digest: another, text: text) }?.0 == .anotherPerson)
        var changed = try #require(holder.issued.portrait)
        changed[9] ^= 1
        let document = Phone.document(of: holder.issued.credentials, portrait: changed)
        let refused = await problem { try await holder.citizen.addDocument(document: document) }
        #expect(refused?.0 == .anotherPerson && refused?.1 == "portrait_of_another_person")
        #expect(throws: DiiaError.self) { try checkPortrait(digest: "no digits", text: text) }
    }

    @Test func aRenewalThatPromisesTheSameOneKeepsIt() async throws {
        let renewed = Phone.document(of: holder.issued.credentials)
        try await holder.citizen.addDocument(document: renewed)
        #expect(try await holder.show(fresh: true).portrait.text != nil)
    }
}
