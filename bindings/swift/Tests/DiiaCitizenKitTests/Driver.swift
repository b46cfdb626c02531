import Foundation
import Testing

/// The driver `interop`, running: one line in, one line out.
final class Driver {
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())
    private var rest = Data()

    init() throws {
        // Beside the program of the tests.
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent("interop")
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    func ask(_ command: [String: Any]) throws -> [String: Any] {
        input.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: command) + Data("\n".utf8))
        while !rest.contains(10) {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { throw OutsideWorld.Failure(reason: "the driver ended") }
            rest.append(data)
        }
        let line = rest.prefix { $0 != 10 }
        defer { rest = Data(rest.dropFirst(line.count + 1)) }
        return try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    }

    /// Kilobytes of memory that the driver has for itself.
    func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
        return try #require(Int(line.filter(\.isNumber)))
    }

    /// Its input ends, and with it the driver: the status that it ends with.
    func end() throws -> Int32 {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Opens the phone, and gives it a document of its own key.
    func open(at: Int) throws {
        let key = try #require(try ask(["command": "public_key", "alias": "k"])["public_key"] as? String)
        let issued = try Issued(publicKey: key, statusIndex: 7)
        let opened = try ask([
            "command": "open", "at": at, "root_keys": [issued.rootKey.hex], "issuer_list": issued.issuerList,
            "status_lists": [issued.statusList],
        ])
        #expect(opened["ok"] as? Bool == true)
        let added = try ask([
            "command": "add", "id": "p", "alias": "k", "digits_secret": String(repeating: "01", count: 32),
            "credentials": issued.credentials.map(\.hex), "fields": issued.fields,
        ])
        #expect(added["ok"] as? Bool == true)
    }
}
