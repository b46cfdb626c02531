package consumer.vectors

import consumer.AirplaneMode
import consumer.MemoryStorage
import diia.citizen.CheckOutcome
import diia.citizen.CheckResult
import diia.citizen.ClockReading
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaClock
import diia.citizen.DiiaException
import diia.citizen.DiiaSettings
import diia.citizen.Verdict
import diia.citizen.jvm.SoftwareKeyStore
import org.json.JSONArray
import org.json.JSONObject
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import java.math.BigInteger
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.Base64
import java.util.HexFormat

/** One value of a file of `tests/vectors`. What is not there reads as nothing, so a test counts what it compared. */
class Vector(private val value: Any?) {
    operator fun get(member: String) = Vector((value as? JSONObject)?.opt(member))

    val list: List<Vector> get() = (value as? JSONArray)?.map(::Vector).orEmpty()
    val members: Map<String, Vector>
        get() = (value as? JSONObject)?.let { json -> json.keySet().associateWith { Vector(json.get(it)) } }.orEmpty()
    val text: String? get() = value as? String
    val bytes: ByteArray? get() = text?.let { HexFormat.of().parseHex(it) }
    val number: Long? get() = (value as? Number)?.toLong()
    val bool: Boolean? get() = value as? Boolean
    val isThere: Boolean get() = value != null && value != JSONObject.NULL

    /** A public key as a JWK, as a point of 65 bytes. */
    val key: ByteArray
        get() = byteArrayOf(4) + listOf("x", "y").flatMap { Base64.getUrlDecoder().decode(get(it).text).toList() }

    companion object {
        private val folder: Path = generateSequence(Path.of("").toAbsolutePath()) { it.parent }
            .map { it.resolve("tests/vectors") }.first(Files::isDirectory)

        fun file(name: String) = Vector(JSONObject(Files.readString(folder.resolve(name))))
    }
}

/** Collects what differs, so that one run shows all of it. */
class Comparison {
    private var compared = 0
    private val differences = mutableListOf<String>()

    fun expect(name: String?, expected: Any?, found: Any?) {
        compared += 1
        if (expected != found) differences += "$name: $expected expected, $found found"
    }

    /** Fails when anything differs, or when less was compared than there is. */
    fun finish(atLeast: Int) {
        assertEquals(emptyList<String>(), differences.take(20), "${differences.size} of $compared differ")
        assertTrue(compared >= atLeast, "only $compared were compared")
        println("$compared compared")
    }
}

/** The stable name of what a call throws; null when it throws nothing. */
suspend fun code(call: suspend () -> Any?): String? = try {
    call()
    null
} catch (error: DiiaException) {
    error.code()
}

fun instant(millis: Long): Instant = Instant.ofEpochMilli(millis)

/** A clock that shows whatever it is told. */
class ToldClock(wall: Long = 0, monotonic: Long = 0, bootId: String = "boot") : DiiaClock {
    private var reading = ClockReading(instant(wall), monotonic, bootId)

    /** What is read at an instant. */
    var show: (Long) -> ClockReading = { ClockReading(instant(it), it, "boot") }

    fun at(now: Long) {
        reading = show(now)
    }

    fun tell(wall: Long, monotonic: Long, bootId: String = "boot") {
        reading = ClockReading(instant(wall), monotonic, bootId)
    }

    override fun read() = reading
}

/** A phone that pins these roots and holds these lists, at this instant by a confirmed clock. */
suspend fun phone(
    trust: Vector,
    now: Long,
    linkBase: String? = null,
    confirmed: Boolean = true,
    clock: ToldClock = ToldClock(now),
): DiiaCitizen {
    val roots = trust["roots"].list.map { it.key }
    val settings = linkBase?.let { DiiaSettings(roots, it) } ?: DiiaSettings(roots)
    val citizen = DiiaCitizen.open(SoftwareKeyStore(), MemoryStorage(), AirplaneMode, clock, settings)
    if (confirmed) citizen.synchroniseClock(instant(now))
    trust["issuer_list"].text?.let { citizen.takeIssuerList(it) }
    for (jwt in trust["status_lists"].list) citizen.takeStatusList(jwt.text!!)
    return citizen
}

val NOBODY = Vector(null)
const val NOW = 1_795_339_800_123

private val DIGITS = intArrayOf(0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29)

/** Bytes as the digits of a pass, by FORMAT.md §6: 12 bytes are 29 digits, fewer bytes fewer. */
fun decimalDigits(bytes: ByteArray): String = bytes.toList().chunked(12).joinToString("") {
    BigInteger(1, it.toByteArray()).toString().padStart(DIGITS[it.size], '0')
}

/** The name of a verdict in the words of the vectors. */
fun said(verdict: Verdict): String = when (verdict.outcome) {
    CheckOutcome.VALID -> "valid"
    CheckOutcome.ATTENTION -> "attention"
    CheckOutcome.REFUSED -> (verdict.result as CheckResult.Refused).refusal.code
}
