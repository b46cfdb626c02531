import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import DiiaSampleModels
import Foundation
import Testing

@testable import sample_phone

/// The code screen, by a clock that the test moves.
@MainActor @Suite struct CodeTests {
    let sandbox: SandboxServer
    let phone: TestPhone

    init() async throws {
        sandbox = try SandboxServer()
        phone = try await TestPhone(sandbox, clock: StoppedClock.now())
    }

    private func screen(_ sleep: @escaping MillisSleeper, profile: CodeProfile = .status) -> CodeModel {
        CodeModel(
            phone: phone.phone, citizen: phone.citizen, documentId: "internal-passport", profile: profile, sleep: sleep)
    }

    @Test func aCodeHasItsQRItsBarsItsDigitsAndItsTime() async throws {
        let screen = screen(TestPhone.sleepForever)
        let running = Task { await screen.run() }
        await until(screen) { $0.digitsAreSettled }
        #expect(screen.state.phase == .shown && screen.state.title == "Паспорт громадянина України")
        #expect(screen.state.digits.map(\.count) == [4, 4, 5] && screen.state.digitsNote == nil)
        #expect(screen.state.spokenDigits.isUkrainian)
        #expect(screen.state.countdown == "Код діятиме ще 3:00 хв" && screen.state.spokenCountdown.isUkrainian)
        #expect(screen.state.clockNote == nil)
        let qr = try #require(screen.state.pixels)
        #expect(qr == (try qrMatrix(text: screen.state.text).pixels()) && qr.width == qr.height)
        screen.show(.bars)
        let bars = try #require(screen.state.pixels)
        #expect(bars == (try barsCode128(digits: screen.state.digits.joined()).pixels()) && bars.height == 1)
        screen.show(.qr)
        #expect(screen.state.pixels == qr)
        running.cancel()
    }

    @Test func codesFollowOneAnotherForASessionAndThenTheLastOneEnds() async throws {
        phone.goOffline()
        let screen = screen(phone.sleep)
        var texts: [String] = []
        screen.stateChanged = { [weak screen] in
            if let text = screen?.state.text, !text.isEmpty, texts.last != text { texts.append(text) }
        }
        await screen.run()
        #expect(texts.count == 3 && Set(texts).count == 3)
        #expect(screen.state.phase == .expired && screen.state.countdown == "Код діятиме ще 0:00 хв")
        // Nothing that could be photographed is left.
        #expect(screen.state.text.isEmpty && screen.state.pixels == nil && screen.state.digits.isEmpty)
        // «Оновити код».
        let (again, forever) = (texts.last, TestPhone.sleepForever)
        let fresh = self.screen(forever)
        let running = Task { await fresh.run() }
        await until(fresh) { $0.phase == .shown }
        #expect(fresh.state.text != again && !fresh.state.text.isEmpty)
        running.cancel()
    }

    @Test func anExpiredScreenShowsACodeAgainWhenItIsAskedTo() async throws {
        phone.goOffline()
        let screen = screen(phone.sleep)
        await screen.run()
        #expect(screen.state.phase == .expired)
        var phases: [CodeModel.Phase] = []
        screen.stateChanged = { [weak screen] in
            if let phase = screen?.state.phase, phases.last != phase { phases.append(phase) }
        }
        await screen.run()
        #expect(phases == [.waiting, .shown, .expired])
    }

    @Test func offlineTheQRWorksAndTheDigitsSayWhatTheyNeed() async throws {
        phone.goOffline()
        let state = try await phone.shownCode()
        #expect(state.phase == .shown && state.notice == nil && !state.text.isEmpty)
        #expect(state.digitsNote == "Цифри запрацюють, коли з’явиться інтернет")
        phone.speak(.english)
        #expect(try await phone.shownCode().digitsNote == "The digits will work once there is internet")
    }

    @Test func aClockThatNobodyHasConfirmedIsSaidUnderTheCode() async throws {
        phone.goOffline()
        // The library was opened by a phone that has been off since.
        let other = PortsInMemory(keyStore: phone.memory.keyStore, storage: phone.memory.storage)
        other.place.save(try #require(phone.memory.place.load()))
        other.internet.isAirplaneMode.value = true
        let restarted = CitizenPhone(
            ports: CitizenPhone.Ports(
                keyStore: other.keyStore, storage: other.storage, transport: other.internet, clock: RestartedClock()),
            place: other.place)
        #expect(try await restarted.reopen())
        let screen = CodeModel(
            phone: restarted, citizen: try #require(restarted.citizen), documentId: "internal-passport", profile: .status,
            sleep: TestPhone.sleepForever)
        let running = Task { await screen.run() }
        await until(screen) { $0.digitsAreSettled || $0.notice != nil }
        running.cancel()
        #expect(screen.state.phase == .shown)
        #expect(screen.state.clockNote == "Телефон перезапущено, час не підтверджено")
    }

    @Test func aDocumentThatIsNotThereIsANotice() async throws {
        let screen = CodeModel(phone: phone.phone, citizen: phone.citizen, documentId: "none", profile: .status)
        await screen.run()
        let notice = try #require(screen.state.notice)
        #expect(screen.state.text.isEmpty && notice.text.isUkrainian && notice.code == "unknown_document")
        #expect(screen.state.phase == .stopped)
    }

    @Test func aCancelledPromptLeavesTheButtonAndNoWords() async throws {
        let keys = TestKeys()
        let phone = try await TestPhone(sandbox, keyStore: keys, clock: StoppedClock.now())
        phone.goOffline()
        let screen = CodeModel(
            phone: phone.phone, citizen: phone.citizen, documentId: "internal-passport", profile: .identity,
            sleep: phone.sleep)
        keys.cancels.value = true
        await screen.run()
        #expect(screen.state.phase == .stopped && screen.state.notice == nil && screen.state.text.isEmpty)
        keys.cancels.value = false
        await screen.run()
        // A whole session has passed.
        #expect(screen.state.phase == .expired && screen.state.notice == nil)
    }

    @Test func aCancelledPromptWhileACodeIsShownLetsItBeGoodUntilItsEnd() async throws {
        let keys = TestKeys()
        let phone = try await TestPhone(sandbox, keyStore: keys, clock: StoppedClock.now())
        phone.goOffline()
        let screen = CodeModel(
            phone: phone.phone, citizen: phone.citizen, documentId: "internal-passport", profile: .identity,
            sleep: phone.sleep)
        var countdowns: [String] = []
        screen.stateChanged = { [weak screen] in
            if screen?.state.phase == .shown { keys.cancels.value = true }
            if let countdown = screen?.state.countdown, countdowns.last != countdown { countdowns.append(countdown) }
        }
        await screen.run()
        #expect(screen.state.phase == .expired && screen.state.notice == nil)
        // One code, second by second, from its beginning to its end.
        #expect(countdowns.contains("Код діятиме ще 3:00 хв") && countdowns.last == "Код діятиме ще 0:00 хв")
    }

    @Test func aPromptThatWaitsForMinutesIsFollowedByACodeThatCountsDown() async throws {
        let keys = TestKeys()
        let phone = try await TestPhone(sandbox, keyStore: keys, clock: StoppedClock.now())
        phone.goOffline()
        let screen = CodeModel(
            phone: phone.phone, citizen: phone.citizen, documentId: "internal-passport", profile: .identity,
            sleep: phone.sleep)
        let (asked, clock) = (Guarded(0), phone.memory.clock)
        keys.beforeSigning.value = {
            asked.change { $0 += 1 }
            guard asked.value == 2 else { return }
            clock.pass(200_000)
            // The countdown has its turn, and sees that the code before has ended.
            try? await Task.sleep(nanoseconds: 300_000_000)
        }
        await screen.run()
        #expect(asked.value == 3 && screen.state.phase == .expired && screen.state.notice == nil)
    }

    @Test func leavingTheScreenEndsItAtOnce() async throws {
        let screen = screen(sleepMillis)
        let running = Task { await screen.run() }
        await until(screen) { $0.digitsAreSettled }
        running.cancel()
        await running.value
        // The code is still good, and there again when the screen comes back.
        #expect(screen.state.phase == .shown && !screen.state.text.isEmpty)
    }

    @Test func theScreenSeesThatAnInstitutionHasCheckedItsDigitsAndAskedByThem() async throws {
        let institution = try await Institution(sandbox)
        let screen = screen(TestPhone.sleepForever)
        let running = Task { await screen.run() }
        await until(screen) { $0.digitsAreSettled }
        #expect(screen.state.digitsNote == nil)
        try await institution.askByDigits(screen.state.digits.joined(), requestId: "my-2")
        await screen.lookForReport()
        let request = try #require(screen.state.requests.first)
        guard case .consent(let consent) = await Destination.request(request, phone: phone.phone, citizen: phone.citizen)
        else {
            Issue.record("no consent")
            return
        }
        #expect(consent.state.rows.first?.style == .title)
        #expect(try await institution.identifies(screen.state.digits.joined()))
        await screen.lookForReport()
        #expect(screen.state.checkedBy?.isEmpty == false)
        running.cancel()
    }
}

/// A clock of another start of the phone.
private final class RestartedClock: DiiaClock {
    func read() throws -> ClockReading { ClockReading(wall: Date(), monotonicMillis: 1000, bootId: "another start") }
}
