package consumer

import diia.citizen.ClockReading
import diia.citizen.DiiaClock
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import diia.citizen.DiiaStorage
import diia.citizen.DiiaTransport
import diia.citizen.DiiaTransportException
import diia.citizen.HttpRequest
import diia.citizen.HttpResponse
import diia.citizen.KeySecurityLevel
import diia.citizen.NewKey
import diia.citizen.StorageChange
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.spec.ECGenParameterSpec
import java.time.Instant
import java.util.TreeMap
import java.util.concurrent.ConcurrentHashMap
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Keys in software, as a JVM has them. They protect nothing; an app uses the hardware of the phone. */
class SoftwareKeys : DiiaKeyStore {
    private val pairs = ConcurrentHashMap<String, KeyPair>()
    private val wrapping = ConcurrentHashMap<String, SecretKey>()
    private val counters = ConcurrentHashMap<String, ULong>()

    /** What happens before a signature: the person is asked, the phone thinks, something fails. */
    @Volatile
    var beforeSigning: suspend () -> Unit = {}

    /** What becomes of an answer on its way into the library. */
    @Volatile
    var answer: (ByteArray) -> ByteArray = { it }

    fun create(alias: String): ByteArray = pairs.computeIfAbsent(alias) { newPair() }.public.encoded

    override suspend fun create(alias: String, challenge: ByteArray): NewKey {
        pairs[alias] = newPair()
        return NewKey(KeySecurityLevel.SOFTWARE, emptyList())
    }

    override suspend fun delete(alias: String) {
        pairs.remove(alias)
        wrapping.remove(alias)
    }

    override suspend fun publicKey(alias: String): ByteArray = answer(pair(alias).public.encoded)

    override suspend fun sign(alias: String, message: ByteArray): ByteArray {
        beforeSigning()
        val signature = Signature.getInstance("SHA256withECDSA").apply {
            initSign(pair(alias).private)
            update(message)
        }
        return answer(signature.sign())
    }

    override suspend fun wrapKey(alias: String, secret: ByteArray): ByteArray {
        val key = wrapping.computeIfAbsent(alias) { KeyGenerator.getInstance("AES").apply { init(256) }.generateKey() }
        val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key) }
        return cipher.iv + cipher.doFinal(secret)
    }

    override suspend fun unwrapKey(alias: String, wrapped: ByteArray): ByteArray {
        val key = wrapping[alias] ?: throw DiiaKeyStoreException.Missing()
        return try {
            val nonce = GCMParameterSpec(128, wrapped, 0, 12)
            val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.DECRYPT_MODE, key, nonce) }
            cipher.doFinal(wrapped, 12, wrapped.size - 12)
        } catch (changed: java.security.GeneralSecurityException) {
            throw DiiaKeyStoreException.Invalidated()
        }
    }

    override suspend fun counter(name: String): ULong? = counters[name] ?: 0uL

    override suspend fun raiseCounter(name: String, value: ULong) {
        counters.merge(name, value, ::maxOf)
    }

    private fun newPair(): KeyPair =
        KeyPairGenerator.getInstance("EC").apply { initialize(ECGenParameterSpec("secp256r1")) }.generateKeyPair()

    private fun pair(alias: String) = pairs[alias] ?: throw DiiaKeyStoreException.Missing()
}

/** Records in memory. */
class MemoryStorage : DiiaStorage {
    private val records = TreeMap<String, ByteArray>()

    override suspend fun get(name: String): ByteArray? = synchronized(records) { records[name] }

    override suspend fun put(name: String, bytes: ByteArray) = batch(listOf(StorageChange.Put(name, bytes)))

    override suspend fun remove(name: String) = batch(listOf(StorageChange.Remove(name)))

    override suspend fun list(prefix: String): List<String> =
        synchronized(records) { records.keys.filter { it.startsWith(prefix) } }

    override suspend fun batch(changes: List<StorageChange>) = synchronized(records) {
        for (change in changes) {
            when (change) {
                is StorageChange.Put -> records[change.name] = change.bytes
                is StorageChange.Remove -> records.remove(change.name)
            }
        }
    }
}

/** Nothing is reached. */
object AirplaneMode : DiiaTransport {
    override suspend fun send(request: HttpRequest): HttpResponse = throw DiiaTransportException.Offline()
}

/** A clock that stands still until it is moved. */
class SettableClock(@Volatile private var wall: Instant) : DiiaClock {
    @Volatile
    private var monotonic = 0L

    @Volatile
    var beforeReading: () -> Unit = {}

    fun pass(millis: Long) {
        wall = wall.plusMillis(millis)
        monotonic += millis
    }

    fun set(wall: Instant) {
        this.wall = wall
    }

    override fun read(): ClockReading {
        beforeReading()
        return ClockReading(wall = wall, monotonicMillis = monotonic, bootId = "boot-1")
    }
}
