import DiiaCitizenSupport
import Foundation

/// What the sample remembers from one start to the next. Nothing in it is secret: secrets are in the library's vault.
public struct SavedSettings: Codable, Sendable, Equatable {
    public var sandbox: Sandbox?
    /// `uk` or `en`; nil: as the phone is set.
    public var language: String?
    /// What the library gives when a PIN is set. Sealed by the library, and of no use without the key store.
    public var pinRecord: Data?

    /// The server that issued the documents.
    public struct Sandbox: Codable, Sendable, Equatable {
        public var address: String
        public var rootKey: Data
        /// The label of the test citizen whose phone this is.
        public var citizen: String
    }

    public init() {}
}

/// Where they are kept. The app has `UserDefaults`.
public protocol SettingsPlace: Sendable {
    func load() -> Data?
    func save(_ data: Data)
}

extension SettingsPlace {
    func read() -> SavedSettings {
        load().flatMap { try? JSONDecoder().decode(SavedSettings.self, from: $0) } ?? SavedSettings()
    }

    func write(_ settings: SavedSettings) {
        if let data = try? JSONEncoder().encode(settings) { save(data) }
    }
}
