package diia.sample.model

import diia.citizen.DeliveryState
import diia.citizen.Receipt

/** How it ended, and the way back to the site where it began. */
class SentModel(private val app: SampleApp, val delivery: DeliveryState, val receipt: Receipt, val returnLink: String?) : Screen {
    fun done() {
        app.back()
        returnLink?.let(app.platform::open)
    }
}
