package consumer

import diia.citizen.barsCode128
import diia.citizen.qrMatrix
import diia.citizen.support.pixels
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

private const val DARK = 0xFF000000.toInt()
private const val LIGHT = 0xFFFFFFFF.toInt()

/** Symbols as pixels, for any canvas. */
class PixelsTest {
    @Test
    fun `a QR has its modules where the matrix has them, and a blank quiet zone`() {
        val symbol = qrMatrix("DIIA1")
        val pixels = symbol.pixels()
        assertEquals(symbol.side + 8, pixels.width)
        assertEquals(pixels.width, pixels.height)
        for (y in 0..<pixels.height) {
            for (x in 0..<pixels.width) {
                val (column, row) = x - symbol.quietZone to y - symbol.quietZone
                val inside = column in 0..<symbol.side && row in 0..<symbol.side
                val dark = inside && symbol.isDark(column, row)
                assertEquals(if (dark) DARK else LIGHT, pixels.argb[y * pixels.width + x], "$x, $y")
            }
        }
        assertTrue(pixels.argb.count { it == DARK } > pixels.argb.size / 5)
    }

    @Test
    fun `bars are one row with blank ends`() {
        val bars = barsCode128("5725556653368")
        val pixels = bars.pixels()
        assertEquals(1, pixels.height)
        assertEquals(10 + 123 + 10, pixels.width)
        assertTrue((pixels.argb.take(10) + pixels.argb.takeLast(10)).all { it == LIGHT })
        assertEquals(bars.modules, pixels.argb.drop(10).dropLast(10).map { it == DARK })
    }
}
