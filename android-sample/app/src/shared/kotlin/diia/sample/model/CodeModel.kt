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
            coroutineScope {
                var online: Job? = null
                app.citizen.countdown(code).collect { left ->
                    state = if (online == null) CodeState(code, left) else state?.copy(left = left)
                    if (online == null) online = launch { register() }
                }
                online?.cancel()
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
        (code.digits as? DigitsState.Registered)?.let { watch(it.codeId) }
    }

    /** Tells the holder who has checked the code. Silent where the registry cannot be reached. */
    private suspend fun watch(codeId: String) {
        try {
            while (state?.checked == null) {
                delay(CHECK_EVERY_MILLIS)
                val checked = app.citizen.codeReport(codeId).checked
                state = state?.copy(checked = checked)
            }
        } catch (offline: DiiaException.Server) {
            return
        }
    }

    override fun leave() {
        running?.cancel()
    }

    private companion object {
        const val CHECK_EVERY_MILLIS = 3_000L
    }
}
