import DiiaCitizenKit
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request on its way, and what has come of its answer so far. It ends once, with whatever comes first.
final class Exchange: @unchecked Sendable {
    let task: URLSessionDataTask
    private let limit: Int
    private let lock = NSLock()
    // Guarded by the lock.
    private var head: HTTPURLResponse?
    private var body = Data()
    private var outcome: Result<HttpResponse, any Error>?
    private var waiting: CheckedContinuation<HttpResponse, any Error>?

    init(task: URLSessionDataTask, limit: UInt32) {
        self.task = task
        self.limit = Int(limit)
    }

    func answer() async throws -> HttpResponse {
        try await withCheckedThrowingContinuation { continuation in
            let known = lock.withLock {
                if outcome == nil { waiting = continuation }
                return outcome
            }
            if let known { continuation.resume(with: known) } else { task.resume() }
        }
    }

    func begin(_ response: URLResponse) { lock.withLock { head = response as? HTTPURLResponse } }

    func take(_ data: Data) {
        let enough = lock.withLock {
            // One byte more than the limit, so that the library sees that there was more.
            body.append(data.prefix(limit + 1 - body.count))
            return body.count > limit
        }
        if enough { finish() }
    }

    func finish() {
        let (head, body) = lock.withLock { (self.head, self.body) }
        guard let head, let status = UInt16(exactly: head.statusCode) else {
            return end(with: .failure(DiiaTransportError.Unexpected(reason: "not an answer of HTTP")))
        }
        let headers = head.allHeaderFields.compactMap { name, value in
            (name as? String).map { HttpHeader(name: $0, value: "\(value)") }
        }
        end(with: .success(HttpResponse(status: status, headers: headers, body: body)))
    }

    func fail(_ error: any Error) {
        end(with: .failure(Self.outcome(of: error)))
    }

    func end(with result: Result<HttpResponse, any Error>) {
        let continuation: CheckedContinuation<HttpResponse, any Error>? = lock.withLock {
            guard outcome == nil else { return nil }
            outcome = result
            defer { waiting = nil }
            return waiting
        }
        task.cancel()
        continuation?.resume(with: result)
    }

    private static func outcome(of error: any Error) -> DiiaTransportError {
        guard let error = error as? URLError else { return .Unexpected(reason: "\(type(of: error))") }
        switch error.code {
        case .timedOut: return .TimedOut
        case .cancelled, .userCancelledAuthentication: return .Cancelled
        case .notConnectedToInternet, .networkConnectionLost, .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed,
            .internationalRoamingOff, .callIsActive, .dataNotAllowed:
            return .Offline
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            return .NotTrusted
        default: return .Unexpected(reason: "URLError \(error.code.rawValue)")
        }
    }
}

/// All requests of a session, by the numbers of their tasks.
final class Exchanges: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let trust: (@Sendable (URLAuthenticationChallenge) -> Bool)?
    private let lock = NSLock()
    // Guarded by the lock.
    private var running: [Int: Exchange] = [:]

    init(trust: (@Sendable (URLAuthenticationChallenge) -> Bool)?) { self.trust = trust }

    func add(_ exchange: Exchange) { lock.withLock { running[exchange.task.taskIdentifier] = exchange } }

    func remove(_ exchange: Exchange) { lock.withLock { running[exchange.task.taskIdentifier] = nil } }

    private func exchange(_ task: URLSessionTask) -> Exchange? { lock.withLock { running[task.taskIdentifier] } }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        exchange(dataTask)?.begin(response)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        exchange(dataTask)?.take(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error { exchange(task)?.fail(error) } else { exchange(task)?.finish() }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // The redirect itself is the answer: the library decides where requests go.
        exchange(task)?.begin(response)
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        #if canImport(Security)
        let isOfServer = challenge.protectionSpace.authenticationMethod == NSURLAuthenticationMethodServerTrust
        guard isOfServer, let trust else { return completionHandler(.performDefaultHandling, nil) }
        if trust(challenge) { return completionHandler(.performDefaultHandling, nil) }
        exchange(task)?.end(with: .failure(DiiaTransportError.NotTrusted))
        completionHandler(.cancelAuthenticationChallenge, nil)
        #else
        completionHandler(.performDefaultHandling, nil)
        #endif
    }
}
