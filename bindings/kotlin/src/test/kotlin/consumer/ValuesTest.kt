package consumer

import diia.citizen.CodeProfile
import diia.citizen.QrMatrix
import diia.citizen.barsCode128
import diia.citizen.barsEan13
import diia.citizen.buildInfo
import diia.citizen.parseThirteenDigits
import diia.citizen.qrMatrix
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.time.Instant
import kotlin.random.Random

/** Whether a module is dark, read from the packed bits as their documentation says. */
internal fun QrMatrix.isDark(x: Int, y: Int) =
    (packed[y * ((side + 7) / 8) + x / 8].toInt() shr (7 - x % 8)) and 1 == 1

/** Values on their way through the boundary: instants, symbols, digits. */
class ValuesTest {
    @Test
    fun `instants keep every millisecond, and nothing finer`() = Phone().use { phone ->
        fun through(instant: Instant): Instant {
            runBlocking { phone.citizen.synchroniseClock(instant) }
            return phone.citizen.now().now
        }
        val random = Random(1)
        for (millis in listOf(0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE) + List(1000) { random.nextLong() }) {
            assertEquals(millis, through(Instant.ofEpochMilli(millis)).toEpochMilli())
        }
        assertEquals(MORNING, through(MORNING.plusNanos(999_999)))
        assertThrows(ArithmeticException::class.java) { through(Instant.MAX) }
        Unit
    }

    @Test
    fun `a code's symbol has its size, its quiet zone and its three eyes`() = Phone().use { phone ->
        val code = runBlocking { phone.show(CodeProfile.IDENTITY) }
        val symbol = code.symbol
        assertEquals(qrMatrix(code.text), symbol, "the text drawn by itself")
        assertEquals(17 + 4 * symbol.version, symbol.side)
        assertEquals(4, symbol.quietZone)
        assertEquals(symbol.side * ((symbol.side + 7) / 8), symbol.packed.size)
        val last = symbol.side - 7
        for ((left, top) in listOf(0 to 0, last to 0, 0 to last)) {
            for (i in 0..6) {
                assertTrue(symbol.isDark(left + i, top) && symbol.isDark(left + i, top + 6))
                assertTrue(symbol.isDark(left, top + i) && symbol.isDark(left + 6, top + i))
            }
            assertFalse(symbol.isDark(left + 1, top + 1))
            assertTrue(symbol.isDark(left + 3, top + 3))
        }
    }

    @Test
    fun `what looks the same is equal, and shows nothing in logs`() = Phone().use { phone ->
        val (code, again) = runBlocking { phone.show() to phone.show() }
        assertEquals(code, again)
        assertEquals(code.hashCode(), again.hashCode())
        assertNotEquals(code.symbol, runBlocking { phone.show(fresh = true) }.symbol)
        assertEquals("QrMatrix(…)", "${code.symbol}")
        assertEquals("BarCode(…)", "${barsCode128("5725556653368")}")
    }

    @Test
    fun `digits are read as people type them and drawn as bars`() {
        val digits = parseThirteenDigits(" 5725-5566\u00A053368\n")
        assertEquals("5725556653368", digits.text)
        assertEquals(listOf("5725", "5566", "53368"), digits.groups)
        assertEquals("п’ять сім два п’ять, п’ять п’ять шість шість, п’ять три три шість вісім", digits.spoken.uk)
        assertEquals("ThirteenDigits(…)", digits.toString())
        val code128 = barsCode128(digits.text)
        assertEquals(Triple(10, 123, 10), Triple(code128.quietZoneLeft, code128.modules.size, code128.quietZoneRight))
        val ean13 = barsEan13(digits.text)
        assertEquals(Triple(11, 95, 7), Triple(ean13.quietZoneLeft, ean13.modules.size, ean13.quietZoneRight))
        assertEquals(listOf(true, false, true), ean13.modules.take(3))
        assertEquals(ean13, barsEan13(digits.text))
    }

    @Test
    fun `the library tells which build it is`() {
        val info = buildInfo()
        assertTrue(Regex("""\d+\.\d+\.\d+""").matches(info.version))
        assertTrue(info.target.endsWith(" linux") || info.target.endsWith(" macos"))
    }
}
