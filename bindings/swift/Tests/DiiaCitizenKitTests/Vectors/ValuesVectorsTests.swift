import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// addresses.json by `parseRecipient`; digits.json by `parseThirteenDigits` and `show`; symbols.json by `qrMatrix`,
/// `barsEan13`, `barsCode128`; clocks.json by `synchroniseClock` and `now`; lists.json by `takeIssuerList`,
/// `takeStatusList`.
@Suite struct ValuesVectorsTests {
    @Test func addresses() async throws {
        let file = try Vector.file("addresses.json")
        var comparison = Comparison()
        for vector in file["good"].list {
            let input = try #require(vector["input"].text)
            comparison.expect(vector["name"].text ?? "", vector["expected"].text, try? parseRecipient(text: input))
        }
        for vector in file["bad"].list {
            let input = try #require(vector["input"].text)
            comparison.expect(
                vector["name"].text ?? "", vector["reason"].text, await code { _ = try parseRecipient(text: input) })
        }
        comparison.finish(atLeast: 160)
    }

    @Test func digitsAsPeopleTypeThem() async throws {
        let file = try Vector.file("digits.json")
        var comparison = Comparison()
        for vector in file["entries"]["good"].list {
            let (name, entry) = (vector["name"].text ?? "", try #require(vector["entry"].text))
            let read = try? parseThirteenDigits(text: entry)
            comparison.expect(name, vector["digits"].text, read?.text)
            comparison.expect(name, vector["groups"].list.compactMap(\.text), read?.groups ?? [])
        }
        for vector in file["entries"]["bad"].list {
            let entry = try #require(vector["entry"].text)
            comparison.expect(
                vector["name"].text ?? "", vector["reason"].text, await code { _ = try parseThirteenDigits(text: entry) })
        }
        for vector in file["spoken"].list {
            let read = try? parseThirteenDigits(text: #require(vector["digits"].text))
            comparison.expect("spoken", vector["uk"].text, read?.spoken.uk)
            comparison.expect("spoken", vector["en"].text, read?.spoken.en)
        }
        for vector in file["check_digits"].list {
            let twelve = try #require(vector["twelve"].text)
            // Refused whatever comes last: no registry gives them.
            if twelve.allSatisfy({ $0 == "0" }) { continue }
            for last in Int64(0)...9 {
                let refused = await code { _ = try parseThirteenDigits(text: "\(twelve)\(last)") }
                let isWrong = refused == "digits_check_digit"
                comparison.expect("\(twelve)\(last)", vector["check_digit"].number != last, isWrong)
            }
        }
        comparison.finish(atLeast: 190)
    }

    /// The helper of these tests that writes bytes as digits, so that flips.json is what it says.
    @Test func bytesAsDigits() throws {
        var comparison = Comparison()
        for vector in try Vector.file("digits.json")["decimal"]["good"].list {
            comparison.expect("decimal", vector["digits"].text, decimalDigits([UInt8](vector["bytes"].bytes ?? Data())))
        }
        comparison.finish(atLeast: 40)
    }

    /// Draws of a first attempt: those of a later one need a registry that refuses the first.
    @Test func digitsAreDrawnAsStated() async throws {
        var comparison = Comparison()
        let draws = try Vector.file("digits.json")["draws"].list
        for vector in draws where vector["attempt"].number == 0 && (vector["issued_at"].number ?? 0) > 1_500_000_000_000
            && (vector["issued_at"].number ?? 0) < 2_000_000_000_000
        {
            let at = try #require(vector["issued_at"].number)
            let keys = SoftwareKeyStore()
            _ = try await keys.create(alias: "key", challenge: Data())
            let issued = try Issued(publicKey: await keys.publicKey(alias: "key").hex, statusIndex: 7, at: at)
            let citizen = try await DiiaCitizen.open(
                keyStore: keys, storage: MemoryStorage(), transport: AirplaneMode(), clock: ToldClock(wall: at),
                settings: DiiaSettings(rootKeys: [issued.rootKey]))
            try await citizen.synchroniseClock(serverTime: instant(at))
            try await citizen.addDocument(
                document: NewDocument(
                    id: "d", keyAlias: "key", digitsSecret: #require(vector["secret"].bytes), credentials: issued.credentials))
            let code = try await citizen.show(documentId: "d", profile: .status)
            guard case .needsInternet(let drawn, _) = code.digits else { continue }
            comparison.expect("\(at)", vector["digits"].text, drawn.text)
        }
        comparison.finish(atLeast: 5)
    }

    @Test func bars() async throws {
        let file = try Vector.file("symbols.json")
        var comparison = Comparison()
        for (kind, draw) in [("ean13", barsEan13), ("code128", barsCode128)] {
            for vector in file[kind]["good"].list {
                let digits = try #require(vector["digits"].text)
                let drawn = try? draw(digits).modules.map { $0 ? "1" : "0" }.joined()
                comparison.expect("\(kind) \(digits)", vector["modules"].text, drawn)
            }
            for vector in file[kind]["bad"].list {
                let digits = try #require(vector["digits"].text)
                comparison.expect(vector["name"].text ?? "", vector["reason"].text, await code { _ = try draw(digits) })
            }
        }
        comparison.finish(atLeast: 36)
    }

    /// Those that `qrMatrix` draws: level M, a prefix and then digits, as codes have them.
    @Test func qrSymbols() throws {
        var comparison = Comparison()
        for vector in try Vector.file("symbols.json")["qr"]["good"].list where vector["level"].text == "M" {
            let segments = vector["segments"].list
            guard segments.compactMap({ $0["mode"].text }) == ["bytes", "numeric"] else { continue }
            let symbol = try qrMatrix(text: segments.compactMap { $0["text"].text }.joined())
            let name = vector["name"].text ?? ""
            comparison.expect(name, vector["version"].number, Int64(symbol.version))
            let width = (Int(symbol.side) + 7) / 8
            let rows = stride(from: 0, to: symbol.packed.count, by: width).map { symbol.packed[$0..<$0 + width] }
            comparison.expect(name, vector["rows"].list.compactMap(\.text), rows.map { Data($0).hex })
        }
        comparison.finish(atLeast: 6)
    }

    @Test func clocks() async throws {
        var comparison = Comparison()
        for sequence in try Vector.file("clocks.json")["sequences"].list {
            let clock = ToldClock()
            func tell(_ reading: Vector) throws {
                clock.tell(
                    wall: try #require(reading["wall"].number), monotonic: try #require(reading["monotonic_millis"].number),
                    bootId: try #require(reading["boot_id"].text))
            }
            try tell(#require(sequence["steps"].list.first)["reading"])
            let citizen = try await phone(trusting: Vector(value: nil), at: 0, confirmed: false, clock: clock)
            for (at, step) in sequence["steps"].list.enumerated() {
                try tell(step["reading"])
                if step["event"].text == "synchronise" {
                    try await citizen.synchroniseClock(serverTime: instant(#require(step["server"].number)))
                }
                let (found, expected) = (try citizen.now(), step["expected"])
                let name = "\(sequence["name"].text ?? ""), step \(at)"
                comparison.expect(name, expected["now"].number.map(instant), found.now)
                comparison.expect(name, expected["state"].text, found.clock.code())
                let amount: Int64? = switch found.clock {
                case .wallClockOff(let byMillis), .jumped(let byMillis): byMillis
                case .confirmedLongAgo(let ageMillis): ageMillis
                case .synchronised, .unsynchronised, .restarted: nil
                }
                comparison.expect(name, expected["amount"].number, amount)
            }
        }
        comparison.finish(atLeast: 150)
    }

    /// But for the few that are signed by a recipe.
    @Test func lists() async throws {
        let file = try Vector.file("lists.json")
        var comparison = Comparison()
        for vector in file["good"].list + file["bad"].list {
            let recipe = vector["recipe"]
            if recipe["zeros"].isThere { continue }
            let repeated = recipe["repeat"].text.map { String(repeating: $0, count: Int(recipe["times"].number ?? 0)) }
            let jwt = try #require(vector["jwt"].text ?? repeated)
            let citizen = try await phone(trusting: file, at: 1_795_339_800_123)
            for held in vector["held"].list {
                let list = try #require(file["held"][held.text ?? ""].text)
                if held.text == "issuers" { try await citizen.takeIssuerList(jwt: list) }
                if held.text == "statuses" { try await citizen.takeStatusList(jwt: list) }
            }
            let refused = await code {
                if vector["list"].text == "issuers" {
                    try await citizen.takeIssuerList(jwt: jwt)
                } else {
                    try await citizen.takeStatusList(jwt: jwt)
                }
            }
            let name = vector["name"].text ?? ""
            comparison.expect(name, vector["reason"].text, refused)
            guard vector["list"].text == "issuers", let issuedAt = vector["says"]["issued_at"].number else { continue }
            comparison.expect(name, instant(issuedAt), try #require(citizen.overview().issuerList).issuedAt)
        }
        comparison.finish(atLeast: 340)
    }
}
