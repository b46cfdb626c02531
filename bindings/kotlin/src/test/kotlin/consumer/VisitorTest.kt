package consumer

import diia.citizen.ConsentProblem
import diia.citizen.ConsentState
import diia.citizen.DiiaException
import diia.citizen.DiiaLanguage
import diia.citizen.ElementRole
import diia.citizen.LetterLanguage
import diia.citizen.LetterPictures
import diia.citizen.ReceiptFilter
import diia.citizen.ReceiptOutcome
import diia.citizen.RequestDelivery
import diia.citizen.ScanProblem
import diia.citizen.Scanned
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A visitor scans the card on a counter and answers with a letter. */
class VisitorTest {
    @Test
    fun `from the card to the letter and its receipts`() = Phone().use { phone ->
        runBlocking {
            val scanned = phone.citizen.scan(cardLink()) as Scanned.Request
            val consent = phone.citizen.consent(scanned.text)
            assertEquals(scanned.request, consent.request())
            val screen = consent.screen(DiiaLanguage.UKRAINIAN)
            assertEquals(ConsentState.OPEN, screen.state)
            assertEquals(ElementRole.Title, screen.elements.first().role)
            assertTrue(screen.elements.all { it.text.isNotBlank() && it.label.isNotBlank() })
            assertEquals("passport", screen.items.first().chosen)
            assertEquals(ReceiptOutcome.CONFIRMED, consent.confirm().outcome)

            consent.letter(LetterLanguage.BOTH, LetterPictures.INCLUDE).use { letter ->
                val parts = letter.parts()
                assertEquals(scanned.request.delivery, RequestDelivery.Letter(parts.to))
                assertEquals("application/pdf", parts.attachments.single().mediaType)
                assertEquals("%PDF-1.7", parts.attachments.single().bytes.decodeToString(0, 8))
                assertTrue(letter.eml().decodeToString().startsWith("X-Unsent: 1\r\n"))
                assertEquals(ReceiptOutcome.HANDED_TO_MAIL_CLIENT, consent.handOver(letter).outcome)
            }
            val page = phone.citizen.receipts(ReceiptFilter())
            assertEquals(listOf(2uL, 1uL), page.receipts.map { it.number })
            phone.citizen.deletionLetter(2uL, LetterLanguage.BOTH).use { letter ->
                assertEquals(scanned.request.delivery, RequestDelivery.Letter(letter.parts().to))
                assertTrue(letter.mailto().startsWith("mailto:"))
            }
            val none = assertThrows(DiiaException.History::class.java) {
                runBlocking { phone.citizen.deletionLetter(3uL, LetterLanguage.BOTH) }
            }
            assertEquals("receipt_unknown", none.code())
        }
    }

    @Test
    fun `after a refusal nothing can be confirmed`() = Phone().use { phone ->
        runBlocking { phone.citizen.consent(cardLink()).refuse() }
        val consent = phone.citizen.consent(cardLink())
        runBlocking { consent.refuse() }
        val error = assertThrows(DiiaException.NotPossible::class.java) { runBlocking { consent.confirm() } }
        assertEquals(ConsentProblem.ALREADY_REFUSED, error.problem)
        assertEquals("consent_already_refused", error.code())
    }

    @Test
    fun `a forged card is refused with a warning`() = Phone().use { phone ->
        val genuine = cardLink()
        val last = if (genuine.last() == '1') '2' else '1'
        val error = assertThrows(DiiaException.ScanRefused::class.java) { phone.citizen.scan(genuine.dropLast(1) + last) }
        assertTrue(error.problem == ScanProblem.CARD_FORGED || error.problem == ScanProblem.CARD_DAMAGED)
        val elsewhere = assertThrows(DiiaException.ScanRefused::class.java) {
            phone.citizen.scan(genuine.replace("diia.app", "diia.app.evil.example"))
        }
        assertEquals("untrusted_host", elsewhere.code())
        assertTrue(elsewhere.text().uk.isNotBlank())
    }
}
