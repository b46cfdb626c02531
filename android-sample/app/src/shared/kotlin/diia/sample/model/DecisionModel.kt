package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.DiiaLanguage
import kotlinx.coroutines.delay

private const val SECOND = 1_000L

/** A screen on which the person reads who asks for what, and decides. */
abstract class DecisionModel(protected val app: SampleApp) : Screen {
    var lines by mutableStateOf<List<Line>>(emptyList())
        private set

    /** The digits on the screen where the request began; asked for only where [LineKind.PAIRING] stands. */
    var pairingDigits by mutableStateOf("")

    /** From the press of a button until its outcome. */
    var busy by mutableStateOf(false)
        private set

    private var readIn: DiiaLanguage? = null

    // The time that is left is a line of the screen.
    private val ticking = app.attempt {
        while (true) {
            delay(SECOND)
            refresh()
        }
    }

    protected abstract fun read(): List<Line>

    protected abstract suspend fun confirmed()

    protected abstract suspend fun refused()

    /** The choice of a line with [Line.index] was pressed. */
    abstract fun choose(index: UInt)

    fun refresh() {
        readIn = app.language
        lines = read()
    }

    /** The lines are texts of the library in one language: another is read anew, the same is not. */
    fun speak(language: DiiaLanguage) {
        if (language != readIn) refresh()
    }

    fun confirm() = decide { confirmed() }

    fun refuse() = decide {
        refused()
        app.back()
    }

    override fun leave() = ticking.cancel()

    private fun decide(step: suspend () -> Unit) {
        if (busy) return
        busy = true
        app.attempt {
            try {
                step()
            } finally {
                busy = false
            }
        }
    }
}
