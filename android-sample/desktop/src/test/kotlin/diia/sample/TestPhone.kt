package diia.sample

import consumer.AirplaneMode
import consumer.Issued
import consumer.MORNING
import consumer.MemoryStorage
import consumer.Phone
import consumer.SettableClock
import diia.citizen.DiiaClock
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaLanguage
import diia.citizen.DiiaSigningHost
import diia.citizen.DiiaStorage
import diia.citizen.DiiaTransport
import diia.citizen.LetterParts
import diia.citizen.NewDocument
import diia.citizen.SigningIdentity
import diia.sample.model.Picture
import diia.sample.model.Platform
import diia.sample.model.Preferences
import diia.sample.model.SampleApp
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking

/** What a person and other apps do on the phone of a test. */
class TestPlatform(
    override val keyStore: DiiaKeyStore,
    override val storage: DiiaStorage,
    override val transport: DiiaTransport,
    override val clock: DiiaClock,
    override val rootKeys: List<ByteArray>,
    override val signingHost: DiiaSigningHost = NobodySigns,
    private val identity: SigningIdentity? = null,
    address: String = "",
) : Platform {
    var clip: String? = null
    var picture: Picture? = null
    var hasMailClient = true
    val letters = mutableListOf<LetterParts>()
    val shared = mutableListOf<Pair<String, ByteArray>>()
    val opened = mutableListOf<String>()

    override val preferences = object : Preferences {
        override var language = DiiaLanguage.UKRAINIAN
        override var sandboxAddress = address
    }

    override suspend fun signingIdentity(): SigningIdentity? = identity

    override suspend fun compose(letter: LetterParts): Boolean = hasMailClient.also { if (it) letters += letter }

    override suspend fun share(name: String, mediaType: String, bytes: ByteArray) {
        shared += name to bytes
    }

    override fun open(link: String) {
        opened += link
    }

    override suspend fun pickPicture(): Picture? = picture

    override fun clipboard(): String? = clip
}

/** A phone this morning, without internet, with three documents and the lists to check those of others. */
class TestPhone(
    documents: List<String> = KINDS,
    withPortrait: Boolean = false,
    dispatcher: CoroutineDispatcher = Dispatchers.Unconfined,
) : AutoCloseable {
    private val store = MemoryStorage()
    private val phone = Phone(storage = store)
    private val scope = CoroutineScope(SupervisorJob() + dispatcher)
    val clock: SettableClock = phone.clock
    val platform =
        TestPlatform(phone.keys, store, AirplaneMode, clock, listOf(phone.issued.rootKey), address = "https://registry.example")
    val app = SampleApp(platform, scope)

    init {
        runBlocking {
            phone.citizen.removeDocument(phone.document.id)
            for ((number, kind) in documents.withIndex()) {
                val alias = "key of $kind"
                val issued = Issued(phone.keys.create(alias), 7 + number, MORNING, kind, withPortrait)
                val document = NewDocument(kind, alias, ByteArray(32) { 1 }, issued.credentials, issued.fields, issued.portrait)
                phone.citizen.addDocument(document)
            }
            phone.citizen.close()
            app.start()
        }
        check(app.problem == null) { "${app.problem}" }
    }

    override fun close() {
        scope.cancel()
        app.close()
    }

    companion object {
        val KINDS = listOf("internal-passport", "driver-license", "taxpayer-card")
    }
}
