package consumer

import diia.citizen.AskElementRole
import diia.citizen.AskWish
import diia.citizen.AskingProblem
import diia.citizen.CheckOutcome
import diia.citizen.CheckResult
import diia.citizen.ConsentState
import diia.citizen.DiiaAsk
import diia.citizen.DiiaException
import diia.citizen.DiiaLanguage
import diia.citizen.ReceiptOutcome
import diia.citizen.Scanned
import diia.citizen.ShownAnswer
import diia.citizen.qrMatrix
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** One phone asks, the other answers to that phone alone; neither is online. */
class AskTest {
    private val asker = Phone()
    private val holder = Phone()

    @AfterEach
    fun close() {
        asker.close()
        holder.close()
    }

    private fun answer(ask: DiiaAsk): ShownAnswer = runBlocking {
        val answering = holder.citizen.readAsk(ask.shown().text)
        answering.confirm()
        answering.answer()
    }

    private fun problem(call: () -> Unit): Pair<AskingProblem, String> {
        val error = assertThrows(DiiaException.Asking::class.java, call)
        assertTrue(error.text().uk.isNotEmpty() && error.text().en.isNotEmpty())
        return error.problem to error.code()
    }

    @Test
    fun `an age is told without name or birth date, and both screens show the same four digits`() {
        val ask = asker.citizen.askAsPerson(AskWish.Age(18u))
        assertEquals(MORNING.plusMillis(60_000), ask.shown().refreshAt)
        assertEquals(MORNING.plusMillis(180_000), ask.shown().endsAt)
        val answer = answer(ask)
        assertEquals(qrMatrix(answer.text), answer.symbol)
        assertEquals(61, answer.symbol.side)
        assertEquals(qrMatrix(ask.shown().text), ask.shown().symbol)
        val checked = ask.check(answer.text)
        assertEquals(CheckOutcome.VALID, checked.verdict.outcome)
        assertEquals(18u.toUByte(), checked.atLeast)
        assertEquals(answer.checkDigits, checked.checkDigits)
        assertEquals(4, checked.checkDigits.length)
        assertNull((checked.verdict.result as CheckResult.Accepted).code.identity)
    }

    @Test
    fun `an identity is told to the phone that asks and to no other`() {
        val ask = asker.citizen.askAsPerson(AskWish.Identity, "internal-passport")
        val answer = answer(ask)
        val other = asker.citizen.askAsPerson(AskWish.Identity)
        assertEquals(AskingProblem.NOT_AN_ANSWER to "answer_to_another_ask", problem { other.check(answer.text) })
        val code = (ask.check(answer.text).verdict.result as CheckResult.Accepted).code
        assertEquals("Дія Надія Володимирівна", code.identity?.fullName)
        assertEquals(AskingProblem.NOT_AN_ANSWER to "answer_already_given", problem { ask.check(answer.text) })
        assertEquals("ShownAnswer(…)", answer.toString())
        assertFalse("$ask ${holder.citizen.readAsk(other.shown().text)}".contains(ask.shown().text))
    }

    @Test
    fun `the screen says who asks for what, and refusing is as easy`() {
        val ask = asker.citizen.askAsPerson(AskWish.Status)
        assertTrue(holder.citizen.scan(ask.shown().text) is Scanned.Ask)
        val answering = holder.citizen.readAsk(ask.shown().text)
        val screen = answering.screen(DiiaLanguage.UKRAINIAN)
        assertEquals(ConsentState.OPEN, screen.state)
        assertFalse(screen.askerIsInstitution)
        val of = { role: AskElementRole -> screen.elements.single { it.role == role } }
        assertEquals("Приватна особа", of(AskElementRole.Requester).text)
        assertTrue(of(AskElementRole.Confirm).enabled && of(AskElementRole.Refuse).enabled)
        assertTrue(screen.elements.all { it.label.isNotEmpty() })
        val receipt = runBlocking { answering.refuse() }
        assertEquals(ReceiptOutcome.REFUSED, receipt.outcome)
        assertEquals(AskingProblem.NOT_POSSIBLE, problem { runBlocking { answering.answer() } }.first)
    }

    @Test
    fun `a worker asks by the card of the institution, and with nobody else's key`() {
        val card = workerCard(asker.keys.create("worker"))
        val ask = runBlocking { asker.citizen.askAsWorker(AskWish.Identity, null, card, "worker") }
        val screen = holder.citizen.readAsk(ask.shown().text).screen(DiiaLanguage.ENGLISH)
        assertTrue(screen.askerIsInstitution)
        val requester = screen.elements.single { it.role == AskElementRole.Requester }
        assertEquals("Центр надання адміністративних послуг (зразок)", requester.text)
        asker.keys.create("another")
        val stolen = problem { runBlocking { asker.citizen.askAsWorker(AskWish.Status, null, card, "another") } }
        assertEquals(AskingProblem.NOT_BELIEVED to "ask_signature", stolen)
    }

    @Test
    fun `the sixth private ask of an hour is refused, and an old one too`() {
        repeat(5) { holder.citizen.readAsk(asker.citizen.askAsPerson(AskWish.Status).shown().text) }
        val sixth = asker.citizen.askAsPerson(AskWish.Status).shown().text
        assertEquals(AskingProblem.TOO_MANY, problem { holder.citizen.readAsk(sixth) }.first)
        holder.clock.pass(60_000)
        assertEquals(AskingProblem.OVER to "ask_expired", problem { holder.citizen.readAsk(sixth) })
    }

    @Test
    fun `a cancelled prompt loses nothing`() {
        val ask = asker.citizen.askAsPerson(AskWish.Status)
        val answering = holder.citizen.readAsk(ask.shown().text)
        runBlocking { answering.confirm() }
        holder.keys.beforeSigning = { throw diia.citizen.DiiaKeyStoreException.Cancelled() }
        assertThrows(DiiaException.Cancelled::class.java) { runBlocking { answering.answer() } }
        holder.keys.beforeSigning = { throw CancellationException("the screen is gone") }
        assertThrows(Exception::class.java) { runBlocking { answering.answer() } }
        holder.keys.beforeSigning = {}
        val answer = runBlocking { answering.answer() }
        assertEquals(CheckOutcome.VALID, ask.check(answer.text).verdict.outcome)
        assertEquals(AskingProblem.ALREADY_ANSWERED, problem { runBlocking { answering.answer() } }.first)
    }

    @Test
    fun `an age that nobody vouches for is no wish`() {
        assertThrows(DiiaException.Refused::class.java) { asker.citizen.askAsPerson(AskWish.Age(17u)) }
        assertEquals("That you are at least 21, without your birth date", AskWish.Age(21u).text().en)
    }
}
