package diia.citizen.conformance

import diia.citizen.DiiaClock
import kotlinx.coroutines.delay
import java.time.Instant

private val CENTURY = Instant.parse("2020-01-01T00:00:00Z")..<Instant.parse("2100-01-01T00:00:00Z")

/** What every clock must do. Takes a fifth of a second. */
suspend fun checkClock(clock: DiiaClock): Report {
    val suite = Suite()
    suite.check("wall_is_a_date_of_this_century") {
        val wall = clock.read().wall
        expect(wall in CENTURY) { "$wall" }
    }
    suite.check("monotonic_never_goes_back") {
        var last = clock.read().monotonicMillis
        repeat(1_000) {
            val next = clock.read().monotonicMillis
            expect(next >= last) { "$next after $last" }
            last = next
        }
    }
    suite.check("monotonic_goes_on") {
        val before = clock.read().monotonicMillis
        delay(200)
        val passed = clock.read().monotonicMillis - before
        // A busy machine wakes late; a clock that counts microseconds would be at 200,000.
        expect(passed in 150..60_000) { "$passed ms in 200" }
    }
    suite.check("boot_id_stays") {
        val boots = List(10) { clock.read().bootId }.toSet()
        expect(boots.size == 1 && boots.single().isNotEmpty()) { "$boots" }
    }
    return suite.report()
}
