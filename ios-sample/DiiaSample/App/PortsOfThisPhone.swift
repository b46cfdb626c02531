import DiiaCitizenSupport
import Foundation

extension CitizenPhone.Ports {
    /// The ready ports: Secure Enclave, protected files, URLSession, the phone's clocks.
    @MainActor static func ofThisPhone() -> CitizenPhone.Ports {
        CitizenPhone.Ports(
            keyStore: SecureEnclaveKeyStore(), storage: LateStorage(), transport: URLSessionTransport(), clock: SystemClock())
    }
}

/// The protected storage, opened when it is first needed: before the first unlocking after a start it cannot be, and then the
/// library says so and tries again.
private actor LateStorage: DiiaStorage {
    private var opened: (any DiiaStorage)?

    private func storage() throws -> any DiiaStorage {
        if let opened { return opened }
        do {
            let storage = try openProtectedStorage()
            opened = storage
            return storage
        } catch {
            throw DiiaStorageError.Unavailable
        }
    }

    func get(name: String) async throws -> Data? { try await storage().get(name: name) }

    func put(name: String, bytes: Data) async throws { try await storage().put(name: name, bytes: bytes) }

    func remove(name: String) async throws { try await storage().remove(name: name) }

    func list(prefix: String) async throws -> [String] { try await storage().list(prefix: prefix) }

    func batch(changes: [StorageChange]) async throws { try await storage().batch(changes: changes) }
}

/// The settings in `UserDefaults`. Nothing in them is secret.
struct DefaultsPlace: SettingsPlace {
    private static let key = "diia-sample.settings"

    func load() -> Data? { UserDefaults.standard.data(forKey: Self.key) }

    func save(_ data: Data) { UserDefaults.standard.set(data, forKey: Self.key) }
}
