package consumer.vectors

import consumer.MemoryStorage
import consumer.program
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaServer
import diia.citizen.DiiaSettings
import diia.citizen.DiiaTransport
import diia.citizen.HttpRequest
import diia.citizen.HttpResponse
import diia.citizen.OpenedBy
import diia.citizen.OpenedRequest
import diia.citizen.SignatureAlgorithm
import diia.citizen.SigningAction
import diia.citizen.SigningIdentity
import diia.citizen.jvm.SoftwareKeyStore
import kotlinx.coroutines.runBlocking
import org.json.JSONObject
import org.junit.jupiter.api.Test
import java.util.Base64
import java.util.HexFormat

/**
 * signing.json by openAny, with a server that gives the request of the vector, and by signingCertificate. Not of this
 * interface: what was answered before, since nobody else's answers can be put in; a request larger than any answer of a server.
 */
class SigningVectorsTest {
    private val file = Vector.file("signing.json")

    /** Signs the phone in, and gives this request. */
    private class Server(private val request: String) : DiiaTransport {
        override suspend fun send(request: HttpRequest): HttpResponse {
            val answer = when {
                request.url.endsWith("/challenge") -> mapOf("challenge" to Base64.getUrlEncoder().withoutPadding().encodeToString(ByteArray(32)))
                request.url.endsWith("/session") -> mapOf("token" to "t", "expiresAt" to Long.MAX_VALUE)
                else -> mapOf("request" to this.request)
            }
            return HttpResponse(200u, emptyList(), JSONObject(answer).toString().toByteArray())
        }
    }

    /** The phone of the vectors. */
    private inner class Keys : DiiaKeyStore by SoftwareKeyStore() {
        override suspend fun publicKey(alias: String): ByteArray = file["phone_key"].key

        override suspend fun sign(alias: String, message: ByteArray): ByteArray {
            val signed = program("outside", "sign", "phone that signs", HexFormat.of().formatHex(message))
            return HexFormat.of().parseHex(signed.keys.single())
        }
    }

    private suspend fun phone(now: Long, request: String): DiiaCitizen {
        val settings = DiiaSettings(listOf(file["root"].key), server = DiiaServer("https://registry.example", "phone"))
        return DiiaCitizen.open(Keys(), MemoryStorage(), Server(request), ToldClock(now), settings).also {
            it.synchroniseClock(instant(now))
            it.takeIssuerList(file["issuer_list"].text!!)
        }
    }

    private suspend fun open(vector: Vector): OpenedRequest {
        val id = vector["expected_id"].text
        val link = if (id == null) "https://diia.app/acquirers/branch/offer/offer-request/0f8fad5b-d9cb-469f-a165-70867728950e" else "https://diia.app/acquirers/document-request/$id"
        return phone(vector["now"].number!!, vector["request"].text!!).openAny(link, OpenedBy.LINK)
    }

    @Test
    fun `good requests`() = runBlocking {
        val comparison = Comparison()
        for (vector in file["good"].list) {
            val (name, expected) = vector["name"].text to vector["expected"]
            val request = (open(vector) as OpenedRequest.Signatures).signing.request()
            comparison.expect(name, expected["id"].text, request.id)
            comparison.expect(name, expected["host"].text, request.host)
            comparison.expect(name, instant(expected["expires_at"].number!!), request.expiresAt)
            comparison.expect(name, expected["return_link"].text, request.returnLink)
            comparison.expect(name, expected["algorithm"].text == "DSTU", request.algorithm == SignatureAlgorithm.DSTU)
            comparison.expect(name, expected["action"].text == "auth", request.action is SigningAction.SignIn)
            val files = (request.action as? SigningAction.Files)?.files.orEmpty()
            val hashes = (request.action as? SigningAction.SignIn)?.let { listOf(it.hash) } ?: files.map { it.hash }
            comparison.expect(name, expected["hashes"].list.map { it.text }, hashes.map { HexFormat.of().formatHex(it) })
            val names = expected["files"].list.map { Triple(it["exact"].text, it["shown"].text, it["warnings"].list.map { it.text }) }
            comparison.expect(name, names, files.map { Triple(it.exactName, it.shownName, it.remarks.map { it.code }) })
        }
        comparison.finish(atLeast = 8 * 26)
    }

    @Test
    fun `bad requests`() = runBlocking {
        val comparison = Comparison()
        for (vector in file["bad"].list) {
            if (vector["answered"].isThere || vector["reason"].text == "request_too_large") continue
            // Copies are no bad request here: openAny reads it as what it is, and misses the documents.
            val reason = if (vector["name"].text == "copies of documents") "request_documents" else vector["reason"].text
            comparison.expect(vector["name"].text, reason, code { open(vector) })
        }
        comparison.finish(atLeast = 105)
    }

    @Test
    fun certificates() = runBlocking {
        val comparison = Comparison()
        val part = file["certificates"]
        val roots = part["roots"].list.map { it.bytes!! }
        for (vector in part["good"].list + part["bad"].list) {
            val identity = SigningIdentity("signature", vector["chain"].list.map { it.bytes!! }, roots)
            val citizen = phone(vector["now"].number!!, "")
            comparison.expect(vector["name"].text, vector["reason"].text, code { citizen.signingCertificate(identity) })
            if (vector["reason"].isThere) continue
            val read = citizen.signingCertificate(identity)
            val expected = Triple(vector["subject"].text, instant(vector["ends_at"].number!!), "1267")
            comparison.expect(vector["name"].text, expected, Triple(read.subject, read.endsAt, read.serial))
        }
        comparison.finish(atLeast = 34)
    }
}
