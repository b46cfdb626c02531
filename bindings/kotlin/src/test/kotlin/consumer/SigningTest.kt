package consumer

import diia.citizen.DeliveryState
import diia.citizen.DiiaException
import diia.citizen.DiiaLanguage
import diia.citizen.DiiaSigning
import diia.citizen.DiiaSigningHost
import diia.citizen.DiiaSigningHostException
import diia.citizen.OpenedBy
import diia.citizen.OpenedRequest
import diia.citizen.PinProblem
import diia.citizen.PresenceMethod
import diia.citizen.PresenceProof
import diia.citizen.ReceiptFilter
import diia.citizen.ReceiptOutcome
import diia.citizen.SigningAction
import diia.citizen.SigningElementRole
import diia.citizen.SigningProblem
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import java.util.Base64
import java.util.HexFormat

/** Diia.Signature, from an institution's link to what OpenSSL says at the institution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningTest {
    private val cabinet = Cabinet()
    private val files = mapOf("порожній.txt" to ByteArray(0), "a.bin" to byteArrayOf(7), "Договір № 5 (ґрунт).pdf" to "%PDF".toByteArray())

    @AfterAll
    fun close() = cabinet.close()

    /** The person answers at once: how old the proof is, or what went wrong; and a time stamp, if one is wanted. */
    private inner class App(
        private val ageMillis: Long = 0,
        private val error: Exception? = null,
        val stamps: Boolean = false,
    ) : DiiaSigningHost {
        override suspend fun provePresence(requestId: String): PresenceProof {
            error?.let { throw it }
            val now = cabinet.clock.read()
            return PresenceProof(PresenceMethod.BIOMETRICS, requestId, now.copy(monotonicMillis = now.monotonicMillis - ageMillis))
        }

        override suspend fun timeStamp(hash: ByteArray): ByteArray? = if (stamps) cabinet.stamp(hash) else null

        override suspend fun signDstu(hashes: List<ByteArray>): List<ByteArray>? = null
    }

    private suspend fun opened(service: String, traceId: String, algorithm: String = "ECDSA"): DiiaSigning {
        val asked = if (service == "auth") emptyMap() else files
        val link = cabinet.ask(service, traceId, asked, algorithm)
        return (cabinet.citizen.openAny(link, OpenedBy.LINK) as OpenedRequest.Signatures).signing
    }

    /** The class, code and message of an error, and its texts for people. */
    private inline fun thrown(problem: SigningProblem, reason: String, crossinline call: suspend () -> Any) {
        val error = assertThrows(DiiaException.Signing::class.java) { runBlocking { call() } }
        assertEquals(problem to reason, error.problem to error.code())
        assertTrue(error.message.startsWith("problem=$problem, reason=$reason, "), error.message)
        assertTrue("$error".startsWith("signing: ") && "$error".endsWith("($reason)"), "$error")
        assertTrue(error.text().uk.any { it in 'а'..'я' } && error.text().en.any { it in 'a'..'z' })
    }

    private fun verified(signature: String, file: ByteArray, stamped: Boolean = false): String {
        val p7s = Base64.getDecoder().decode(signature)
        assertTrue(cabinet.verifies(p7s, file))
        val changed = if (file.isEmpty()) byteArrayOf(0) else file.copyOf().also { it[0] = (it[0].toInt() xor 1).toByte() }
        assertFalse(cabinet.verifies(p7s, changed), "one byte of the file")
        // The last byte is the signature's own, unless a time stamp stands behind it, which OpenSSL does not look at here.
        val broken = p7s.copyOf().also { it[it.size - 1] = (it[it.size - 1].toInt() xor 1).toByte() }
        if (!stamped) assertFalse(cabinet.verifies(broken, file), "one byte of the signature")
        return HexFormat.of().formatHex(sha256(p7s))
    }

    private suspend fun signFiles(traceId: String, app: App) {
        opened("hashedFilesSigning", traceId).use { signing ->
            val asked = (signing.request().action as SigningAction.Files).files
            assertEquals(files.keys.toList(), asked.map { it.exactName })
            assertEquals(files.keys.toList(), asked.map { it.shownName })
            val screen = signing.screen(DiiaLanguage.UKRAINIAN)
            assertEquals("На підпис: 3 файли", screen.elements.single { it.role == SigningElementRole.FileCount }.text)
            assertTrue(screen.elements.all { it.text.isNotBlank() && it.label.isNotBlank() })
            assertEquals(ReceiptOutcome.CONFIRMED, signing.confirm().outcome)
            val sent = signing.sign(cabinet.identity, app)
            assertEquals(DeliveryState.Delivered, sent.delivery)
            assertEquals("Установа отримала підписи", sent.receipt.outcomeText.uk)
            val items = cabinet.received().first().getJSONArray("signedItems")
            val kept = sent.receipt.signing!!.items
            files.entries.forEachIndexed { at, (name, file) ->
                assertEquals(listOf(name, name), listOf(items.getJSONObject(at)["name"], kept[at].name))
                assertEquals(HexFormat.of().formatHex(sha256(file)), kept[at].hash)
                assertEquals(verified(items.getJSONObject(at).getString("signature"), file, app.stamps), kept[at].signatureSha256)
            }
            thrown(SigningProblem.NOT_POSSIBLE, "consent_already_sent") {
                signing.sign(cabinet.identity, App())
            }
        }
    }

    @Test
    fun `three files are signed and OpenSSL verifies each`() = runBlocking { signFiles("cabinet/1", App()) }

    @Test
    fun `with time stamps they are signed as well`() = runBlocking { signFiles("cabinet/2", App(stamps = true)) }

    @Test
    fun `a sign-in is signed over the text that the site keeps`() = runBlocking {
        val text = "MGY4ZmFkNWItZDljYi00NjlmLWExNjU=".toByteArray()
        opened("auth", base64(sha256(text))).use { signing ->
            assertTrue(signing.request().action is SigningAction.SignIn)
            signing.confirm()
            assertEquals(DeliveryState.Delivered, signing.sign(cabinet.identity, App()).delivery)
        }
        val answer = cabinet.received().first()
        assertEquals(base64(sha256(text)), answer["requestId"])
        verified(answer.getString("signature"), text)
        Unit
    }

    @Test
    fun `without a fresh proof nothing is signed, and the refusal leaves its receipt`() = runBlocking {
        opened("hashedFilesSigning", "cabinet/3").use { signing ->
            thrown(SigningProblem.NOT_POSSIBLE, "consent_not_confirmed") {
                signing.sign(cabinet.identity, App())
            }
            signing.confirm()
            suspend fun sign(app: App) = signing.sign(cabinet.identity, app)
            thrown(SigningProblem.PRESENCE_NOT_PROVEN, "presence_too_old") { sign(App(ageMillis = 60_000)) }
            thrown(SigningProblem.PRESENCE_CANCELLED, "presence_cancelled") { sign(App(error = DiiaSigningHostException.Cancelled())) }
            thrown(SigningProblem.PRESENCE_NOT_PROVEN, "presence_failed") { sign(App(error = DiiaSigningHostException.Failed())) }
            thrown(SigningProblem.PRESENCE_NOT_PROVEN, "presence_unavailable") { sign(App(error = IllegalStateException("Надія"))) }
            thrown(SigningProblem.CERTIFICATE, "sign_certificate_unknown_chain") {
                signing.sign(cabinet.identity.copy(roots = emptyList()), App())
            }
            val refused = signing.refuse()
            assertEquals(ReceiptOutcome.REFUSED, refused.outcome)
            signing.reportRefusal()
            val kept = cabinet.citizen.receipts(ReceiptFilter()).receipts.first { it.hash == refused.hash }.signing!!
            assertEquals(files.keys.toList(), kept.items.map { it.name })
            assertTrue(kept.items.all { it.signatureSha256 == null })
        }
        opened("hashedFilesSigning", "cabinet/4", "DSTU").use { signing ->
            signing.confirm()
            thrown(SigningProblem.NO_DSTU_MODULE, "sign_dstu_no_module") { signing.sign(cabinet.identity, App()) }
            signing.refuse()
        }
        thrown(SigningProblem.NOT_A_REQUEST, "sharing_not_a_request") { cabinet.citizen.openAny("https://example.org/", OpenedBy.LINK) }
    }

    @Test
    fun `the PIN gives a proof, and wrong ones are counted`() = runBlocking {
        val citizen = cabinet.citizen
        fun refused(code: String, call: suspend () -> Any): PinProblem {
            val error = assertThrows(DiiaException.Pin::class.java) { runBlocking { call() } }
            assertEquals(code, error.code())
            assertTrue("$error".startsWith("the PIN: ") && error.text().uk.any { it in 'а'..'я' })
            return error.problem
        }
        refused("pin_form") { citizen.setSigningPin("pin", "123") }
        refused("pin_too_simple") { citizen.setSigningPin("pin", "12345") }
        val record = citizen.setSigningPin("pin", "40715")
        assertEquals(PinProblem.Wrong(9uL), refused("pin_wrong") { citizen.checkSigningPin("pin", record, "00007", "id") })
        val checked = citizen.checkSigningPin("pin", record, "40715", "id")
        assertEquals(PresenceMethod.PIN to "id", checked.proof.method to checked.proof.requestId)
        val certificate = citizen.signingCertificate(cabinet.identity)
        assertEquals("Shevchenko Oleksandr" to null, certificate.subject to certificate.expiryWarning)
    }
}
