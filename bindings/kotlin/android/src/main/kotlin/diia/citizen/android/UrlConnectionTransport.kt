package diia.citizen.android

import diia.citizen.DiiaTransport
import diia.citizen.DiiaTransportException
import diia.citizen.HttpHeader
import diia.citizen.HttpMethod
import diia.citizen.HttpRequest
import diia.citizen.HttpResponse
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withTimeout
import java.io.ByteArrayOutputStream
import java.io.InputStream
import java.net.ConnectException
import java.net.HttpURLConnection
import java.net.NoRouteToHostException
import java.net.SocketTimeoutException
import java.net.URL
import java.net.UnknownHostException
import java.security.cert.CertificateException
import javax.net.ssl.HttpsURLConnection
import javax.net.ssl.SSLPeerUnverifiedException
import javax.net.ssl.SSLSocketFactory
import kotlin.coroutines.resumeWithException

private const val PIECE = 16 * 1024
private const val AGENT = "User-Agent"

/**
 * HTTPS by what every Android has: no redirects, no cache, no repetition, one time limit for all of it. Cookies are kept
 * only if the app itself has set a java.net.CookieHandler.
 *
 * Which servers are trusted is said by the app's network security configuration, where certificates are pinned too; or by
 * the [trusting] factory, for this transport alone.
 */
class UrlConnectionTransport(private val trusting: SSLSocketFactory? = null) : DiiaTransport {
    private val blocking = Dispatchers.IO.asExecutor()

    override suspend fun send(request: HttpRequest): HttpResponse = try {
        withTimeout(request.timeoutMillis.toLong()) { exchange(request) }
    } catch (late: TimeoutCancellationException) {
        throw DiiaTransportException.TimedOut()
    } catch (cancelled: CancellationException) {
        throw cancelled
    } catch (failed: Exception) {
        throw transportOutcome(failed)
    }

    /** A connection blocks and hears nothing of coroutines: when its caller is gone, it is cut. */
    private suspend fun exchange(request: HttpRequest): HttpResponse = suspendCancellableCoroutine { continuation ->
        val connection = opened(request)
        continuation.invokeOnCancellation { blocking.execute { connection.disconnect() } }
        blocking.execute {
            runCatching {
                connection.connect()
                // Whoever was cancelled while it was being opened found nothing to cut.
                if (!continuation.isActive) return@execute connection.disconnect()
                answer(connection, request)
            }
                .onSuccess { response -> continuation.resume(response) { _, _, _ -> } }
                .onFailure(continuation::resumeWithException)
        }
    }

    private fun opened(request: HttpRequest): HttpURLConnection {
        val connection = URL(request.url).openConnection() as HttpURLConnection
        if (connection is HttpsURLConnection) trusting?.let { connection.sslSocketFactory = it }
        connection.instanceFollowRedirects = false
        connection.useCaches = false
        connection.connectTimeout = request.timeoutMillis.toInt()
        connection.readTimeout = request.timeoutMillis.toInt()
        connection.requestMethod = request.method.name
        // The platform's own tells every server the model of the phone.
        connection.setRequestProperty(AGENT, "diia-citizen")
        for (header in request.headers) connection.setRequestProperty(header.name, header.value)
        if (request.method == HttpMethod.POST) {
            connection.doOutput = true
            // Without it the platform keeps the body, and sends it again when the connection breaks.
            connection.setFixedLengthStreamingMode(request.body.size)
        }
        return connection
    }

    private fun answer(connection: HttpURLConnection, request: HttpRequest): HttpResponse = try {
        if (connection.doOutput) connection.outputStream.use { it.write(request.body) }
        val status = connection.responseCode
        val body = if (status >= 400) connection.errorStream else connection.inputStream
        val headers = connection.headerFields.filterKeys { it != null }
            .flatMap { (name, values) -> values.map { HttpHeader(name, it) } }
        HttpResponse(status.toUShort(), headers, body?.use { bounded(it, request.maxResponseBytes.toInt()) } ?: byteArrayOf())
    } finally {
        connection.disconnect()
    }

    /** One byte more than is wanted shows the library that an answer is too long. */
    private fun bounded(body: InputStream, longest: Int): ByteArray {
        val taken = ByteArrayOutputStream()
        val piece = ByteArray(PIECE)
        while (taken.size() <= longest) {
            val read = body.read(piece, 0, minOf(PIECE, longest + 1 - taken.size()))
            if (read < 0) break
            taken.write(piece, 0, read)
        }
        return taken.toByteArray()
    }
}

/** What the platform throws, in the terms of the port. */
internal fun transportOutcome(failed: Exception): DiiaTransportException = when {
    failed is DiiaTransportException -> failed
    failed is UnknownHostException || failed is ConnectException || failed is NoRouteToHostException ->
        DiiaTransportException.Offline()
    failed is SocketTimeoutException -> DiiaTransportException.TimedOut()
    // A handshake may also end because the connection broke: only a certificate is a reason to distrust.
    failed is SSLPeerUnverifiedException || generateSequence<Throwable>(failed) { it.cause }.any { it is CertificateException } ->
        DiiaTransportException.NotTrusted()
    else -> DiiaTransportException.Unexpected(failed.javaClass.simpleName)
}
