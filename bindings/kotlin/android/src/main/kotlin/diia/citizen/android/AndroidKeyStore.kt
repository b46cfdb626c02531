package diia.citizen.android

import android.content.Context
import android.security.keystore.KeyProperties
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import diia.citizen.NewKey
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import java.security.KeyPairGenerator
import java.security.KeyStore
import java.security.PrivateKey
import java.security.ProviderException
import java.security.Signature
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

internal const val PROVIDER = "AndroidKeyStore"
private const val WRAPPING = "AES/GCM/NoPadding"
private const val NONCE_BYTES = 12
private const val TAG_BITS = 128

/**
 * Keys in Android Keystore: signing keys in StrongBox where the phone has it, else in the processor's trusted environment.
 *
 * Nothing is asked of the person unless confirmedFor is given: then a signature needs that a finger, a face or the code
 * of the screen was confirmed at most so many seconds ago. When it was not, the call ends with AuthenticationRequired;
 * show a BiometricPrompt and call again. With it, every signing key is lost when the person removes the lock screen.
 *
 * From Android 15 on all keys rest while the phone is locked. Android 12 to 14 lose such keys together with the lock
 * screen, so the phone is not asked for it there.
 *
 * Android has no place for counters that a backup or a restored image cannot reach: [counter] gives null.
 */
class AndroidKeyStore internal constructor(
    private val phone: KeySpecs,
    private val outcomes: KeyOutcomes,
    private val prefix: String,
) : DiiaKeyStore {
    /**
     * @param prefix stands before the names of keys in Android Keystore, so that they do not meet those of the app.
     * @param confirmedFor seconds for which a confirmation by the person is good; without it none is asked for.
     */
    constructor(context: Context, prefix: String = "diia-citizen.", confirmedFor: Int? = null) : this(
        KeySpecs(context, confirmedFor),
        KeyOutcomes(context.applicationContext),
        prefix,
    )

    override suspend fun create(alias: String, challenge: ByteArray): NewKey = call {
        val strongBox = phone.hasStrongBox && made(alias, challenge, strongBox = true)
        if (!strongBox) make(alias, challenge, strongBox = false)
        // A chain of one is signed by the key itself: that says nothing about the phone.
        val chain = store().getCertificateChain(prefix + alias).orEmpty().takeIf { it.size > 1 }.orEmpty()
        NewKey(phone.securityLevel(privateKey(alias), strongBox), chain.map { it.encoded })
    }

    override suspend fun delete(alias: String) = call {
        val store = store()
        if (store.containsAlias(prefix + alias)) store.deleteEntry(prefix + alias)
    }

    override suspend fun publicKey(alias: String): ByteArray = call {
        val certificate = store().getCertificate(prefix + alias) ?: throw DiiaKeyStoreException.Missing()
        certificate.publicKey.encoded
    }

    override suspend fun sign(alias: String, message: ByteArray): ByteArray = call {
        Signature.getInstance("SHA256withECDSA").run {
            initSign(privateKey(alias))
            update(message)
            sign()
        }
    }

    override suspend fun wrapKey(alias: String, secret: ByteArray): ByteArray = call {
        val cipher = Cipher.getInstance(WRAPPING).apply { init(Cipher.ENCRYPT_MODE, wrappingKey(alias)) }
        cipher.iv + cipher.doFinal(secret)
    }

    override suspend fun unwrapKey(alias: String, wrapped: ByteArray): ByteArray = call {
        val key = secretKey(alias) ?: throw DiiaKeyStoreException.Missing()
        if (wrapped.size < NONCE_BYTES + TAG_BITS / 8) throw DiiaKeyStoreException.Invalidated()
        val nonce = GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES)
        val cipher = Cipher.getInstance(WRAPPING).apply { init(Cipher.DECRYPT_MODE, key, nonce) }
        cipher.doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
    }

    override suspend fun counter(name: String): ULong? = null

    override suspend fun raiseCounter(name: String, value: ULong) = Unit

    /** Android Keystore blocks, StrongBox for most of a second: never on the caller's thread. */
    private suspend fun <T> call(body: suspend () -> T): T = withContext(Dispatchers.IO) { outcomes.named { body() } }

    private fun store(): KeyStore = KeyStore.getInstance(PROVIDER).apply { load(null) }

    private fun privateKey(alias: String): PrivateKey =
        store().getKey(prefix + alias, null) as? PrivateKey ?: throw DiiaKeyStoreException.Missing()

    private fun secretKey(alias: String): SecretKey? = store().getKey(prefix + alias, null) as? SecretKey

    /** Phones that announce StrongBox still refuse now and then, and not all of them by its own exception. */
    private fun made(alias: String, challenge: ByteArray, strongBox: Boolean): Boolean = try {
        make(alias, challenge, strongBox)
        true
    } catch (refused: ProviderException) {
        false
    }

    private fun make(alias: String, challenge: ByteArray, strongBox: Boolean) {
        KeyPairGenerator.getInstance(KeyProperties.KEY_ALGORITHM_EC, PROVIDER).run {
            initialize(phone.signing(prefix + alias, challenge, strongBox))
            generateKeyPair()
        }
    }

    private suspend fun wrappingKey(alias: String): SecretKey = making.withLock {
        secretKey(alias) ?: KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
            init(phone.wrapping(prefix + alias))
            generateKey()
        }
    }

    private companion object {
        /** Two calls at once, even of two stores, must not make two wrapping keys: what the first wraps would be lost. */
        val making = Mutex()
    }
}
