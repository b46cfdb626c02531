import Foundation
import Testing

/// The driver that the test of all languages runs.
@Suite struct InteropTests {
    private let at = 1_795_339_800_123

    @Test func aPhoneIsOpenedShowsChecksAndReadsACard() throws {
        let holder = try Driver()
        let checker = try Driver()
        for phone in [holder, checker] { try phone.open(at: at) }
        let shown = try holder.ask(["command": "show", "at": at + 1000, "id": "p", "profile": "identity"])
        #expect(shown["issued_at"] as? Int == at + 1000)
        #expect(shown["expires_at"] as? Int == at + 181_000)
        #expect(shown["refresh_at"] as? Int == at + 61_000)
        #expect((shown["digits"] as? String)?.count == 13)
        let text = try #require(shown["text"] as? String)

        let verdict = try checker.ask(["command": "check", "at": at + 2000, "text": text])
        #expect(verdict["outcome"] as? String == "valid")
        #expect(verdict["kind"] as? String == "internal-passport")
        #expect(verdict["full_name"] as? String == "Дія Надія Володимирівна")
        #expect(verdict["remaining_millis"] as? Int == 179_000)
        #expect(verdict["code"] is NSNull)
        #expect(verdict["warnings"] as? [String] == [])
        let late = try checker.ask(["command": "check", "at": at + 181_000, "text": text])
        #expect(late["outcome"] as? String == "refused" && late["code"] as? String == "expired")

        let card = try checker.ask(["command": "read_card", "at": at + 2000, "text": try cardLink()])
        #expect(card["legal_name"] is String && card["purpose"] is String && card["expires_at"] is Int)
        #expect((card["recipient"] as? String)?.contains("@") == true)
        #expect((card["documents"] as? [[String: Any]])?.first?["required"] as? Bool == true)
        #expect(try [holder.end(), checker.end()] == [0, 0])
    }

    @Test func whatIsWrongIsAnsweredWithACode() throws {
        let driver = try Driver()
        func code(_ command: [String: Any]) throws -> String? { try driver.ask(command)["error"] as? String }
        #expect(try code(["command": "check", "text": "before it is opened"]) == "bad_command")
        try driver.open(at: at)
        #expect(try code(["command": "nonsense"]) == "bad_command")
        #expect(try code(["command": "show", "id": "p", "profile": "everything"]) == "bad_command")
        #expect(try code(["command": "show", "id": "none", "profile": "status"]) == "unknown_document")
        #expect(try code(["command": "read_card", "text": "https://diia.app/pass#1"]) == "no_request")
        #expect(try code(["command": "read_card", "text": "https://evil.example/x"]) == "untrusted_host")
        #expect(try driver.end() == 0)
    }

    /// In a process of its own, where no other test makes memory.
    @Test func tenThousandRoundsLeaveNothingBehind() throws {
        let driver = try Driver()
        try driver.open(at: at)
        func rounds(_ numbers: Range<Int>) throws {
            for number in numbers {
                let profile = number % 2 == 0 ? "status" : "identity"
                // Codes end after three minutes: what is remembered of them must go too.
                let now = at + number * 1000
                let text = try #require(
                    driver.ask(["command": "show", "at": now, "id": "p", "profile": profile])["text"] as? String)
                let verdict = try driver.ask(["command": "check", "at": now, "text": text])
                try #require(verdict["outcome"] as? String == "valid")
            }
        }
        try rounds(0..<1000)
        let before = try driver.residentKilobytes()
        try rounds(1000..<11_000)
        let after = try driver.residentKilobytes()
        print("10000 rounds of show and check: \(before) KB before, \(after) KB after")
        // Fifty bytes a round would be this much.
        #expect(after - before < 500)
        #expect(try driver.end() == 0)
    }
}
