package diia.sample

import diia.citizen.ClockReading
import diia.citizen.DiiaClock
import java.time.Duration

/** The computer's clock, until a picture needs that no second passes. */
class StoppableClock(private val running: DiiaClock) : DiiaClock {
    @Volatile
    private var stopped: ClockReading? = null

    /** Stands still from now on, so much later than it is. */
    fun stop(later: Duration) {
        stopped = running.read().let { it.copy(wall = it.wall + later, monotonicMillis = it.monotonicMillis + later.toMillis()) }
    }

    override fun read(): ClockReading = stopped ?: running.read()
}
