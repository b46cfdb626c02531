import Foundation
import Testing

/// `sample-phone` as another program meets it: two processes, lines in and lines out.
@Suite struct SamplePhoneTests {
    let sandbox: SandboxServer

    init() throws { sandbox = try SandboxServer() }

    private func phone(_ citizen: String) throws -> PhoneProgram {
        let phone = try PhoneProgram()
        let got = try phone.ask("get-documents \(citizen) \(sandbox.readyLine)")
        #expect((got["documents"] as? [Any])?.count == 2, "\(got)")
        return phone
    }

    @Test func twoProgramsShowCheckAskAndAnswer() throws {
        let (holder, checker) = (try phone("nadiia"), try phone("ordinary"))
        #expect(try holder.ask("airplane on")["airplane"] as? String == "on")
        let shown = try holder.ask("show internal-passport identity")
        let text = try #require(shown["text"] as? String)
        #expect((shown["digits"] as? String)?.count == 13 && shown["digits_note"] is String)
        let verdict = try checker.ask("check \(text)")
        #expect(verdict["outcome"] as? String == "valid" && verdict["headline"] as? String == "Документ дійсний")
        #expect("\(verdict)".contains("Надія"))
        #expect(try checker.ask("pass 181000")["passed"] as? Int == 181_000)
        let late = try checker.ask("check \(text)")
        #expect(late["outcome"] as? String == "refused" && late["refusal"] as? String == "expired")

        let ask = try checker.ask("ask age-18")
        #expect(try checker.ask("language en")["language"] as? String == "en")
        // The asker's clock is three minutes ahead by now, and the holder's follows.
        _ = try holder.ask("pass 181000")
        let answer = try holder.ask("answer \(try #require(ask["text"] as? String))")
        let taken = try checker.ask("take \(try #require(answer["text"] as? String))")
        #expect(taken["outcome"] as? String == "valid" && taken["headline"] as? String == "Document valid", "\(taken)")
        #expect(taken["check_digits"] as? String == answer["check_digits"] as? String)
        #expect(try holder.end() == 0)
        #expect(try checker.end() == 0)
    }

    @Test func theVisitorsStory() async throws {
        let visitor = try phone("nadiia")
        let card = try await Institution(sandbox).printedCard()
        let opened = try visitor.ask("open \(card)")
        #expect(opened["opened"] as? String == "consent")
        let letter = try visitor.ask("confirm")
        #expect(letter["to"] as? String == "okno3@cnap.example" && (letter["files"] as? [String])?.count == 2)
        let eml = try #require((letter["eml"] as? String).flatMap { Data(base64Encoded: $0) })
        #expect(eml.starts(with: Data("X-Unsent: 1\r\n".utf8)))
        #expect(try visitor.ask("handed-over")["outcome"] is String)
        #expect((try visitor.ask("history")["entries"] as? [Any])?.count == 2)
        #expect(try visitor.end() == 0)
    }

    @Test func aWrongLineIsAnErrorAndThePhoneGoesOn() throws {
        let phone = try PhoneProgram()
        let lines = [
            "", "dance", "show", "check x", "get-documents", "get-documents nadiia {}", "get-documents nobody \(sandbox.readyLine)",
            "clock tomorrow", "clock -9223372036854775808", "pass -1", "airplane", "language fr", "take x", "confirm", "sign 1",
            "handed-over", String(repeating: "x", count: 2_000_000),
        ]
        for line in lines { #expect(try phone.ask(line)["error"] is String, "\(line.prefix(40))") }
        #expect(try phone.ask("get-documents nadiia \(sandbox.readyLine)")["documents"] is [Any])
        #expect(try phone.ask("check https://menu.example/")["error"] is String)
        #expect(try phone.end() == 0)
    }

    @Test func theReadmeNamesEveryCommand() throws {
        let readme = try String(contentsOf: ProjectTests.folder.appendingPathComponent("README.md"), encoding: .utf8)
        let source = try String(
            contentsOf: ProjectTests.folder.appendingPathComponent("SamplePhone/OperatedPhone.swift"), encoding: .utf8)
        let commands = source.components(separatedBy: "\n").compactMap { line -> String? in
            let parts = line.components(separatedBy: "\"")
            return parts.count == 3 && parts[0].hasSuffix("case ") && parts[2].hasPrefix(": return") ? parts[1] : nil
        }
        #expect(commands.count == 19)
        for command in commands { #expect(readme.contains("| `\(command)"), "\(command)") }
    }
}

/// The program, running.
final class PhoneProgram {
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())
    private var rest = Data()

    init() throws {
        // Beside the program of the tests.
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent("sample-phone")
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit { process.terminate() }

    func ask(_ line: String) throws -> [String: Any] {
        try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
        while !rest.contains(10) {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { throw SandboxServer.Failure(reason: "the phone ended") }
            rest.append(data)
        }
        let answer = rest.prefix { $0 != 10 }
        defer { rest = Data(rest.dropFirst(answer.count + 1)) }
        return try #require(try JSONSerialization.jsonObject(with: answer) as? [String: Any])
    }

    /// Its input ends, and with it the program: the status that it ends with.
    func end() throws -> Int32 {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
