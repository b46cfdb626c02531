package consumer.vectors

import consumer.sha256
import diia.citizen.checkPortrait
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import java.util.HexFormat

/** portraits.json by checkPortrait. Not of this interface: those beside answers, since no key can be put in but the library's own. */
class PortraitVectorsTest {
    private val file = Vector.file("portraits.json")

    @Test
    fun `good portraits to the pixel`() {
        val comparison = Comparison()
        for (vector in file["good"].list) {
            val pixels = checkPortrait(vector["digest"].text, vector["text"].text!!).pixels
            comparison.expect(vector["name"].text, vector["pixels"].text, HexFormat.of().formatHex(sha256(pixels)))
        }
        comparison.finish(atLeast = 23)
    }

    @Test
    fun `bad portraits`() = runBlocking {
        val comparison = Comparison()
        for (vector in file["bad"].list) {
            val found = code { checkPortrait(vector["digest"].text, vector["text"].text!!) }
            comparison.expect(vector["name"].text, vector["reason"].text, found)
        }
        comparison.finish(atLeast = 48)
    }
}
