package consumer

import diia.citizen.CodeProfile
import diia.citizen.DiiaException
import diia.citizen.support.codes
import diia.citizen.support.countdown
import diia.citizen.support.explanation
import diia.citizen.support.of
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.util.Locale

/** What a screen uses: codes that follow each other, the countdown, texts. Who waits here moves the phone's clock. */
class SupportTest {
    @Test
    fun `codes follow each other each minute, by deadlines and not by ticks`() = runBlocking {
        Phone().use { phone ->
            val waits = mutableListOf<Long>()
            val flow = phone.citizen.codes("passport", CodeProfile.STATUS) { waits += it; phone.clock.pass(it) }
            val codes = flow.take(4).toList()
            assertEquals(4, codes.map { it.text }.toSet().size)
            assertEquals(listOf(60_000L, 60_000L, 60_000L), waits, "the library is asked once a minute")
            for ((one, next) in codes.zipWithNext()) {
                assertEquals(one.refreshAt, next.issuedAt)
                assertTrue(next.issuedAt < one.expiresAt, "the earlier code is still good")
            }
        }
    }

    @Test
    fun `who wakes too early gets no code twice, and who sleeps long a fresh one`() = runBlocking {
        Phone().use { phone ->
            val early = phone.citizen.codes("passport", CodeProfile.STATUS) { phone.clock.pass(it / 2) }
            assertEquals(3, early.take(3).toList().map { it.text }.toSet().size)
            val late = phone.citizen.codes("passport", CodeProfile.STATUS) { phone.clock.pass(it + 3_600_000) }
            assertEquals(2, late.take(2).toList().map { it.text }.toSet().size)
            assertEquals(phone.show(), phone.citizen.codes("passport", CodeProfile.STATUS).first())
        }
    }

    @Test
    fun `the countdown is seen once a second and ends with nothing`() = runBlocking {
        Phone().use { phone ->
            val code = phone.show()
            phone.clock.pass(250)
            val left = phone.citizen.countdown(code.expiresAt) { phone.clock.pass(it) }.toList()
            assertEquals(0L, left.last().millis)
            assertEquals(181, left.size, "180 seconds, and nothing")
            assertEquals(181, left.map { it.label.uk }.toSet().size, "no second is shown twice, and none is left out")
        }
    }

    @Test
    fun `texts come in the language of the locale`() {
        Phone().use { phone ->
            val error = assertThrows(DiiaException.NothingToShow::class.java) {
                runBlocking { phone.citizen.show("another", CodeProfile.STATUS) }
            }
            assertEquals(error.text().uk, error.explanation(Locale.forLanguageTag("uk-UA")))
            assertEquals(error.text().en, error.explanation(Locale.GERMANY))
            assertEquals(error.text().en, error.text().of(Locale.ENGLISH))
        }
    }
}
