package consumer

import diia.citizen.AcceptedCode
import diia.citizen.AskWish
import diia.citizen.CheckResult
import diia.citizen.CodeProfile
import diia.citizen.DiiaAsk
import diia.citizen.DiiaException
import diia.citizen.PortraitPicture
import diia.citizen.PortraitProblem
import diia.citizen.Scanned
import diia.citizen.ShownAnswer
import diia.citizen.Verdict
import diia.citizen.checkPortrait
import diia.citizen.qrMatrix
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A face to compare, without internet: beside a code for everybody, beside an answer for the asker alone. */
class PortraitTest {
    private val checker = Phone()
    private val holder = Phone(withPortrait = true)

    @AfterEach
    fun close() {
        checker.close()
        holder.close()
    }

    private fun accepted(verdict: Verdict): AcceptedCode = (verdict.result as CheckResult.Accepted).code

    private fun problem(call: () -> Unit): Pair<PortraitProblem, String> {
        val error = assertThrows(DiiaException.Portrait::class.java, call)
        assertTrue(error.text().uk.isNotEmpty() && error.text().en.isNotEmpty())
        return error.problem to error.code()
    }

    private fun answer(ask: DiiaAsk): ShownAnswer = runBlocking {
        val answering = holder.citizen.readAsk(ask.shown().text)
        answering.confirm()
        answering.answer()
    }

    private fun assertIsAPicture(picture: PortraitPicture) {
        assertEquals(64u to 80u, picture.width to picture.height)
        assertEquals(64 * 80, picture.pixels.size)
        assertTrue(picture.pixels.toSet().size > 50, "a picture has many greys")
        assertEquals("PortraitPicture(…)", picture.toString())
    }

    @Test
    fun `beside a code it is shown to whoever checks`() = runBlocking {
        for (profile in CodeProfile.entries.take(2)) {
            val shown = holder.show(profile)
            val text = checkNotNull(shown.portrait.text)
            assertTrue("по черзі" in shown.portrait.note.uk)
            assertEquals(qrMatrix(text), shown.portrait.symbol)
            assertEquals(69, shown.portrait.symbol?.side)
            assertEquals(text, (checker.citizen.scan(text) as Scanned.Portrait).text)
            val code = accepted(checker.citizen.check(shown.text))
            assertTrue("compare the face" in code.portrait.text.en)
            assertIsAPicture(checkPortrait(code.portrait.digest, text))
        }
    }

    @Test
    fun `beside an answer only the asker sees it, and after the answer`() {
        val ask = checker.citizen.askAsPerson(AskWish.Age(18u))
        val answer = answer(ask)
        val text = checkNotNull(answer.portrait.text)
        assertEquals(qrMatrix(text), answer.portrait.symbol)
        assertEquals(PortraitProblem.BEFORE_ANSWER to "portrait_before_answer", problem { ask.checkPortrait(text) })
        val code = accepted(ask.check(answer.text).verdict)
        assertIsAPicture(ask.checkPortrait(text))
        assertIsAPicture(ask.checkPortrait(text))
        val other = checker.citizen.askAsPerson(AskWish.Status)
        assertEquals(PortraitProblem.OF_ANOTHER_CODE to "portrait_of_another_ask", problem { other.checkPortrait(text) })
        assertEquals(PortraitProblem.OF_ANOTHER_CODE to "portrait_wrong_form", problem { checkPortrait(code.portrait.digest, text) })
        assertEquals(PortraitProblem.NOT_A_PORTRAIT, problem { ask.checkPortrait(answer.text) }.first)
    }

    @Test
    fun `without one both people are told what that means`() = runBlocking {
        Phone().use { plain ->
            val shown = plain.show()
            assertNull(shown.portrait.text)
            assertTrue("без портрета" in shown.portrait.note.uk)
            val code = accepted(checker.citizen.check(shown.text))
            assertNull(code.portrait.digest)
            assertTrue("has no portrait" in code.portrait.text.en)
            val stray = checkNotNull(holder.show().portrait.text)
            assertEquals(PortraitProblem.NONE_PROMISED, problem { checkPortrait(code.portrait.digest, stray) }.first)
        }
        assertNotNull(accepted(checker.citizen.check(holder.show().text)).portrait.notShown)
        Unit
    }

    @Test
    fun `another person's portrait is not taken, by no side`() = runBlocking {
        val code = accepted(checker.citizen.check(holder.show().text))
        val another = checkNotNull(code.portrait.digest).reversed()
        val text = checkNotNull(holder.show().portrait.text)
        assertEquals(PortraitProblem.ANOTHER_PERSON, problem { checkPortrait(another, text) }.first)
        val changed = checkNotNull(holder.issued.portrait).also { it[9] = (it[9] + 1).toByte() }
        val refused = problem { runBlocking { holder.citizen.addDocument(holder.document.copy(portrait = changed)) } }
        assertEquals(PortraitProblem.ANOTHER_PERSON to "portrait_of_another_person", refused)
        assertThrows(DiiaException.Refused::class.java) { checkPortrait("no digits", text) }
        Unit
    }

    @Test
    fun `a renewal that promises the same one keeps it`() = runBlocking {
        holder.citizen.addDocument(holder.document.copy(portrait = null))
        assertNotNull(holder.show(fresh = true).portrait.text)
        Unit
    }
}
