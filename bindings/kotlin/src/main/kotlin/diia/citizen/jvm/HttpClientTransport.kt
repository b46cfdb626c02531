package diia.citizen.jvm

import diia.citizen.DiiaTransport
import diia.citizen.DiiaTransportException
import diia.citizen.HttpHeader
import diia.citizen.HttpMethod
import diia.citizen.HttpResponse
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.future.await
import kotlinx.coroutines.withTimeout
import java.net.ConnectException
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpConnectTimeoutException
import java.net.http.HttpRequest
import java.net.http.HttpTimeoutException
import java.nio.channels.UnresolvedAddressException
import java.time.Duration
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLException

/**
 * HTTPS by the JVM's own client: no redirects, no cookies, no cache, one time limit for all of it.
 *
 * The certificates that are trusted are those of [sslContext]. An app that pins its server hands over a context that trusts
 * that server alone; without one, the platform's list decides.
 */
class HttpClientTransport(sslContext: SSLContext? = null) : DiiaTransport {
    private val client: HttpClient = HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .version(HttpClient.Version.HTTP_1_1)
        .apply { sslContext?.let(::sslContext) }
        .build()

    override suspend fun send(request: diia.citizen.HttpRequest): HttpResponse {
        return try {
            withTimeout(request.timeoutMillis.toLong()) { exchange(request) }
        } catch (late: TimeoutCancellationException) {
            throw DiiaTransportException.TimedOut()
        } catch (cancelled: CancellationException) {
            throw cancelled
        } catch (failed: Exception) {
            throw named(failed)
        }
    }

    private suspend fun exchange(request: diia.citizen.HttpRequest): HttpResponse {
        val longest = request.maxResponseBytes.toInt()
        val answer = client.sendAsync(outgoing(request)) { BoundedBody(longest) }.await()
        val headers = answer.headers().map().flatMap { (name, values) -> values.map { HttpHeader(name, it) } }
        return HttpResponse(answer.statusCode().toUShort(), headers, answer.body())
    }

    private fun outgoing(request: diia.citizen.HttpRequest): HttpRequest {
        val body = when (request.method) {
            HttpMethod.GET -> HttpRequest.BodyPublishers.noBody()
            HttpMethod.POST -> HttpRequest.BodyPublishers.ofByteArray(request.body)
        }
        val outgoing = HttpRequest.newBuilder(URI(request.url))
            .method(request.method.name, body)
            .timeout(Duration.ofMillis(request.timeoutMillis.toLong()))
        for (header in request.headers) outgoing.header(header.name, header.value)
        return outgoing.build()
    }

    private fun named(failed: Throwable): DiiaTransportException = when (failed) {
        is DiiaTransportException -> failed
        is HttpConnectTimeoutException, is ConnectException, is UnresolvedAddressException -> DiiaTransportException.Offline()
        is HttpTimeoutException -> DiiaTransportException.TimedOut()
        is SSLException -> DiiaTransportException.NotTrusted()
        else -> DiiaTransportException.Unexpected(failed.javaClass.simpleName)
    }
}
