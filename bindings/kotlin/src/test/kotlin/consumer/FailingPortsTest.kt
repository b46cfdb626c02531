package consumer

import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaException
import diia.citizen.DiiaServer
import diia.citizen.DiiaStorage
import diia.citizen.DiiaStorageException
import diia.citizen.DiiaTransport
import diia.citizen.DiiaTransportException
import diia.citizen.HttpRequest
import diia.citizen.HttpResponse
import diia.citizen.ServerProblem
import diia.citizen.StorageChange
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What storage and transport throw, and whatever else goes wrong in a port, comes back as one error and leaves the phone whole. */
class FailingPortsTest {
    /** A storage in memory that does something else first when a test wants it. */
    private class OddStorage : DiiaStorage {
        private val right = MemoryStorage()

        @Volatile
        var before: suspend () -> Unit = {}

        override suspend fun get(name: String) = right.get(name)

        override suspend fun list(prefix: String) = right.list(prefix)

        override suspend fun put(name: String, bytes: ByteArray) {
            before()
            right.put(name, bytes)
        }

        override suspend fun remove(name: String) {
            before()
            right.remove(name)
        }

        override suspend fun batch(changes: List<StorageChange>) {
            before()
            right.batch(changes)
        }
    }

    private class Answers(private val answer: suspend (HttpRequest) -> HttpResponse) : DiiaTransport {
        override suspend fun send(request: HttpRequest) = answer(request)
    }

    private val storage = OddStorage()
    private val phone = Phone(storage = storage)

    @AfterEach
    fun close() = phone.close()

    private fun another(id: String) = phone.document.copy(id = id)

    private fun add(id: String) = runBlocking { withTimeout(60_000) { phone.citizen.addDocument(another(id)) } }

    private fun held() = phone.citizen.overview().documents.map { it.id }

    @Test
    fun `what a storage throws is named, and nothing was added`() {
        val cases = listOf<Pair<Throwable, (DiiaException) -> Boolean>>(
            DiiaStorageException.Full() to { it is DiiaException.StorageFull },
            DiiaStorageException.Unavailable() to { it is DiiaException.StorageUnavailable },
            DiiaStorageException.Unexpected("E28") to { it is DiiaException.StorageFailed && it.reason == "E28" },
            IllegalStateException("Дія Надія") to { it is DiiaException.StorageFailed && it.reason == "java.lang.IllegalStateException" },
            OutOfMemoryError("Дія Надія") to { it is DiiaException.StorageFailed && it.reason == "java.lang.OutOfMemoryError" },
            StackOverflowError() to { it is DiiaException.StorageFailed && it.reason == "java.lang.StackOverflowError" },
        )
        for ((thrown, fits) in cases) {
            storage.before = { throw thrown }
            val error = assertThrows(DiiaException::class.java) { add("second") }
            assertTrue(fits(error), "$thrown: $error")
            assertEquals(listOf("passport"), held())
        }
        storage.before = {}
        add("second")
        assertEquals(listOf("passport", "second"), held())
    }

    @Test
    fun `a storage that answers late is waited for, and other calls go on meanwhile`() = runBlocking {
        val release = CompletableDeferred<Unit>()
        storage.before = { release.await() }
        val adding = async(Dispatchers.Default) { phone.citizen.addDocument(another("late")) }
        delay(200)
        assertEquals(13, (phone.show(CodeProfile.STATUS).digits as diia.citizen.DigitsState.NeedsInternet).drawn.text.length)
        assertTrue(adding.isActive)
        release.complete(Unit)
        withTimeout(60_000) { adding.await() }
        assertEquals(listOf("passport", "late"), held())
    }

    @Test
    fun `a call that is cancelled in the middle of a port changes nothing, and the next one works`() = runBlocking {
        val reached = CompletableDeferred<Unit>()
        storage.before = {
            reached.complete(Unit)
            delay(60_000)
        }
        val adding = launch(Dispatchers.Default) { phone.citizen.addDocument(another("never")) }
        withTimeout(60_000) { reached.await() }
        adding.cancelAndJoin()
        assertEquals(listOf("passport"), held())
        storage.before = {}
        withTimeout(60_000) { phone.citizen.addDocument(another("next")) }
        assertEquals(listOf("passport", "next"), held())
    }

    @Test
    fun `many threads at once lose nothing`() = runBlocking {
        withTimeout(60_000) {
            (1..24).map { number -> async(Dispatchers.IO) { phone.citizen.addDocument(another("d$number")) } }.awaitAll()
        }
        assertEquals((listOf("passport") + (1..24).map { "d$it" }).toSet(), held().toSet())
    }

    private suspend fun online(answer: suspend (HttpRequest) -> HttpResponse): DiiaCitizen {
        val settings = phone.settings.copy(server = DiiaServer("https://registry.example", "phone"))
        return DiiaCitizen.open(phone.keys, MemoryStorage(), Answers(answer), phone.clock, settings)
    }

    private fun problem(answer: suspend (HttpRequest) -> HttpResponse): ServerProblem = runBlocking {
        val citizen = online(answer)
        try {
            withTimeout(60_000) { citizen.refreshLists() }
            throw AssertionError("lists out of nothing")
        } catch (error: DiiaException.Server) {
            error.problem
        }
    }

    @Test
    fun `what a transport throws or answers is named`() {
        assertEquals(ServerProblem.OFFLINE, problem { throw DiiaTransportException.Offline() })
        assertEquals(ServerProblem.TIMED_OUT, problem { throw DiiaTransportException.TimedOut() })
        assertEquals(ServerProblem.TRANSPORT_FAILED, problem { throw IllegalStateException("odd") })
        assertEquals(ServerProblem.TRANSPORT_FAILED, problem { throw OutOfMemoryError("odd") })
        assertEquals(ServerProblem.NOT_UNDERSTOOD, problem { HttpResponse(200u, emptyList(), byteArrayOf(0x7B, -1)) })
        assertEquals(ServerProblem.UNAVAILABLE, problem { HttpResponse(503u, emptyList(), ByteArray(0)) })
        assertEquals(ServerProblem.NOT_UNDERSTOOD, problem { HttpResponse(999u, emptyList(), ByteArray(0)) })
        val endless = ByteArray(9_000_000)
        assertEquals(ServerProblem.NOT_UNDERSTOOD, problem { HttpResponse(200u, emptyList(), endless) })
    }

    @Test
    fun `a call in the middle of a transport can be cancelled`() = runBlocking {
        val reached = CompletableDeferred<Unit>()
        val citizen = online {
            reached.complete(Unit)
            delay(60_000)
            throw AssertionError("not reached")
        }
        val asking = launch(Dispatchers.Default) { citizen.refreshLists() }
        withTimeout(60_000) { reached.await() }
        withTimeout(60_000) { asking.cancelAndJoin() }
        assertEquals(emptyList<String>(), citizen.overview().documents.map { it.id })
    }

    @Test
    fun `an error of a key store or a clock ends the call and not the library`() {
        phone.keys.beforeSigning = { throw StackOverflowError() }
        val failed = assertThrows(DiiaException.KeyStoreFailed::class.java) { runBlocking { withTimeout(60_000) { phone.show() } } }
        assertEquals("java.lang.StackOverflowError", failed.reason)
        phone.keys.beforeSigning = {}
        phone.clock.beforeReading = { throw OutOfMemoryError() }
        assertThrows(DiiaException.ClockUnavailable::class.java) { phone.citizen.now() }
        phone.clock.beforeReading = {}
        runBlocking { phone.show() }
    }
}
