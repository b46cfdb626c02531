package diia.citizen.conformance

import java.io.Closeable
import java.io.DataInputStream
import java.io.InputStream
import java.io.OutputStream
import java.net.InetAddress
import java.net.ServerSocket
import java.net.Socket
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.concurrent.thread
import kotlin.time.Duration.Companion.seconds

/** The other end of a transport under test: as much HTTP/1.1 as that needs, on sockets that every platform has. */
internal class LoopbackServer : Closeable {
    class Seen(val method: String, val path: String, val headers: Map<String, String>, val body: ByteArray)

    private val socket = ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))
    private val seen = CopyOnWriteArrayList<Seen>()
    val address = "http://127.0.0.1:${socket.localPort}"

    init {
        thread(isDaemon = true, name = "loopback server") {
            while (!socket.isClosed) {
                val connection = runCatching { socket.accept() }.getOrNull() ?: break
                thread(isDaemon = true) { connection.use { runCatching { serve(it) } } }
            }
        }
    }

    fun seen(path: String): List<Seen> = seen.filter { it.path == path }

    override fun close() = socket.close()

    private fun serve(connection: Socket) {
        val request = read(connection.getInputStream()) ?: return
        seen += request
        val output = connection.getOutputStream()
        when (val path = request.path) {
            "/megabyte" -> answer(output, 200, MEGABYTE, "X-Answer: whole")
            "/redirect" -> answer(output, 302, byteArrayOf(), "Location: $address/redirected")
            "/hang-up" -> {}
            "/cacheable" -> answer(output, 200, byteArrayOf(1), "Cache-Control: max-age=3600", "ETag: \"1\"")
            "/cookie" -> answer(output, 200, byteArrayOf(1), "Set-Cookie: kept=1; Path=/")
            "/slow" -> Thread.sleep(SLOW.inWholeMilliseconds)
            "/trickle" -> {
                output.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".toByteArray())
                repeat(1_000) {
                    output.write(1)
                    output.flush()
                    Thread.sleep(SLOW.inWholeMilliseconds / 1_000)
                }
            }
            else -> answer(output, path.removePrefix("/status/").toIntOrNull() ?: 200, byteArrayOf())
        }
    }

    private fun answer(output: OutputStream, status: Int, body: ByteArray, vararg headers: String) {
        val length = if (status == 204) "" else "Content-Length: ${body.size}\r\n"
        val head = headers.joinToString("") { "$it\r\n" }
        output.write("HTTP/1.1 $status Status\r\n$head${length}Connection: close\r\n\r\n".toByteArray())
        output.write(body)
        output.flush()
    }

    private fun read(input: InputStream): Seen? {
        val (method, path, _) = line(input)?.split(' ') ?: return null
        val headers = generateSequence { line(input)?.takeIf { it.isNotEmpty() } }
            .associate { it.substringBefore(':').lowercase() to it.substringAfter(':').trim() }
        val length = headers["content-length"]?.toIntOrNull() ?: 0
        return Seen(method, path, headers, ByteArray(length).also { DataInputStream(input).readFully(it) })
    }

    private fun line(input: InputStream): String? {
        val line = StringBuilder()
        while (true) {
            when (val byte = input.read()) {
                -1 -> return null
                '\n'.code -> return line.toString().trimEnd('\r')
                else -> line.append(byte.toChar())
            }
        }
    }

    companion object {
        /** How long the slow answers take. */
        val SLOW = 20.seconds
        val MEGABYTE = ByteArray(1_000_000) { (it * 17).toByte() }
    }
}
