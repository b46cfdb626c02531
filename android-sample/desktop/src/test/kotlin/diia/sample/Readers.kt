package diia.sample

import org.json.JSONObject
import java.io.File

/** What zxing-cpp and zbar, which know nothing of us, see on a picture. */
fun read(picture: File): JSONObject {
    val reading = ProcessBuilder(System.getProperty("reader"), picture.path).redirectError(ProcessBuilder.Redirect.INHERIT).start()
    val line = reading.inputStream.bufferedReader().readText()
    check(reading.waitFor() == 0) { "the readers failed" }
    return JSONObject(line)
}

/** The one QR code on a picture. */
fun qrTextOf(picture: File): String = read(picture).getJSONArray("zxing").getJSONObject(0).getString("text")
