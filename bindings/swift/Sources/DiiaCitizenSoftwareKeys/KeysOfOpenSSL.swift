#if !canImport(CryptoKit)
import COpenSSL
import DiiaCitizenKit
import Foundation

/// What OpenSSL says no to is nothing that a caller could have foreseen.
private func demand(_ result: Int32, _ step: String) throws {
    guard result == 1 else { throw DiiaKeyStoreError.Unexpected(reason: "OpenSSL: \(step)") }
}

private func made<Handle>(_ handle: Handle?, _ step: String) throws -> Handle {
    guard let handle else { throw DiiaKeyStoreError.Unexpected(reason: "OpenSSL: \(step)") }
    return handle
}

private func random(_ count: Int) throws -> Data {
    var bytes = Data(count: count)
    try bytes.withUnsafeMutableBytes { try demand(RAND_bytes($0.bindMemory(to: UInt8.self).baseAddress, Int32(count)), "random") }
    return bytes
}

/// A P-256 key by OpenSSL, which lets several threads use a key that no one changes.
final class SigningKey: @unchecked Sendable {
    private let key: OpaquePointer

    init() throws {
        let context = try made(EVP_PKEY_CTX_new_from_name(nil, "EC", nil), "context of a key")
        defer { EVP_PKEY_CTX_free(context) }
        try demand(EVP_PKEY_keygen_init(context), "start of a key")
        try demand(EVP_PKEY_CTX_set_group_name(context, "P-256"), "curve")
        var key: OpaquePointer?
        try demand(EVP_PKEY_generate(context, &key), "key")
        self.key = try made(key, "key")
    }

    deinit { EVP_PKEY_free(key) }

    /// SubjectPublicKeyInfo.
    func publicKey() throws -> Data {
        var encoded: UnsafeMutablePointer<UInt8>?
        let length = i2d_PUBKEY(key, &encoded)
        let bytes = try made(encoded, "public key")
        defer { CRYPTO_free(bytes, #file, #line) }
        return Data(bytes: bytes, count: Int(length))
    }

    func sign(_ message: Data) throws -> Data {
        let context = try made(EVP_MD_CTX_new(), "context of a signature")
        defer { EVP_MD_CTX_free(context) }
        try demand(EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key), "start of a signature")
        let message = [UInt8](message)
        var length = 0
        try demand(EVP_DigestSign(context, nil, &length, message, message.count), "length of a signature")
        var signature = [UInt8](repeating: 0, count: length)
        try demand(EVP_DigestSign(context, &signature, &length, message, message.count), "signature")
        return Data(signature.prefix(length))
    }
}

/// An AES-256-GCM key by OpenSSL. Sealed: nonce, ciphertext, tag.
struct WrappingKey: Sendable {
    private static let nonce = 12
    private static let tag = 16
    private let key: [UInt8]

    init() throws { key = try [UInt8](random(32)) }

    /// For vectors: `bytes` are 32.
    init(bytes: Data) { key = [UInt8](bytes) }

    func seal(_ secret: Data) throws -> Data {
        let context = try made(EVP_CIPHER_CTX_new(), "context of a cipher")
        defer { EVP_CIPHER_CTX_free(context) }
        let nonce = try [UInt8](random(Self.nonce))
        try demand(EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce), "start of a cipher")
        var sealed = [UInt8](repeating: 0, count: secret.count)
        var written: Int32 = 0
        try demand(EVP_EncryptUpdate(context, &sealed, &written, [UInt8](secret), Int32(secret.count)), "cipher")
        var rest = [UInt8](repeating: 0, count: Self.tag)
        try demand(EVP_EncryptFinal_ex(context, &rest, &written), "end of a cipher")
        var tag = [UInt8](repeating: 0, count: Self.tag)
        try demand(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tag), &tag), "tag")
        return Data(nonce + sealed + tag)
    }

    func open(_ wrapped: Data) throws -> Data {
        let bytes = [UInt8](wrapped)
        guard bytes.count >= Self.nonce + Self.tag else { throw DiiaKeyStoreError.Invalidated }
        let context = try made(EVP_CIPHER_CTX_new(), "context of a cipher")
        defer { EVP_CIPHER_CTX_free(context) }
        let nonce = Array(bytes.prefix(Self.nonce))
        let sealed = Array(bytes.dropFirst(Self.nonce).dropLast(Self.tag))
        var tag = Array(bytes.suffix(Self.tag))
        try demand(EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce), "start of a cipher")
        var secret = [UInt8](repeating: 0, count: sealed.count)
        var written: Int32 = 0
        try demand(EVP_DecryptUpdate(context, &secret, &written, sealed, Int32(sealed.count)), "cipher")
        try demand(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tag), &tag), "tag")
        var rest = [UInt8](repeating: 0, count: Self.tag)
        guard EVP_DecryptFinal_ex(context, &rest, &written) == 1 else { throw DiiaKeyStoreError.Invalidated }
        return Data(secret)
    }
}
#endif
