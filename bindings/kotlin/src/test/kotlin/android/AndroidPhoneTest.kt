package android

import android.app.Activity
import android.app.Application
import android.app.KeyguardManager
import android.content.ComponentName
import android.content.Intent
import android.content.IntentFilter
import android.content.pm.PackageManager
import android.content.pm.PackageManager.MATCH_DEFAULT_ONLY
import android.net.Uri
import android.os.SystemClock
import android.provider.Settings
import diia.citizen.DiiaClockException
import diia.citizen.DiiaKeyStoreException
import diia.citizen.LetterFile
import diia.citizen.LetterParts
import diia.citizen.android.AndroidClock
import diia.citizen.android.AndroidKeyStore
import diia.citizen.android.KeySpecs
import diia.citizen.android.LetterIntents
import diia.citizen.android.bitmap
import diia.citizen.android.openAppStorage
import diia.citizen.android.scannedLink
import diia.citizen.barsCode128
import diia.citizen.conformance.checkStorage
import diia.citizen.qrMatrix
import diia.citizen.support.pixels
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.io.File

/** On Android 15 as Robolectric runs it: Android's own classes, with an app's context and without a phone below. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35])
class AndroidPhoneTest {
    private val app: Application = RuntimeEnvironment.getApplication()

    @Test
    fun `symbols become bitmaps, pixel by pixel`() {
        for ((bitmap, pixels) in listOf(
            qrMatrix("DIIA1").let { it.bitmap() to it.pixels() },
            barsCode128("5725556653368").let { it.bitmap() to it.pixels() },
        )) {
            assertEquals(pixels.width to pixels.height, bitmap.width to bitmap.height)
            val drawn = IntArray(pixels.argb.size)
            bitmap.getPixels(drawn, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height)
            assertArrayEquals(pixels.argb, drawn)
        }
    }

    @Test
    fun `the storage is in the folder that no backup takes, and passes every check`() = runBlocking {
        val storage = openAppStorage(app, "vault")
        checkStorage(storage).orThrow()
        assertTrue(File(app.noBackupFilesDir, "vault").isDirectory)
    }

    @Test
    fun `the clocks go on, and the boot id is the number of starts`() {
        val clock = AndroidClock(app)
        assertThrows(DiiaClockException.Unavailable::class.java) { clock.read() }
        Settings.Global.putInt(app.contentResolver, Settings.Global.BOOT_COUNT, 41)
        val before = clock.read()
        SystemClock.sleep(1_500)
        val after = clock.read()
        assertEquals("41" to "41", before.bootId to after.bootId)
        assertEquals(1_500, after.monotonicMillis - before.monotonicMillis)
    }

    @Test
    fun `what the phone can do is read from it`() {
        assertFalse(KeySpecs(app, null).hasStrongBox)
        shadowOf(app.packageManager).setSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE, true)
        assertTrue(KeySpecs(app, null).hasStrongBox)

        // Robolectric has no Android Keystore: what a phone would fail with depends on whether it is locked.
        val keys = AndroidKeyStore(app)
        assertThrows(DiiaKeyStoreException.Unexpected::class.java) { runBlocking { keys.publicKey("key") } }
        shadowOf(app.getSystemService(KeyguardManager::class.java)).setIsDeviceLocked(true)
        assertThrows(DiiaKeyStoreException.AuthenticationRequired::class.java) { runBlocking { keys.publicKey("key") } }
    }

    @Test
    fun `of all apps only those that write mail are offered a letter`() {
        install("mail", IntentFilter(Intent.ACTION_SENDTO).apply { addDataScheme("mailto") })
        install("notes", IntentFilter(Intent.ACTION_SEND).apply { addDataType("*/*") })
        install("cloud", IntentFilter(Intent.ACTION_SEND_MULTIPLE).apply { addDataType("*/*") })
        val letters = LetterIntents(app) { Uri.parse("content://letters/${it.name}") }
        for (files in 0..2) {
            val attachments = List(files) { LetterFile("copy-$it.pdf", "application/pdf", byteArrayOf(1)) }
            val intent = letters.intent(LetterParts("cnap@example.org", "Копія", "Добрий день.", attachments, 0u))
            // Android itself looks for the selector instead of the intent; Robolectric does not.
            val offered = app.packageManager.queryIntentActivities(checkNotNull(intent.selector), MATCH_DEFAULT_ONLY)
            assertEquals(listOf("mail"), offered.map { it.activityInfo.packageName })
            app.startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
            assertEquals(files, shadowOf(app).nextStartedActivity.clipData?.itemCount ?: 0)
        }
    }

    private fun install(name: String, filter: IntentFilter) {
        val packages = shadowOf(app.packageManager)
        val component = ComponentName(name, "$name.Main")
        packages.addActivityIfNotPresent(component)
        packages.addIntentFilterForActivity(component, filter.apply { addCategory(Intent.CATEGORY_DEFAULT) })
    }

    @Test
    fun `an activity that a link opened has the link`() {
        val link = Intent(Intent.ACTION_VIEW, Uri.parse("https://diia.app/documents"), app, Activity::class.java)
        val activity = Robolectric.buildActivity(Activity::class.java, link).create().get()
        assertEquals("https://diia.app/documents", activity.intent.scannedLink)
    }
}
