package consumer.vectors

import consumer.AirplaneMode
import consumer.MemoryStorage
import diia.citizen.BarCode
import diia.citizen.ClockState
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import diia.citizen.DiiaSettings
import diia.citizen.ReceiptFilter
import diia.citizen.barsCode128
import diia.citizen.barsEan13
import diia.citizen.jvm.SoftwareKeyStore
import diia.citizen.parseRecipient
import diia.citizen.parseThirteenDigits
import diia.citizen.qrMatrix
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import java.security.GeneralSecurityException
import java.util.HexFormat
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/**
 * addresses.json by parseRecipient; digits.json by parseThirteenDigits; symbols.json by qrMatrix, barsEan13, barsCode128;
 * clocks.json by synchroniseClock and now; lists.json by takeIssuerList, takeStatusList; vault.json by open. metadata.json
 * is not of this interface: the library writes it inside of a package.
 */
class ValuesVectorsTest {
    @Test
    fun addresses() = runBlocking {
        val file = Vector.file("addresses.json")
        val comparison = Comparison()
        for (vector in file["good"].list) {
            comparison.expect(vector["name"].text, vector["expected"].text, parseRecipient(vector["input"].text!!))
        }
        for (vector in file["bad"].list) {
            comparison.expect(vector["name"].text, vector["reason"].text, code { parseRecipient(vector["input"].text!!) })
        }
        comparison.finish(atLeast = 160)
    }

    @Test
    fun `digits as people type them`() = runBlocking {
        val file = Vector.file("digits.json")
        val comparison = Comparison()
        for (vector in file["entries"]["good"].list) {
            val read = parseThirteenDigits(vector["entry"].text!!)
            comparison.expect(vector["name"].text, vector["digits"].text, read.text)
            comparison.expect(vector["name"].text, vector["groups"].list.map { it.text }, read.groups)
        }
        for (vector in file["entries"]["bad"].list) {
            comparison.expect(vector["name"].text, vector["reason"].text, code { parseThirteenDigits(vector["entry"].text!!) })
        }
        for (vector in file["spoken"].list) {
            val spoken = parseThirteenDigits(vector["digits"].text!!).spoken
            comparison.expect("spoken", vector["uk"].text to vector["en"].text, spoken.uk to spoken.en)
        }
        for (vector in file["decimal"]["good"].list) {
            comparison.expect("the helper of these tests", vector["digits"].text, decimalDigits(vector["bytes"].bytes!!))
        }
        comparison.finish(atLeast = 80)
    }

    @Test
    fun symbols() = runBlocking {
        val file = Vector.file("symbols.json")
        val comparison = Comparison()
        for ((kind, draw) in listOf<Pair<String, (String) -> BarCode>>("ean13" to ::barsEan13, "code128" to ::barsCode128)) {
            for (vector in file[kind]["good"].list) {
                val drawn = draw(vector["digits"].text!!).modules.joinToString("") { if (it) "1" else "0" }
                comparison.expect(kind, vector["modules"].text, drawn)
            }
            for (vector in file[kind]["bad"].list) {
                comparison.expect(vector["name"].text, vector["reason"].text, code { draw(vector["digits"].text!!) })
            }
        }
        // Those that qrMatrix draws: level M, a prefix and then digits, as codes have them.
        for (vector in file["qr"]["good"].list.filter { it["level"].text == "M" }) {
            val segments = vector["segments"].list
            if (segments.map { it["mode"].text } != listOf("bytes", "numeric")) continue
            val symbol = qrMatrix(segments.joinToString("") { it["text"].text!! })
            comparison.expect(vector["name"].text, vector["version"].number, symbol.version.toLong())
            val rows = symbol.packed.toList().chunked((symbol.side + 7) / 8) { HexFormat.of().formatHex(it.toByteArray()) }
            comparison.expect(vector["name"].text, vector["rows"].list.map { it.text }, rows)
        }
        comparison.finish(atLeast = 42)
    }

    @Test
    fun clocks() = runBlocking {
        val comparison = Comparison()
        for (sequence in Vector.file("clocks.json")["sequences"].list) {
            val clock = ToldClock()
            fun tell(reading: Vector) =
                clock.tell(reading["wall"].number!!, reading["monotonic_millis"].number!!, reading["boot_id"].text!!)
            tell(sequence["steps"].list.first()["reading"])
            val citizen = phone(NOBODY, 0, confirmed = false, clock = clock)
            for ((at, step) in sequence["steps"].list.withIndex()) {
                tell(step["reading"])
                if (step["event"].text == "synchronise") citizen.synchroniseClock(instant(step["server"].number!!))
                val (found, expected) = citizen.now() to step["expected"]
                val name = "${sequence["name"].text}, step $at"
                comparison.expect(name, expected["now"].number?.let(::instant), found.now)
                comparison.expect(name, expected["state"].text, found.clock.code())
                val amount = when (val state = found.clock) {
                    is ClockState.WallClockOff -> state.byMillis
                    is ClockState.Jumped -> state.byMillis
                    is ClockState.ConfirmedLongAgo -> state.ageMillis
                    ClockState.Synchronised, ClockState.Unsynchronised, ClockState.Restarted -> null
                }
                comparison.expect(name, expected["amount"].number, amount)
            }
        }
        comparison.finish(atLeast = 150)
    }

    /** But for the few that are signed by a recipe. */
    @Test
    fun lists() = runBlocking {
        val file = Vector.file("lists.json")
        val comparison = Comparison()
        for (vector in file["good"].list + file["bad"].list) {
            val recipe = vector["recipe"]
            if (recipe["zeros"].isThere) continue
            val jwt = vector["jwt"].text ?: recipe["repeat"].text!!.repeat(recipe["times"].number!!.toInt())
            val citizen = phone(file, NOW)
            suspend fun take(list: String?, text: String) =
                if (list == "issuers") citizen.takeIssuerList(text) else citizen.takeStatusList(text)
            for (held in vector["held"].list) take(held.text, file["held"][held.text!!].text!!)
            val refused = code { take(vector["list"].text, jwt) }
            comparison.expect(vector["name"].text, vector["reason"].text, refused)
            val issuedAt = vector["says"]["issued_at"].number
            if (vector["list"].text == "issuers" && issuedAt != null) {
                comparison.expect(vector["name"].text, instant(issuedAt), citizen.overview().issuerList?.issuedAt)
            }
        }
        comparison.finish(atLeast = 340)
    }

    @Test
    fun vaults() = runBlocking {
        val file = Vector.file("vault.json")
        val comparison = Comparison()
        val base = file["good"].list.single { it["name"].text == file["base"].text }["records"].members
        for (vault in file["good"].list) {
            val citizen = open(file, vault["records"].members, vault["counter"].number)
            compare(vault, citizen, comparison)
            comparison.expect(vault["name"].text, vault["counter"].isThere, citizen.vaultReport().rollbackIsNoticed)
        }
        for (vault in file["spoiled"].list) {
            compare(vault, open(file, base + vault["changes"].members, vault["counter"].number), comparison)
        }
        for (vault in file["refused"].list) {
            val refused = code { open(file, base + vault["changes"].members, 7) }
            comparison.expect(vault["name"].text, vault["reason"].text, refused)
        }
        comparison.finish(atLeast = 112)
    }

    private suspend fun compare(vault: Vector, citizen: DiiaCitizen, comparison: Comparison) {
        val (name, expected) = vault["name"].text to vault["expected"]
        comparison.expect(name, expected["documents"].list.map { it.text }, citizen.overview().documents.map { it.id })
        val numbers = citizen.receipts(ReceiptFilter(), limit = 1000u).receipts.map { it.number.toLong() }
        comparison.expect(name, expected["receipts"].list.map { it.number }, listOfNotNull(numbers.lastOrNull(), numbers.firstOrNull()))
        comparison.expect(name, expected["findings"].list.map { it.text }, citizen.vaultReport().findings.map { it.code })
        if (expected["faults"].isThere) {
            comparison.expect(name, expected["faults"].list.map { it.text }, citizen.checkReceipts().map { it.code })
        }
    }

    private suspend fun open(file: Vector, records: Map<String, Vector>, counter: Long?): DiiaCitizen {
        val storage = MemoryStorage()
        for ((name, record) in records) if (record.isThere) storage.put(name, record.bytes!!)
        val roots = Vector.file("lists.json")["roots"].list.map { it.key }
        val keys = KeysOfTheVault(file["wrapping_key"].bytes!!, counter)
        return DiiaCitizen.open(keys, storage, AirplaneMode, ToldClock(NOW), DiiaSettings(roots))
    }
}

/** The key store of the phone that wrote the vaults. */
private class KeysOfTheVault(wrapping: ByteArray, private var counter: Long?) : DiiaKeyStore by SoftwareKeyStore() {
    private val key = SecretKeySpec(wrapping, "AES")

    override suspend fun wrapKey(alias: String, secret: ByteArray): ByteArray {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key) }
        return cipher.iv + cipher.doFinal(secret)
    }

    override suspend fun unwrapKey(alias: String, wrapped: ByteArray): ByteArray = try {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, wrapped, 0, 12))
        cipher.doFinal(wrapped, 12, wrapped.size - 12)
    } catch (changed: GeneralSecurityException) {
        throw DiiaKeyStoreException.Invalidated()
    }

    override suspend fun counter(name: String): ULong? = counter?.toULong()

    override suspend fun raiseCounter(name: String, value: ULong) {
        counter = counter?.coerceAtLeast(value.toLong())
    }
}
