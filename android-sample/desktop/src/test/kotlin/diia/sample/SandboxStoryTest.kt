package diia.sample

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SkikoComposeUiTest
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextClearance
import androidx.compose.ui.test.performTextInput
import diia.citizen.BilingualText
import diia.citizen.DeliveryState
import diia.citizen.DigitsState
import diia.citizen.DiiaLanguage
import diia.citizen.ReceiptOutcome
import diia.sample.model.CodeModel
import diia.sample.model.DocumentsModel
import diia.sample.model.HistoryModel
import diia.sample.model.LetterModel
import diia.sample.model.ScannerModel
import diia.sample.model.SentModel
import diia.sample.model.SigningModel
import diia.sample.model.StartModel
import diia.sample.model.Words
import org.json.JSONArray
import org.json.JSONObject
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.nio.file.Files
import java.util.Base64

/** The whole story, pressed on the screens, with the sandbox's server at the other end. */
@OptIn(ExperimentalTestApi::class)
class SandboxStoryTest {
    private val phone = SandboxPhone()
    private val world = phone.world
    private val platform = phone.platform
    private val app = phone.app

    @AfterEach
    fun close() {
        phone.close()
    }

    private fun story(tell: SkikoComposeUiTest.() -> Unit) =
        draw(app, Look(DiiaLanguage.UKRAINIAN, dark = false, textPercent = 100)) { tell() }

    private fun SkikoComposeUiTest.press(text: BilingualText) {
        waitForIdle()
        onAllNodes((hasText(text.uk) or hasContentDescription(text.uk)) and hasClickAction()).onFirst().performClick()
    }

    private fun SkikoComposeUiTest.type(field: BilingualText, text: String) {
        val node = onNode(hasContentDescription(field.uk) and hasSetTextAction())
        node.performTextClearance()
        node.performTextInput(text)
    }

    private fun SkikoComposeUiTest.reach(what: String, isThere: () -> Boolean) {
        try {
            waitUntil(what, 60_000) { isThere() || app.problem != null }
        } finally {
            check(app.problem == null) { "${app.problem}" }
        }
    }

    private fun SkikoComposeUiTest.getDocuments() {
        assertTrue(app.top is StartModel)
        type(Words.sandboxAddress, world.ready.getString("url"))
        type(Words.activationCode, phone.code("apostrophe"))
        press(Words.getDocuments)
        reach("the documents") { app.top is DocumentsModel }
    }

    private fun SkikoComposeUiTest.scan(text: String) {
        press(Words.scan)
        (app.top as ScannerModel).found(text)
        reach("what was scanned") { app.top !is ScannerModel }
    }

    @Test
    fun `from the first start over the card on a counter to the letter in the mailbox`() = story {
        getDocuments()
        assertEquals(4, (app.top as DocumentsModel).overview.documents.size)
        scan(card())
        press(BilingualText("Підтвердити", "Confirm"))
        reach("the letter") { app.top is LetterModel }
        press(Words.composeLetter)
        reach("the mail client") { (app.top as LetterModel).handedOver }
        assertEquals("okno3@cnap.example", platform.letters.single().to)
        press(Words.letterFile)
        reach("the file") { platform.shared.isNotEmpty() }
        send(platform.shared.single().second)
        val letter = world.call("GET", "/sandbox/letters").getJSONArray("letters").getJSONObject(0)
        val content = world.call("GET", "/sandbox/letters/${letter["id"]}/content")
        assertEquals(platform.letters.single().subject, content["subject"])
        assertEquals(1, content.getJSONArray("attachments").length())

        press(Words.done)
        press(Words.history)
        reach("the history") { (app.top as HistoryModel).receipts.size == 2 }
        assertEquals(ReceiptOutcome.HANDED_TO_MAIL_CLIENT, (app.top as HistoryModel).receipts.first().outcome)
    }

    @Test
    fun `thirteen digits that an institution types in, and who has checked`() = story {
        getDocuments()
        press(Words.showCode)
        reach("registered digits") { (app.top as? CodeModel)?.state?.code?.digits is DigitsState.Registered }
        val digits = checkNotNull((app.top as CodeModel).state).digits.text
        val branch = branch(JSONObject(mapOf("documentIdentification" to JSONArray(listOf("internal-passport")))))
        val typed = JSONObject(mapOf("branchId" to branch, "barcode" to digits))
        assertTrue(world.post("/api/v1/acquirers/document-identification", typed).getBoolean("success"))
        reach("who has checked") { (app.top as CodeModel).state?.checked != null }
        val line = checkNotNull((app.top as CodeModel).state?.checked).line.uk
        waitForIdle()
        onNode(hasContentDescription(line)).assertExists()
    }

    @Test
    fun `two files are signed and OpenSSL agrees`() = story {
        getDocuments()
        val files = mapOf("порожній.txt" to ByteArray(0), "договір.pdf" to ByteArray(70_000) { it.toByte() })
        scan(world.ask("hashedFilesSigning", "sample-1", files))
        assertTrue(app.top is SigningModel)
        press(BilingualText("Підписати", "Sign"))
        reach("the signatures") { app.top is SentModel }
        assertEquals(DeliveryState.Delivered, (app.top as SentModel).delivery)
        val items = world.received().first().getJSONArray("signedItems")
        assertEquals(files.size, items.length())
        for (item in items.map { it as JSONObject }) {
            val signature = Base64.getDecoder().decode(item.getString("signature"))
            assertTrue(world.verifies(signature, files.getValue(item.getString("name"))), item.getString("name"))
        }
    }

    private fun branch(scopes: JSONObject): String = world.post(
        "/api/v2/acquirers/branch",
        JSONObject(
            mapOf(
                "name" to "Вікно 3", "email" to "okno3@cnap.example", "location" to "м. Бориспіль", "street" to "вул. Зразкова",
                "house" to "1", "scopes" to scopes,
            ),
        ),
    ).getString("_id")

    /** The link on the card that hangs at the counter. */
    private fun card(): String {
        val sharing = JSONObject(mapOf("sharing" to JSONArray(listOf("internal-passport"))))
        val offer = JSONObject(mapOf("name" to "Реєстрація", "scopes" to sharing))
        val id = world.post("/api/v1/acquirers/branch/${branch(sharing)}/offer", offer).getString("_id")
        return world.post("/desk/cards", JSONObject(mapOf("offerId" to id, "days" to 30))).getString("link")
    }

    /** The person presses "Send" in a mail client: curl, which speaks to the sandbox's mailbox. */
    private fun send(letter: ByteArray) {
        val file = Files.createTempFile("letter", ".eml").also { Files.write(it, letter) }
        val words = listOf(
            "curl", "--silent", "--fail", "--mail-from", "citizen@example.org", "--mail-rcpt", "okno3@cnap.example",
            "--upload-file", "$file", "smtp://${world.ready.getString("smtp")}",
        )
        check(ProcessBuilder(words).inheritIO().start().waitFor() == 0) { "the letter was not sent" }
        Files.delete(file)
    }
}
