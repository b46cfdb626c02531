import DiiaCitizenSupport
import Foundation

/// A storage in memory that cannot write when a test wants it.
final class FailingStorage: DiiaStorage {
    let fails = Shared<(any Error)?>(nil)
    private let right = MemoryStorage()

    private func fail() throws { if let error = fails.value { throw error } }

    func get(name: String) async throws -> Data? { try await right.get(name: name) }

    func put(name: String, bytes: Data) async throws {
        try fail()
        try await right.put(name: name, bytes: bytes)
    }

    func remove(name: String) async throws {
        try fail()
        try await right.remove(name: name)
    }

    func list(prefix: String) async throws -> [String] { try await right.list(prefix: prefix) }

    func batch(changes: [StorageChange]) async throws {
        try fail()
        try await right.batch(changes: changes)
    }
}

/// A transport that has only this error.
final class FailingTransport: DiiaTransport {
    private let error: Shared<any Error>

    init(_ error: any Error) { self.error = Shared(error) }

    func send(request: HttpRequest) async throws -> HttpResponse { throw error.value }
}

/// A transport that has only this answer.
final class AnsweringTransport: DiiaTransport {
    private let answer: HttpResponse

    init(_ answer: HttpResponse) { self.answer = answer }

    func send(request: HttpRequest) async throws -> HttpResponse { answer }
}

/// A transport that says when it is asked, and waits until it is let go on.
final class WaitingTransport: DiiaTransport {
    let asked: AsyncStream<Void>
    let release: AsyncStream<Void>.Continuation
    private let askedNow: AsyncStream<Void>.Continuation
    private let released: AsyncStream<Void>

    init() {
        (asked, askedNow) = AsyncStream<Void>.makeStream()
        (released, release) = AsyncStream<Void>.makeStream()
    }

    func send(request: HttpRequest) async throws -> HttpResponse {
        askedNow.finish()
        for await _ in released {}
        throw DiiaTransportError.Offline
    }
}
