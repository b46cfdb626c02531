package diia.sample

import consumer.Cabinet
import consumer.MemoryStorage
import diia.citizen.DiiaSigningHost
import diia.citizen.PresenceMethod
import diia.citizen.PresenceProof
import diia.citizen.jvm.HttpClientTransport
import diia.sample.model.SANDBOX_ROOT
import diia.sample.model.SampleApp
import diia.sample.model.getTestDocuments
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking

/** The app with internet: the sandbox's server at the other end, and a person who proves that it is them. */
class SandboxPhone(dispatcher: CoroutineDispatcher = Dispatchers.Unconfined) : AutoCloseable {
    val world = Cabinet()
    val clock = StoppableClock(world.clock)
    private val scope = CoroutineScope(SupervisorJob() + dispatcher)
    private val present = object : DiiaSigningHost {
        override suspend fun provePresence(requestId: String) = PresenceProof(PresenceMethod.BIOMETRICS, requestId, clock.read())

        override suspend fun timeStamp(hash: ByteArray): ByteArray? = null

        override suspend fun signDstu(hashes: List<ByteArray>): List<ByteArray>? = null
    }
    val platform = TestPlatform(
        world.keys, MemoryStorage(), HttpClientTransport(), clock, listOf(SANDBOX_ROOT), present, world.identity,
        world.ready.getString("url"),
    )
    val app = SampleApp(platform, scope)

    init {
        runBlocking { app.start() }
    }

    fun code(citizen: String): String = world.ready.getJSONObject("activation_codes").getString(citizen)

    /** What the first start does, without its screen. */
    fun getDocuments(citizen: String) {
        runBlocking { getTestDocuments(platform, app.citizen, code(citizen)) { _, _ -> } }
        app.home()
    }

    override fun close() {
        scope.cancel()
        app.close()
        world.close()
    }
}
