package diia.sample

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasText
import diia.citizen.AskWish
import diia.citizen.CodeProfile
import diia.citizen.DiiaLanguage
import diia.citizen.qrMatrix
import diia.citizen.support.pixels
import diia.sample.model.AnswerModel
import diia.sample.model.AnsweringModel
import diia.sample.model.AskModel
import diia.sample.model.CodeModel
import diia.sample.model.DocumentsModel
import diia.sample.model.ScannerModel
import diia.sample.model.VerdictModel
import diia.sample.model.WishModel
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Color
import org.jetbrains.skia.Paint
import org.jetbrains.skia.Rect
import org.jetbrains.skia.Surface
import org.json.JSONObject
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.io.File

/** The Android sample's screens, and the iOS sample's models in a process of their own; between them pictures alone. */
@OptIn(ExperimentalTestApi::class)
class IosPhoneTest {
    private val android = SandboxPhone().apply { getDocuments("ordinary") }
    private val app = android.app
    private val phone = System.getProperty("ios.phone").split(' ').let { command ->
        // Beside the program: off Apple's systems Swift's libraries are looked for from there.
        ProcessBuilder(command).directory(File(command.first()).parentFile).redirectError(ProcessBuilder.Redirect.INHERIT).start()
    }
    private val toPhone = phone.outputStream.bufferedWriter()
    private val fromPhone = phone.inputStream.bufferedReader()
    private val pictures = File(System.getProperty("pictures.out")).resolve("../two-phones")

    init {
        ios("get-documents nadiia ${android.world.ready}")
    }

    @AfterEach
    fun close() {
        phone.destroy()
        phone.waitFor()
        android.close()
    }

    private fun ios(command: String): JSONObject {
        toPhone.appendLine(command)
        toPhone.flush()
        val answer = JSONObject(checkNotNull(fromPhone.readLine()) { "the phone is gone" })
        check(!answer.has("error")) { "$command: $answer" }
        return answer
    }

    private fun documents() = app.top as DocumentsModel

    /** The Android screen as a picture, and what a reader sees on it. */
    private fun scannedFromAndroid(name: String): String {
        val file = pictures.resolve("$name.png")
        draw(app, LOOK, DENSITY) { it.picture }.writeTo(file)
        return qrTextOf(file)
    }

    /** The iOS phone's code as a picture, and what a reader sees on it. */
    private fun scannedFromIos(name: String, text: String): String {
        val file = pictures.resolve("$name.png")
        picture(text).writeTo(file)
        return qrTextOf(file)
    }

    @Test
    fun `a code on the Android screen gets its verdict on the iOS phone`() {
        documents().let { it.show(it.overview.documents.first()) }
        for (profile in listOf(CodeProfile.IDENTITY, CodeProfile.STATUS)) {
            val model = app.top as CodeModel
            model.showProfile(profile)
            until { if (model.state?.code?.profile == profile) Unit else null }
            val verdict = ios("check ${scannedFromAndroid("android-$profile")}")
            assertEquals("valid", verdict.getString("outcome"))
            assertEquals("Документ дійсний", verdict.getString("headline"))
        }
    }

    @Test
    fun `a code of the iOS phone gets its verdict on the Android screen`() {
        val text = ios("show internal-passport identity").getString("text")
        documents().scan()
        (app.top as ScannerModel).found(scannedFromIos("ios-identity", text))
        until { app.top as? VerdictModel }
        draw(app, LOOK) {
            onNode(hasText("Документ дійсний")).assertExists()
            onNode(hasText("Дія Надія Володимирівна")).assertExists()
        }
    }

    @Test
    fun `each asks the other, and both show the same digits`() {
        documents().ask()
        (app.top as WishModel).ask(AskWish.Age(18u))
        val asking = until { app.top as? AskModel }
        val answer = ios("answer ${scannedFromAndroid("android-asks")}")
        asking.found(scannedFromIos("ios-answers", answer.getString("text")))
        val verdict = until { app.top as? VerdictModel }
        assertEquals(18, verdict.atLeast)
        assertEquals(answer.getString("check_digits").filter(Char::isDigit), verdict.checkDigits)

        app.home()
        val ask = ios("ask identity").getString("text")
        documents().scan()
        (app.top as ScannerModel).found(scannedFromIos("ios-asks", ask))
        until { app.top as? AnsweringModel }.confirm()
        val answered = until { app.top as? AnswerModel }
        val taken = ios("take ${scannedFromAndroid("android-answers")}")
        assertEquals("valid", taken.getString("outcome"))
        assertEquals(answered.answer.checkDigits, taken.getString("check_digits").filter(Char::isDigit))
    }

    private fun picture(text: String): Bitmap {
        val pixels = qrMatrix(text).pixels()
        val surface = Surface.makeRasterN32Premul(pixels.width * MODULE, pixels.height * MODULE)
        for (y in 0..<pixels.height) for (x in 0..<pixels.width) {
            val paint = Paint().apply { color = pixels.argb[y * pixels.width + x] or Color.BLACK }
            surface.canvas.drawRect(Rect.makeXYWH(x * MODULE.toFloat(), y * MODULE.toFloat(), MODULE.toFloat(), MODULE.toFloat()), paint)
        }
        return Bitmap.makeFromImage(surface.makeImageSnapshot())
    }

    private companion object {
        const val DENSITY = 2f
        const val MODULE = 6
        val LOOK = Look(DiiaLanguage.UKRAINIAN, dark = false, textPercent = 100)
    }
}
