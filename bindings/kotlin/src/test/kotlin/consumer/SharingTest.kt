package consumer

import diia.citizen.DeliveryState
import diia.citizen.DiiaException
import diia.citizen.LetterPictures
import diia.citizen.OpenedBy
import diia.citizen.SharingProblem
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A request for documents over a server, and each way in which it ends for the person otherwise than wished. */
class SharingTest {
    private val cabinet = Cabinet()

    @AfterEach
    fun close() = cabinet.close()

    /** The class, code, message, text for logs and text for people of an error. */
    private fun thrown(problem: SharingProblem, code: String, printed: String, english: String, call: suspend () -> Any) {
        val error = assertThrows(DiiaException.Sharing::class.java) { runBlocking { call() } }
        assertEquals(problem, error.problem)
        assertEquals(code, error.code())
        assertEquals("problem=$problem, reason=$code, explanation=${error.text()}, retryAfterSeconds=null", error.message)
        assertEquals(printed, error.toString())
        assertEquals(english, error.text().en)
        assertTrue(error.text().uk.any { it in 'а'..'я' })
    }

    @Test
    fun `a link that is no request, digits that were not typed in, and a document that is gone`() = runBlocking {
        val citizen = cabinet.citizen
        citizen.obtainDocument("passport", "internal-passport", "passport key")
        thrown(
            SharingProblem.NOT_A_REQUEST, "sharing_not_a_request",
            "sharing: not a link that the server can open (sharing_not_a_request)", NOT_A_REQUEST,
        ) { citizen.openLink("https://example.org/", OpenedBy.SCAN) }

        citizen.openLink(cabinet.askForPassport("sharing-1"), OpenedBy.SCAN).use { consent ->
            assertTrue(consent.request().needsPairingDigits)
            consent.confirm()
            thrown(
                SharingProblem.PAIRING_DIGITS_MISSING, "sharing_pairing_missing",
                "sharing: the digits of the institution's screen are missing (sharing_pairing_missing)",
                "Type in the four digits from the screen where you scanned the QR code.",
            ) { consent.share(LetterPictures.INCLUDE) }
            // What was confirmed stays confirmed: nothing is asked a second time.
            val shared = consent.share(LetterPictures.INCLUDE, cabinet.digitsOnTheScreen("sharing-1"))
            assertEquals(DeliveryState.Delivered, shared.delivery)
        }

        citizen.openLink(cabinet.askForPassport("sharing-2"), OpenedBy.SCAN).use { consent ->
            consent.confirm()
            citizen.removeDocument("passport")
            thrown(
                SharingProblem.DOCUMENT_GONE, "sharing_document_gone",
                "sharing: a chosen document is gone (sharing_document_gone)", DOCUMENT_GONE,
            ) { consent.share(LetterPictures.INCLUDE, cabinet.digitsOnTheScreen("sharing-2")) }
        }
    }

    private companion object {
        const val NOT_A_REQUEST = "The request is not registered in Diia. Ask the institution for a new QR code or link."
        const val DOCUMENT_GONE = "The chosen document is no longer on the phone. Open the request again."
    }
}
