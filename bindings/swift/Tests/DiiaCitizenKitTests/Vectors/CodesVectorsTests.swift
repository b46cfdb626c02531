import DiiaCitizenSupport
import Foundation
import Testing

/// passes.json, flips.json, verdicts.json by `check`.
@Suite struct CodesVectorsTests {
    @Test func badPassesAreRefusedForTheReasonThatTheyName() async throws {
        let file = try Vector.file("passes.json")
        var comparison = Comparison()
        var phones: [String: DiiaCitizen] = [:]
        for vector in file["bad"].list {
            let base = try #require(vector["link_base"].text ?? file["link_base"].text)
            if phones[base] == nil { phones[base] = try await phone(trusting: Vector(value: nil), at: 1_795_339_800_123, linkBase: base) }
            let verdict = try phones[base]!.check(text: #require(vector["text"].text))
            comparison.expect(vector["name"].text ?? "", vector["reason"].text, said(verdict))
        }
        comparison.finish(atLeast: 500)
    }

    /// The lists of flips.json know the issuer of the good passes. Where they do not reach, only the form is judged.
    @Test func goodPassesSayWhatTheySay() async throws {
        let file = try Vector.file("passes.json")
        let trust = try Vector.file("flips.json")["trust"]
        let ofForm = Set(file["bad"].list.compactMap { $0["reason"].text })
        var comparison = Comparison()
        var accepted = 0
        for vector in file["good"].list {
            let (name, fields) = (vector["name"].text ?? "", vector["fields"])
            let base = vector["link_base"].text ?? file["link_base"].text
            let citizen = try await phone(trusting: trust, at: fields["issued_at"].number ?? 0, linkBase: base)
            let verdict = try citizen.check(text: #require(vector["text"].text))
            comparison.expect(name, false, ofForm.contains(said(verdict)))
            guard case .accepted(let code) = verdict.result else { continue }
            accepted += 1
            comparison.expect(name, fields["kind_name"].text, code.kind?.name)
            comparison.expect(name, fields["profile"].text, code.profile == .identity ? "identity" : "status")
            comparison.expect(name, fields["ends_at"].number.map(instant), code.expiresAt)
            comparison.expect(name, fields["valid_until"].number.map(instant), code.credentialValidUntil)
            let identity = code.identity
            comparison.expect(name, fields["family_name"].text, identity?.lastName)
            comparison.expect(name, fields["given_name"].text, identity?.firstName)
            comparison.expect(name, fields["patronymic"].text, identity?.middleName)
            comparison.expect(name, fields["birth_date"].text, identity?.birthDate)
            comparison.expect(name, fields["number"].text, identity?.number)
            comparison.expect(name, fields["tax_number"].text, identity?.taxNumber)
            comparison.expect(name, fields["expiry"].text, identity?.expiry)
            comparison.expect(name, fields["portrait"].text, code.portrait.digest)
        }
        print("good passes: \(accepted) of \(file["good"].list.count) accepted to the last field")
        #expect(accepted >= 80)
        comparison.finish(atLeast: 1000)
    }

    @Test func aPassWithAnyByteChangedIsRefusedForTheReasonOfItsRegion() async throws {
        let file = try Vector.file("flips.json")
        var comparison = Comparison()
        for pass in file["passes"].list {
            // A desk of its own: two of them are the same pass, and it would be seen before.
            let citizen = try await phone(
                trusting: file["trust"], at: file["now"].number ?? 0, linkBase: file["link_base"].text)
            let (name, prefix) = (pass["name"].text ?? "", pass["prefix"].text ?? "")
            let good = [UInt8](try #require(pass["bytes"].bytes))
            comparison.expect(name, "valid", said(try citizen.check(text: prefix + decimalDigits(good))))
            for region in pass["regions"].list {
                for at in Int(region["from"].number ?? 0)..<Int(region["to"].number ?? 0) {
                    var changed = good
                    changed[at] ^= UInt8(pass["xor"].number ?? 0)
                    let verdict = try citizen.check(text: prefix + decimalDigits(changed))
                    comparison.expect("\(name), byte \(at)", region["expected"].text, said(verdict))
                }
            }
        }
        comparison.finish(atLeast: 500)
    }

    @Test func everyVerdictIsAsStated() async throws {
        let file = try Vector.file("verdicts.json")
        var comparison = Comparison()
        for vector in file["cases"].list {
            let name = vector["name"].text ?? ""
            let trust = file["trusts"][vector["trust"].text ?? ""]
            let clock = ToldClock()
            let first = vector["earlier"].list.first?["now"].number ?? vector["now"].number ?? 0
            let citizen = try await desk(trusting: trust, state: vector["clock_state"].text, at: first, clock)
            for earlier in vector["earlier"].list {
                _ = try citizen.check(text: #require(earlier["text"].text), at: earlier["now"].number ?? 0, clock)
            }
            let verdict = try citizen.check(text: #require(vector["text"].text), at: vector["now"].number ?? 0, clock)
            comparison.expect(name, vector["expected"].text, said(verdict))
            comparison.expect(name, vector["clock_state"].text ?? "synchronised", verdict.clock.code())
            guard case .accepted(let code) = verdict.result else { continue }
            comparison.expect(name, vector["warnings"].list.compactMap(\.text), code.warnings.map(\.code))
            switch code.basis {
            case .signaturesAndRevocationList(let listIssuedAt):
                comparison.expect(name, vector["basis"].text, "signatures_and_revocation_list")
                comparison.expect(name, vector["list_issued_at"].number.map(instant), listIssuedAt)
            case .signaturesOnly: comparison.expect(name, vector["basis"].text, "signatures_only")
            }
            if let left = vector["remaining_millis"].number { comparison.expect(name, left, code.remainingMillis) }
            if let issuer = vector["issuer"].text { comparison.expect(name, issuer, code.issuer.en) }
        }
        comparison.finish(atLeast: 400)
    }

    /// A phone whose clock is in this state when it is told, by `show`, what instant it is.
    private func desk(trusting trust: Vector, state: String?, at now: Int64, _ clock: ToldClock) async throws -> DiiaCitizen {
        let hundredHours: Int64 = 360_000_000
        // Every desk starts at the same boot, an hour before its first look at a code.
        switch state ?? "synchronised" {
        case "restarted":
            clock.tell(wall: now - 3_600_000, monotonic: 0, bootId: "an earlier boot")
            let citizen = try await phone(trusting: trust, at: now - 3_600_000, clock: clock)
            clock.show = { ClockReading(wall: instant($0), monotonicMillis: $0 - now + 10_000, bootId: "boot") }
            return citizen
        case "unsynchronised":
            clock.show = { ClockReading(wall: instant($0), monotonicMillis: $0 - now + 10_000, bootId: "boot") }
            clock.at(now)
            return try await phone(trusting: trust, at: now, confirmed: false, clock: clock)
        case "jumped":
            clock.tell(wall: now + 31_000, monotonic: 10_000)
            let citizen = try await phone(trusting: trust, at: now, confirmed: false, clock: clock)
            _ = try citizen.now()
            clock.show = { ClockReading(wall: instant($0), monotonicMillis: $0 - now + 10_000, bootId: "boot") }
            return citizen
        case "confirmed_long_ago":
            clock.tell(wall: now - hundredHours, monotonic: 10_000)
            let citizen = try await phone(trusting: trust, at: now - hundredHours, clock: clock)
            clock.show = { ClockReading(wall: instant($0), monotonicMillis: $0 - now + 10_000 + hundredHours, bootId: "boot") }
            return citizen
        case "wall_clock_off":
            clock.tell(wall: now + 31_000, monotonic: 10_000)
            let citizen = try await phone(trusting: trust, at: now, clock: clock)
            clock.show = { ClockReading(wall: instant($0 + 31_000), monotonicMillis: $0 - now + 10_000, bootId: "boot") }
            return citizen
        default:
            clock.tell(wall: now, monotonic: 10_000)
            let citizen = try await phone(trusting: trust, at: now, clock: clock)
            clock.show = { ClockReading(wall: instant($0), monotonicMillis: $0 - now + 10_000, bootId: "boot") }
            return citizen
        }
    }
}

extension DiiaCitizen {
    fileprivate func check(text: String, at now: Int64, _ clock: ToldClock) throws -> Verdict {
        clock.at(now)
        return try check(text: text)
    }
}
