import DiiaCitizenSupport
import Foundation

/// A storage in memory with one fault.
final class BrokenStorage: DiiaStorage, @unchecked Sendable {
    enum Fault: Sendable {
        case emptyForMissing, cutsLongRecords, keepsTheFirst, removingTwiceThrows, listsOutOfOrder, batchBackwards
        case emptyBatchThrows, batchOneByOne, shortNames, losesRecordsAtOnce, forgets
    }

    private let right = MemoryStorage()
    private let fault: Fault
    private let writing = Shared(0)

    init(_ fault: Fault) { self.fault = fault }

    func get(name: String) async throws -> Data? {
        try await right.get(name: name) ?? (fault == .emptyForMissing ? Data() : nil)
    }

    func put(name: String, bytes: Data) async throws {
        if fault == .shortNames && name.count > 64 { throw DiiaStorageError.Unexpected(reason: "name") }
        if fault == .keepsTheFirst, try await right.get(name: name) != nil { return }
        if fault == .losesRecordsAtOnce {
            writing.change { $0 += 1 }
            defer { writing.change { $0 -= 1 } }
            try await Task.sleep(nanoseconds: 1_000_000)
            if writing.value > 1 { return }
        }
        try await right.put(name: name, bytes: fault == .cutsLongRecords ? bytes.prefix(65_536) : bytes)
    }

    func remove(name: String) async throws {
        if fault == .removingTwiceThrows, try await right.get(name: name) == nil {
            throw DiiaStorageError.Unexpected(reason: "missing")
        }
        try await right.remove(name: name)
    }

    func list(prefix: String) async throws -> [String] {
        let names = try await right.list(prefix: prefix)
        return fault == .listsOutOfOrder ? names.reversed() : names
    }

    func batch(changes: [StorageChange]) async throws {
        switch fault {
        case .emptyBatchThrows where changes.isEmpty: throw DiiaStorageError.Unexpected(reason: "empty")
        case .batchBackwards: try await right.batch(changes: changes.reversed())
        case .batchOneByOne:
            for change in changes {
                try await right.batch(changes: [change])
                try await Task.sleep(nanoseconds: 500_000)
            }
        default: try await right.batch(changes: changes)
        }
    }
}

/// A transport with one fault.
final class BrokenTransport: DiiaTransport, @unchecked Sendable {
    enum Fault: Sendable {
        case losesHeaders, throwsForErrors, followsRedirects, repeats, caches, keepsCookies, waitsForEver, undeclaredError
        case cutsToTheLimit, hasNoLimit
    }

    private struct Odd: Error {}

    private let right = URLSessionTransport()
    private let fault: Fault
    private let kept = Shared<[String: HttpResponse]>([:])

    init(_ fault: Fault) { self.fault = fault }

    private func request(
        like request: HttpRequest, url: String? = nil, headers: [HttpHeader]? = nil, timeoutMillis: UInt32? = nil,
        limit: UInt32? = nil
    ) -> HttpRequest {
        HttpRequest(
            method: request.method, url: url ?? request.url, headers: headers ?? request.headers, body: request.body,
            timeoutMillis: timeoutMillis ?? request.timeoutMillis, maxResponseBytes: limit ?? request.maxResponseBytes)
    }

    private func answer(_ answer: HttpResponse, headers: [HttpHeader]? = nil, body: Data? = nil) -> HttpResponse {
        HttpResponse(status: answer.status, headers: headers ?? answer.headers, body: body ?? answer.body)
    }

    func send(request asked: HttpRequest) async throws -> HttpResponse {
        switch fault {
        case .losesHeaders:
            return answer(try await right.send(request: request(like: asked, headers: [])), headers: [])
        case .throwsForErrors:
            let said = try await right.send(request: asked)
            if said.status >= 400 { throw DiiaTransportError.Unexpected(reason: "\(said.status)") }
            return said
        case .followsRedirects:
            let said = try await right.send(request: asked)
            guard let to = said.headers.first(where: { $0.name.lowercased() == "location" }) else { return said }
            let base = asked.url.split(separator: "/").prefix(2).joined(separator: "//")
            return try await right.send(request: request(like: asked, url: base + to.value))
        case .repeats:
            let said = try? await right.send(request: asked)
            if let said, said.status < 500 { return said }
            return try await right.send(request: asked)
        case .caches:
            if let said = kept.value[asked.url] { return said }
            let said = try await right.send(request: asked)
            kept.value[asked.url] = said
            return said
        case .keepsCookies:
            let cookie = kept.value[asked.url]?.headers.first { $0.name.lowercased() == "set-cookie" }
            let more = cookie.map { [HttpHeader(name: "Cookie", value: $0.value)] } ?? []
            let said = try await right.send(request: request(like: asked, headers: asked.headers + more))
            kept.value[asked.url] = said
            return said
        case .waitsForEver:
            return try await right.send(request: request(like: asked, timeoutMillis: 60_000))
        case .undeclaredError:
            do { return try await right.send(request: asked) } catch { throw Odd() }
        case .cutsToTheLimit:
            let said = try await right.send(request: asked)
            return answer(said, body: said.body.prefix(Int(asked.maxResponseBytes)))
        case .hasNoLimit:
            return try await right.send(request: request(like: asked, limit: .max / 2))
        }
    }
}

/// The clock of the system with one fault.
final class BrokenClock: DiiaClock, @unchecked Sendable {
    enum Fault: Sendable {
        case startsIn1970, goesBack, countsSeconds, bootIdChanges
    }

    private let right = SystemClock()
    private let fault: Fault
    private let reads = Shared<Int64>(0)

    init(_ fault: Fault) { self.fault = fault }

    func read() throws -> ClockReading {
        reads.change { $0 += 1 }
        let reading = try right.read()
        return ClockReading(
            wall: fault == .startsIn1970 ? Date(timeIntervalSince1970: 0) : reading.wall,
            monotonicMillis: fault == .goesBack
                ? reading.monotonicMillis - (reads.value == 500 ? 5_000 : 0)
                : fault == .countsSeconds ? reading.monotonicMillis / 1000 : reading.monotonicMillis,
            bootId: fault == .bootIdChanges ? "\(reading.bootId)-\(reads.value)" : reading.bootId)
    }
}
