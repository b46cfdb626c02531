package diia.sample

import android.graphics.ImageDecoder
import android.net.Uri
import android.os.Build
import android.provider.MediaStore
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts.GetContent
import diia.sample.model.Picture
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.IOException

/** Large enough for any code, small enough for the memory of an old phone. */
private const val LONGEST_SIDE = 2_000

/** A picture from the gallery or a folder, as small as a code can still be read. */
class PicturePicker(private val activity: ComponentActivity) {
    private var waiting: CompletableDeferred<Uri?>? = null
    private val launcher = activity.registerForActivityResult(GetContent()) { uri -> waiting?.complete(uri) }

    suspend fun pick(): Picture? {
        val picked = CompletableDeferred<Uri?>().also { waiting = it }
        launcher.launch("image/*")
        val uri = picked.await() ?: return null
        return withContext(Dispatchers.IO) { read(uri) }
    }

    private fun read(uri: Uri): Picture? = try {
        val bitmap = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) decode(uri) else decodeBeforePie(uri)
        val pixels = IntArray(bitmap.width * bitmap.height)
        bitmap.getPixels(pixels, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height)
        Picture(bitmap.width, bitmap.height, pixels)
    } catch (unreadable: IOException) {
        null
    }

    @androidx.annotation.RequiresApi(Build.VERSION_CODES.P)
    private fun decode(uri: Uri) = ImageDecoder.decodeBitmap(ImageDecoder.createSource(activity.contentResolver, uri)) { decoder, info, _ ->
        decoder.allocator = ImageDecoder.ALLOCATOR_SOFTWARE
        val longest = maxOf(info.size.width, info.size.height)
        if (longest > LONGEST_SIDE) decoder.setTargetSampleSize((longest + LONGEST_SIDE - 1) / LONGEST_SIDE)
    }

    @Suppress("DEPRECATION")
    private fun decodeBeforePie(uri: Uri) = MediaStore.Images.Media.getBitmap(activity.contentResolver, uri)
}
