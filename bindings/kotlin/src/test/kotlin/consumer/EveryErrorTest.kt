package consumer

import diia.citizen.AskingProblem
import diia.citizen.BilingualText
import diia.citizen.ConsentProblem
import diia.citizen.DiiaException
import diia.citizen.DigitsProblem
import diia.citizen.HistoryProblem
import diia.citizen.KeyProblem
import diia.citizen.LetterProblem
import diia.citizen.PinProblem
import diia.citizen.PortraitProblem
import diia.citizen.RefusedInput
import diia.citizen.ScanProblem
import diia.citizen.ServerProblem
import diia.citizen.SharingProblem
import diia.citizen.ShowProblem
import diia.citizen.SigningProblem
import diia.citizen.VaultProblem
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Each error that there is has a code of its own, a text for logs, and two texts for people. */
class EveryErrorTest {
    private val explanation = BilingualText("чому", "why")

    private val pins = listOf(
        PinProblem.Form, PinProblem.TooSimple, PinProblem.Wrong(3u), PinProblem.Wait(30), PinProblem.Locked,
        PinProblem.NoCounter, PinProblem.Damaged,
    )

    /** Those whose code follows from the class and its problem. */
    private val own: List<DiiaException> = listOf(
        DiiaException.Cancelled(), DiiaException.AuthenticationRequired(), DiiaException.KeyStoreUnavailable(),
        DiiaException.KeyStoreFailed("E1"), DiiaException.ClockUnavailable(), DiiaException.StorageFull(),
        DiiaException.StorageUnavailable(), DiiaException.StorageFailed("E2"),
    ) + KeyProblem.entries.map(DiiaException::KeyUnusable) + ShowProblem.entries.map(DiiaException::NothingToShow) +
        ConsentProblem.entries.map(DiiaException::NotPossible) + VaultProblem.entries.map(DiiaException::Vault) +
        DigitsProblem.entries.map(DiiaException::DigitsNotRegistered) + pins.map(DiiaException::Pin)

    /** Those that carry their code. */
    private val carried: List<DiiaException> =
        ScanProblem.entries.map { DiiaException.ScanRefused(it, "the_code") } +
            LetterProblem.entries.map { DiiaException.NoLetter(it, "the_code") } +
            HistoryProblem.entries.map { DiiaException.History(it, "the_code") } +
            RefusedInput.entries.map { DiiaException.Refused(it, "the_code") } +
            ServerProblem.entries.map { DiiaException.Server(it, "the_code", explanation, 30u) } +
            SharingProblem.entries.map { DiiaException.Sharing(it, "the_code", explanation, null) } +
            AskingProblem.entries.map { DiiaException.Asking(it, "the_code", explanation) } +
            PortraitProblem.entries.map { DiiaException.Portrait(it, "the_code", explanation) } +
            SigningProblem.entries.map { DiiaException.Signing(it, "the_code", explanation, null) }

    @Test
    fun `no class of errors is forgotten here`() {
        val all = DiiaException::class.java.declaredClasses.filter(DiiaException::class.java::isAssignableFrom)
        assertEquals(all.map { it.simpleName }.toSet(), (own + carried).map { it.javaClass.simpleName }.toSet())
        val ofPins = PinProblem::class.java.declaredClasses.filter(PinProblem::class.java::isAssignableFrom)
        assertEquals(ofPins.toSet(), pins.map { it.javaClass }.toSet())
    }

    @Test
    fun `codes are stable names and each is another`() {
        val codes = own.map { it.code() }
        assertEquals(codes.size, codes.toSet().size, "${codes.sorted()}")
        for (code in codes) assertTrue(code.matches(Regex("[a-z]+(_[a-z]+)+")), code)
        assertEquals(setOf("the_code"), carried.map { it.code() }.toSet())
    }

    @Test
    fun `people read each in both languages, and logs have a text that is another for each`() {
        val cyrillic = Regex("[а-яіїєґ]", RegexOption.IGNORE_CASE)
        for (error in own + carried) {
            val name = "${error.javaClass.simpleName} ${error.message}"
            val text = error.text()
            assertTrue(text.uk.contains(cyrillic), name)
            assertTrue(text.en.contains(Regex("[a-z]")) && !text.en.contains(cyrillic), name)
            val printed = error.toString()
            assertTrue(printed.isNotEmpty() && "Exception" !in printed && !printed.contains(cyrillic), printed)
        }
        val printed = (own + carried).map { it.toString() }
        assertEquals(printed.size, printed.toSet().size, "${printed.groupBy { it }.filter { it.value.size > 1 }.keys}")
    }

    @Test
    fun `what the server, sharing, asking, portraits and signing explain is handed on as it is`() {
        for (error in carried.filter { it is DiiaException.Server || it is DiiaException.Sharing || it is DiiaException.Signing || it is DiiaException.Asking || it is DiiaException.Portrait }) {
            assertEquals(explanation, error.text())
        }
        assertEquals(30u, (carried.first { it is DiiaException.Server } as DiiaException.Server).retryAfterSeconds)
    }
}
