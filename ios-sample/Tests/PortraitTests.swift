import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// A face to compare: the holder's second code, and what the checker's screen makes of it. Nobody has internet.
@MainActor @Suite struct PortraitTests {
    let holder: TestPhone
    let checker: TestPhone

    init() async throws {
        holder = try await TestPhone(withPortrait: true)
        checker = try await TestPhone(withPortrait: false)
    }

    private func code(_ phone: TestPhone, sleep: @escaping MillisSleeper = TestPhone.sleepForever) -> CodeModel {
        CodeModel(
            phone: phone.phone, citizen: phone.citizen, documentId: "internal-passport", profile: .status, sleep: sleep)
    }

    /// The asker's screen and the holder's, with the answer on it.
    private func answered(sleep: @escaping MillisSleeper = TestPhone.sleepForever) async throws -> (AskModel, AnswerModel) {
        let ask = AskModel(phone: checker.phone, citizen: checker.citizen, sleep: TestPhone.sleepForever)
        ask.choose(.age(atLeast: 18))
        let answer = AnswerModel(
            try holder.citizen.readAsk(text: ask.state.text), phone: holder.phone, citizen: holder.citizen, sleep: sleep)
        await answer.confirm()
        #expect(answer.state.notice == nil)
        return (ask, answer)
    }

    private func expectAFace(_ verdict: VerdictModel) throws {
        let picture = try #require(verdict.state.portrait, "\(verdict.state.notice?.code ?? "")")
        #expect(picture.width == 64 && picture.height == 80 && Set(picture.pixels).count > 50)
        #expect(verdict.state.notice == nil)
    }

    @Test func everyNewTextIsThereInBothLanguages() {
        let texts = [Texts.portrait, Texts.portraitQr, Texts.scanPortrait, Texts.askForPortrait, Texts.portraitOf, Texts.answer]
        #expect(texts.allSatisfy { $0.uk.isUkrainian && $0.en.isEnglish })
    }

    @Test(arguments: [DiiaLanguage.ukrainian, .english])
    func aCodeOffersItsPortraitAsAThirdSymbol(language: DiiaLanguage) async throws {
        holder.speak(language)
        let screen = code(holder)
        let running = Task { await screen.run() }
        defer { running.cancel() }
        await until(screen) { $0.digitsAreSettled }
        let note = try #require(screen.state.portraitNote)
        #expect(language == .ukrainian ? note.isUkrainian : note.isEnglish)
        #expect(screen.state.symbols == [.qr, .bars, .portrait])
        let (text, qr) = (try #require(screen.state.portrait), screen.state.pixels)
        screen.show(.portrait)
        #expect(screen.state.symbol == .portrait && text != screen.state.text)
        #expect(try screen.state.pixels == qrMatrix(text: text).pixels())
        screen.show(.qr)
        #expect(screen.state.pixels == qr)
    }

    @Test func aPortraitStaysChosenFromCodeToCodeAndGoesWithTheLast() async throws {
        let screen = code(holder, sleep: holder.sleep)
        var (portrait, lastDrawn): (String?, [String: SymbolPixels]) = (nil, [:])
        screen.stateChanged = { [weak screen] in
            guard let screen, screen.state.phase == .shown, let pixels = screen.state.pixels else { return }
            // Once: what comes after has to keep it.
            if portrait == nil {
                portrait = screen.state.portrait
                screen.show(.portrait)
            } else {
                lastDrawn[screen.state.text] = pixels
            }
        }
        await screen.run()
        let drawn = try qrMatrix(text: #require(portrait)).pixels()
        #expect(lastDrawn.count == 3 && lastDrawn.values.allSatisfy { $0 == drawn })
        #expect(screen.state.phase == .expired && screen.state.pixels == nil && screen.state.portrait == nil)
        #expect(screen.state.symbol == .qr && screen.state.symbols == [.qr, .bars] && screen.state.portraitNote == nil)
    }

    @Test func aCodeWithoutAPortraitOffersNoneAndTheVerdictSaysWhatThatMeans() async throws {
        let screen = code(checker)
        let running = Task { await screen.run() }
        defer { running.cancel() }
        await until(screen) { $0.digitsAreSettled }
        let pixels = screen.state.pixels
        screen.show(.portrait)
        #expect(screen.state.symbol == .qr && screen.state.pixels == pixels && pixels != nil)
        #expect(screen.state.symbols == [.qr, .bars] && screen.state.portraitNote == nil)
        let verdict = try await holder.verdict(screen.state.text)
        #expect(!verdict.state.promisesPortrait && verdict.state.portraitNote?.contains("без портрета") == true)
        verdict.takePortrait(try #require(try await holder.shownCode().portrait))
        #expect(verdict.state.notice?.code == "portrait_none_promised" && verdict.state.portrait == nil)
    }

    @Test(arguments: [DiiaLanguage.ukrainian, .english]) func theVerdictOnACodeShowsTheFace(language: DiiaLanguage) async throws {
        checker.speak(language)
        let shown = try await holder.shownCode(.status)
        let verdict = try await checker.verdict(shown.text)
        let note = try #require(verdict.state.portraitNote)
        #expect(language == .ukrainian ? note.isUkrainian : note.isEnglish)
        #expect(verdict.state.promisesPortrait && verdict.state.portrait == nil && verdict.state.label.hasSuffix(note))
        verdict.takePortrait(try #require(shown.portrait))
        try expectAFace(verdict)
        // The wrong code before the camera takes the face away, and says why in words.
        verdict.takePortrait(shown.text)
        #expect(verdict.state.portrait == nil && verdict.state.notice?.code == "portrait_not_a_portrait")
        let refusal = try #require(verdict.state.notice?.text)
        #expect(language == .ukrainian ? refusal.isUkrainian : refusal.isEnglish)
        #expect(verdict.state.outcome == .valid)
        verdict.takePortrait(try #require(shown.portrait))
        try expectAFace(verdict)
    }

    @Test func theFaceGoesWithTheVerdictAndNoneComesAfterIt() async throws {
        let shown = try await holder.shownCode()
        let verdict = try await checker.verdict(shown.text)
        let portrait = try #require(shown.portrait)
        verdict.takePortrait(portrait)
        try expectAFace(verdict)
        verdict.clear()
        #expect(verdict.state.portrait == nil && verdict.state.portraitNote == nil && !verdict.state.promisesPortrait)
        verdict.takePortrait(portrait)
        #expect(verdict.state.portrait == nil && verdict.state.notice == nil)
    }

    @Test func nonsenseInPlaceOfAPortraitIsARefusalInWords() async throws {
        let verdict = try await checker.verdict(try await holder.shownCode().text)
        for nonsense in NonsenseTests.texts {
            verdict.takePortrait(nonsense)
            #expect(verdict.state.portrait == nil && verdict.state.notice?.text.isUkrainian == true, "\(nonsense.prefix(40))")
        }
    }

    @Test func anAnswerHasItsPortraitForTheAskerAlone() async throws {
        let (ask, answer) = try await answered()
        let (text, qr) = (try #require(answer.state.portrait), answer.state.pixels)
        #expect(answer.state.portraitNote?.isUkrainian == true && !answer.state.showsPortrait)
        answer.show(portrait: true)
        #expect(try answer.state.showsPortrait && answer.state.pixels == qrMatrix(text: text).pixels())
        answer.show(portrait: false)
        #expect(!answer.state.showsPortrait && answer.state.pixels == qr)
        ask.take(answer.state.text)
        let verdict = try #require(ask.state.verdict)
        #expect(verdict.state.promisesPortrait)
        verdict.takePortrait(text)
        try expectAFace(verdict)
        // The open portrait beside the same document's code is not what was sealed to this ask, nor the other way round.
        let shown = try await holder.shownCode()
        verdict.takePortrait(try #require(shown.portrait))
        #expect(verdict.state.notice?.code == "portrait_wrong_form" && verdict.state.portrait == nil)
        let ofCode = try await checker.verdict(shown.text)
        ofCode.takePortrait(text)
        #expect(ofCode.state.notice?.code == "portrait_wrong_form" && ofCode.state.portrait == nil)
    }

    @Test func aPortraitOfAnotherAskIsRefused() async throws {
        let (first, second) = (try await answered(), try await answered())
        first.0.take(first.1.state.text)
        let verdict = try #require(first.0.state.verdict)
        verdict.takePortrait(try #require(second.1.state.portrait))
        #expect(verdict.state.notice?.code == "portrait_of_another_ask" && verdict.state.portrait == nil)
    }

    @Test func theAnswersPortraitIsTakenFromTheScreenWhenItHasEnded() async throws {
        let (_, answer) = try await answered(sleep: holder.sleep)
        answer.show(portrait: true)
        await answer.run()
        #expect(answer.state.isOver && answer.state.pixels == nil && answer.state.portrait == nil)
        #expect(!answer.state.showsPortrait && answer.state.portraitNote == nil)
        answer.show(portrait: true)
        answer.show(portrait: false)
        #expect(answer.state.pixels == nil)
    }

    @Test func thePhoneOfLinesTellsOfThePicture() async throws {
        let holding = OperatedPhone(holder.phone, on: holder.memory)
        let checking = OperatedPhone(checker.phone, on: checker.memory)
        func ask(_ phone: OperatedPhone, _ line: String) async throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: await phone.answer(to: line)) as? [String: Any])
        }
        #expect(try await ask(checking, "show internal-passport status")["portrait"] is NSNull)
        let shown = try await ask(holding, "show internal-passport status")
        let portrait = try #require(shown["portrait"] as? String)
        #expect(try await ask(checking, "portrait \(portrait)")["error"] as? String == "bad_command")
        _ = try await ask(checking, "check \(try #require(shown["text"] as? String))")
        let face = try await ask(checking, "portrait \(portrait)")
        #expect(face["width"] as? Int == 64 && face["height"] as? Int == 80)
        #expect(try #require(face["greys"] as? Int) > 50)
        let asked = try await ask(checking, "ask status")
        let answer = try await ask(holding, "answer \(try #require(asked["text"] as? String))")
        _ = try await ask(checking, "take \(try #require(answer["text"] as? String))")
        #expect(try await ask(checking, "portrait \(portrait)")["error"] as? String == "portrait_wrong_form")
        let sealed = try await ask(checking, "portrait \(try #require(answer["portrait"] as? String))")
        #expect(sealed["width"] as? Int == 64 && sealed["greys"] as? Int == face["greys"] as? Int)
    }
}
