package diia.sample

import com.google.zxing.RGBLuminanceSource
import diia.citizen.qrMatrix
import diia.citizen.support.SymbolPixels
import diia.citizen.support.pixels
import diia.sample.model.Picture
import diia.sample.model.readCode
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A code that the reader misses as it lies, and finds from another side. */
class CodeReaderTest {
    @Test
    fun `a picked picture is read from all four sides`() {
        val symbol = qrMatrix(CODE).pixels()
        val pictures = (4..12).flatMap { scale -> generateSequence(symbol.enlarged(scale)) { it.turned() }.take(4) }
        val missed = pictures.filter { readCode(RGBLuminanceSource(it.width, it.height, it.argb)) == null }
        assertTrue(missed.isNotEmpty(), "the reader has become better, and this test shows nothing any more")
        for (picture in pictures) assertEquals(CODE, readCode(picture), "${picture.width} dots wide")
    }

    private fun SymbolPixels.enlarged(scale: Int): Picture {
        val (wide, high) = width * scale to height * scale
        return Picture(wide, high, IntArray(wide * high) { argb[it / wide / scale * width + it % wide / scale] })
    }

    /** By a quarter to the left. */
    private fun Picture.turned() =
        Picture(height, width, IntArray(argb.size) { argb[it % height * width + width - 1 - it / height] })

    private companion object {
        const val CODE =
            "DIIA1:05722768811559699231413895424000000331210475080796780654037091096769447113020806596115632696767329609077" +
            "36265637282004337345819131826714491223821603289304133524831061454282056946273499135588671801272473865217802639" +
            "80495439103755157629421115970691334502196005357047444038529128263430715382742813022249254940319248899790847354" +
            "29651360608202273571528875811590238892173758289132289621396010726361542135481844613809890741695910430281905409" +
            "80005229742802448222233182718123200068198461304389947929973431699203831961065114149149381785054024"
    }
}
