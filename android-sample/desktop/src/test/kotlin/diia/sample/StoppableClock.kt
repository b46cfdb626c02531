package diia.sample

import diia.citizen.ClockReading
import diia.citizen.DiiaClock
import java.time.Duration

/** The computer's clock, until a picture needs that no second passes. */
class StoppableClock(private val running: DiiaClock) : DiiaClock {
    @Volatile
    private var stopped: ClockReading? = null

    /** Stands still from now on, so much later than it is. */
    fun stop(later: Duration) = stop(later, running.read())

    /** So much later still, and no sooner. */
    fun pass(millis: Long) = stop(Duration.ofMillis(millis), stopped ?: running.read())

    private fun stop(later: Duration, from: ClockReading) {
        stopped = from.copy(wall = from.wall + later, monotonicMillis = from.monotonicMillis + later.toMillis())
    }

    override fun read(): ClockReading = stopped ?: running.read()
}
