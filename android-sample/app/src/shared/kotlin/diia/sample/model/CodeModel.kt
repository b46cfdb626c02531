package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.BilingualText
import diia.citizen.CheckedBy
import diia.citizen.CodeProfile
import diia.citizen.DigitsState
import diia.citizen.DiiaException
import diia.citizen.DocumentSummary
import diia.citizen.ShownCode
import diia.citizen.TimeLeft
import diia.citizen.support.countdown
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** Under which symbol the code is shown. */
enum class SymbolForm { QR, BARS, PORTRAIT }

/** A code as the screen shows it. */
data class CodeState(
    val code: ShownCode,
    val left: TimeLeft,
    val checked: CheckedBy? = null,
) {
    val isOver: Boolean get() = left.millis <= 0

    /** Why the digits cannot be checked now, where that is so. */
    val offlineNote: BilingualText? get() = (code.digits as? DigitsState.NeedsInternet)?.note

    val digits get() = when (val digits = code.digits) {
        is DigitsState.NeedsInternet -> digits.drawn
        is DigitsState.Registered -> digits.digits
    }
}

/** One document's code: shown for three minutes, then over until the person asks for another. */
class CodeModel(private val app: SampleApp, val document: DocumentSummary) : Screen {
    private var running: Job? = null

    /** What the registry calls the code, while it is to be asked who has checked it. */
    private var watched: String? = null

    var profile by mutableStateOf(CodeProfile.IDENTITY)
        private set
    var form by mutableStateOf(SymbolForm.QR)
    var state by mutableStateOf<CodeState?>(null)
        private set

    /** What the code tells: whether the document is valid, or whose it is too. */
    fun showProfile(profile: CodeProfile) {
        if (this.profile == profile) return
        this.profile = profile
        refresh()
    }

    /** A new code at once; its digits become checkable when the registry knows them. */
    fun refresh() {
        leave()
        running = app.attempt {
            val code = app.citizen.show(document.id, profile, fresh = true)
            watched = null
            var seconds = 0
            coroutineScope {
                app.citizen.countdown(code).collect { left ->
                    if (seconds++ == 0) {
                        state = CodeState(code, left)
                        launch { register() }
                    } else {
                        state = state?.copy(left = left)
                    }
                    if (seconds % LOOK_EVERY == 0 && left.millis > LAST_MILLIS) watched?.let { codeId ->
                        delay(SECOND)
                        seconds++
                        launch { look(codeId) } // in the place of this second's countdown: the library is called once a second in all
                    }
                }
                coroutineContext.cancelChildren()
            }
        }
    }

    private suspend fun register() {
        val code = try {
            app.citizen.registerDigits(document.id, profile)
        } catch (offline: DiiaException.Server) {
            return // the QR works without, and the screen says what does not
        } catch (over: DiiaException.DigitsNotRegistered) {
            return // the code ended meanwhile, or no digits are free
        }
        state = state?.copy(code = code)
        watched = (code.digits as? DigitsState.Registered)?.codeId
    }

    /** Tells the holder who has checked the code. Silent where the registry cannot be reached. */
    private suspend fun look(codeId: String) {
        val checked = try {
            app.citizen.codeReport(codeId).checked ?: return
        } catch (offline: DiiaException.Server) {
            null
        }
        state = state?.copy(checked = checked)
        watched = null
    }

    override fun leave() {
        running?.cancel()
    }

    private companion object {
        const val SECOND = 1_000L

        /** Seconds of the countdown from one question to the registry to the next. */
        const val LOOK_EVERY = 10

        /** Near its end each second counts: nobody is shown a code that is over. */
        const val LAST_MILLIS = 10_000L
    }
}
