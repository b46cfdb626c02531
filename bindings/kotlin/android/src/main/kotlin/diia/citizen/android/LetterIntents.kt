package diia.citizen.android

import android.content.ClipData
import android.content.Context
import android.content.Intent
import android.net.Uri
import diia.citizen.LetterParts
import java.io.File
import java.io.IOException
import java.util.UUID

private const val FOLDER = "diia-letters"

/**
 * Letters on their way to the phone's mail client. Their files rest in the app's cache, which no backup takes, under names
 * that nobody guesses; [forget] removes them.
 *
 * [uriOf] lends a file to another app. With AndroidX: `{ FileProvider.getUriForFile(context, "your.app.files", it) }`, and
 * in the paths of that provider `<cache-path name="letters" path="diia-letters/" />`.
 */
class LetterIntents(context: Context, private val uriOf: (File) -> Uri) {
    private val folder = File(context.cacheDir, FOLDER)

    /**
     * The letter as an intent for mail clients alone: to its one recipient, with its files, and without copies to anyone.
     * Start it with startActivity; where no mail client is installed that throws ActivityNotFoundException. Then tell the
     * library by DiiaConsent.handOver. Writes files: call it away from the main thread.
     */
    @Throws(IOException::class)
    fun intent(letter: LetterParts): Intent {
        val uris = files(letter).map(uriOf)
        val intent = Intent(if (uris.size == 1) Intent.ACTION_SEND else Intent.ACTION_SEND_MULTIPLE)
        intent.type = letter.attachments.map { it.mediaType }.distinct().singleOrNull() ?: "*/*"
        // Only who can write to an address is offered, not every app that takes a PDF.
        intent.selector = Intent(Intent.ACTION_SENDTO, Uri.parse("mailto:"))
        intent.putExtra(Intent.EXTRA_EMAIL, arrayOf(letter.to))
        intent.putExtra(Intent.EXTRA_SUBJECT, letter.subject)
        intent.putExtra(Intent.EXTRA_TEXT, letter.body)
        when (uris.size) {
            0 -> {}
            1 -> intent.putExtra(Intent.EXTRA_STREAM, uris.single())
            else -> intent.putParcelableArrayListExtra(Intent.EXTRA_STREAM, ArrayList(uris))
        }
        // The permission to read goes with the clip; the extras alone would not carry it to every client.
        if (uris.isNotEmpty()) {
            intent.clipData = ClipData(letter.subject, arrayOf(intent.type), ClipData.Item(uris.first())).apply {
                for (uri in uris.drop(1)) addItem(ClipData.Item(uri))
            }
            intent.addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        }
        return intent
    }

    /** Removes the files of all letters. Clients read them while the letter is written: forget them at the next start. */
    fun forget() {
        folder.deleteRecursively()
    }

    internal fun files(letter: LetterParts): List<File> {
        val own = File(folder, UUID.randomUUID().toString())
        if (letter.attachments.isNotEmpty() && !own.mkdirs()) throw IOException("no folder for the letter")
        return letter.attachments.map { File(own, File(it.name).name).apply { writeBytes(it.bytes) } }
    }
}
