import DiiaCitizenKit
import Foundation

extension PortConformance {
    /// Tries a transport against a server that this starts at 127.0.0.1, over plain HTTP: on Apple's platforms the app
    /// that runs this needs NSAllowsLocalNetworking. TLS is not tried.
    public static func check(
        transport: any DiiaTransport, limitSeconds: Double = 20
    ) async -> PortConformanceReport {
        do {
            let server = try LoopbackServer()
            defer { server.stop() }
            return await run(TransportChecks(transport: transport, server: server).all, limitSeconds: limitSeconds)
        } catch {
            return PortConformanceReport(checks: [.init(name: "answer_comes_whole", problem: "no server: \(error)")])
        }
    }
}

struct TransportChecks: Sendable {
    let transport: any DiiaTransport
    let server: LoopbackServer

    var all: [NamedCheck] {
        [
            ("answer_comes_whole", answerComesWhole),
            ("any_status_is_an_answer", anyStatusIsAnAnswer),
            ("request_goes_whole", requestGoesWhole),
            ("redirect_is_not_followed", redirectIsNotFollowed),
            ("nothing_is_repeated", nothingIsRepeated),
            ("nothing_is_cached", nothingIsCached),
            ("no_cookies_are_kept", noCookiesAreKept),
            ("slow_answer_is_timed_out", slowAnswerIsTimedOut),
            ("no_server_is_offline", noServerIsOffline),
            ("long_answer_is_bounded", longAnswerIsBounded),
        ]
    }

    private func send(
        _ path: String, method: HttpMethod = .get, headers: [HttpHeader] = [], body: Data = Data(),
        timeoutMillis: UInt32 = 5000, limit: UInt32 = 1 << 20
    ) async throws -> HttpResponse {
        try await transport.send(
            request: HttpRequest(
                method: method, url: server.address + path, headers: headers, body: body, timeoutMillis: timeoutMillis,
                maxResponseBytes: limit))
    }

    @Sendable private func answerComesWhole() async throws {
        let bytes = Data((0..<70_000).map { UInt8(truncatingIfNeeded: $0) })
        server.answer("/whole") { _ in .init(headers: [("X-Registry", "so it is")], body: bytes) }
        let answer = try await send("/whole")
        try demand(answer.status == 200, "the status is \(answer.status)")
        try demand(answer.body == bytes, "\(answer.body.count) bytes came, or others")
        let header = answer.headers.first { $0.name.lowercased() == "x-registry" }
        try demand(header?.value == "so it is", "a header did not come")
    }

    @Sendable private func anyStatusIsAnAnswer() async throws {
        server.answer("/status") { request in
            .init(status: Int(request.path.split(separator: "/").last ?? "") ?? 0, body: Data("why".utf8))
        }
        for status in [201, 400, 401, 403, 404, 409, 429, 500, 503] {
            let answer = try await send("/status/\(status)")
            try demand(Int(answer.status) == status, "\(status) came as \(answer.status)")
            try demand(answer.body == Data("why".utf8), "the body of \(status) did not come")
        }
    }

    @Sendable private func requestGoesWhole() async throws {
        server.answer("/echo") { _ in .init() }
        let body = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let headers = [HttpHeader(name: "Content-Type", value: "application/json"), HttpHeader(name: "X-One", value: "1 2")]
        _ = try await send("/echo?a=1&b=%D0%94", method: .post, headers: headers, body: body)
        _ = try await send("/echo/read", headers: headers)
        let requests = server.requests(of: "/echo")
        try demand(requests.map(\.method) == ["POST", "GET"], "the methods are \(requests.map(\.method))")
        try demand(requests[0].path == "/echo?a=1&b=%D0%94", "the address changed: \(requests[0].path)")
        try demand(requests[0].body == body, "\(requests[0].body.count) bytes of \(body.count) went, or others")
        for request in requests {
            try demand(request.headers["content-type"] == "application/json", "the kind of content changed")
            try demand(request.headers["x-one"] == "1 2", "a header did not go")
        }
    }

    @Sendable private func redirectIsNotFollowed() async throws {
        for status in [301, 302, 303, 307, 308] {
            server.answer("/moved-\(status)") { _ in .init(status: status, headers: [("Location", "/elsewhere")]) }
            server.answer("/elsewhere") { _ in .init() }
            let answer = try await send("/moved-\(status)")
            try demand(Int(answer.status) == status, "\(status) came as \(answer.status)")
            try demand(server.requests(of: "/elsewhere").isEmpty, "a redirect was followed")
        }
    }

    @Sendable private func nothingIsRepeated() async throws {
        server.answer("/busy") { _ in .init(status: 503, headers: [("Retry-After", "0")]) }
        _ = try await send("/busy")
        try demand(server.requests(of: "/busy").count == 1, "a refused request was repeated")
        server.answer("/dropped") { _ in .init(drops: true) }
        _ = try? await send("/dropped", method: .post, body: Data([1]))
        try demand(server.requests(of: "/dropped").count == 1, "a request without an answer was repeated")
    }

    @Sendable private func nothingIsCached() async throws {
        server.answer("/cached") { [server] _ in
            .init(headers: [("Cache-Control", "max-age=3600")], body: Data([UInt8(server.requests(of: "/cached").count)]))
        }
        let first = try await send("/cached").body
        try demand(try await send("/cached").body != first, "the second answer is the first one")
        try demand(server.requests(of: "/cached").count == 2, "the server was not asked again")
    }

    @Sendable private func noCookiesAreKept() async throws {
        server.answer("/cookie") { _ in .init(headers: [("Set-Cookie", "who=you; Path=/")]) }
        _ = try await send("/cookie")
        _ = try await send("/cookie")
        let cookies = server.requests(of: "/cookie").compactMap { $0.headers["cookie"] }
        try demand(cookies.isEmpty, "a cookie went back")
    }

    @Sendable private func slowAnswerIsTimedOut() async throws {
        // Silent, and dripping: a limit between two pieces is not a limit of the whole. Far longer than the limit, so that a
        // busy machine is not taken for a transport that waits.
        server.answer("/silent") { _ in .init(body: Data([1]), delaySeconds: 12) }
        server.answer("/dripping") { _ in .init(body: Data(repeating: 1, count: 120), dripSeconds: 0.1) }
        for path in ["/silent", "/dripping"] {
            let start = Date()
            try await demandError(path, DiiaTransportError.self, where: { $0 == .TimedOut }) {
                _ = try await send(path, timeoutMillis: 500)
            }
            let waited = Date().timeIntervalSince(start)
            try demand((0.4..<10).contains(waited), "\(path): waited \(waited) seconds and not half a second")
        }
    }

    @Sendable private func noServerIsOffline() async throws {
        let gone = try LoopbackServer()
        gone.stop()
        try await demandError("no server", DiiaTransportError.self, where: { $0 == .Offline }) {
            _ = try await transport.send(
                request: HttpRequest(
                    method: .get, url: gone.address + "/", headers: [], body: Data(), timeoutMillis: 5000,
                    maxResponseBytes: 1000))
        }
    }

    @Sendable private func longAnswerIsBounded() async throws {
        let limit: UInt32 = 10_000
        server.answer("/long") { _ in .init(body: Data(repeating: 7, count: 16 << 20)) }
        server.answer("/full") { _ in .init(body: Data(repeating: 7, count: Int(limit))) }
        try demand(try await send("/full", limit: limit).body.count == Int(limit), "an answer as long as allowed was cut")
        let kept: Int
        do {
            kept = try await send("/long", limit: limit).body.count
        } catch is DiiaTransportError {
            return
        }
        try demand(kept > Int(limit), "cut to \(kept) bytes, a long answer looks like a whole one")
        try demand(kept <= 1 << 20, "\(kept) bytes were kept, \(limit) were allowed")
    }
}
