// What DiiaCitizenSupport has on Apple's platforms only: see bindings/swift/Sources/DiiaCitizenSupport/Apple.
import DiiaCitizenSupport
import SwiftUI
import Foundation

func openProtectedStorage() throws -> any DiiaStorage { fatalError() }
@MainActor final class LetterSheet {
    enum Outcome: Sendable {
        case handedOver, notHandedOver
    }
    init() {}
    func present(_ l: DiiaLetter, from: UIViewController) async throws -> Outcome { .handedOver }
}

final class SecureEnclaveKeyStore: DiiaKeyStore, Sendable {
    init() {}
    func create(alias: String, challenge: Data) async throws -> NewKey { fatalError() }
    func delete(alias: String) async throws {}
    func publicKey(alias: String) async throws -> Data { Data() }
    func sign(alias: String, message: Data) async throws -> Data { Data() }
    func wrapKey(alias: String, secret: Data) async throws -> Data { Data() }
    func unwrapKey(alias: String, wrapped: Data) async throws -> Data { Data() }
    func counter(name: String) async throws -> UInt64? { nil }
    func raiseCounter(name: String, value: UInt64) async throws {}
}

extension SymbolPixels {
    func image() -> CGImage? { nil }
}

extension PortraitPicture {
    func image() -> CGImage? { nil }
}
