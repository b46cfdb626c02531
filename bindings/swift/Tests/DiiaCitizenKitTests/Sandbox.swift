import Foundation
import Testing

/// The sandbox's server, serving.
final class Sandbox {
    private let process = Process()
    let url: String
    let rootKey: Data
    let activationCodes: [String: String]

    init() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["DIIA_NATIVE_DIR"])
        process.executableURL = URL(fileURLWithPath: folder).appendingPathComponent("diia-sandbox")
        process.arguments = ["serve"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(10) {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { throw OutsideWorld.Failure(reason: "the sandbox ended") }
            line.append(data)
        }
        let told = Vector(value: try JSONSerialization.jsonObject(with: line.prefix { $0 != 10 }))
        url = try #require(told["url"].text)
        rootKey = try #require(told["root_key"].key)
        activationCodes = told["activation_codes"].members.compactMapValues(\.text)
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }
}
