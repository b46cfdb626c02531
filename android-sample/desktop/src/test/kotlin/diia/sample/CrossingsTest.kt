package diia.sample

import androidx.compose.ui.test.ExperimentalTestApi
import consumer.Phone
import consumer.cardLink
import diia.citizen.AskWish
import diia.citizen.CodeProfile
import diia.citizen.DigitsState
import diia.citizen.DiiaLanguage
import diia.citizen.OpenedBy
import diia.sample.model.AnswerModel
import diia.sample.model.AnsweringModel
import diia.sample.model.AskModel
import diia.sample.model.CodeModel
import diia.sample.model.ConsentModel
import diia.sample.model.DocumentsModel
import diia.sample.model.HistoryModel
import diia.sample.model.LetterModel
import diia.sample.model.SampleApp
import diia.sample.model.ScannerModel
import diia.sample.model.SigningModel
import diia.sample.model.SymbolForm
import diia.sample.model.VerdictModel
import diia.sample.model.WishModel
import diia.sample.model.openScanned
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.FieldSource
import java.time.Duration

/**
 * The calls of the library that each screen costs: to open it and draw it, and while it stands for a minute. Pinned in
 * tests/crossings/screens.json. No second passes here but those that the test lets pass.
 */
@OptIn(ExperimentalTestApi::class, ExperimentalCoroutinesApi::class)
class CrossingsTest {
    /** [prepare] walks to where one press opens the screen; what it returns is that press. */
    class Opening(val name: String, val documents: List<String> = TestPhone.KINDS, val prepare: TestPhone.() -> () -> Any?) {
        override fun toString(): String = name
    }

    /** [prepare] opens a screen that counts seconds. */
    class Minute(val name: String, val prepare: TestPhone.() -> Unit) {
        override fun toString(): String = name
    }

    private val scheduler = TestCoroutineScheduler()
    private val dispatcher = UnconfinedTestDispatcher(scheduler)

    @ParameterizedTest
    @FieldSource("OPENINGS")
    fun `a screen costs what is pinned`(opening: Opening) = TestPhone(opening.documents, dispatcher = dispatcher).use { phone ->
        val press = phone.run(opening.prepare)
        val counted = Crossings.during {
            press()
            draw(phone.app, LOOK) {}
        }
        assertEquals(null, phone.app.problem)
        println("crossings: opening ${opening.name}: ${counted.calls}, and ${counted.bookkeeping} of bookkeeping")
        assertEquals(Pinned.opening(opening.name), counted.calls, opening.name)
    }

    @ParameterizedTest
    @FieldSource("MINUTES")
    fun `a screen that stands calls at most once a second`(minute: Minute) = TestPhone(dispatcher = dispatcher).use { phone ->
        phone.run(minute.prepare)
        assertMinute(minute.name, phone.app, phone.clock::pass)
    }

    @Test
    fun `a code with internet costs what is pinned, and calls at most once a second too`() = SandboxPhone(dispatcher).use { phone ->
        phone.getDocuments("nadiia")
        phone.clock.stop(Duration.ZERO)
        val documents = phone.app.top as DocumentsModel
        val counted = Crossings.during {
            documents.show(documents.overview.documents.first())
            until { (phone.app.top as? CodeModel)?.takeIf { it.state?.code?.digits is DigitsState.Registered } }
            draw(phone.app, LOOK) {}
        }
        println("crossings: opening code-online: ${counted.calls}, and ${counted.bookkeeping} of bookkeeping")
        assertEquals(Pinned.opening("code-online"), counted.calls)
        assertMinute("code-online", phone.app, phone.clock::pass)
    }

    @Test
    fun `a request for signatures costs what is pinned`() = SandboxPhone(dispatcher).use { phone ->
        phone.getDocuments("nadiia")
        val link = phone.world.ask("hashedFilesSigning", "crossings-1", mapOf("договір.pdf" to ByteArray(7)))
        val counted = Crossings.during {
            runBlocking { openScanned(phone.app, link, OpenedBy.SCAN) }
            check(phone.app.top is SigningModel)
            draw(phone.app, LOOK) {}
        }
        println("crossings: opening signing: ${counted.calls}, and ${counted.bookkeeping} of bookkeeping")
        assertEquals(Pinned.opening("signing"), counted.calls)
    }

    @Test
    fun `every pinned screen is opened here`() {
        assertEquals(Pinned.openings, OPENINGS.map { it.name }.toSet() + "code-online" + "signing")
        assertEquals(Pinned.minutes, MINUTES.map { it.name }.toSet() + "code-online")
    }

    private fun assertMinute(name: String, app: SampleApp, pass: (Long) -> Unit) = draw(app, LOOK) {
        val counted = Crossings.during {
            repeat(SECONDS) {
                pass(SECOND_MILLIS)
                scheduler.advanceTimeBy(SECOND_MILLIS)
                scheduler.runCurrent()
                waitForIdle()
            }
        }
        assertEquals(null, app.problem)
        println("crossings: a minute of $name: ${counted.calls}, and ${counted.bookkeeping} of bookkeeping")
        assertEquals(Pinned.minute(name), counted.calls, name)
        assertTrue(counted.total <= SECONDS, "$name: ${counted.total} calls in $SECONDS seconds")
    }

    companion object {
        private const val SECONDS = 60
        private const val SECOND_MILLIS = 1_000L
        private val LOOK = Look(DiiaLanguage.UKRAINIAN, dark = false, textPercent = 100)

        private fun TestPhone.documents() = app.top as DocumentsModel

        private inline fun <reified T : Any> TestPhone.top(): T = until { app.top as? T }

        private fun TestPhone.code(): CodeModel {
            documents().run { show(overview.documents.first()) }
            return until { (app.top as? CodeModel)?.takeIf { it.state != null } }
        }

        private inline fun <reified T : Any> TestPhone.scans(text: String): () -> T {
            documents().scan()
            return { (app.top as ScannerModel).found(text); top<T>() }
        }

        private fun TestPhone.asks(): AskModel {
            documents().ask()
            (app.top as WishModel).ask(AskWish.Age(18u))
            return top()
        }

        private fun askOfAnother(): String = TestPhone().use { asker -> asker.asks().shown.text }

        private fun codeOfAnother(): String = Phone().use { other -> runBlocking { other.show(CodeProfile.IDENTITY) }.text }

        private fun TestPhone.answering(): AnsweringModel = scans<AnsweringModel>(askOfAnother())()

        private fun TestPhone.answered(): AnswerModel {
            answering().confirm()
            return top()
        }

        @JvmField
        val OPENINGS: List<Opening> = listOf(
            Opening("start", emptyList()) { { app.home() } },
            Opening("documents") { { app.home() } },
            Opening("code") { { code() } },
            Opening("code-bars") { code().let { model -> { model.form = SymbolForm.BARS } } },
            Opening("scanner") { { documents().scan() } },
            Opening("verdict") { scans<VerdictModel>(codeOfAnother()) },
            Opening("consent") { scans<ConsentModel>(cardLink()) },
            Opening("letter") { scans<ConsentModel>(cardLink())().let { model -> { model.confirm(); top<LetterModel>() } } },
            Opening("history") {
                scans<ConsentModel>(cardLink())().refuse()
                top<DocumentsModel>().let { model -> { model.history(); until { (app.top as HistoryModel).receipts.firstOrNull() } } }
            },
            Opening("settings") { { documents().settings() } },
            Opening("wish") { { documents().ask() } },
            Opening("ask") { { asks() } },
            Opening("answering") { scans<AnsweringModel>(askOfAnother()) },
            Opening("answer") { answering().let { model -> { model.confirm(); top<AnswerModel>() } } },
            Opening("answered") {
                val ask = asks()
                val answer = TestPhone().use { holder ->
                    holder.documents().scan()
                    (holder.app.top as ScannerModel).found(ask.shown.text)
                    until { holder.app.top as? AnsweringModel }.confirm()
                    until { holder.app.top as? AnswerModel }.answer.text
                };
                { ask.found(answer); top<VerdictModel>() }
            },
        )

        @JvmField
        val MINUTES: List<Minute> = listOf(
            Minute("code") { code() },
            Minute("consent") { scans<ConsentModel>(cardLink())() },
            Minute("ask") { asks() },
            Minute("answering") { answering() },
            Minute("answer") { answered() },
        )
    }
}
