import Foundation

/// What a port was found to do. Needs no test framework: print it, or let a test ask whether it is clean.
public struct PortConformanceReport: Sendable, CustomStringConvertible {
    /// One check and how it went.
    public struct Check: Sendable, Equatable {
        /// The stable name, the same in Kotlin.
        public let name: String
        /// What the port did instead; nil when it did right.
        public let problem: String?
    }

    /// Every check that ran, in order.
    public let checks: [Check]

    /// The names of the checks that the port did not pass.
    public var failed: [String] { checks.filter { $0.problem != nil }.map(\.name) }

    /// True when the port did everything right.
    public var isClean: Bool { !checks.isEmpty && failed.isEmpty }

    public var description: String {
        checks.map { check in "\(check.problem == nil ? "ok  " : "FAIL") \(check.name)\(check.problem.map { ": \($0)" } ?? "")" }
            .joined(separator: "\n")
    }
}

/// Checks for whoever writes a port: every promise of the documentation, tried on a real one.
///
/// The ports are used for real: keys and records with names of the check's own are made and removed again.
public enum PortConformance {}

/// A promise that was not kept.
struct Broken: Error {
    let what: String
}

func demand(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    if !holds { throw Broken(what: what()) }
}

/// The port must throw what `matches` says, and nothing else.
func demandError<Failure: Error>(
    _ what: String, _ type: Failure.Type, where matches: @Sendable (Failure) -> Bool, _ call: @Sendable () async throws -> Void
) async throws {
    do {
        try await call()
    } catch let error as Failure {
        return try demand(matches(error), "\(what): threw another outcome, \(error)")
    } catch {
        throw Broken(what: "\(what): threw an error that the port does not declare, \(Swift.type(of: error))")
    }
    throw Broken(what: "\(what): nothing was thrown")
}

typealias NamedCheck = (name: String, run: @Sendable () async throws -> Void)

func run(_ checks: [NamedCheck], limitSeconds: Double) async -> PortConformanceReport {
    var done: [PortConformanceReport.Check] = []
    for check in checks {
        let problem = await problem(of: check.run, limitSeconds: limitSeconds)
        done.append(PortConformanceReport.Check(name: check.name, problem: problem))
    }
    return PortConformanceReport(checks: done)
}

/// A port that never answers must not hold the whole run: the check is given up, not waited for.
private func problem(of check: @escaping @Sendable () async throws -> Void, limitSeconds: Double) async -> String? {
    let (answers, answer) = AsyncStream<String?>.makeStream(bufferingPolicy: .bufferingOldest(1))
    let work = Task {
        do {
            try await check()
            answer.yield(nil)
        } catch let broken as Broken {
            answer.yield(broken.what)
        } catch {
            answer.yield("threw \(error)")
        }
    }
    let alarm = Task {
        try await Task.sleep(nanoseconds: UInt64(limitSeconds * 1_000_000_000))
        answer.yield("no answer within \(limitSeconds) seconds")
    }
    defer {
        work.cancel()
        alarm.cancel()
    }
    for await problem in answers { return problem }
    return "cancelled"
}
