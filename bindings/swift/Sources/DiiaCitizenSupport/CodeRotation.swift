import DiiaCitizenKit
import Foundation

/// Waits so many milliseconds; throws when the task is cancelled. Tests hand over one of their own.
public typealias MillisSleeper = @Sendable (Int64) async throws -> Void

/// Waits for real. Goes on while the device sleeps, where the platform can.
@Sendable public func sleepMillis(_ millis: Int64) async throws {
    guard millis > 0 else { return try Task.checkCancellation() }
    if #available(iOS 16, macOS 13, tvOS 16, watchOS 9, *) {
        try await Task.sleep(for: .milliseconds(millis), clock: .continuous)
    } else {
        try await Task.sleep(nanoseconds: UInt64(millis) * 1_000_000)
    }
}

extension DiiaCitizenProtocol {
    /// The codes of a document, one after another: each stays on the screen until its `refreshAt`, then comes the next.
    ///
    ///     for try await code in citizen.shownCodes(documentId: "passport", profile: .identity) { draw(code) }
    ///
    /// Ends when its task is cancelled (SwiftUI: `.task` does so when the view goes), and throws as `show` does. Asks the
    /// library at most once a second, and as a rule twice for a code.
    public func shownCodes(
        documentId: String, profile: CodeProfile, sleep: @escaping MillisSleeper = sleepMillis
    ) -> ShownCodes {
        ShownCodes(citizen: self, documentId: documentId, profile: profile, sleep: sleep)
    }

    /// How long a code is still good, second by second, for the countdown under it. The last one is 0; then it ends.
    ///
    /// Each is asked from the library's own time, so that a moved wall clock or a sleeping phone does no harm.
    public func countdown(to expiresAt: Date, sleep: @escaping MillisSleeper = sleepMillis) -> Countdown {
        Countdown(citizen: self, expiresAt: expiresAt, sleep: sleep)
    }
}

/// See `shownCodes`.
public struct ShownCodes: AsyncSequence, Sendable {
    public typealias Element = ShownCode

    let citizen: any DiiaCitizenProtocol
    let documentId: String
    let profile: CodeProfile
    let sleep: MillisSleeper

    public func makeAsyncIterator() -> Iterator { Iterator(codes: self) }

    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let codes: ShownCodes
        private var last: ShownCode?

        init(codes: ShownCodes) { self.codes = codes }

        public mutating func next() async throws -> ShownCode? {
            while !Task.isCancelled {
                if let last {
                    let wait = Int64(((last.refreshAt.timeIntervalSince(try codes.citizen.now().now)) * 1000).rounded(.up))
                    // Never below a second: a clock that is moved about must not make the loop spin.
                    do { try await codes.sleep(Swift.max(wait, 1000)) } catch is CancellationError { return nil }
                }
                let code = try await codes.citizen.show(documentId: codes.documentId, profile: codes.profile, fresh: false)
                // A Swift task that is cancelled does not cancel the call: what it still brought is not shown.
                if Task.isCancelled { return nil }
                if code != last {
                    last = code
                    return code
                }
            }
            return nil
        }
    }
}

/// See `countdown`.
public struct Countdown: AsyncSequence, Sendable {
    public typealias Element = TimeLeft

    let citizen: any DiiaCitizenProtocol
    let expiresAt: Date
    let sleep: MillisSleeper

    public func makeAsyncIterator() -> Iterator { Iterator(countdown: self) }

    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let countdown: Countdown
        private var last: TimeLeft?

        init(countdown: Countdown) { self.countdown = countdown }

        public mutating func next() async throws -> TimeLeft? {
            if let last {
                guard last.millis > 0 else { return nil }
                // To where the label changes: it shows whole seconds, rounded up.
                let wait = (last.millis - 1) % 1000 + 1
                do { try await countdown.sleep(wait) } catch is CancellationError { return nil }
            }
            if Task.isCancelled { return nil }
            let left = try countdown.citizen.timeLeft(expiresAt: countdown.expiresAt)
            last = left
            return left
        }
    }
}
