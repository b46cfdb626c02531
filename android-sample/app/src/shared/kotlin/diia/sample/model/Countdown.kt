package diia.sample.model

import diia.citizen.DiiaCitizen
import diia.citizen.TimeLeft
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import java.time.Instant

private const val SECOND = 1_000L

/** What stands under a code that is no document's, once a second, until it is over. The last value is 0. */
fun DiiaCitizen.countdownTo(end: Instant): Flow<TimeLeft> = flow {
    while (true) {
        val left = timeLeft(end)
        emit(left)
        if (left.millis <= 0) return@flow
        delay((left.millis - 1) % SECOND + 1)
    }
}
