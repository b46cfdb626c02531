package diia.citizen.conformance

import diia.citizen.DiiaTransport
import diia.citizen.DiiaTransportException
import diia.citizen.HttpHeader
import diia.citizen.HttpMethod
import diia.citizen.HttpRequest
import java.net.ServerSocket
import kotlin.time.measureTime

/**
 * What every transport must do. It talks to a server of its own at 127.0.0.1 by plain HTTP: where the platform forbids that
 * (Android: usesCleartextTraffic), allow it for the app of the tests.
 */
suspend fun checkTransport(transport: DiiaTransport): Report = LoopbackServer().use { server ->
    val suite = Suite()
    val check = suite::check
    fun get(path: String, timeoutMillis: Int = 10_000, longest: Int = 2_000_000) = HttpRequest(
        HttpMethod.GET, server.address + path, listOf(HttpHeader("Accept", "application/json")), byteArrayOf(),
        timeoutMillis.toUInt(), longest.toUInt(),
    )
    fun post(path: String, body: ByteArray) =
        get(path).copy(method = HttpMethod.POST, body = body, headers = listOf(HttpHeader("Idempotency-Key", "7f")))

    check("answer_comes_whole") {
        val answer = transport.send(get("/megabyte"))
        expect(answer.status.toInt() == 200) { "status ${answer.status}" }
        expect(answer.body.contentEquals(LoopbackServer.MEGABYTE)) { "${answer.body.size} other bytes" }
        expect(answer.headers.any { it.name.equals("x-answer", ignoreCase = true) && it.value == "whole" }) { "a header is lost" }
    }
    check("any_status_is_an_answer") {
        for (status in listOf(204, 400, 401, 404, 409, 429, 500, 503)) {
            val answer = transport.send(get("/status/$status"))
            expect(answer.status.toInt() == status) { "${answer.status} instead of $status" }
        }
    }
    check("request_goes_whole") {
        val body = ByteArray(200_000) { (it * 31).toByte() }
        transport.send(post("/post", body))
        val seen = server.seen("/post").last()
        expect(seen.method == "POST" && seen.body.contentEquals(body)) { "${seen.method} of ${seen.body.size} bytes" }
        expect(seen.headers["idempotency-key"] == "7f") { "a header is lost" }
    }
    check("redirect_is_not_followed") {
        val answer = transport.send(get("/redirect"))
        expect(answer.status.toInt() == 302) { "status ${answer.status}" }
        expect(server.seen("/redirected").isEmpty()) { "it was followed" }
    }
    check("nothing_is_repeated") {
        thrown<DiiaTransportException> { transport.send(post("/hang-up", byteArrayOf(1))) }
        expect(server.seen("/hang-up").size == 1) { "sent ${server.seen("/hang-up").size} times" }
    }
    check("nothing_is_cached") {
        repeat(2) { transport.send(get("/cacheable")) }
        expect(server.seen("/cacheable").size == 2) { "the second answer is the first" }
    }
    check("no_cookies_are_kept") {
        repeat(2) { transport.send(get("/cookie")) }
        expect(server.seen("/cookie").none { "cookie" in it.headers }) { "a cookie came back" }
    }
    check("slow_answer_is_timed_out") {
        // Silent, and trickling: a limit between two pieces is not a limit of the whole. The server goes on for far longer than
        // the limit, so that a busy machine is not taken for a transport that waits.
        for (path in listOf("/slow", "/trickle")) {
            val took = measureTime { thrown<DiiaTransportException.TimedOut> { transport.send(get(path, timeoutMillis = 500)) } }
            expect(took < LoopbackServer.SLOW) { "$path: only after $took" }
        }
    }
    check("no_server_is_offline") {
        val nobody = ServerSocket(0).use { "http://127.0.0.1:${it.localPort}/" }
        thrown<DiiaTransportException.Offline> { transport.send(get("/").copy(url = nobody)) }
    }
    check("long_answer_is_bounded") {
        val size = try {
            transport.send(get("/megabyte", longest = 1_000)).body.size
        } catch (refused: DiiaTransportException) {
            0
        }
        expect(size <= 100_000) { "$size bytes were taken, and 1000 are wanted" }
    }
    suite.report()
}
