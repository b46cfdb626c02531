package android

import diia.citizen.DiiaTransportException
import diia.citizen.HttpMethod
import diia.citizen.HttpRequest
import diia.citizen.android.UrlConnectionTransport
import diia.citizen.android.transportOutcome
import diia.citizen.conformance.checkTransport
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.io.IOException
import java.net.InetAddress
import java.net.ServerSocket
import java.net.SocketException
import java.net.UnknownHostException
import java.security.cert.CertificateException
import javax.net.ssl.SSLException
import javax.net.ssl.SSLHandshakeException
import kotlin.concurrent.thread

/** The transport for Android uses classes that the JVM has too: here it runs over the JVM's. */
class AndroidTransportTest {
    @Test
    fun `it passes every check`() = runBlocking {
        val report = checkTransport(UrlConnectionTransport())
        report.orThrow()
        assertEquals(10, report.results.size)
    }

    @Test
    fun `a cancelled request lets go of its connection`() = runBlocking {
        ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")).use { server ->
            val asked = CompletableDeferred<Unit>()
            val ended = CompletableDeferred<Unit>()
            thread(isDaemon = true) {
                server.accept().use { connection ->
                    asked.complete(Unit)
                    // Ends when the other side hangs up, and only then: no answer is given.
                    runCatching { connection.getInputStream().readBytes() }
                }
                ended.complete(Unit)
            }
            val url = "http://127.0.0.1:${server.localPort}/"
            val request = HttpRequest(HttpMethod.GET, url, emptyList(), byteArrayOf(), 60_000u, 1_000u)
            val sending = launch(Dispatchers.Default) { UrlConnectionTransport().send(request) }
            withTimeout(60_000) {
                asked.await()
                sending.cancelAndJoin()
                ended.await()
            }
        }
    }

    @Test
    fun `no server learns the model of the phone`() = runBlocking {
        ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")).use { server ->
            val head = CompletableDeferred<List<String>>()
            thread(isDaemon = true) {
                server.accept().use { connection ->
                    val reader = connection.getInputStream().bufferedReader()
                    head.complete(generateSequence { reader.readLine()?.takeIf { it.isNotEmpty() } }.toList())
                    connection.getOutputStream().write("HTTP/1.1 204 None\r\nConnection: close\r\n\r\n".toByteArray())
                }
            }
            val url = "http://127.0.0.1:${server.localPort}/"
            UrlConnectionTransport().send(HttpRequest(HttpMethod.GET, url, emptyList(), byteArrayOf(), 10_000u, 1_000u))
            assertEquals(listOf("User-Agent: diia-citizen"), head.await().filter { it.startsWith("User-Agent") })
        }
    }

    @Test
    fun `what the platform throws has its name`() {
        fun named(failed: Exception) = transportOutcome(failed)
        assertTrue(named(UnknownHostException()) is DiiaTransportException.Offline)
        val pinned = SSLHandshakeException("").apply { initCause(CertificateException("")) }
        assertTrue(named(pinned) is DiiaTransportException.NotTrusted)
        // A connection that breaks in the handshake is no reason to warn of a false server.
        assertTrue(named(SSLException("", SocketException("reset"))) is DiiaTransportException.Unexpected)
        val unknown = named(IOException("https://example.org/?token=1")) as DiiaTransportException.Unexpected
        assertEquals("IOException", unknown.reason)
    }
}
