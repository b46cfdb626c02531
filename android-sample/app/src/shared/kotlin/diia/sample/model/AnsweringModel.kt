package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.DiiaAnswering
import diia.citizen.ShownAnswer
import diia.citizen.TimeLeft
import diia.citizen.support.countdown
import kotlinx.coroutines.Job

/** Another phone asks this one: who, what, and the answer for that phone alone. */
class AnsweringModel(app: SampleApp, private val answering: DiiaAnswering) : DecisionModel(app) {
    init {
        refresh()
    }

    override fun read(): List<Line> = answering.screen(app.language).elements.map { it.line() }

    override fun choose(index: UInt) {
        app.attempt {
            answering.choose(index)
            refresh()
        }
    }

    override suspend fun confirmed() {
        answering.confirm()
        app.replace(AnswerModel(app, answering.answer()))
    }

    override suspend fun refused() {
        answering.refuse()
    }
}

/** The answer as a code, with the four digits to compare aloud. */
class AnswerModel(app: SampleApp, val answer: ShownAnswer) : Screen {
    /** The second code in the place of the first. */
    var showsPortrait by mutableStateOf(false)
    var left by mutableStateOf<TimeLeft?>(null)
        private set

    private val counting: Job = app.attempt { app.citizen.countdown(answer.expiresAt).collect { left = it } }

    override fun leave() = counting.cancel()
}
