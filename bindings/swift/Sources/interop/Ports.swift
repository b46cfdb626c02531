import DiiaCitizenSupport
import Foundation

/// Stands still at what the last command said.
final class StandingClock: DiiaClock, @unchecked Sendable {
    private let lock = NSLock()
    private var first: Int64?
    private var now: Int64 = 0

    func set(_ millis: Int64) {
        lock.withLock {
            if first == nil { first = millis }
            now = millis
        }
    }

    func read() throws -> ClockReading {
        lock.withLock {
            ClockReading(
                wall: Date(timeIntervalSince1970: Double(now) / 1000), monotonicMillis: now - (first ?? now),
                bootId: "interop")
        }
    }
}

/// Nothing is reached.
final class NoInternet: DiiaTransport {
    func send(request: HttpRequest) async throws -> HttpResponse { throw DiiaTransportError.Offline }
}

/// Records that end with the phone.
final class RecordsInMemory: DiiaStorage, @unchecked Sendable {
    private let lock = NSLock()
    private var records: [String: Data] = [:]

    func get(name: String) async throws -> Data? { lock.withLock { records[name] } }

    func put(name: String, bytes: Data) async throws { lock.withLock { records[name] = bytes } }

    func remove(name: String) async throws { lock.withLock { records[name] = nil } }

    func list(prefix: String) async throws -> [String] {
        lock.withLock { records.keys.filter { $0.hasPrefix(prefix) }.sorted() }
    }

    func batch(changes: [StorageChange]) async throws {
        lock.withLock {
            for change in changes {
                switch change {
                case let .put(name, bytes): records[name] = bytes
                case let .remove(name): records[name] = nil
                }
            }
        }
    }
}
