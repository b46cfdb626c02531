package diia.citizen.android

import android.content.Context
import diia.citizen.DiiaException
import diia.citizen.DiiaStorage
import diia.citizen.openFileStorage
import java.io.File

/**
 * The ready storage in a folder of the app that no backup takes. Android encrypts it with the rest of the app's files, and
 * gives it away only after the phone was unlocked once since its start.
 *
 * Opens files: call it away from the main thread, once for the app. Only one process of an app can have it open; a second
 * gets [DiiaException.StorageUnavailable].
 */
@Throws(DiiaException::class)
fun openAppStorage(context: Context, name: String = "diia-citizen"): DiiaStorage =
    openFileStorage(File(context.noBackupFilesDir, name).path)
