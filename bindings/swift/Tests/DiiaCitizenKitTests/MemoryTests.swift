import DiiaCitizenSupport
import Foundation
import Testing

/// Ten thousand codes are shown and checked, and the process is no larger than before.
@Suite struct MemoryTests {
    /// Kilobytes of memory that the process has for itself.
    private func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
        return try #require(Int(line.filter(\.isNumber)))
    }

    @Test func tenThousandRoundsLeaveNothingBehind() async throws {
        let phone = try await Phone()
        func round(_ count: Int) async throws {
            for number in 0..<count {
                // Codes end after three minutes: what is remembered of them must go too.
                phone.clock.pass(1_000)
                let code = try await phone.show(number % 2 == 0 ? .status : .identity, fresh: true)
                #expect(try phone.citizen.check(text: code.text).outcome == .valid)
                if number % 100 == 0 { _ = try qrMatrix(text: code.text) }
            }
        }
        try await round(1000)
        let before = try residentKilobytes()
        let start = Date()
        try await round(10_000)
        let after = try residentKilobytes()
        print("10000 rounds: \(before) KB before, \(after) KB after, \(String(format: "%.1f", Date().timeIntervalSince(start))) s")
        // A byte a round would be 10 KB. What the allocator keeps for itself moves by more than that.
        #expect(after - before < 4_000)
        #expect(uniffiForeignFutureHandleCountDiiaCitizen() == 0)
    }
}
