package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.DiiaConsent
import diia.citizen.DiiaLetter
import diia.citizen.LetterParts

/** The ready letter: to whom, what is in it, and the way into the person's own mail client. */
class LetterModel(private val app: SampleApp, private val consent: DiiaConsent, private val letter: DiiaLetter) : Screen {
    val parts: LetterParts = letter.parts()
    var handedOver by mutableStateOf(false)
        private set

    fun compose() = app.attempt {
        if (!app.platform.compose(parts)) {
            app.explain(Words.noMailClient)
        } else if (!handedOver) {
            consent.handOver(letter)
            handedOver = true
        }
    }

    /** For a phone without a mail client: the letter as a file that any mail program opens. */
    fun share() = app.attempt { app.platform.share("letter.eml", "message/rfc822", letter.eml()) }

    fun done() = app.back()

    override fun leave() = letter.close()
}
