package diia.citizen.conformance

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.withTimeout
import kotlin.time.Duration.Companion.seconds

/** What one check found. [failure] is null when the port has passed it. */
data class CheckResult(val name: String, val failure: String?)

/** What a suite found, check by check. */
class Report internal constructor(val results: List<CheckResult>) {
    val failures: List<CheckResult> get() = results.filter { it.failure != null }

    /** Throws an AssertionError that names every check that the port has not passed. */
    fun orThrow() {
        if (failures.isNotEmpty()) {
            throw AssertionError(failures.joinToString("\n", "the port does not pass:\n") { "  ${it.name}: ${it.failure}" })
        }
    }
}

private val ANSWER_WITHIN = 20.seconds

internal class Suite {
    private val results = mutableListOf<CheckResult>()

    fun report() = Report(results)

    /** Runs a check. Whatever goes wrong in it is its finding, and the others run all the same. */
    suspend fun check(name: String, body: suspend () -> Unit) {
        val failure = try {
            withTimeout(ANSWER_WITHIN) { body() }
            null
        } catch (late: TimeoutCancellationException) {
            "no answer in $ANSWER_WITHIN"
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failed: Throwable) {
            failed.message ?: failed.javaClass.name
        }
        results += CheckResult(name, failure)
    }
}

internal inline fun expect(holds: Boolean, otherwise: () -> String) {
    if (!holds) throw AssertionError(otherwise())
}

/** The exception of this class that [call] throws. */
internal suspend inline fun <reified E : Throwable> thrown(crossinline call: suspend () -> Any?): E {
    val instead = try {
        call()
        "nothing was thrown"
    } catch (expected: Throwable) {
        if (expected is E) return expected
        "${expected.javaClass.name} was thrown"
    }
    throw AssertionError("${E::class.java.simpleName} is expected, and $instead")
}
