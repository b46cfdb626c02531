import DiiaCitizenSupport
import Foundation
import Testing

/// Codes and countdowns as a screen follows them, by a clock that the test moves.
@Suite struct RotationTests {
    let phone: Phone

    init() async throws { phone = try await Phone() }

    /// Sleeping moves the clock of the phone, and is remembered.
    private func sleeper(_ slept: Shared<[Int64]>) -> MillisSleeper {
        { [phone] millis in
            try Task.checkCancellation()
            slept.change { $0.append(millis) }
            phone.clock.pass(millis)
        }
    }

    @Test func eachCodeComesWhenTheOneBeforeAsksToBeReplaced() async throws {
        let slept = Shared<[Int64]>([])
        var codes: [ShownCode] = []
        for try await code in phone.citizen.shownCodes(documentId: "passport", profile: .status, sleep: sleeper(slept)) {
            codes.append(code)
            if codes.count == 5 { break }
        }
        #expect(Set(codes.map(\.text)).count == 5)
        for (earlier, later) in zip(codes, codes.dropFirst()) { #expect(later.issuedAt == earlier.refreshAt) }
        #expect(slept.value == [60_000, 60_000, 60_000, 60_000])
    }

    @Test func aScreenThatWasAwayCatchesUpAtOnceAndNeverSpins() async throws {
        let slept = Shared<[Int64]>([])
        let codes = phone.citizen.shownCodes(documentId: "passport", profile: .status, sleep: sleeper(slept))
        var iterator = codes.makeAsyncIterator()
        _ = try await iterator.next()
        phone.clock.pass(600_000)
        let later = try #require(try await iterator.next())
        #expect(slept.value == [1000])
        #expect(later.issuedAt == morning + 601)
        // Moved back: the confirmed time does not care.
        phone.clock.set(morning - 3600)
        #expect(try await iterator.next()?.issuedAt == later.refreshAt)
    }

    @Test func theCountdownTicksWhereItsLabelChangesAndEndsAtZero() async throws {
        let code = try await phone.show()
        phone.clock.pass(176_400)
        let slept = Shared<[Int64]>([])
        var left: [TimeLeft] = []
        for try await tick in phone.citizen.countdown(to: code.expiresAt, sleep: sleeper(slept)) { left.append(tick) }
        #expect(left.map(\.millis) == [3600, 3000, 2000, 1000, 0])
        #expect(slept.value == [600, 1000, 1000, 1000])
        #expect(Set(left.map(\.label.uk)).count == 5)
    }

    @Test func whatShowThrowsEndsTheSequence() async throws {
        let codes = phone.citizen.shownCodes(documentId: "none", profile: .status)
        await #expect(throws: DiiaError.NothingToShow(problem: .unknownDocument)) { for try await _ in codes {} }
    }

    @Test func aCancelledScreenEndsItsSequencesWithoutAnError() async throws {
        let citizen = phone.citizen
        let expiresAt = try await phone.show().expiresAt
        let (began, begin) = AsyncStream<Void>.makeStream()
        let screen = Task {
            var count = 0
            for try await _ in citizen.shownCodes(documentId: "passport", profile: .status) {
                count += 1
                begin.yield()
            }
            return count
        }
        let under = Task {
            var count = 0
            for try await _ in citizen.countdown(to: expiresAt) {
                count += 1
                begin.yield()
            }
            return count
        }
        var iterator = began.makeAsyncIterator()
        for _ in 0..<2 { await iterator.next() }
        screen.cancel()
        under.cancel()
        #expect(try await screen.value == 1)
        #expect(try await under.value == 1)
    }

    @Test func forRealOneCrossingASecond() async throws {
        let started = Date()
        var ticks = 0
        let code = try await phone.show()
        for try await _ in phone.citizen.countdown(to: code.expiresAt) {
            ticks += 1
            if ticks == 3 { break }
        }
        #expect(Date().timeIntervalSince(started) > 1.9)
    }
}
