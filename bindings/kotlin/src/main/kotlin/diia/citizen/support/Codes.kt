package diia.citizen.support

import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizen
import diia.citizen.ShownCode
import diia.citizen.TimeLeft
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.flow
import java.time.Duration
import java.time.Instant

private const val SECOND = 1_000L

/**
 * The codes of a document, one after the other: the present one at once, each next one when its time has come. Nothing
 * runs while nobody collects. On Android collect it with repeatOnLifecycle(STARTED), so that it rests with the screen.
 *
 * When a code cannot be shown the flow throws the library's exception and ends; show its text, and collect again.
 */
fun DiiaCitizen.codes(documentId: String, profile: CodeProfile): Flow<ShownCode> = codes(documentId, profile, ::delay)

internal fun DiiaCitizen.codes(
    documentId: String,
    profile: CodeProfile,
    wait: suspend (millis: Long) -> Unit,
): Flow<ShownCode> = flow {
    while (true) {
        val code = show(documentId, profile)
        emit(code)
        // The phone's own time is asked again: the collector may have taken a while, and clocks are set.
        wait(Duration.between(now().now, code.refreshAt).toMillis().coerceAtLeast(SECOND))
    }
}.distinctUntilChanged()

/** What stands under a code, once a second, until the code is over. The last value is 0. */
fun DiiaCitizen.countdown(code: ShownCode): Flow<TimeLeft> = countdown(code.expiresAt)

/** The same until any instant: the end of an answer, the time by which an ask is scanned. */
fun DiiaCitizen.countdown(end: Instant): Flow<TimeLeft> = countdown(end, ::delay)

internal fun DiiaCitizen.countdown(end: Instant, wait: suspend (millis: Long) -> Unit): Flow<TimeLeft> = flow {
    while (true) {
        val left = timeLeft(end)
        emit(left)
        if (left.millis <= 0) return@flow
        // The label changes when a whole second is over, not a second after somebody looked.
        wait((left.millis - 1) % SECOND + 1)
    }
}
