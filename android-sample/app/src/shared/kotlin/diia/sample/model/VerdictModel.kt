package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.AcceptedCode
import diia.citizen.CheckResult
import diia.citizen.PortraitPicture
import diia.citizen.Verdict
import diia.citizen.checkPortrait
import kotlinx.coroutines.delay

/** What a check has found. It holds somebody else's data, so it goes by itself. */
class VerdictModel(
    private val app: SampleApp,
    val verdict: Verdict,
    val atLeast: Int? = null,
    val checkDigits: String? = null,
    private val decode: (String) -> PortraitPicture = { text -> checkPortrait(verdict.accepted?.portrait?.digest, text) },
) : Screen {
    /** The holder's face, when its code was scanned too. */
    var portrait by mutableStateOf<PortraitPicture?>(null)
        private set

    val promisesPortrait: Boolean get() = verdict.accepted?.portrait?.digest != null

    private val clearing = app.attempt {
        delay(SHOWN_MILLIS)
        if (app.top === this) app.back()
    }

    fun scanPortrait() = app.open(AwaitedCodeModel(app, Words.scanPortrait, Words.portraitText, ::portraitFound))

    fun portraitFound(text: String) {
        app.attempt { portrait = decode(text) }
    }

    override fun leave() = clearing.cancel()

    companion object {
        const val SHOWN_MILLIS = 90_000L
    }
}

private val Verdict.accepted: AcceptedCode? get() = (result as? CheckResult.Accepted)?.code
