import DiiaCitizenSupport
import Foundation
import Testing

/// The driver that the test of all languages runs: one line in, one line out.
@Suite struct InteropTests {
    /// Runs the driver over some lines.
    private func run(_ commands: [[String: Any]], then more: (([[String: Any]]) throws -> [[String: Any]])? = nil) throws
        -> [[String: Any]]
    {
        let process = Process()
        // Beside the program of the tests.
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent("interop")
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        defer { process.waitUntilExit() }
        var answers: [[String: Any]] = []
        var rest = Data()
        func ask(_ command: [String: Any]) throws {
            input.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: command) + Data("\n".utf8))
            while !rest.contains(10) {
                let data = output.fileHandleForReading.availableData
                if data.isEmpty { throw OutsideWorld.Failure(reason: "the driver ended") }
                rest.append(data)
            }
            let end = rest.firstIndex(of: 10)!
            let answer = try JSONSerialization.jsonObject(with: rest[..<end])
            answers.append(try #require(answer as? [String: Any]))
            rest = Data(rest[(end + 1)...])
        }
        for command in commands { try ask(command) }
        if let more { for command in try more(answers) { try ask(command) } }
        try input.fileHandleForWriting.close()
        return answers
    }

    @Test func aPhoneIsOpenedShowsChecksAndReadsACard() throws {
        let at = 1_795_339_800_123
        let card = try cardLink()
        let answers = try run([["command": "public_key", "alias": "k"], ["command": "nonsense"], ["command": "check", "text": "x"]]) { said in
            let key = try #require(said[0]["public_key"] as? String)
            let issued = try Issued(publicKey: key, statusIndex: 7)
            return [
                [
                    "command": "open", "at": at, "root_keys": [issued.rootKey.hex], "issuer_list": issued.issuerList,
                    "status_lists": [issued.statusList],
                ],
                [
                    "command": "add", "id": "p", "alias": "k", "digits_secret": String(repeating: "01", count: 32),
                    "credentials": issued.credentials.map(\.hex), "fields": issued.fields,
                ],
                ["command": "show", "at": at + 1000, "id": "p", "profile": "identity"],
                ["command": "show", "at": at + 1000, "id": "none", "profile": "identity"],
                ["command": "check", "at": at + 2000, "text": "https://example.com/menu"],
                ["command": "read_card", "at": at + 2000, "text": card],
                ["command": "read_card", "at": at + 2000, "text": "https://diia.app/pass#DIIA1:1"],
            ]
        }
        #expect(answers[1]["error"] as? String == "bad_command")
        #expect(answers[2]["error"] as? String == "bad_command")
        #expect(answers[3]["ok"] as? Bool == true && answers[4]["ok"] as? Bool == true)
        #expect(answers[5]["issued_at"] as? Int == at + 1000)
        #expect(answers[5]["expires_at"] as? Int == at + 181_000)
        #expect((answers[5]["digits"] as? String)?.count == 13)
        #expect(answers[6]["error"] as? String == "unknown_document")
        #expect(answers[7]["outcome"] as? String == "refused")
        #expect(answers[7]["code"] as? String == "not_a_pass")
        #expect(answers[8]["legal_name"] as? String != nil)
        #expect((answers[8]["recipient"] as? String)?.contains("@") == true)
        #expect(answers[9]["error"] as? String == "no_request")
    }
}
