import DiiaCitizenKit
import Foundation

extension PortConformance {
    /// Tries a clock. Takes a tenth of a second.
    public static func check(clock: any DiiaClock, limitSeconds: Double = 20) async -> PortConformanceReport {
        await run(ClockChecks(clock: clock).all, limitSeconds: limitSeconds)
    }
}

struct ClockChecks: Sendable {
    let clock: any DiiaClock

    var all: [NamedCheck] {
        [
            ("wall_is_a_date_of_this_century", wallIsADateOfThisCentury),
            ("monotonic_never_goes_back", monotonicNeverGoesBack),
            ("monotonic_goes_on", monotonicGoesOn),
            ("boot_id_stays", bootIdStays),
        ]
    }

    @Sendable private func wallIsADateOfThisCentury() async throws {
        let seconds = try clock.read().wall.timeIntervalSince1970
        // 2020-01-01 and 2100-01-01.
        try demand((1_577_836_800..<4_102_444_800).contains(seconds), "\(seconds) seconds since 1970")
    }

    @Sendable private func monotonicNeverGoesBack() async throws {
        var last = try clock.read().monotonicMillis
        try demand(last >= 0, "it is below zero")
        for _ in 0..<1000 {
            let next = try clock.read().monotonicMillis
            try demand(next >= last, "it went back by \(last - next) ms")
            last = next
        }
    }

    @Sendable private func monotonicGoesOn() async throws {
        let before = try clock.read()
        try await Task.sleep(nanoseconds: 100_000_000)
        let passed = try clock.read().monotonicMillis - before.monotonicMillis
        try demand((90...10_000).contains(passed), "after 100 ms it had gone on by \(passed) ms")
    }

    @Sendable private func bootIdStays() async throws {
        let first = try clock.read().bootId
        try demand(!first.isEmpty, "it is empty")
        for _ in 0..<100 { try demand(try clock.read().bootId == first, "it changed") }
    }
}
