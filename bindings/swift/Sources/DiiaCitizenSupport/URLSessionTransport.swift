import DiiaCitizenKit
import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Requests over URLSession: no redirect is followed, nothing is cached or repeated, no cookie is kept, an answer that
/// is too long ends early.
///
/// TLS is the platform's own. An app that pins hands over what it trusts as `trust`.
public final class URLSessionTransport: DiiaTransport {
    private let session: URLSession
    private let exchanges: Exchanges

    /// `trust` is asked about each server that the platform itself has not refused.
    public init(trust: (@Sendable (URLAuthenticationChallenge) -> Bool)? = nil) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalAndRemoteCacheData
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCredentialStorage = nil
        #if canImport(Darwin)
        configuration.waitsForConnectivity = false
        #endif
        exchanges = Exchanges(trust: trust)
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    // The session holds its delegate until it is told to let go.
    deinit { session.finishTasksAndInvalidate() }

    public func send(request: HttpRequest) async throws -> HttpResponse {
        let exchange = Exchange(task: session.dataTask(with: try Self.urlRequest(request)), limit: request.maxResponseBytes)
        exchanges.add(exchange)
        let alarm = Task {
            try await Task.sleep(nanoseconds: UInt64(request.timeoutMillis) * 1_000_000)
            exchange.end(with: .failure(DiiaTransportError.TimedOut))
        }
        defer {
            alarm.cancel()
            exchanges.remove(exchange)
        }
        return try await withTaskCancellationHandler {
            try await exchange.answer()
        } onCancel: {
            exchange.end(with: .failure(DiiaTransportError.Cancelled))
        }
    }

    private static func urlRequest(_ request: HttpRequest) throws -> URLRequest {
        guard let url = URL(string: request.url), let scheme = url.scheme?.lowercased(), ["https", "http"].contains(scheme)
        else { throw DiiaTransportError.Unexpected(reason: "not an address") }
        var wanted = URLRequest(url: url)
        wanted.httpMethod = request.method == .get ? "GET" : "POST"
        wanted.httpShouldHandleCookies = false
        wanted.cachePolicy = .reloadIgnoringLocalAndRemoteCacheData
        // Between two pieces of an answer; the alarm watches over the whole.
        wanted.timeoutInterval = max(1, Double(request.timeoutMillis) / 1000)
        for header in request.headers { wanted.addValue(header.value, forHTTPHeaderField: header.name) }
        if request.method == .post { wanted.httpBody = request.body }
        return wanted
    }
}
