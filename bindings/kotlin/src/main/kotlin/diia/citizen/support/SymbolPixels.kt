package diia.citizen.support

import diia.citizen.BarCode
import diia.citizen.QrMatrix

private const val DARK = 0xFF000000.toInt()
private const val LIGHT = 0xFFFFFFFF.toInt()

/**
 * A symbol with its quiet zone, one pixel a module: black and white as ARGB, row by row from the top. Enlarge it by a whole
 * factor and without smoothing.
 */
class SymbolPixels internal constructor(val width: Int, val height: Int, val argb: IntArray)

/** The symbol for drawing. */
fun QrMatrix.pixels(): SymbolPixels {
    val width = side + 2 * quietZone
    val argb = IntArray(width * width) { LIGHT }
    val rowBytes = (side + 7) / 8
    for (y in 0..<side) {
        val row = (y + quietZone) * width + quietZone
        for (x in 0..<side) {
            if (packed[y * rowBytes + x / 8].toInt() and (0x80 shr (x % 8)) != 0) argb[row + x] = DARK
        }
    }
    return SymbolPixels(width, width, argb)
}

/** The bars for drawing, one row high: stretch it downwards. */
fun BarCode.pixels(): SymbolPixels {
    val argb = IntArray(quietZoneLeft + modules.size + quietZoneRight) { LIGHT }
    for ((x, dark) in modules.withIndex()) if (dark) argb[quietZoneLeft + x] = DARK
    return SymbolPixels(argb.size, 1, argb)
}
