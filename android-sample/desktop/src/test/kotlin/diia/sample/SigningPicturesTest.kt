package diia.sample

import androidx.compose.ui.test.ExperimentalTestApi
import diia.citizen.OpenedBy
import diia.sample.model.SentModel
import diia.sample.model.SigningModel
import diia.sample.model.openScanned
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.time.Duration

/** The screens that come only with internet, beside the pictures that somebody has approved. */
@OptIn(ExperimentalTestApi::class)
class SigningPicturesTest {
    @Test
    fun `a request for signatures, and what has become of it`() = SandboxPhone().use { phone ->
        phone.getDocuments("nadiia")
        val files = mapOf("договір.pdf" to ByteArray(70_000) { it.toByte() }, "додаток 1.docx" to ByteArray(0))
        val link = phone.world.ask("hashedFilesSigning", "pictures-1", files)
        runBlocking { openScanned(phone.app, link, OpenedBy.SCAN) }
        val signing = phone.app.top as SigningModel
        phone.clock.stop(Duration.between(phone.app.citizen.now().now, signing.expiresAt.minusMillis(LEFT_MILLIS)))
        signing.refresh()
        val changed = changed(phone, "22-signing")
        signing.confirm()
        until { phone.app.top as? SentModel }
        assertEquals(emptyList<Look>(), changed + changed(phone, "23-sent"))
    }

    private fun changed(phone: SandboxPhone, name: String): List<Look> =
        Look.ALL.filter { look -> draw(phone.app, look) { drawn -> !looksAsApproved("$name-$look", drawn) } }

    private companion object {
        /** Half a second less than the screen says, which counts begun seconds. */
        const val LEFT_MILLIS = 570_500L
    }
}
