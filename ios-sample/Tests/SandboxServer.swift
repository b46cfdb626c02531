import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The sandbox's server, serving. It ends with this object.
final class SandboxServer: @unchecked Sendable {
    struct Failure: Error {
        let reason: String
    }

    private let process = Process()
    /// The line that it printed when it was ready.
    let readyLine: String
    let address: String

    init() throws {
        guard let folder = ProcessInfo.processInfo.environment["DIIA_NATIVE_DIR"] else {
            throw Failure(reason: "start these tests with tests/run ios-sample")
        }
        process.executableURL = URL(fileURLWithPath: folder).appendingPathComponent("diia-sandbox")
        process.arguments = ["serve"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(10) {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { throw Failure(reason: "the sandbox ended") }
            line.append(data)
        }
        readyLine = String(decoding: line.prefix { $0 != 10 }, as: UTF8.self)
        let told = try JSONSerialization.jsonObject(with: Data(readyLine.utf8)) as? [String: Any]
        address = try #require(told?["url"] as? String)
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// One call, whose answer is a JSON object.
    @discardableResult func call(
        _ method: String, _ path: String, _ body: [String: Any]? = nil, authorization: String? = nil
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = method
        request.setValue(authorization, forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue(UUID().uuidString, forHTTPHeaderField: "Idempotency-Key")
        request.httpBody = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        let (data, _) = try await URLSession.shared.data(for: request)
        return Answer(value: try JSONSerialization.jsonObject(with: data))
    }
}

/// What a server has answered. What is not there reads as nothing.
struct Answer: @unchecked Sendable {
    let value: Any?

    subscript(member: String) -> Answer { Answer(value: (value as? [String: Any])?[member]) }

    var list: [Answer] { (value as? [Any] ?? []).map(Answer.init(value:)) }

    var text: String? { value as? String }
}
