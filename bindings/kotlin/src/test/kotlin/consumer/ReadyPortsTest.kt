package consumer

import diia.citizen.DiiaStorage
import diia.citizen.HttpRequest
import diia.citizen.HttpResponse
import diia.citizen.DiiaTransport
import diia.citizen.StorageChange
import diia.citizen.conformance.Report
import diia.citizen.conformance.checkClock
import diia.citizen.conformance.checkKeyStore
import diia.citizen.conformance.checkStorage
import diia.citizen.conformance.checkTransport
import diia.citizen.jvm.HttpClientTransport
import diia.citizen.jvm.SoftwareKeyStore
import diia.citizen.jvm.SystemClock
import diia.citizen.openFileStorage
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path

/** The suite that comes with the package, over the ports that come with it; and what it says of ports with a defect. */
class ReadyPortsTest {
    @TempDir
    lateinit var folder: Path

    private fun whole(checks: Int, report: Report) {
        report.orThrow()
        assertEquals(checks, report.results.size)
    }

    private fun failed(report: Report) = report.failures.map { it.name }

    @Test
    fun `the storage of files passes every check`() = runBlocking {
        val path = folder.resolve("vault").toString()
        whole(11, checkStorage(openFileStorage(path)) { open ->
            (open as AutoCloseable).close()
            openFileStorage(path)
        })
    }

    @Test
    fun `keys in software pass every check, in memory and in a file`() = runBlocking {
        whole(16, checkKeyStore(SoftwareKeyStore()))
        val file = folder.resolve("keys")
        whole(16, checkKeyStore(SoftwareKeyStore(file)))
        val keys = SoftwareKeyStore(file)
        keys.create("kept", byteArrayOf())
        keys.raiseCounter("count", 3uL)
        val secret = keys.wrapKey("wrapping", byteArrayOf(1, 2))
        val again = SoftwareKeyStore(file)
        assertTrue(keys.publicKey("kept").contentEquals(again.publicKey("kept")))
        assertTrue(again.unwrapKey("wrapping", secret).contentEquals(byteArrayOf(1, 2)))
        assertEquals(3uL, again.counter("count"))
        assertEquals("[OWNER_READ, OWNER_WRITE]", Files.getPosixFilePermissions(file).sorted().toString())
    }

    @Test
    fun `the transport and the clock of the JVM pass every check`() = runBlocking {
        whole(10, checkTransport(HttpClientTransport()))
        whole(4, checkClock(SystemClock))
    }

    @Test
    fun `a storage that forgets, mixes or reorders is found`() = runBlocking {
        val forgetful = object : DiiaStorage by MemoryStorage() {
            override suspend fun put(name: String, bytes: ByteArray) {}
        }
        assertTrue("record_comes_back" in failed(checkStorage(forgetful)))
        val memory = MemoryStorage()
        val backwards = object : DiiaStorage by memory {
            override suspend fun batch(changes: List<StorageChange>) = memory.batch(changes.reversed())
            override suspend fun list(prefix: String) = memory.list(prefix).reversed()
        }
        assertEquals(
            listOf("list_is_by_prefix_and_in_order", "batch_is_in_order"),
            failed(checkStorage(backwards)).filter { it in listOf("list_is_by_prefix_and_in_order", "batch_is_in_order") },
        )
        val lost = checkStorage(MemoryStorage()) { MemoryStorage() }
        assertEquals(listOf("records_survive_reopening"), failed(lost))
    }

    @Test
    fun `a key store with one key for all names, or with readable secrets, is found`() = runBlocking {
        val keys = SoftwareKeyStore()
        val careless = object : diia.citizen.DiiaKeyStore by keys {
            override suspend fun publicKey(alias: String) = keys.publicKey("conformance.one")
            override suspend fun wrapKey(alias: String, secret: ByteArray) = secret
            override suspend fun unwrapKey(alias: String, wrapped: ByteArray) = wrapped
            override suspend fun raiseCounter(name: String, value: ULong) {}
        }
        assertEquals(
            listOf(
                "keys_of_two_names_differ", "wrapping_hides_the_secret", "changed_wrapping_is_refused",
                "unwrapping_without_key_is_missing", "counter_only_rises",
            ),
            failed(checkKeyStore(careless)),
        )
    }

    @Test
    fun `a transport that repeats and follows is found`() = runBlocking {
        val client = HttpClientTransport()
        val eager = object : DiiaTransport {
            override suspend fun send(request: HttpRequest): HttpResponse {
                val answer = runCatching { client.send(request) }.getOrElse { client.send(request) }
                val location = answer.headers.firstOrNull { it.name.equals("location", ignoreCase = true) }
                return if (location == null) answer else client.send(request.copy(url = location.value))
            }
        }
        val found = failed(checkTransport(eager))
        assertTrue(found.containsAll(listOf("redirect_is_not_followed", "nothing_is_repeated")), "$found")
    }
}
