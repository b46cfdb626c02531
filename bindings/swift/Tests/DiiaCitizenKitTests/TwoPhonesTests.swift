import DiiaCitizenSupport
import Foundation
import Testing

/// One phone shows, another checks, neither is online.
@Suite struct TwoPhonesTests {
    let holder: Phone
    let checker: Phone

    init() async throws {
        holder = try await Phone()
        checker = try await Phone()
    }

    private func accepted(_ verdict: Verdict) throws -> AcceptedCode {
        guard case .accepted(let code) = verdict.result else { throw OutsideWorld.Failure(reason: "\(verdict)") }
        return code
    }

    private func refusal(_ verdict: Verdict) throws -> CheckRefusal {
        guard case .refused(let refusal) = verdict.result else { throw OutsideWorld.Failure(reason: "\(verdict)") }
        return refusal
    }

    @Test func anIdentityCodeTellsWhoTheHolderIsAndOnWhatTheVerdictRests() async throws {
        let verdict = try checker.citizen.check(text: await holder.show(.identity).text)
        #expect(verdict.outcome == .valid)
        #expect(verdict.headline == BilingualText(uk: "Документ дійсний", en: "Document valid"))
        #expect(verdict.clock == .synchronised)
        let code = try accepted(verdict)
        #expect(code.identity?.fullName == "Дія Надія Володимирівна")
        #expect(code.identity?.birthDate == "1980-01-24")
        #expect(code.identity?.number == "947667234")
        #expect(code.identity?.taxNumber == "1234567890")
        #expect(code.kind?.name == "internal-passport")
        #expect(code.issuer.en == "Test Registry of Documents")
        #expect(code.remainingMillis == 180_000)
        #expect(code.issuedAt == morning)
        #expect(code.expiresAt == instant(1_795_339_980_123))
        #expect(code.basis == .signaturesAndRevocationList(listIssuedAt: instant(1_795_339_800_000)))
        #expect(code.warnings.isEmpty)
    }

    @Test func aStatusCodeTellsTheKindAndNoName() async throws {
        let code = try await holder.show()
        #expect(code.text.hasPrefix("https://diia.app/pass#"))
        let accepted = try accepted(checker.citizen.check(text: code.text))
        #expect(accepted.kind?.name == "internal-passport")
        #expect(accepted.identity == nil)
    }

    @Test func aCodeIsGoodFor180SecondsToTheMillisecond() async throws {
        let code = try await holder.show()
        checker.clock.pass(179_999)
        #expect(try accepted(checker.citizen.check(text: code.text)).remainingMillis == 1)
        checker.clock.pass(1)
        let verdict = try checker.citizen.check(text: code.text)
        #expect(verdict.outcome == .refused)
        let refusal = try refusal(verdict)
        #expect(refusal.reason == .expired(agoMillis: 0))
        #expect(refusal.code == "expired")
        #expect(refusal.text.uk == "Час дії коду закінчився.")
        #expect(refusal.nextStep.en.hasPrefix("Ask the holder to refresh the code."))
    }

    @Test func anotherTextAChangedDigitAndARevokedDocumentAreRefused() async throws {
        #expect(try refusal(checker.citizen.check(text: "https://example.com/menu")).code == "not_a_pass")
        var changed = Array(try await holder.show().text)
        changed[changed.count - 40] = changed[changed.count - 40] == "1" ? "2" : "1"
        #expect(try checker.citizen.check(text: String(changed)).outcome == .refused)
        let code = try await Phone(statusIndex: revoked).show()
        #expect(try refusal(checker.citizen.check(text: code.text)).reason == .revoked)
    }

    @Test func aScreenshotShownTwiceAsksForAttention() async throws {
        let code = try await holder.show()
        #expect(try checker.citizen.check(text: code.text).outcome == .valid)
        let verdict = try checker.citizen.check(text: code.text)
        #expect(verdict.outcome == .attention)
        let warnings = try accepted(verdict).warnings
        #expect(warnings.map(\.kind) == [.seenBefore(firstSeenAt: morning)])
        #expect(warnings.map(\.asksForAttention) == [true])
    }

    @Test func theSameCodeIsShownForAMinuteAndIsEqualToItself() async throws {
        let first = try await holder.show()
        #expect(first.refreshAt == instant(1_795_339_860_123))
        holder.clock.pass(59_999)
        let same = try await holder.show()
        #expect(same == first && same.hashValue == first.hashValue)
        holder.clock.pass(1)
        let second = try await holder.show()
        #expect(second != first)
        holder.clock.pass(1)
        let fresh = try await holder.show(fresh: true)
        #expect(fresh.text != second.text)
    }

    @Test func aWrongWallClockIsAStateThatBothPeopleSee() async throws {
        holder.clock.set(morning + 7200)
        let code = try await holder.show()
        #expect(code.clock == .wallClockOff(byMillis: 7_200_000))
        #expect(code.clock.code() == "wall_clock_off")
        #expect(code.clock.isConfirmed())
        #expect(try checker.citizen.check(text: code.text).outcome == .valid)
    }

    @Test func digitsSayThatTheyNeedInternetForEyesAndForEars() async throws {
        guard case .needsInternet(let drawn, let note) = try await holder.show().digits else { return }
        #expect(note.en == "The digits will work once there is internet")
        #expect(drawn.text.count == 13)
        #expect(drawn.groups.map(\.count) == [4, 4, 5])
        #expect(drawn.grouped == drawn.groups.joined(separator: " "))
        #expect(drawn.spoken.uk.split(separator: " ").count == 13)
    }

    @Test func theCountdownComesFromTheLibrarysOwnTime() async throws {
        let code = try await holder.show()
        holder.clock.pass(500)
        let left = try holder.citizen.timeLeft(expiresAt: code.expiresAt)
        #expect(left.millis == 179_500)
        #expect(left.label.uk == "Код діятиме ще 3:00 хв")
        #expect(left.spoken.en == "3 minutes")
        holder.clock.pass(600_000)
        #expect(try holder.citizen.timeLeft(expiresAt: code.expiresAt).millis == 0)
    }

    @Test func nothingThatIsPrintedHoldsAValue() async throws {
        let code = try await holder.show(.identity)
        let verdict = try checker.citizen.check(text: code.text)
        let identity = try accepted(verdict).identity
        #expect("\(code)" == "ShownCode(…)")
        #expect(String(reflecting: holder.document) == "NewDocument(…)")
        let printed = "\(code) \(verdict) \(String(reflecting: verdict)) \(String(describing: identity)) \(code.digits)"
        for value in ["Надія", "947667234", "1234567890", "DIIA1", "1980", code.text] {
            #expect(!printed.contains(value))
        }
    }

    @Test func anAppCanStandInForTheLibraryInItsOwnTests() throws {
        let citizen: any DiiaCitizenProtocol = holder.citizen
        #expect(try citizen.now().now == morning)
    }
}
