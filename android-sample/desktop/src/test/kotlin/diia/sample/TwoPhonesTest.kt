package diia.sample

import androidx.compose.ui.test.ExperimentalTestApi
import diia.citizen.CheckOutcome
import diia.citizen.DiiaLanguage
import diia.sample.model.CodeModel
import diia.sample.model.DocumentsModel
import diia.sample.model.Picture
import diia.sample.model.ScannerModel
import diia.sample.model.SymbolForm
import diia.sample.model.VerdictModel
import diia.sample.model.Words
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import org.jetbrains.skia.Surface
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource
import java.io.File

/** One phone's screen is drawn to a picture; what happens with that picture on the other phone. */
@OptIn(ExperimentalTestApi::class)
class TwoPhonesTest {
    private val holder = TestPhone()
    private val checker = TestPhone()

    private fun code(form: SymbolForm = SymbolForm.QR): CodeModel {
        val documents = holder.app.top as DocumentsModel
        documents.show(documents.overview.documents.first())
        return until { (holder.app.top as? CodeModel)?.takeIf { it.state != null } }.apply { this.form = form }
    }

    private fun check(screen: Bitmap): VerdictModel? {
        checker.platform.picture = picture(screen)
        (checker.app.top as DocumentsModel).scan()
        (checker.app.top as ScannerModel).pickPicture()
        until { if (checker.app.top is VerdictModel || checker.app.problem != null) Unit else null }
        return checker.app.top as? VerdictModel
    }

    @ParameterizedTest
    @ValueSource(booleans = [false, true])
    fun `a code screen by day and by night is read from its picture by the other phone`(dark: Boolean) {
        code()
        val screen = draw(holder.app, Look(DiiaLanguage.UKRAINIAN, dark, 100), DENSITY) { it.picture }
        assertEquals(CheckOutcome.VALID, check(screen)?.verdict?.outcome)
    }

    @Test
    fun `a picture that lies on its side or on its head is read`() {
        code()
        val screen = draw(holder.app, LOOK, DENSITY) { it.picture }
        assertEquals(CheckOutcome.VALID, check(turned(screen, 90f))?.verdict?.outcome)
        for (degrees in listOf(180f, 270f)) {
            checker.app.home()
            assertEquals(CheckOutcome.ATTENTION, check(turned(screen, degrees))?.verdict?.outcome, "it was shown before")
        }
    }

    @Test
    fun `the picture of an old code is refused`() {
        code()
        val screen = draw(holder.app, LOOK, DENSITY) { it.picture }
        checker.clock.pass(180_000)
        assertEquals(CheckOutcome.REFUSED, check(screen)?.verdict?.outcome)
    }

    @Test
    fun `a code that is over is not on the screen any more`() {
        val model = code()
        holder.clock.pass(180_000)
        until { if (model.state?.isOver == true) Unit else null }
        assertNull(check(draw(holder.app, LOOK, DENSITY) { it.picture }))
        assertEquals(checker.app.problem?.uk, Words.noCodeInPicture.uk)
    }

    @Test
    fun `independent readers read the same from the screen as the phone shows`() {
        for (form in listOf(SymbolForm.QR, SymbolForm.BARS)) {
            val model = code(form)
            val file = File(System.getProperty("pictures.out")).resolve("../two-phones/$form.png")
            draw(holder.app, LOOK, DENSITY) { it.picture }.writeTo(file)
            val state = checkNotNull(model.state)
            val shown = if (form == SymbolForm.QR) state.code.text else state.digits.text
            val read = read(file)
            for (reader in listOf("zxing", "zbar")) {
                assertEquals(shown, read.getJSONArray(reader).getJSONObject(0).getString("text"), "$reader, $form")
            }
            holder.app.home()
        }
    }

    private fun picture(bitmap: Bitmap): Picture {
        val argb = IntArray(bitmap.width * bitmap.height) { bitmap.getColor(it % bitmap.width, it / bitmap.width) }
        return Picture(bitmap.width, bitmap.height, argb)
    }

    private fun turned(bitmap: Bitmap, degrees: Float): Bitmap {
        val lies = degrees % 180f != 0f
        val (width, height) = if (lies) bitmap.height to bitmap.width else bitmap.width to bitmap.height
        val surface = Surface.makeRasterN32Premul(width, height)
        surface.canvas.translate(width / 2f, height / 2f).rotate(degrees)
        surface.canvas.drawImage(Image.makeFromBitmap(bitmap), -bitmap.width / 2f, -bitmap.height / 2f)
        return Bitmap.makeFromImage(surface.makeImageSnapshot())
    }

    private companion object {
        /** Dots to a dp of an ordinary phone. */
        const val DENSITY = 2f
        val LOOK = Look(DiiaLanguage.UKRAINIAN, dark = false, textPercent = 100)
    }
}
