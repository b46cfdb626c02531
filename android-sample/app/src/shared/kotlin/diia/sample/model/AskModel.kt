package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.AskWish
import diia.citizen.DiiaAsk
import diia.citizen.TimeLeft
import diia.citizen.support.countdown
import kotlinx.coroutines.Job

/** What this phone may ask another. */
class WishModel(private val app: SampleApp) : Screen {
    val wishes = listOf(AskWish.Age(ADULT), AskWish.Status, AskWish.Identity)

    fun ask(wish: AskWish) = app.attempt { app.replace(AskModel(app, wish)) }

    private companion object {
        val ADULT: UByte = 18u
    }
}

/** The asker's screen: a code that the other phone scans, and then the answer to scan back. */
class AskModel(private val app: SampleApp, val wish: AskWish) : Screen {
    private var running: Job? = null

    private var ask: DiiaAsk = app.citizen.askAsPerson(wish)

    /** What its screen shows: asked once, not whenever it is drawn. */
    var shown by mutableStateOf(ask.shown())
        private set
    var left by mutableStateOf<TimeLeft?>(null)
        private set

    init {
        count()
    }

    /** Another ask, when nobody has scanned the present one in its minute. */
    fun refresh() = app.attempt {
        ask = app.citizen.askAsPerson(wish)
        shown = ask.shown()
        count()
    }

    fun scanAnswer() = app.open(AwaitedCodeModel(app, Words.scanAnswer, Words.askText, ::found))

    fun paste() {
        val text = app.platform.clipboard()?.trim()
        if (text.isNullOrEmpty()) app.explain(Words.emptyClipboard) else found(text)
    }

    /** The other phone's answer was scanned. */
    fun found(text: String) {
        app.attempt { take(text) }
    }

    private fun take(text: String) {
        val checked = ask.check(text)
        val asked = ask // its portrait is sealed to this very ask
        app.replace(VerdictModel(app, checked.verdict, checked.atLeast?.toInt(), checked.checkDigits, asked::checkPortrait))
    }

    override fun leave() {
        running?.cancel()
    }

    private fun count() {
        leave()
        val end = shown.refreshAt
        running = app.attempt { app.citizen.countdown(end).collect { left = it } }
    }
}
