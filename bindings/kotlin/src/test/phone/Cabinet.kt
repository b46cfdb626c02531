package consumer

import diia.citizen.DiiaCitizen
import diia.citizen.DiiaServer
import diia.citizen.DiiaSettings
import diia.citizen.SigningIdentity
import diia.citizen.jvm.HttpClientTransport
import diia.citizen.jvm.SoftwareKeyStore
import diia.citizen.jvm.SystemClock
import kotlinx.coroutines.runBlocking
import org.json.JSONArray
import org.json.JSONObject
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.Base64
import java.util.HexFormat
import java.util.UUID

/** A program of the tests: what it prints, by name. */
fun program(name: String, vararg words: String): Map<String, String> {
    val folder = Path.of(checkNotNull(System.getProperty("outside.program")) { "start these tests with tests/run kotlin" }).parent
    val process = ProcessBuilder(folder.resolve(name).toString(), *words).redirectError(ProcessBuilder.Redirect.INHERIT).start()
    val lines = process.inputStream.bufferedReader().readLines()
    check(process.waitFor() == 0) { "$name failed" }
    return lines.associate { it.substringBefore('=') to it.substringAfter('=') }
}

fun sha256(bytes: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(bytes)

fun base64(bytes: ByteArray): String = Base64.getEncoder().encodeToString(bytes)

/**
 * An institution at the sandbox's server that asks for signatures and documents, the phone of a citizen with a certificate, and OpenSSL,
 * which has issued it and verifies.
 */
class Cabinet : AutoCloseable {
    private val sandbox: Process = run {
        val folder = Path.of(System.getProperty("outside.program")).parent
        ProcessBuilder("$folder/diia-sandbox", "serve").redirectError(ProcessBuilder.Redirect.INHERIT).start()
    }

    /** What the server said when it was ready: its url, its mailbox, the activation codes. */
    val ready = JSONObject(sandbox.inputStream.bufferedReader().readLine())
    private val http = HttpClient.newHttpClient()
    private val folder: Path = Files.createTempDirectory("diia-authority")
    private val token: String
    private val branch: String
    val keys = SoftwareKeyStore()
    val clock = SystemClock
    val citizen: DiiaCitizen
    val identity: SigningIdentity

    init {
        val root = Base64.getUrlDecoder().let { decoder ->
            val jwk = ready.getJSONObject("root_key")
            byteArrayOf(4) + decoder.decode(jwk.getString("x")) + decoder.decode(jwk.getString("y"))
        }
        val server = DiiaServer(ready.getString("url"), "phone")
        citizen = runBlocking {
            DiiaCitizen.open(keys, MemoryStorage(), HttpClientTransport(), clock, DiiaSettings(listOf(root), server = server))
                .also { it.activate(ready.getJSONObject("activation_codes").getString("nadiia")) }
                .also { it.refreshLists() }
        }
        val key = runBlocking {
            keys.create("signature", ByteArray(0))
            keys.publicKey("signature")
        }
        val issued = program("authority", "$folder", "certify", HexFormat.of().formatHex(key))
        fun der(name: String) = HexFormat.of().parseHex(issued.getValue(name))
        identity = SigningIdentity("signature", listOf(der("citizen"), der("issuing")), listOf(der("root")))
        val card = call("GET", "/sandbox/partners").getJSONArray("partners").map { it as JSONObject }.first { it["label"] == "cnap" }
        val session = "/api/v1/auth/acquirer/${card["acquirerToken"]}"
        token = call("GET", session, authorization = "Basic ${card["authAcquirerToken"]}").getString("token")
        branch = post("/api/v2/acquirers/branch", JSONObject(BRANCH)).getString("_id")
    }

    /** The link of a request for these files, or for a sign-in; the trace id names it. */
    fun ask(service: String, traceId: String, files: Map<String, ByteArray> = emptyMap(), algorithm: String = "ECDSA"): String {
        val scopes = JSONObject(mapOf("diiaId" to listOf(service)))
        val offer = post("/api/v1/acquirers/branch/$branch/offer", JSONObject(mapOf("name" to "Підпис", "scopes" to scopes)))
        val body = JSONObject(mapOf("offerId" to offer["_id"], "requestId" to traceId, "signAlgo" to algorithm))
        if (files.isNotEmpty()) {
            val hashed = files.map { (name, file) -> JSONObject(mapOf("fileName" to name, "fileHash" to base64(sha256(file)))) }
            body.put("data", JSONObject(mapOf("hashedFilesSigning" to mapOf("hashedFiles" to JSONArray(hashed)))))
        }
        return post("/api/v2/acquirers/branch/$branch/offer-request/dynamic", body).getString("deeplink")
    }

    /** The link of a request for a passport, on a screen that shows four digits to whoever scans it. */
    fun askForPassport(traceId: String): String {
        val scopes = JSONObject(mapOf("sharing" to listOf("internal-passport")))
        val offer = post("/api/v1/acquirers/branch/$branch/offer", JSONObject(mapOf("name" to "Копія", "scopes" to scopes)))
        val body = JSONObject(mapOf("offerId" to offer["_id"], "requestId" to traceId, "pairing" to true))
        return post("/api/v2/acquirers/branch/$branch/offer-request/dynamic", body).getString("deeplink")
    }

    /** The four digits on the institution's screen. */
    fun digitsOnTheScreen(traceId: String): String {
        val query = "/api/v1/acquirers/offer-request/status?requestId=$traceId"
        return call("GET", query, authorization = "Bearer $token").getString("pairingDigits")
    }

    /** The answers that have reached the institution, newest first. */
    fun received(): List<JSONObject> = call("GET", "/sandbox/partners/cnap/packages").getJSONArray("packages").map { packed ->
        val part = (packed as JSONObject).getJSONArray("parts").map { it as JSONObject }.single { it["name"] == "encodeData" }
        JSONObject(Base64.getDecoder().decode(part.getString("text")).decodeToString())
    }

    /** What `openssl cms -verify -cades` says of a detached signature over a file. */
    fun verifies(signature: ByteArray, file: ByteArray): Boolean {
        Files.write(folder.resolve("in.p7s"), signature)
        Files.write(folder.resolve("in.file"), file)
        val words = "openssl cms -verify -cades -binary -inform DER -in in.p7s -content in.file -out out.file -CAfile root.pem -purpose any"
        val process = ProcessBuilder(words.split(' ')).directory(folder.toFile()).redirectErrorStream(true).start()
        process.inputStream.readAllBytes()
        return process.waitFor() == 0
    }

    /** A time stamp over this hash. */
    fun stamp(hash: ByteArray): ByteArray =
        HexFormat.of().parseHex(program("authority", "$folder", "stamp", HexFormat.of().formatHex(hash)).getValue("token"))

    override fun close() {
        citizen.close()
        sandbox.destroyForcibly().waitFor()
        folder.toFile().deleteRecursively()
    }

    fun post(path: String, body: JSONObject) = call("POST", path, body, "Bearer $token")

    /** One call of the sandbox's HTTP interface, as an institution or without a name. */
    fun call(method: String, path: String, body: JSONObject? = null, authorization: String = "Bearer -"): JSONObject {
        val publisher = body?.let { HttpRequest.BodyPublishers.ofString("$it") } ?: HttpRequest.BodyPublishers.noBody()
        val request = HttpRequest.newBuilder(URI(ready.getString("url") + path)).method(method, publisher)
            .header("Authorization", authorization).header("Content-Type", "application/json")
            .header("Idempotency-Key", "${UUID.randomUUID()}").build()
        val response = http.send(request, BodyHandlers.ofString())
        check(response.statusCode() == 200) { "$path: ${response.body()}" }
        return JSONObject(response.body())
    }

    private companion object {
        const val BRANCH = """{"name": "Вікно 3", "email": "okno3@cnap.example", "region": "Київська обл.",
            "district": "Бориспільський р-н", "location": "м. Бориспіль", "street": "вул. Зразкова", "house": "1",
            "deliveryTypes": ["api"], "offerRequestType": "dynamic",
            "scopes": {"diiaId": ["auth", "hashedFilesSigning"], "sharing": ["internal-passport"]}}"""
    }
}
