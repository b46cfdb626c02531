#if canImport(Security)
import DiiaCitizenKit
import Foundation
import Security

/// What the Keychain says, in the terms of the person who holds the phone.
func keyStoreError(_ status: OSStatus) -> DiiaKeyStoreError {
    switch status {
    case errSecItemNotFound: .Missing
    case errSecUserCanceled: .Cancelled
    case errSecInteractionNotAllowed, errSecAuthFailed: .AuthenticationRequired
    case errSecNotAvailable: .Unavailable
    default: .Unexpected(reason: "OSStatus \(status)")
    }
}

func keyStoreError(_ error: Unmanaged<CFError>?) -> DiiaKeyStoreError {
    guard let taken = error?.takeRetainedValue() else { return .Unexpected(reason: "Security") }
    let error = taken as any Error as NSError
    switch error.domain {
    case NSOSStatusErrorDomain: return keyStoreError(OSStatus(truncatingIfNeeded: error.code))
    case "com.apple.LocalAuthentication":  // LAErrorDomain, without LocalAuthentication being linked.
        switch error.code {
        case -2, -3, -4, -9: return .Cancelled  // by the person, for the fallback, by the system, by the app
        case -1, -5, -8, -1004: return .AuthenticationRequired  // failed, no code is set, locked out, not interactive
        default: return .Unexpected(reason: "LAError \(error.code)")
        }
    default: return .Unexpected(reason: "\(error.domain) \(error.code)")
    }
}
#endif
