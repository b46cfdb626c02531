import DiiaCitizenKit
import Foundation

/// 2026-11-22, half past eleven in Kyiv, and not a whole second.
let morning = instant(1_795_339_800_123)

/// The entry of the test issuer's status list that is revoked.
let revoked = 4242

func instant(_ millis: Int64) -> Date { Date(timeIntervalSince1970: Double(millis) / 1000) }

/// A value that tests change while the library reads it on other threads.
final class Shared<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var stored: Value

    init(_ value: Value) { stored = value }

    var value: Value {
        get { lock.withLock { stored } }
        set { lock.withLock { stored = newValue } }
    }
}

/// The keys of a phone, kept by a program of the tests. They protect nothing.
final class TestKeys: DiiaKeyStore {
    /// What happens before a signature: the person is asked, the phone thinks, something fails.
    let beforeSigning = Shared<@Sendable () async throws -> Void>({})

    /// What becomes of an answer on its way into the library.
    let answer = Shared<@Sendable (Data) -> Data>({ $0 })

    func publicKey(alias: String) async throws -> Data {
        answer.value(Data(hex: try OutsideWorld.run("public-key", alias)))
    }

    func sign(alias: String, message: Data) async throws -> Data {
        try await beforeSigning.value()
        return answer.value(Data(hex: try OutsideWorld.run("sign", alias, message.hex)))
    }
}

/// A clock that stands still until it is moved.
final class SettableClock: DiiaClock {
    private let reading: Shared<(wall: Date, monotonic: Int64)>
    let beforeReading = Shared<@Sendable () throws -> Void>({})

    init(_ wall: Date) { reading = Shared((wall, 0)) }

    func pass(_ millis: Int64) {
        let (wall, monotonic) = reading.value
        reading.value = (wall + Double(millis) / 1000, monotonic + millis)
    }

    func set(_ wall: Date) { reading.value.wall = wall }

    func read() throws -> ClockReading {
        try beforeReading.value()
        return ClockReading(wall: reading.value.wall, monotonicMillis: reading.value.monotonic, bootId: "boot-1")
    }
}

/// A phone this morning with one document, and the lists to check those of others.
struct Phone {
    static let alias = "document-key"

    let keys = TestKeys()
    let clock = SettableClock(morning)
    let issued: Issued
    let document: NewDocument
    let citizen: DiiaCitizen

    init(statusIndex: Int = 7) async throws {
        issued = try Issued(publicKey: OutsideWorld.run("public-key", Phone.alias), statusIndex: statusIndex)
        document = Phone.document(of: issued.credentials)
        citizen = try DiiaCitizen(
            keyStore: keys, clock: clock, settings: DiiaSettings(rootKeys: [issued.rootKey]))
        try citizen.synchroniseClock(serverTime: morning)
        try citizen.takeIssuerList(jwt: issued.issuerList)
        try citizen.takeStatusList(jwt: issued.statusList)
        try await citizen.addDocument(document: document)
    }

    static func document(
        of credentials: [Data], id: String = "passport", alias: String = Phone.alias, secretLength: Int = 32
    ) -> NewDocument {
        let secret = Data(repeating: 1, count: secretLength)
        return NewDocument(id: id, keyAlias: alias, digitsSecret: secret, credentials: credentials)
    }

    func show(_ profile: CodeProfile = .status, fresh: Bool = false) async throws -> ShownCode {
        try await citizen.show(documentId: "passport", profile: profile, fresh: fresh)
    }
}
