package consumer

import diia.citizen.ClockReading
import diia.citizen.DiiaClock
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.spec.ECGenParameterSpec
import java.time.Instant
import java.util.concurrent.ConcurrentHashMap

/** Keys in software, as a JVM has them. They protect nothing; an app uses the hardware of the phone. */
class SoftwareKeys : DiiaKeyStore {
    private val pairs = ConcurrentHashMap<String, KeyPair>()

    /** What happens before a signature: the person is asked, the phone thinks, something fails. */
    @Volatile
    var beforeSigning: suspend () -> Unit = {}

    /** What becomes of an answer on its way into the library. */
    @Volatile
    var answer: (ByteArray) -> ByteArray = { it }

    fun create(alias: String): ByteArray = pairs.computeIfAbsent(alias) {
        KeyPairGenerator.getInstance("EC").apply { initialize(ECGenParameterSpec("secp256r1")) }.generateKeyPair()
    }.public.encoded

    override suspend fun publicKey(alias: String): ByteArray = answer(pair(alias).public.encoded)

    override suspend fun sign(alias: String, message: ByteArray): ByteArray {
        beforeSigning()
        val signature = Signature.getInstance("SHA256withECDSA").apply {
            initSign(pair(alias).private)
            update(message)
        }
        return answer(signature.sign())
    }

    private fun pair(alias: String) = pairs[alias] ?: throw DiiaKeyStoreException.Missing()
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
