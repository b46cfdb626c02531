import DiiaCitizenSoftwareKeys
import DiiaCitizenSupport
import DiiaSampleModels
import Foundation

/// What a phone without a phone brings: keys and records in memory, and an internet and a clock that can be tampered with.
struct PortsInMemory: Sendable {
    let internet = Internet()
    let clock: ShiftedClock
    let place = SettingsInMemory()
    let keyStore: any DiiaKeyStore
    let storage: any DiiaStorage

    init(
        keyStore: any DiiaKeyStore = SoftwareKeyStore(), storage: any DiiaStorage = RecordsInMemory(),
        clock: ShiftedClock = ShiftedClock(SystemClock())
    ) {
        (self.keyStore, self.storage, self.clock) = (keyStore, storage, clock)
    }

    var ports: CitizenPhone.Ports {
        CitizenPhone.Ports(keyStore: keyStore, storage: storage, transport: internet, clock: clock)
    }
}

/// A value that is changed on one thread and read on others.
final class Guarded<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var stored: Value

    init(_ value: Value) { stored = value }

    var value: Value {
        get { lock.withLock { stored } }
        set { lock.withLock { stored = newValue } }
    }

    func change<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result { try lock.withLock { try body(&stored) } }
}

/// The internet of this machine, until airplane mode is on.
final class Internet: DiiaTransport {
    let isAirplaneMode = Guarded(false)
    private let session = URLSessionTransport()

    func send(request: HttpRequest) async throws -> HttpResponse {
        if isAirplaneMode.value { throw DiiaTransportError.Offline }
        return try await session.send(request: request)
    }
}

/// Another clock, and how far it is off. What passes moves both clocks; what is set moves only the one on the wall.
final class ShiftedClock: DiiaClock {
    private let shift = Guarded((wall: Int64(0), passed: Int64(0)))
    private let clock: any DiiaClock

    init(_ clock: any DiiaClock) { self.clock = clock }

    func set(offByMillis millis: Int64) { shift.change { $0.wall = millis } }

    func pass(_ millis: Int64) { shift.change { $0.passed += millis } }

    func read() throws -> ClockReading {
        let (now, shift) = (try clock.read(), shift.value)
        return ClockReading(
            wall: now.wall + Double(shift.wall + shift.passed) / 1000, monotonicMillis: now.monotonicMillis + shift.passed,
            bootId: now.bootId)
    }
}

/// What the app keeps in `UserDefaults`.
final class SettingsInMemory: SettingsPlace {
    private let data = Guarded<Data?>(nil)

    func load() -> Data? { data.value }

    func save(_ data: Data) { self.data.value = data }
}

/// Records that end with the program.
final class RecordsInMemory: DiiaStorage {
    private let records = Guarded<[String: Data]>([:])

    func get(name: String) async throws -> Data? { records.value[name] }

    func put(name: String, bytes: Data) async throws { records.change { $0[name] = bytes } }

    func remove(name: String) async throws { records.change { $0[name] = nil } }

    func list(prefix: String) async throws -> [String] { records.value.keys.filter { $0.hasPrefix(prefix) }.sorted() }

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
