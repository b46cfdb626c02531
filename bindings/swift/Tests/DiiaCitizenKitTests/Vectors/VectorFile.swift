import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import Foundation
import Testing

/// One value of a file of `tests/vectors`. What is not there reads as nothing, so a test counts what it compared.
struct Vector: @unchecked Sendable {
    let value: Any?

    static func file(_ name: String) throws -> Vector {
        let here = URL(fileURLWithPath: #filePath)
        let repository = (0..<6).reduce(here) { url, _ in url.deletingLastPathComponent() }
        let data = try Data(contentsOf: repository.appendingPathComponent("tests/vectors/\(name)"))
        return Vector(value: try JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed]))
    }

    subscript(member: String) -> Vector { Vector(value: (value as? [String: Any])?[member]) }

    var list: [Vector] { (value as? [Any] ?? []).map(Vector.init(value:)) }

    var members: [String: Vector] { (value as? [String: Any] ?? [:]).mapValues(Vector.init(value:)) }

    var text: String? { value as? String }

    var bytes: Data? { text.map(Data.init(hex:)) }

    var number: Int64? { (value as? NSNumber)?.int64Value }

    var bool: Bool? { value as? Bool }

    var isThere: Bool { value != nil && !(value is NSNull) }

    /// A public key as a JWK, as a point of 65 bytes.
    var key: Data? {
        guard let x = self["x"].text.flatMap(Data.init(base64url:)), let y = self["y"].text.flatMap(Data.init(base64url:))
        else { return nil }
        return Data([4]) + x + y
    }
}

extension Data {
    init?(base64url text: String) {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}

/// Collects what differs, so that one run shows all of it.
struct Comparison {
    private(set) var compared = 0
    private(set) var differences: [String] = []

    mutating func expect<Value: Equatable>(_ name: String, _ expected: Value, _ found: Value) {
        compared += 1
        if expected != found { differences.append("\(name): \(expected) expected, \(found) found") }
    }

    /// Fails when anything differs, or when less was compared than there is.
    func finish(atLeast count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        let shown = differences.prefix(20).joined(separator: "\n")
        #expect(differences.isEmpty, "\(differences.count) of \(compared) differ:\n\(shown)", sourceLocation: sourceLocation)
        #expect(compared >= count, sourceLocation: sourceLocation)
        print("\(sourceLocation.fileName): \(compared) compared")
    }
}

/// The stable name of what a call throws; nil when it throws nothing.
func code(_ call: () async throws -> Void) async -> String? {
    do {
        try await call()
        return nil
    } catch let error as DiiaError {
        return error.code()
    } catch {
        return "undeclared: \(error)"
    }
}

/// A clock that shows whatever it is told.
final class ToldClock: DiiaClock {
    let reading: Shared<ClockReading>
    private let shows = Shared<@Sendable (Int64) -> ClockReading>({
        ClockReading(wall: instant($0), monotonicMillis: $0, bootId: "boot")
    })

    /// What is read at an instant.
    var show: @Sendable (Int64) -> ClockReading {
        get { shows.value }
        set { shows.value = newValue }
    }

    /// It is this instant now.
    func at(_ now: Int64) { reading.value = show(now) }

    init(wall: Int64 = 0, monotonic: Int64 = 0, bootId: String = "boot") {
        reading = Shared(ClockReading(wall: instant(wall), monotonicMillis: monotonic, bootId: bootId))
    }

    func read() throws -> ClockReading { reading.value }

    func tell(wall: Int64, monotonic: Int64, bootId: String = "boot") {
        reading.value = ClockReading(wall: instant(wall), monotonicMillis: monotonic, bootId: bootId)
    }
}

/// A phone that pins these roots and holds these lists, at this instant by a confirmed clock.
func phone(
    trusting trust: Vector, at now: Int64, linkBase: String? = nil, confirmed: Bool = true, clock: ToldClock? = nil
) async throws -> DiiaCitizen {
    let roots = trust["roots"].list.compactMap(\.key)
    let clock = clock ?? ToldClock(wall: now)
    let settings = linkBase.map { DiiaSettings(rootKeys: roots, linkBase: $0) } ?? DiiaSettings(rootKeys: roots)
    let citizen = try await DiiaCitizen.open(
        keyStore: SoftwareKeyStore(), storage: MemoryStorage(), transport: AirplaneMode(), clock: clock,
        settings: settings)
    if confirmed { try await citizen.synchroniseClock(serverTime: instant(now)) }
    if let jwt = trust["issuer_list"].text { try await citizen.takeIssuerList(jwt: jwt) }
    for jwt in trust["status_lists"].list { try await citizen.takeStatusList(jwt: #require(jwt.text)) }
    return citizen
}

/// Bytes as the digits of a pass, by FORMAT.md §6: 12 bytes are 29 digits, fewer bytes fewer.
func decimalDigits(_ bytes: [UInt8]) -> String {
    let lengths = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29]
    return stride(from: 0, to: bytes.count, by: 12).map { start in
        let group = bytes[start..<min(start + 12, bytes.count)]
        var digits: [UInt8] = [0]
        for byte in group {
            var carry = Int(byte)
            for place in digits.indices {
                carry += Int(digits[place]) * 256
                digits[place] = UInt8(carry % 10)
                carry /= 10
            }
            while carry > 0 {
                digits.append(UInt8(carry % 10))
                carry /= 10
            }
        }
        let text = digits.reversed().map(String.init).joined()
        return String(repeating: "0", count: max(0, lengths[group.count] - text.count)) + text.suffix(lengths[group.count])
    }.joined()
}

/// The name of a verdict in the words of the vectors.
func said(_ verdict: Verdict) -> String {
    switch (verdict.outcome, verdict.result) {
    case (.valid, _): "valid"
    case (.attention, _): "attention"
    case (.refused, .refused(let refusal)): refusal.code
    case (.refused, .accepted): "refused without a reason"
    }
}
