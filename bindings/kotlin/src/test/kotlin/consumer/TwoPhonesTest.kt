package consumer

import diia.citizen.CheckBasis
import diia.citizen.CheckOutcome
import diia.citizen.CheckResult
import diia.citizen.ClockState
import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizenInterface
import diia.citizen.DigitsState
import diia.citizen.RefusalReason
import diia.citizen.Verdict
import diia.citizen.WarningKind
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** One phone shows, another checks, neither is online. */
class TwoPhonesTest {
    private val holder = Phone()
    private val checker = Phone()

    @AfterEach
    fun close() {
        holder.close()
        checker.close()
    }

    private fun show(profile: CodeProfile = CodeProfile.STATUS, fresh: Boolean = false) =
        runBlocking { holder.show(profile, fresh) }

    private fun accepted(verdict: Verdict) = (verdict.result as CheckResult.Accepted).code

    private fun refusal(verdict: Verdict) = (verdict.result as CheckResult.Refused).refusal

    @Test
    fun `an identity code tells who the holder is and on what the verdict rests`() {
        val verdict = checker.citizen.check(show(CodeProfile.IDENTITY).text)
        assertEquals(CheckOutcome.VALID, verdict.outcome)
        assertEquals("Документ дійсний", verdict.headline.uk)
        assertEquals("Document valid", verdict.headline.en)
        assertEquals(ClockState.Synchronised, verdict.clock)
        val code = accepted(verdict)
        assertEquals("Дія Надія Володимирівна", code.identity?.fullName)
        assertEquals("Надія", code.identity?.firstName)
        assertEquals("1980-01-24", code.identity?.birthDate)
        assertEquals("947667234", code.identity?.number)
        assertEquals("1234567890", code.identity?.taxNumber)
        assertEquals("internal-passport", code.kind?.name)
        assertEquals("Тестовий реєстр документів", code.issuer.uk)
        assertEquals(180_000, code.remainingMillis)
        assertEquals(MORNING, code.issuedAt)
        assertEquals(MORNING.plusMillis(180_000), code.expiresAt)
        assertEquals(CheckBasis.SignaturesAndRevocationList(MORNING.minusMillis(123)), code.basis)
        assertTrue(code.warnings.isEmpty())
    }

    @Test
    fun `a status code tells the kind and no name`() {
        val code = show()
        assertTrue(code.text.startsWith("https://diia.app/pass#"))
        val accepted = accepted(checker.citizen.check(code.text))
        assertEquals("internal-passport", accepted.kind?.name)
        assertNull(accepted.identity)
    }

    @Test
    fun `a code is good for 180 seconds to the millisecond`() {
        val code = show()
        checker.clock.pass(179_999)
        assertEquals(1, accepted(checker.citizen.check(code.text)).remainingMillis)
        checker.clock.pass(1)
        val verdict = checker.citizen.check(code.text)
        assertEquals(CheckOutcome.REFUSED, verdict.outcome)
        val refusal = refusal(verdict)
        assertEquals(RefusalReason.Expired(agoMillis = 0), refusal.reason)
        assertEquals("expired", refusal.code)
        assertEquals("Час дії коду закінчився.", refusal.text.uk)
        assertEquals(verdict.headline, refusal.text)
        assertTrue(refusal.nextStep.en.startsWith("Ask the holder to refresh the code."))
    }

    @Test
    fun `another text, a changed digit and a revoked document are refused with their reason`() {
        assertEquals("not_a_pass", refusal(checker.citizen.check("https://example.com/menu")).code)
        val text = show().text
        val changed = text.dropLast(40) + (if (text[text.length - 40] == '1') '2' else '1') + text.takeLast(39)
        assertEquals(CheckOutcome.REFUSED, checker.citizen.check(changed).outcome)
        Phone(statusIndex = REVOKED).use { other ->
            val code = runBlocking { other.show() }
            assertEquals(RefusalReason.Revoked, refusal(checker.citizen.check(code.text)).reason)
        }
    }

    @Test
    fun `a screenshot shown twice asks for attention`() {
        val code = show()
        assertEquals(CheckOutcome.VALID, checker.citizen.check(code.text).outcome)
        val verdict = checker.citizen.check(code.text)
        assertEquals(CheckOutcome.ATTENTION, verdict.outcome)
        val warning = accepted(verdict).warnings.single()
        assertEquals(WarningKind.SeenBefore(firstSeenAt = MORNING), warning.kind)
        assertEquals("seen_before", warning.code)
        assertTrue(warning.asksForAttention)
    }

    @Test
    fun `the same code is shown for a minute, and is equal to itself`() {
        val first = show()
        assertEquals(MORNING.plusMillis(60_000), first.refreshAt)
        holder.clock.pass(59_999)
        assertEquals(first, show())
        assertEquals(first.hashCode(), show().hashCode())
        holder.clock.pass(1)
        val second = show()
        assertNotEquals(first, second)
        holder.clock.pass(1)
        assertNotEquals(second.text, show(fresh = true).text)
    }

    @Test
    fun `a wrong wall clock is a state that both people see`() {
        holder.clock.set(MORNING.plusMillis(7_200_000))
        val state = ClockState.WallClockOff(byMillis = 7_200_000)
        assertEquals(state, show().clock)
        assertEquals("wall_clock_off", state.code())
        assertTrue(state.isConfirmed())
        assertEquals(CheckOutcome.VALID, checker.citizen.check(show().text).outcome)
    }

    @Test
    fun `digits say that they need internet, for eyes and for ears`() {
        val state = show().digits as DigitsState.NeedsInternet
        assertEquals("The digits will work once there is internet", state.note.en)
        assertEquals(13, state.drawn.text.length)
        assertEquals(listOf(4, 4, 5), state.drawn.groups.map { it.length })
        assertEquals(state.drawn.grouped, state.drawn.groups.joinToString(" "))
        assertEquals(13, state.drawn.spoken.uk.split(' ').size)
        assertEquals(2, state.drawn.spoken.en.count { it == ',' })
    }

    @Test
    fun `the countdown comes from the library's own time`() {
        val code = show()
        holder.clock.pass(500)
        val left = holder.citizen.timeLeft(code.expiresAt)
        assertEquals(179_500, left.millis)
        assertEquals("Код діятиме ще 3:00 хв", left.label.uk)
        assertEquals("3 minutes", left.spoken.en)
        holder.clock.pass(600_000)
        assertEquals(0, holder.citizen.timeLeft(code.expiresAt).millis)
    }

    @Test
    fun `nothing that is printed holds a value`() {
        val code = show(CodeProfile.IDENTITY)
        val verdict = checker.citizen.check(code.text)
        val identity = accepted(verdict).identity
        assertEquals("ShownCode(…)", code.toString())
        assertEquals("HolderIdentity(…)", identity.toString())
        assertEquals("NewDocument(…)", holder.document.toString())
        val printed = "$code $verdict ${accepted(verdict)} $identity ${code.digits} ${holder.citizen}"
        val digits = (code.digits as DigitsState.NeedsInternet).drawn.text
        for (value in listOf("Надія", "947667234", "1234567890", "DIIA1", "1980", digits, code.text)) {
            assertFalse(printed.contains(value), printed)
        }
    }

    @Test
    fun `an app can stand in for the library in its own tests`() {
        val citizen: DiiaCitizenInterface = holder.citizen
        assertEquals(MORNING, citizen.now().now)
    }
}
