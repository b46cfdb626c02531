package android

import android.content.Context
import android.content.ContextWrapper
import android.content.Intent
import android.net.Uri
import diia.citizen.LetterFile
import diia.citizen.LetterParts
import diia.citizen.android.LetterIntents
import diia.citizen.android.scannedLink
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File

/** Intents in and out, with Android's own classes, as far as they need no phone. */
class AndroidIntentsTest {
    @TempDir
    lateinit var cache: File

    private fun context(): Context = object : ContextWrapper(null) {
        override fun getCacheDir(): File = cache
    }

    private fun letter(files: Int) = LetterParts(
        "cnap@example.org", "Копія документа", "Добрий день.",
        List(files) { LetterFile("copy-$it.pdf", "application/pdf", byteArrayOf(it.toByte())) }, 0u,
    )

    @Test
    fun `a link is taken from an intent that shows something, and from no other`() {
        val link = Uri.parse("https://diia.app/documents")
        assertEquals("https://diia.app/documents", Intent(Intent.ACTION_VIEW, link).scannedLink)
        assertNull(Intent(Intent.ACTION_EDIT, link).scannedLink)
        assertNull(Intent(Intent.ACTION_VIEW).scannedLink)
        assertNull(Intent(Intent.ACTION_VIEW, Uri.parse("https://diia.app/" + "a".repeat(9_000))).scannedLink)
    }

    @Test
    fun `a letter goes to mail clients, to its one recipient, with all its files`() {
        val letters = LetterIntents(context()) { Uri.parse("content://letters/${it.name}") }
        for ((files, action) in listOf(0 to Intent.ACTION_SEND_MULTIPLE, 1 to Intent.ACTION_SEND, 2 to Intent.ACTION_SEND_MULTIPLE)) {
            val intent = letters.intent(letter(files))
            assertEquals(action, intent.action)
            assertEquals(Intent.ACTION_SENDTO to "mailto:", intent.selector?.action to intent.selector?.dataString)
            assertArrayEquals(arrayOf("cnap@example.org"), intent.getStringArrayExtra(Intent.EXTRA_EMAIL))
            assertFalse(intent.hasExtra(Intent.EXTRA_CC) || intent.hasExtra(Intent.EXTRA_BCC))
            assertEquals("Копія документа", intent.getStringExtra(Intent.EXTRA_SUBJECT))
            assertEquals("Добрий день.", intent.getStringExtra(Intent.EXTRA_TEXT))
            val lent = List(intent.clipData?.itemCount ?: 0) { intent.clipData!!.getItemAt(it).uri.toString() }
            assertEquals(List(files) { "content://letters/copy-$it.pdf" }, lent)
            assertEquals(files > 0, intent.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
            assertEquals(0, intent.flags and Intent.FLAG_GRANT_WRITE_URI_PERMISSION)
        }
    }

    @Test
    fun `the files of letters do not meet, do not leave their folder, and are forgotten`() {
        val written = mutableListOf<File>()
        val letters = LetterIntents(context()) { file -> Uri.fromFile(file).also { written += file } }
        repeat(2) { letters.intent(letter(1)) }
        letters.intent(letter(0).copy(attachments = listOf(LetterFile("../../out.pdf", "application/pdf", byteArrayOf(1)))))
        assertEquals(3, written.map { it.canonicalPath }.toSet().size)
        val folder = File(cache, "diia-letters").canonicalPath + File.separator
        assertTrue(written.all { it.canonicalPath.startsWith(folder) && it.isFile })
        letters.forget()
        assertTrue(written.none { it.exists() })
    }
}
