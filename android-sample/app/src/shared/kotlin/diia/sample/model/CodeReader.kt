package diia.sample.model

import com.google.zxing.BarcodeFormat
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.LuminanceSource
import com.google.zxing.MultiFormatReader
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.HybridBinarizer

private val HINTS = mapOf(
    DecodeHintType.POSSIBLE_FORMATS to listOf(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128, BarcodeFormat.EAN_13),
    DecodeHintType.TRY_HARDER to true,
    DecodeHintType.ALSO_INVERTED to true,
)

/**
 * The text of the code on a picture, whichever way it is turned; null where there is none. The frames of a camera are many, a
 * picture is one, and some codes the reader finds only when they lie another way.
 */
fun readCode(picture: Picture): String? = generateSequence(picture, Picture::turned).take(4).firstNotNullOfOrNull {
    readCode(RGBLuminanceSource(it.width, it.height, it.argb))
}

/** The text of the code on a frame of the camera. */
fun readCode(source: LuminanceSource): String? = try {
    MultiFormatReader().decode(BinaryBitmap(HybridBinarizer(source)), HINTS).text
} catch (none: ReaderException) {
    null
}

/** By a quarter to the right. */
private fun Picture.turned(): Picture =
    Picture(height, width, IntArray(argb.size) { argb[(height - 1 - it % height) * width + it / height] })
