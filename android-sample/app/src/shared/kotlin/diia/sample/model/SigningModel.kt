package diia.sample.model

import diia.citizen.DiiaSigning
import java.time.Instant

/** Who asks to sign which files. */
class SigningModel(app: SampleApp, private val signing: DiiaSigning) : DecisionModel(app) {
    init {
        refresh()
    }

    /** The first instant at which it cannot be answered any more. */
    val expiresAt: Instant get() = signing.request().expiresAt

    override fun read(): List<Line> = signing.screen(app.language).elements.map { it.line() }

    override fun choose(index: UInt) = Unit

    override suspend fun confirmed() {
        val identity = app.platform.signingIdentity() ?: return app.explain(Words.noCertificate)
        signing.confirm()
        val sent = signing.sign(identity, app.platform.signingHost, pairingDigits.takeIf { it.isNotEmpty() })
        app.replace(SentModel(app, sent.delivery, sent.receipt, sent.returnLink))
    }

    override suspend fun refused() {
        signing.refuse()
        signing.reportRefusal()
    }
}
