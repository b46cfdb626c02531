import DiiaCitizenSupport
import Foundation

/// What a platform brings, and the library opened on it.
@MainActor public final class CitizenPhone {
    public let ports: Ports
    let place: any SettingsPlace
    public private(set) var saved: SavedSettings
    /// Nil until the phone knows its sandbox.
    public private(set) var citizen: DiiaCitizen?

    /// Key store, storage, transport and clock: the app's own, or those of tests.
    public struct Ports: Sendable {
        public let keyStore: any DiiaKeyStore
        public let storage: any DiiaStorage
        public let transport: any DiiaTransport
        public let clock: any DiiaClock

        public init(
            keyStore: any DiiaKeyStore, storage: any DiiaStorage, transport: any DiiaTransport, clock: any DiiaClock
        ) {
            (self.keyStore, self.storage, self.transport, self.clock) = (keyStore, storage, transport, clock)
        }
    }

    public init(ports: Ports, place: any SettingsPlace) {
        self.ports = ports
        self.place = place
        saved = place.read()
    }

    public var language: DiiaLanguage {
        DiiaLanguage(code: saved.language) ?? .preferred(among: Locale.preferredLanguages)
    }

    func change(_ body: (inout SavedSettings) -> Void) {
        body(&saved)
        place.write(saved)
    }

    /// Opens the library as the last start left it. False when this phone has no sandbox yet.
    public func reopen() async throws -> Bool {
        guard let sandbox = saved.sandbox else { return false }
        citizen = try await open(sandbox)
        return true
    }

    /// Becomes the phone of a test citizen.
    func join(_ invitation: SandboxInvitation, as citizen: String, activationCode: String) async throws {
        let sandbox = SavedSettings.Sandbox(address: invitation.address, rootKey: invitation.rootKey, citizen: citizen)
        let opened = try await open(sandbox)
        try await opened.activate(activationCode: activationCode)
        try await opened.refreshLists()
        self.citizen = opened
        change { $0.sandbox = sandbox }
    }

    private func open(_ sandbox: SavedSettings.Sandbox) async throws -> DiiaCitizen {
        let server = DiiaServer(address: sandbox.address, phoneKeyAlias: "phone")
        return try await DiiaCitizen.open(
            keyStore: ports.keyStore, storage: ports.storage, transport: ports.transport, clock: ports.clock,
            settings: DiiaSettings(rootKeys: [sandbox.rootKey], server: server))
    }
}
