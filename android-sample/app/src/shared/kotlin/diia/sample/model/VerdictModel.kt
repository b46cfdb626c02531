package diia.sample.model

import diia.citizen.Verdict
import kotlinx.coroutines.delay

/** What a check has found. It holds somebody else's data, so it goes by itself. */
class VerdictModel(app: SampleApp, val verdict: Verdict, val atLeast: Int? = null, val checkDigits: String? = null) : Screen {
    private val clearing = app.attempt {
        delay(SHOWN_MILLIS)
        if (app.top === this) app.back()
    }

    override fun leave() = clearing.cancel()

    companion object {
        const val SHOWN_MILLIS = 90_000L
    }
}
