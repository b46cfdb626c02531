package diia.citizen.android

import android.graphics.Bitmap
import diia.citizen.BarCode
import diia.citizen.QrMatrix
import diia.citizen.support.SymbolPixels
import diia.citizen.support.pixels

/**
 * The symbol with its quiet zone, one pixel a module. Draw it without smoothing (Compose: FilterQuality.None; a view:
 * isFilterBitmap = false), in black on white also in a dark theme.
 */
fun QrMatrix.bitmap(): Bitmap = pixels().bitmap()

/** The bars with their quiet zones, one pixel a module and one row high: stretch it downwards, without smoothing. */
fun BarCode.bitmap(): Bitmap = pixels().bitmap()

private fun SymbolPixels.bitmap(): Bitmap = Bitmap.createBitmap(argb, width, height, Bitmap.Config.ARGB_8888)
