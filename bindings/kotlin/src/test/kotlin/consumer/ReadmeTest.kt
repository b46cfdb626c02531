package consumer

import diia.citizen.BilingualText
import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaSettings
import diia.citizen.NewDocument
import diia.citizen.jvm.HttpClientTransport
import diia.citizen.jvm.SoftwareKeyStore
import diia.citizen.jvm.SystemClock
import diia.citizen.openFileStorage
import diia.citizen.support.SymbolPixels
import diia.citizen.support.codes
import diia.citizen.support.pixels
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant

private const val HERE = "src/test/kotlin/consumer/ReadmeTest.kt"

/** The lines of both READMEs, compiled and run, and the READMEs compared with them. */
class ReadmeTest {
    @TempDir
    lateinit var temporary: Path

    private val drawn = mutableListOf<SymbolPixels>()
    private val shown = mutableListOf<BilingualText>()
    private lateinit var scannedText: String

    private fun draw(pixels: SymbolPixels) {
        drawn += pixels
    }

    private fun show(headline: BilingualText) {
        shown += headline
    }

    private suspend fun visit(
        keyStore: DiiaKeyStore,
        folder: String,
        issued: Issued,
        prepare: suspend (DiiaCitizen) -> Unit,
    ) {
        val (rootKeys, issuersJwt, statusJwt) = Triple(listOf(issued.rootKey), issued.issuerList, issued.statusList)
        // readme
        val phone = DiiaCitizen.open(
            keyStore, openFileStorage(folder), HttpClientTransport(), SystemClock, DiiaSettings(rootKeys))
        phone.takeIssuerList(issuersJwt)
        phone.takeStatusList(statusJwt)
        // /readme
        prepare(phone)
        // readme
        phone.codes("my-id-card", CodeProfile.IDENTITY)
            // /readme
            .take(1)
            // readme
            .collect { code ->
                draw(code.symbol.pixels())                                // a fresh code whenever it is time
                // /readme
                scannedText = code.text
                // readme
            }
        val verdict = phone.check(scannedText)                            // on the other phone
        show(verdict.headline)
        // /readme
        phone.close()
    }

    @Test
    fun `the lines do what they say`() = runBlocking {
        val keys = SoftwareKeyStore()
        keys.create("key", byteArrayOf())
        val issued = Issued(keys.publicKey("key"), statusIndex = 7, at = Instant.now())
        visit(keys, temporary.resolve("vault").toString(), issued) { phone ->
            phone.addDocument(NewDocument("my-id-card", "key", ByteArray(32) { 1 }, issued.credentials))
        }
        assertEquals(1, drawn.size)
        // Valid, with a word of care: no server has confirmed this clock.
        assertTrue(shown.single().en.contains("valid"), shown.single().en)
    }

    @Test
    fun `both READMEs have these lines`() {
        var inside = false
        val lines = mutableListOf<String>()
        for (line in Files.readAllLines(Path.of(HERE))) {
            when (line.trim()) {
                "// readme" -> inside = true
                "// /readme" -> inside = false
                else -> if (inside) lines += line.trim()
            }
        }
        assertTrue(lines.size >= 9)
        fun block(readme: String) = Files.readString(Path.of("../../$readme")).substringAfter("```kotlin\n").substringBefore("```")
            .lines().map { it.trim() }.filter { it.isNotEmpty() }
        assertEquals(lines, block("README.md"))
        // The Ukrainian one has the same code, and its own remarks.
        fun code(lines: List<String>) = lines.map { it.substringBefore("//").trim() }
        assertEquals(code(lines), code(block("README.uk.md")))
        assertTrue(block("README.uk.md").none { it.contains("on the other phone") })
    }
}
