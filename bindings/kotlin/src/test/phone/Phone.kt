package consumer

import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaSettings
import diia.citizen.DiiaStorage
import diia.citizen.NewDocument
import diia.citizen.ShownCode
import kotlinx.coroutines.runBlocking
import java.time.Instant
import java.util.HexFormat

/** 2026-11-22, half past eleven in Kyiv, and not a whole second. */
val MORNING: Instant = Instant.ofEpochMilli(1_795_339_800_123)

/** The entry of the test issuer's status list that is revoked. */
const val REVOKED = 4242

private val hex = HexFormat.of()

/** The outside world, played by a program of the tests: what it prints, by name. */
private fun outside(vararg arguments: String): Map<String, String> {
    val program = checkNotNull(System.getProperty("outside.program")) { "start these tests with tests/run kotlin" }
    val process = ProcessBuilder(program, *arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start()
    val lines = process.inputStream.bufferedReader().readLines()
    check(process.waitFor() == 0) { "the outside world failed" }
    return lines.associate { it.substringBefore('=') to it.substringAfter('=') }
}

/** The link on the card that hangs in an institution this morning. */
fun cardLink(): String = outside("card", MORNING.toEpochMilli().toString()).getValue("card_link")

/** The card by which an institution lets the phone with this key ask in its name. */
fun workerCard(publicKey: ByteArray): ByteArray =
    hex.parseHex(outside("worker", MORNING.toEpochMilli().toString(), hex.formatHex(publicKey)).getValue("worker_card"))

/** What the outside world makes for one document on one phone. */
class Issued(
    publicKey: ByteArray,
    statusIndex: Int,
    at: Instant = MORNING,
    kind: String = "internal-passport",
    withPortrait: Boolean = false,
) {
    private val values = outside(
        "issue", at.toEpochMilli().toString(), kind, "nadiia", "$statusIndex", hex.formatHex(publicKey),
        *(if (withPortrait) arrayOf("portrait") else emptyArray()),
    )

    val rootKey: ByteArray get() = bytes("root_key")
    val issuerList: String get() = values.getValue("issuer_list")
    val statusList: String get() = values.getValue("status_list")
    val fields: String get() = bytes("fields").decodeToString()
    val portrait: ByteArray? get() = values["portrait"]?.let(hex::parseHex)
    val credentials: List<ByteArray>
        get() = listOf(bytes("status_credential"), bytes("identity_credential")) +
            values.getValue("age_credentials").split(",").map(hex::parseHex)

    private fun bytes(name: String) = hex.parseHex(values.getValue(name))
}

/** A phone this morning with one document, and the lists to check those of others. */
class Phone(
    statusIndex: Int = 7,
    private val storage: DiiaStorage = MemoryStorage(),
    withPortrait: Boolean = false,
) : AutoCloseable {
    val keys = SoftwareKeys()
    val clock = SettableClock(MORNING)
    val issued = Issued(keys.create(ALIAS), statusIndex, withPortrait = withPortrait)
    val settings = DiiaSettings(rootKeys = listOf(issued.rootKey))
    val citizen = runBlocking { open(settings, storage) }
    val document = NewDocument(
        id = "passport",
        keyAlias = ALIAS,
        digitsSecret = ByteArray(32) { 1 },
        credentials = issued.credentials,
        fields = issued.fields,
        portrait = issued.portrait,
    )

    init {
        runBlocking {
            citizen.synchroniseClock(MORNING)
            citizen.takeIssuerList(issued.issuerList)
            citizen.takeStatusList(issued.statusList)
            citizen.addDocument(document)
        }
    }

    /** The same phone opened once more, with these settings. */
    suspend fun open(settings: DiiaSettings, storage: DiiaStorage = MemoryStorage()): DiiaCitizen =
        DiiaCitizen.open(keys, storage, AirplaneMode, clock, settings)

    suspend fun show(profile: CodeProfile = CodeProfile.STATUS, fresh: Boolean = false): ShownCode =
        citizen.show("passport", profile, fresh)

    override fun close() = citizen.close()

    companion object {
        const val ALIAS = "document-key"
    }
}
