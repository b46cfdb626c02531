package diia.sample.model

import diia.citizen.DiiaCitizen
import diia.citizen.LinkTarget
import diia.citizen.OpenedBy
import diia.citizen.OpenedRequest
import diia.citizen.Scanned

/** What the camera, the clipboard or a picture brings. The library decides what it is; nothing about it is trusted before. */
class ScannerModel(private val app: SampleApp) : Screen {
    fun found(text: String) = app.attempt { openScanned(app, text, OpenedBy.SCAN) }

    fun paste() {
        val text = app.platform.clipboard()?.trim()
        if (text.isNullOrEmpty()) app.explain(Words.emptyClipboard) else found(text)
    }

    fun pickPicture() = app.attempt {
        val picture = app.platform.pickPicture() ?: return@attempt
        val text = readCode(picture)
        if (text == null) app.explain(Words.noCodeInPicture) else openScanned(app, text, OpenedBy.SCAN)
    }
}

/** Opens the screen that this text is for. */
suspend fun openScanned(app: SampleApp, text: String, openedBy: OpenedBy) {
    val citizen: DiiaCitizen = app.citizen
    when (val scanned = citizen.scan(text)) {
        is Scanned.Code -> app.replaceScanner(VerdictModel(app, citizen.check(scanned.text)))
        is Scanned.Ask -> app.replaceScanner(AnsweringModel(app, citizen.readAsk(scanned.text)))
        is Scanned.Portrait -> app.explain(Words.portraitAlone)
        is Scanned.Request -> app.replaceScanner(ConsentModel(app, citizen.consent(scanned.text)))
        is Scanned.Link -> when (val target = scanned.link.target) {
            is LinkTarget.OfferRequest, is LinkTarget.DocumentRequest -> when (val opened = citizen.openAny(text, openedBy)) {
                is OpenedRequest.Documents -> app.replaceScanner(ConsentModel(app, opened.consent))
                is OpenedRequest.Signatures -> app.replaceScanner(SigningModel(app, opened.signing))
            }
            is LinkTarget.Code -> app.replaceScanner(VerdictModel(app, citizen.check(target.text)))
            else -> app.explain(Words.linkOfAnotherService)
        }
    }
}

private fun SampleApp.replaceScanner(screen: Screen) = if (top is ScannerModel) replace(screen) else open(screen)
