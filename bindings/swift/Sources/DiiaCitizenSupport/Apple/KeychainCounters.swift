#if canImport(Security)
import DiiaCitizenKit
import Foundation
import Security

/// Counters in the Keychain, of this device only. They outlive the app's own files, even the app.
struct KeychainCounters: Sendable {
    let service: String
    // Reading and writing are two calls.
    private let lock = NSLock()

    init(service: String) { self.service = service }

    private func item(_ name: String) -> [String: Any] {
        [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: service,
            kSecAttrAccount as String: name,
            kSecAttrSynchronizable as String: false,
        ]
    }

    func read(_ name: String) throws -> UInt64 {
        var query = item(name)
        query[kSecReturnData as String] = true
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecItemNotFound { return 0 }
        guard status == errSecSuccess, let data = found as? Data else { throw keyStoreError(status) }
        guard let value = UInt64(String(decoding: data, as: UTF8.self)) else {
            throw DiiaKeyStoreError.Unexpected(reason: "a counter that is no number")
        }
        return value
    }

    func raise(_ name: String, to value: UInt64) throws {
        try lock.withLock {
            guard try read(name) < value else { return }
            let data = Data(String(value).utf8)
            let changed = [kSecValueData as String: data]
            var status = SecItemUpdate(item(name) as CFDictionary, changed as CFDictionary)
            if status == errSecItemNotFound {
                var new = item(name)
                new[kSecValueData as String] = data
                new[kSecAttrAccessible as String] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
                status = SecItemAdd(new as CFDictionary, nil)
            }
            guard status == errSecSuccess else { throw keyStoreError(status) }
        }
    }
}
#endif
