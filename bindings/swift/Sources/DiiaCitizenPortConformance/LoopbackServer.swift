import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#endif

/// A small server of HTTP/1.1 at 127.0.0.1, for one request a connection, that remembers what it was asked.
final class LoopbackServer: @unchecked Sendable {
    struct Request: Sendable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: Data
    }

    struct Answer: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body = Data()
        /// Silence before the answer.
        var delaySeconds = 0.0
        /// Silence after each byte of the body.
        var dripSeconds = 0.0
        /// Ends the connection without an answer.
        var drops = false
    }

    struct Failure: Error {
        let step: String
    }

    let address: String
    private let listener: Int32
    private let lock = NSLock()
    // Guarded by the lock.
    private var answers: [String: @Sendable (Request) -> Answer] = [:]
    private var asked: [Request] = []
    private var stopped = false

    init() throws {
        #if canImport(Darwin)
        listener = socket(AF_INET, SOCK_STREAM, 0)
        #else
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard listener >= 0 else { throw Failure(step: "socket") }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let ready = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
        guard ready else {
            close(socket)
            throw Failure(step: "listen")
        }
        Thread.detachNewThread { [self] in accept() }
    }

    /// Answers every path that begins so.
    func answer(_ path: String, _ answer: @escaping @Sendable (Request) -> Answer) {
        lock.withLock { answers[path] = answer }
    }

    /// What was asked under a path, in order.
    func requests(of path: String) -> [Request] { lock.withLock { asked.filter { $0.path.hasPrefix(path) } } }

    func stop() {
        let first = lock.withLock {
            defer { stopped = true }
            return !stopped
        }
        guard first else { return }
        // Wakes the thread that accepts; closed is not enough.
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func accept() {
        while true {
            #if canImport(Darwin)
            let connection = Darwin.accept(listener, nil, nil)
            #else
            let connection = Glibc.accept(listener, nil, nil)
            #endif
            guard connection >= 0 else { return }
            #if canImport(Darwin)
            var on: Int32 = 1
            setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
            #endif
            Thread.detachNewThread { [self] in
                serve(connection)
                close(connection)
            }
        }
    }

    private func serve(_ connection: Int32) {
        guard let request = Self.read(connection) else { return }
        let make = lock.withLock {
            asked.append(request)
            return answers.filter { request.path.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }?.value
        }
        let answer = make?(request) ?? Answer(status: 404)
        if answer.drops { return }
        Thread.sleep(forTimeInterval: answer.delaySeconds)
        var head = "HTTP/1.1 \(answer.status) Said\r\nContent-Length: \(answer.body.count)\r\nConnection: close\r\n"
        for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
        guard Self.write(Data((head + "\r\n").utf8), connection) else { return }
        if answer.dripSeconds > 0 {
            for byte in answer.body {
                guard Self.write(Data([byte]), connection) else { return }
                Thread.sleep(forTimeInterval: answer.dripSeconds)
            }
        } else {
            _ = Self.write(answer.body, connection)
        }
        shutdown(connection, Int32(SHUT_WR))
    }

    private static func write(_ data: Data, _ connection: Int32) -> Bool {
        data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                #if canImport(Darwin)
                let flags: Int32 = 0
                #else
                let flags = Int32(MSG_NOSIGNAL)
                #endif
                let written = send(connection, bytes.baseAddress! + sent, bytes.count - sent, flags)
                if written <= 0 { return false }
                sent += written
            }
            return true
        }
    }

    private static func read(_ connection: Int32) -> Request? {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        func more() -> Bool {
            let count = recv(connection, &buffer, buffer.count, 0)
            if count > 0 { data.append(contentsOf: buffer.prefix(count)) }
            return count > 0
        }
        let end = Data("\r\n\r\n".utf8)
        while data.range(of: end) == nil { guard more() else { return nil } }
        guard let head = data.range(of: end) else { return nil }
        let lines = String(decoding: data[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        if headers["expect"]?.lowercased() == "100-continue" { _ = write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8), connection) }
        let length = Int(headers["content-length"] ?? "0") ?? 0
        while data.count - head.upperBound < length { guard more() else { return nil } }
        let body = data[head.upperBound...].prefix(length)
        return Request(method: String(words[0]), path: String(words[1]), headers: headers, body: Data(body))
    }
}
