package diia.citizen.jvm

import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import diia.citizen.KeySecurityLevel
import diia.citizen.NewKey
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardCopyOption.REPLACE_EXISTING
import java.nio.file.attribute.PosixFilePermissions
import java.security.GeneralSecurityException
import java.security.KeyFactory
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.spec.ECGenParameterSpec
import java.security.spec.PKCS8EncodedKeySpec
import java.security.spec.X509EncodedKeySpec
import java.util.Base64
import java.util.Properties
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

private const val NONCE_BYTES = 12
private const val TAG_BITS = 128

/**
 * Keys in software, for tests, servers and desktops. They protect nothing from whoever can read the process or the file:
 * an app on a phone uses the hardware of the phone.
 *
 * With a [file] the keys outlive the process. It holds them unencrypted, readable by its owner alone.
 */
class SoftwareKeyStore(private val file: Path? = null) : DiiaKeyStore {
    private val pairs = mutableMapOf<String, KeyPair>()
    private val wrapping = mutableMapOf<String, SecretKey>()
    private val counters = mutableMapOf<String, ULong>()

    init {
        if (file != null && Files.exists(file)) read(file)
    }

    override suspend fun create(alias: String, challenge: ByteArray): NewKey {
        val generator = KeyPairGenerator.getInstance("EC").apply { initialize(ECGenParameterSpec("secp256r1")) }
        changed { pairs[alias] = generator.generateKeyPair() }
        return NewKey(KeySecurityLevel.SOFTWARE, emptyList())
    }

    override suspend fun delete(alias: String) = changed {
        pairs.remove(alias)
        wrapping.remove(alias)
    }

    override suspend fun publicKey(alias: String): ByteArray = pair(alias).public.encoded

    override suspend fun sign(alias: String, message: ByteArray): ByteArray =
        Signature.getInstance("SHA256withECDSA").run {
            initSign(pair(alias).private)
            update(message)
            sign()
        }

    override suspend fun wrapKey(alias: String, secret: ByteArray): ByteArray {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, wrappingKey(alias)) }
        return cipher.iv + cipher.doFinal(secret)
    }

    override suspend fun unwrapKey(alias: String, wrapped: ByteArray): ByteArray {
        val key = synchronized(pairs) { wrapping[alias] } ?: throw DiiaKeyStoreException.Missing()
        return try {
            val nonce = GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES)
            val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.DECRYPT_MODE, key, nonce) }
            cipher.doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
        } catch (notOurs: GeneralSecurityException) {
            throw DiiaKeyStoreException.Invalidated()
        } catch (tooShort: IllegalArgumentException) {
            throw DiiaKeyStoreException.Invalidated()
        }
    }

    override suspend fun counter(name: String): ULong? = synchronized(pairs) { counters[name] ?: 0uL }

    override suspend fun raiseCounter(name: String, value: ULong) = changed {
        counters.merge(name, value, ::maxOf)
    }

    private fun pair(alias: String): KeyPair = synchronized(pairs) { pairs[alias] } ?: throw DiiaKeyStoreException.Missing()

    private fun wrappingKey(alias: String): SecretKey {
        synchronized(pairs) { wrapping[alias] }?.let { return it }
        val fresh = KeyGenerator.getInstance("AES").apply { init(256) }.generateKey()
        var key = fresh
        changed { key = wrapping.getOrPut(alias) { fresh } }
        return key
    }

    private fun changed(change: () -> Unit) = synchronized(pairs) {
        change()
        file?.let(::write)
        Unit
    }

    private fun write(file: Path) {
        val texts = Properties()
        for ((alias, pair) in pairs) {
            texts["key.$alias"] = "${base64(pair.private.encoded)} ${base64(pair.public.encoded)}"
        }
        for ((alias, key) in wrapping) texts["wrapping.$alias"] = base64(key.encoded)
        for ((name, value) in counters) texts["counter.$name"] = "$value"
        val beside = Files.createTempFile(file.toAbsolutePath().parent, ".keys", null, *ownerOnly(file))
        Files.newBufferedWriter(beside).use { texts.store(it, null) }
        Files.move(beside, file, ATOMIC_MOVE, REPLACE_EXISTING)
    }

    private fun read(file: Path) {
        val texts = Properties().apply { Files.newBufferedReader(file).use(::load) }
        val factory = KeyFactory.getInstance("EC")
        for (name in texts.stringPropertyNames()) {
            val (kind, alias) = name.split('.', limit = 2)
            val values = texts.getProperty(name).split(' ')
            when (kind) {
                "key" -> pairs[alias] = KeyPair(
                    factory.generatePublic(X509EncodedKeySpec(bytes(values[1]))),
                    factory.generatePrivate(PKCS8EncodedKeySpec(bytes(values[0]))),
                )
                "wrapping" -> wrapping[alias] = SecretKeySpec(bytes(values[0]), "AES")
                "counter" -> counters[alias] = values[0].toULong()
            }
        }
    }

    private fun ownerOnly(file: Path) =
        if (file.fileSystem.supportedFileAttributeViews().contains("posix")) {
            arrayOf(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        } else {
            emptyArray()
        }

    private fun base64(bytes: ByteArray) = Base64.getEncoder().encodeToString(bytes)

    private fun bytes(base64: String) = Base64.getDecoder().decode(base64)
}
