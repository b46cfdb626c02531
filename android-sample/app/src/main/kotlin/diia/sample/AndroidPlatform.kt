package diia.sample

import android.content.ActivityNotFoundException
import android.content.ClipboardManager
import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.core.content.FileProvider
import diia.citizen.DiiaLanguage
import diia.citizen.DiiaStorage
import diia.citizen.LetterParts
import diia.citizen.SigningIdentity
import diia.citizen.android.AndroidClock
import diia.citizen.android.AndroidKeyStore
import diia.citizen.android.LetterIntents
import diia.citizen.android.UrlConnectionTransport
import diia.citizen.android.openAppStorage
import diia.sample.model.Picture
import diia.sample.model.Platform
import diia.sample.model.Preferences
import diia.sample.model.SANDBOX_ROOT
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.File

/** The ready ports of the library, and what this phone's other apps do for us. */
class AndroidPlatform(private val activity: ComponentActivity) : Platform {
    private val letters = LetterIntents(activity, ::lend).apply { forget() }
    private val pictures = PicturePicker(activity)

    override val keyStore = AndroidKeyStore(activity)
    override val storage: DiiaStorage by lazy { storageOf(activity.applicationContext) }
    override val transport = UrlConnectionTransport()
    override val clock = AndroidClock(activity)
    override val signingHost = BiometricPresence(activity, clock)
    override val rootKeys = listOf(SANDBOX_ROOT)
    override val preferences: Preferences = KeptPreferences(activity)

    /** An app that signs gets its certificate from a qualified authority; this one shows everything up to there. */
    override suspend fun signingIdentity(): SigningIdentity? = null

    override suspend fun compose(letter: LetterParts): Boolean {
        val intent = withContext(Dispatchers.IO) { letters.intent(letter) }
        return try {
            activity.startActivity(intent)
            true
        } catch (none: ActivityNotFoundException) {
            false
        }
    }

    override suspend fun share(name: String, mediaType: String, bytes: ByteArray) {
        val file = withContext(Dispatchers.IO) {
            File(activity.cacheDir, "exports").apply { mkdirs() }.resolve(name).apply { writeBytes(bytes) }
        }
        val send = Intent(Intent.ACTION_SEND).setType(mediaType).putExtra(Intent.EXTRA_STREAM, lend(file))
        send.addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        activity.startActivity(Intent.createChooser(send, null))
    }

    override fun open(link: String) {
        try {
            activity.startActivity(Intent(Intent.ACTION_VIEW, Uri.parse(link)))
        } catch (noBrowser: ActivityNotFoundException) {
            return // the copies have been sent; there is only no way back to the site
        }
    }

    override suspend fun pickPicture(): Picture? = pictures.pick()

    override fun clipboard(): String? =
        activity.getSystemService(ClipboardManager::class.java)?.primaryClip?.getItemAt(0)?.coerceToText(activity)?.toString()

    private fun lend(file: File): Uri = FileProvider.getUriForFile(activity, "${activity.packageName}.files", file)

    private companion object {
        private var opened: DiiaStorage? = null

        /** One for the process: an activity that is made anew finds it open. */
        @Synchronized
        fun storageOf(context: Context): DiiaStorage = opened ?: openAppStorage(context).also { opened = it }
    }
}

private class KeptPreferences(context: Context) : Preferences {
    private val kept = context.getSharedPreferences("sample", Context.MODE_PRIVATE)

    override var language: DiiaLanguage
        get() = if (kept.getString("language", null) == "en") DiiaLanguage.ENGLISH else DiiaLanguage.UKRAINIAN
        set(value) = kept.edit().putString("language", if (value == DiiaLanguage.ENGLISH) "en" else "uk").apply()

    override var sandboxAddress: String
        get() = kept.getString("sandbox", null) ?: "http://127.0.0.1:8480"
        set(value) = kept.edit().putString("sandbox", value).apply()
}
