#if os(Linux)
import Foundation
import Glibc
import Testing

@testable import sample_phone

/// How often this process has called the library, counted where the library begins: see tests/crossings.
@MainActor enum Crossings {
    /// The calls that an app writes down, and how many calls of the generated code's bookkeeping came with them.
    struct Counted {
        var calls: [String: Int] = [:]
        var bookkeeping = 0
        var total: Int { calls.values.reduce(0, +) }
    }

    private static let call = "uniffi_diia_citizen_ffi_fn_"
    private static let publicKinds = ["method_", "func_", "constructor_"]

    static func during(_ action: @MainActor () async throws -> Void) async throws -> Counted {
        unsafeBitCast(try function("diia_crossings_reset"), to: (@convention(c) () -> Void).self)()
        try await action()
        return try soFar()
    }

    /// Since the last beginning.
    static func soFar() throws -> Counted {
        let report = unsafeBitCast(try function("diia_crossings_report"), to: (@convention(c) () -> UnsafePointer<CChar>).self)()
        return String(cString: report).split(separator: "\n").reduce(into: Counted()) { counted, line in
            let parts = line.split(separator: " ").map(String.init)
            let (name, count) = (parts[0], Int(parts[1]) ?? 0)
            if name.hasPrefix(call), publicKinds.contains(where: { name.dropFirst(call.count).hasPrefix($0) }) {
                counted.calls[String(name.dropFirst(call.count))] = count
            } else {
                counted.bookkeeping += count
            }
        }
    }

    /// The real library has no such function: without the counting one each test fails.
    private static func function(_ name: String) throws -> UnsafeMutableRawPointer {
        try #require(dlsym(nil, name), "the counting library is not loaded: start these tests with tests/run ios-sample")
    }
}

/// The numbers that both samples are held to.
struct Pinned {
    private let file: [String: [String: [String: [String: Int]]]]

    init() throws {
        let repository = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let data = try Data(contentsOf: repository.appendingPathComponent("tests/crossings/screens.json"))
        file = try JSONDecoder().decode([String: [String: [String: [String: Int]]]].self, from: data)
    }

    func opening(_ name: String) throws -> [String: Int] { try #require(file["openings"]?[name]?["swift"], "\(name)") }

    func minute(_ name: String) throws -> [String: Int] { try #require(file["minutes"]?[name]?["swift"], "\(name)") }

    /// A screen that only the other sample has has no column for this one.
    func names(_ part: String) -> Set<String> { Set((file[part] ?? [:]).filter { $0.value["swift"] != nil }.keys) }
}

/// Time that passes only when a test lets it: whoever sleeps is woken when the phone's clock has come so far.
final class TimeByHand: Sendable {
    private struct Sleeper {
        let number: Int
        let due: Int64
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Sleepers {
        var now: Int64 = 0
        var number = 0
        var asleep: [Sleeper] = []
    }

    private let sleepers = Guarded(Sleepers())
    private let clock: ShiftedClock

    init(_ clock: ShiftedClock) { self.clock = clock }

    @Sendable func sleep(_ millis: Int64) async throws {
        let number = sleepers.change { sleepers in
            sleepers.number += 1
            return sleepers.number
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                sleepers.change {
                    $0.asleep.append(Sleeper(number: number, due: $0.now + millis, continuation: continuation))
                }
                if Task.isCancelled { wake { $0.number == number } }
            }
            try Task.checkCancellation()
        } onCancel: {
            wake { $0.number == number }
        }
    }

    /// Lets time pass, and waits until as many sleep again: then everything that it has led to is done.
    func pass(_ millis: Int64, untilAsleep count: Int) async {
        clock.pass(millis)
        sleepers.change { $0.now += millis }
        wake { [now = sleepers.value.now] in $0.due <= now }
        await settle(asleep: count)
    }

    /// What has not happened after a minute never will: the counts that follow say so.
    func settle(asleep count: Int) async {
        for _ in 0..<60_000 {
            if sleepers.value.asleep.count == count { return }
            try? await Task.sleep(nanoseconds: 1_000_000)
        }
    }

    private func wake(_ isWoken: (Sleeper) -> Bool) {
        let woken = sleepers.change { sleepers in
            let woken = sleepers.asleep.filter(isWoken)
            sleepers.asleep.removeAll(where: isWoken)
            return woken
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }
}
#endif
