import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
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

    /// Reads and writes at one moment; `value[key] = …` are two.
    func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try lock.withLock { try body(&stored) }
    }
}

/// The keys of a phone, in software, with something that goes wrong where a test wants it.
final class TestKeys: DiiaKeyStore {
    private let keys = SoftwareKeyStore()


    /// What happens before a signature: the person is asked, the phone thinks, something fails.
    let beforeSigning = Shared<@Sendable () async throws -> Void>({})

    /// What becomes of an answer on its way into the library.
    let answer = Shared<@Sendable (Data) -> Data>({ $0 })

    func create(alias: String, challenge: Data) async throws -> NewKey {
        try await keys.create(alias: alias, challenge: challenge)
    }

    func delete(alias: String) async throws { try await keys.delete(alias: alias) }

    func wrapKey(alias: String, secret: Data) async throws -> Data { try await keys.wrapKey(alias: alias, secret: secret) }

    func unwrapKey(alias: String, wrapped: Data) async throws -> Data {
        try await keys.unwrapKey(alias: alias, wrapped: wrapped)
    }

    func counter(name: String) async throws -> UInt64? { try await keys.counter(name: name) }

    func raiseCounter(name: String, value: UInt64) async throws { try await keys.raiseCounter(name: name, value: value) }

    func publicKey(alias: String) async throws -> Data { answer.value(try await keys.publicKey(alias: alias)) }

    func sign(alias: String, message: Data) async throws -> Data {
        try await beforeSigning.value()
        return answer.value(try await keys.sign(alias: alias, message: message))
    }
}

/// Records in memory.
final class MemoryStorage: DiiaStorage {
    private let records = Shared<[String: Data]>([:])

    func get(name: String) async throws -> Data? { records.value[name] }

    func put(name: String, bytes: Data) async throws { records.change { $0[name] = bytes } }

    func remove(name: String) async throws { records.change { $0[name] = nil } }

    func list(prefix: String) async throws -> [String] {
        records.value.keys.filter { $0.hasPrefix(prefix) }.sorted()
    }

    func batch(changes: [StorageChange]) async throws {
        records.change { records in
            for change in changes {
                switch change {
                case let .put(name, bytes): records[name] = bytes
                case let .remove(name): records[name] = nil
                }
            }
        }
    }
}

/// Nothing is reached.
final class AirplaneMode: DiiaTransport {
    func send(request: HttpRequest) async throws -> HttpResponse { throw DiiaTransportError.Offline }
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

    let keys: TestKeys
    let clock = SettableClock(morning)
    let issued: Issued
    let settings: DiiaSettings
    let document: NewDocument
    let citizen: DiiaCitizen

    init(
        statusIndex: Int = 7, keys: TestKeys = TestKeys(), storage: any DiiaStorage = MemoryStorage(),
        withPortrait: Bool = false
    ) async throws {
        self.keys = keys
        _ = try await keys.create(alias: Phone.alias, challenge: Data())
        let key = try await keys.publicKey(alias: Phone.alias).hex
        issued = try Issued(publicKey: key, statusIndex: statusIndex, withPortrait: withPortrait)
        document = Phone.document(of: issued.credentials, fields: issued.fields, portrait: issued.portrait)
        settings = DiiaSettings(rootKeys: [issued.rootKey])
        citizen = try await Phone.open(keys: keys, storage: storage, clock: clock, settings: settings)
        try await citizen.synchroniseClock(serverTime: morning)
        try await citizen.takeIssuerList(jwt: issued.issuerList)
        try await citizen.takeStatusList(jwt: issued.statusList)
        try await citizen.addDocument(document: document)
    }

    /// The library on this phone.
    static func open(
        keys: TestKeys, storage: any DiiaStorage = MemoryStorage(), clock: SettableClock, settings: DiiaSettings
    ) async throws -> DiiaCitizen {
        try await DiiaCitizen.open(
            keyStore: keys, storage: storage, transport: AirplaneMode(), clock: clock, settings: settings)
    }

    static func document(
        of credentials: [Data], id: String = "passport", alias: String = Phone.alias, secretLength: Int = 32,
        fields: String? = nil, portrait: Data? = nil
    ) -> NewDocument {
        let secret = Data(repeating: 1, count: secretLength)
        return NewDocument(
            id: id, keyAlias: alias, digitsSecret: secret, credentials: credentials, fields: fields, portrait: portrait)
    }

    func show(_ profile: CodeProfile = .status, fresh: Bool = false) async throws -> ShownCode {
        try await citizen.show(documentId: "passport", profile: profile, fresh: fresh)
    }
}
