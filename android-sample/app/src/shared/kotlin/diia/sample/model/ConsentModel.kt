package diia.sample.model

import diia.citizen.DiiaConsent
import diia.citizen.LetterLanguage
import diia.citizen.LetterPictures
import diia.citizen.RequestDelivery

/** Who asks for copies of which documents, and what will be sent where. */
class ConsentModel(app: SampleApp, private val consent: DiiaConsent) : DecisionModel(app) {
    init {
        refresh()
    }

    override fun read(): List<Line> = consent.screen(app.language).elements.map { it.line() }

    /** The next of the person's own documents that can answer; after the last of them none, where it need not be sent. */
    override fun choose(index: UInt) {
        val item = consent.screen(app.language).items.getOrNull(index.toInt()) ?: return
        val next = if (item.included) item.candidates.map { it.id }.indexOf(item.chosen) + 1 else 0
        app.attempt {
            if (item.included && next >= item.candidates.size && !item.requested.required) {
                consent.include(index, false)
            } else {
                consent.include(index, true)
                item.candidates.getOrNull(next % item.candidates.size.coerceAtLeast(1))?.let { consent.choose(index, it.id) }
            }
            refresh()
        }
    }

    override suspend fun confirmed() {
        consent.confirm()
        if (consent.request().delivery is RequestDelivery.Letter) {
            app.replace(LetterModel(app, consent, consent.letter(LetterLanguage.BOTH, LetterPictures.INCLUDE)))
        } else {
            val sent = consent.share(LetterPictures.INCLUDE, pairingDigits.takeIf { it.isNotEmpty() })
            app.replace(SentModel(app, sent.delivery, sent.receipt, sent.returnLink))
        }
    }

    override suspend fun refused() {
        consent.refuse()
        if (consent.request().delivery !is RequestDelivery.Letter) consent.report()
    }
}
