package diia.sample

import consumer.MORNING
import consumer.Phone
import consumer.cardLink
import diia.citizen.AskWish
import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizen
import diia.sample.model.AnswerModel
import diia.sample.model.AnsweringModel
import diia.sample.model.AskModel
import diia.sample.model.AwaitedCodeModel
import diia.sample.model.CodeModel
import diia.sample.model.ConsentModel
import diia.sample.model.DocumentsModel
import diia.sample.model.HistoryModel
import diia.sample.model.LetterModel
import diia.sample.model.Picture
import diia.sample.model.ScannerModel
import diia.sample.model.SettingsModel
import diia.sample.model.SymbolForm
import diia.sample.model.VerdictModel
import diia.sample.model.WishModel
import kotlinx.coroutines.runBlocking

/** A screen of the story, reached as a person reaches it. */
class Scene(
    val name: String,
    private val documents: List<String> = TestPhone.KINDS,
    private val withPortrait: Boolean = false,
    private val walk: TestPhone.() -> Any?,
) {
    fun <T> on(use: (TestPhone) -> T): T = TestPhone(documents, withPortrait).use { phone ->
        phone.walk()
        use(phone)
    }

    override fun toString(): String = name
}

private fun TestPhone.documents() = app.top as DocumentsModel

private fun TestPhone.code(): CodeModel {
    documents().let { model -> model.show(model.overview.documents.first()) }
    return until { (app.top as? CodeModel)?.takeIf { it.state != null } }
}

private fun TestPhone.scan(text: String) {
    documents().scan()
    (app.top as ScannerModel).found(text)
    until { if (app.problem != null || app.top !is ScannerModel) Unit else null }
}

/** What another person's phone shows to this one. */
private fun shownBy(profile: CodeProfile, walk: suspend DiiaCitizen.() -> Unit = {}): String = Phone().use { other ->
    runBlocking {
        other.citizen.walk()
        other.show(profile).text
    }
}

private fun TestPhone.consent(): ConsentModel {
    scan(cardLink())
    return app.top as ConsentModel
}

private fun TestPhone.letter(): LetterModel {
    consent().confirm()
    return until { app.top as? LetterModel }
}

private fun TestPhone.ask(wish: AskWish = AskWish.Age(18u)): AskModel {
    documents().ask()
    (app.top as WishModel).ask(wish)
    return until { app.top as? AskModel }
}

private fun TestPhone.answering(): AnsweringModel {
    TestPhone().use { asker -> scan(asker.ask().shown.text) }
    return app.top as AnsweringModel
}

/** The other phone answers this one's ask. */
private fun TestPhone.answered(wish: AskWish) {
    val ask = ask(wish)
    TestPhone().use { holder ->
        holder.scan(ask.shown.text)
        (holder.app.top as AnsweringModel).confirm()
        ask.found(until { holder.app.top as? AnswerModel }.answer.text)
    }
    until { app.top as? VerdictModel }
}

/** Waits for what the app does by itself. */
fun <T : Any> until(look: () -> T?): T {
    repeat(12_000) {
        look()?.let { return it }
        Thread.sleep(5)
    }
    error("nothing came of it")
}

/** Every screen, and what nonsense leads to. */
val SCENES: List<Scene> = listOf(
    Scene("01-start", emptyList()) {},
    Scene("02-documents") {},
    Scene("03-code-qr") { code() },
    Scene("04-code-bars") { code().form = SymbolForm.BARS },
    Scene("05-code-over") {
        val model = code()
        clock.pass(180_000)
        until { if (model.state?.isOver == true) Unit else null }
    },
    Scene("06-scanner") { documents().scan() },
    Scene("07-verdict-person") { scan(shownBy(CodeProfile.IDENTITY)) },
    Scene("08-verdict-validity") { scan(shownBy(CodeProfile.STATUS)) },
    Scene("09-verdict-attention") {
        val text = shownBy(CodeProfile.IDENTITY)
        scan(text)
        app.back()
        scan(text)
    },
    Scene("10-verdict-expired") {
        val text = shownBy(CodeProfile.IDENTITY)
        clock.pass(180_000)
        scan(text)
    },
    Scene("11-consent") { consent() },
    Scene("12-letter") { letter() },
    Scene("13-letter-handed-over") {
        val letter = letter()
        letter.compose()
        until { if (letter.handedOver) Unit else null }
    },
    Scene("14-wish") { documents().ask() },
    Scene("15-ask") { ask() },
    Scene("16-ask-consent") { answering() },
    Scene("17-answer") {
        answering().confirm()
        until { app.top as? AnswerModel }
    },
    Scene("18-verdict-age") { answered(AskWish.Age(18u)) },
    Scene("19-history") {
        val letter = letter()
        letter.compose()
        until { if (letter.handedOver) Unit else null }
        app.home()
        documents().history()
        until { (app.top as? HistoryModel)?.receipts?.firstOrNull() }
    },
    Scene("20-history-empty") { documents().history() },
    Scene("21-settings") { documents().settings() },
    Scene("24-code-portrait", withPortrait = true) { code().form = SymbolForm.PORTRAIT },
    Scene("25-verdict-portrait") {
        Phone(withPortrait = true).use { other ->
            val shown = runBlocking { other.show(CodeProfile.IDENTITY) }
            scan(shown.text)
            (app.top as VerdictModel).scanPortrait()
            (app.top as AwaitedCodeModel).found(checkNotNull(shown.portrait.text))
        }
    },
    Scene("26-verdict-age-portrait") {
        val ask = ask()
        TestPhone(withPortrait = true).use { holder ->
            holder.scan(ask.shown.text)
            (holder.app.top as AnsweringModel).confirm()
            val answer = until { holder.app.top as? AnswerModel }.answer
            ask.found(answer.text)
            until { app.top as? VerdictModel }.portraitFound(checkNotNull(answer.portrait.text))
        }
    },
    Scene("27-answer-portrait", withPortrait = true) {
        answering().confirm()
        until { app.top as? AnswerModel }.showsPortrait = true
    },
    Scene("30-menu-of-a-restaurant") { scan("https://menu.example/table/7?lang=uk") },
    Scene("31-code-of-a-payment") { scan("https://qr.bank.gov.ua/QkNEDQowMDINCjENClVDVA0K") },
    Scene("32-two-megabytes") { scan("D".repeat(2_000_000)) },
    Scene("33-no-code-in-the-picture") {
        platform.picture = Picture(64, 64, IntArray(64 * 64) { -1 })
        documents().scan()
        (app.top as ScannerModel).pickPicture()
    },
    Scene("34-airplane-mode") {
        documents().settings()
        (app.top as SettingsModel).refreshLists()
        until { app.problem }
    },
    Scene("35-clock-a-day-off") {
        clock.set(MORNING.minusSeconds(86_400))
        documents().settings()
    },
    Scene("36-no-mail-client") {
        platform.hasMailClient = false
        letter().compose()
        until { app.problem }
    },
)
