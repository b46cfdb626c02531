package consumer

import diia.citizen.DiiaException
import diia.citizen.DiiaKeyStoreException
import diia.citizen.DiiaSettings
import diia.citizen.KeyProblem
import diia.citizen.RefusedInput
import diia.citizen.ShowProblem
import diia.citizen.CodeProfile
import diia.citizen.barsEan13
import diia.citizen.parseThirteenDigits
import diia.citizen.qrMatrix
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What a developer sees of each error: its class, code, message and text for logs, and the text for people. */
class ErrorsTest {
    private val phone = Phone()

    @AfterEach
    fun close() = phone.close()

    private inline fun <reified E : DiiaException> thrown(
        code: String,
        message: String,
        printed: String,
        crossinline call: suspend () -> Any,
    ): E {
        val error = assertThrows(E::class.java) { runBlocking { call() } }
        assertEquals(code, error.code())
        assertEquals(message, error.message)
        assertEquals(printed, error.toString())
        val text = error.text()
        assertTrue(text.uk.any { it in 'а'..'я' } && text.en.any { it in 'a'..'z' })
        return error
    }

    private fun whenSigning(error: Exception) {
        phone.keys.beforeSigning = { throw error }
    }

    @Test
    fun `each outcome of the key store has its own class`() {
        whenSigning(DiiaKeyStoreException.Cancelled())
        val cancelled = thrown<DiiaException.Cancelled>("key_cancelled", "", "cancelled by the person") { phone.show() }
        assertEquals("Ви скасували показ документа.", cancelled.text().uk)

        whenSigning(DiiaKeyStoreException.AuthenticationRequired())
        thrown<DiiaException.AuthenticationRequired>(
            "key_authentication_required", "", "the person must unlock the phone first",
        ) { phone.show() }

        whenSigning(DiiaKeyStoreException.Missing())
        val missing = thrown<DiiaException.KeyUnusable>(
            "key_missing", "problem=MISSING", "the key cannot be used: missing",
        ) { phone.show() }
        assertEquals(KeyProblem.MISSING, missing.problem)

        whenSigning(DiiaKeyStoreException.Invalidated())
        thrown<DiiaException.KeyUnusable>(
            "key_invalidated", "problem=INVALIDATED", "the key cannot be used: invalidated",
        ) { phone.show() }

        whenSigning(DiiaKeyStoreException.Unavailable())
        thrown<DiiaException.KeyStoreUnavailable>(
            "key_store_unavailable", "", "the key store does not answer now",
        ) { phone.show() }

        whenSigning(DiiaKeyStoreException.Unexpected("E42"))
        thrown<DiiaException.KeyStoreFailed>(
            "key_store_unexpected", "reason=E42", "the key store failed: E42",
        ) { phone.show() }

        phone.keys.beforeSigning = {}
        runBlocking { phone.show() }
    }

    @Test
    fun `of an exception that a port does not declare only the name of its type is kept`() {
        whenSigning(IllegalStateException("Дія Надія Володимирівна"))
        thrown<DiiaException.KeyStoreFailed>(
            "key_store_unexpected",
            "reason=java.lang.IllegalStateException",
            "the key store failed: java.lang.IllegalStateException",
        ) { phone.show() }

        phone.clock.beforeReading = { throw IllegalStateException("odd") }
        thrown<DiiaException.ClockUnavailable>(
            "clock_unavailable", "", "the phone's clocks could not be read",
        ) { phone.citizen.now() }
    }

    @Test
    fun `a key store that answers with garbage is named`() {
        phone.keys.answer = { byteArrayOf(1, 2, 3) }
        thrown<DiiaException.KeyUnusable>(
            "wrong_signature", "problem=SIGNATURE", "the key cannot be used: not a signature of the document's key",
        ) { phone.show() }
        thrown<DiiaException.KeyUnusable>(
            "key_form", "problem=FORM", "the key cannot be used: not a P-256 key in a known form",
        ) { phone.citizen.addDocument(phone.document) }
        phone.keys.answer = { it }
        phone.keys.create("another")
        thrown<DiiaException.KeyUnusable>(
            "key_mismatch", "problem=MISMATCH", "the key cannot be used: not the document's key",
        ) { phone.citizen.addDocument(phone.document.copy(keyAlias = "another")) }
    }

    @Test
    fun `when there is no code to show, the problem says why`() {
        val unknown = thrown<DiiaException.NothingToShow>(
            "unknown_document", "problem=UNKNOWN_DOCUMENT", "no code can be shown: unknown document",
        ) { phone.citizen.show("no such id", CodeProfile.STATUS) }
        assertEquals(ShowProblem.UNKNOWN_DOCUMENT, unknown.problem)

        val onlyStatus = phone.document.copy(id = "status only", credentials = phone.issued.credentials.take(1))
        runBlocking { phone.citizen.addDocument(onlyStatus) }
        thrown<DiiaException.NothingToShow>(
            "no_such_profile", "problem=NO_SUCH_PROFILE", "no code can be shown: no such profile",
        ) { phone.citizen.show("status only", CodeProfile.IDENTITY) }

        phone.clock.pass(73 * 3_600_000L)
        thrown<DiiaException.NothingToShow>(
            "credential_expired", "problem=CREDENTIAL_EXPIRED", "no code can be shown: credential expired",
        ) { phone.show() }

        runBlocking { phone.citizen.synchroniseClock(MORNING.minusMillis(7_200_000)) }
        thrown<DiiaException.NothingToShow>(
            "credential_not_yet_valid", "problem=CREDENTIAL_NOT_YET_VALID",
            "no code can be shown: credential not yet valid",
        ) { phone.show() }
    }

    @Test
    fun `what is handed over wrong is refused with a reason`() {
        val settings = thrown<DiiaException.Refused>(
            "link_base", "input=SETTINGS, reason=link_base", "settings refused: link_base",
        ) { phone.open(DiiaSettings(emptyList(), "http://diia.app/pass")) }
        assertEquals(RefusedInput.SETTINGS, settings.input)

        thrown<DiiaException.Refused>("root_key", "input=SETTINGS, reason=root_key", "settings refused: root_key") {
            phone.open(DiiaSettings(listOf(ByteArray(65) { 4 })))
        }
        thrown<DiiaException.Refused>(
            "digits_secret_length", "input=DOCUMENT, reason=digits_secret_length",
            "document refused: digits_secret_length",
        ) { phone.citizen.addDocument(phone.document.copy(digitsSecret = ByteArray(31))) }
        thrown<DiiaException.Refused>(
            "list_not_a_jwt", "input=LIST, reason=list_not_a_jwt", "list refused: list_not_a_jwt",
        ) { phone.citizen.takeIssuerList("not a list") }
        thrown<DiiaException.Refused>(
            "list_signature", "input=LIST, reason=list_signature", "list refused: list_signature",
        ) {
            val foreign = phone.issued.statusList.substringAfterLast('.')
            phone.citizen.takeIssuerList(phone.issued.issuerList.substringBeforeLast('.') + "." + foreign)
        }
        thrown<DiiaException.Refused>(
            "digits_check_digit", "input=DIGITS, reason=digits_check_digit", "digits refused: digits_check_digit",
        ) { parseThirteenDigits("5725 5566 53367") }
        thrown<DiiaException.Refused>(
            "symbol_check_digit", "input=SYMBOL, reason=symbol_check_digit", "symbol refused: symbol_check_digit",
        ) { barsEan13("5725556653367") }
        thrown<DiiaException.Refused>(
            "symbol_empty", "input=SYMBOL, reason=symbol_empty", "symbol refused: symbol_empty",
        ) { qrMatrix("") }
    }
}
