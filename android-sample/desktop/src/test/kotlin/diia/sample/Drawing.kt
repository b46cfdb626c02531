@file:OptIn(ExperimentalTestApi::class)

package diia.sample

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.asSkiaBitmap
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SkikoComposeUiTest
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.runSkikoComposeUiTest
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import androidx.compose.ui.unit.Density
import diia.citizen.DiiaLanguage
import diia.sample.design.SampleTheme
import diia.sample.model.SampleApp
import diia.sample.screens.AppScreen
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image
import org.jetbrains.skia.Rect
import org.jetbrains.skia.Surface
import java.io.File

/** How a screen is looked at. */
data class Look(val language: DiiaLanguage, val dark: Boolean, val textPercent: Int) {
    override fun toString(): String =
        listOf(if (language == DiiaLanguage.UKRAINIAN) "uk" else "en", if (dark) "dark" else "light", "$textPercent").joinToString("-")

    companion object {
        val ALL = DiiaLanguage.entries.flatMap { language ->
            listOf(false, true).flatMap { dark -> listOf(100, 200).map { Look(language, dark, it) } }
        }
    }
}

/** The width of a small phone, in dp. */
private const val WIDTH = 360

/** What a phone shows without scrolling, in dp; longer screens are drawn to their end. */
private const val SCREEN_HEIGHT = 780
private const val LONGEST = 4_000

/** Android's own letters, from the package of the same name, so that pictures are the same wherever they are drawn. */
private val ROBOTO: FontFamily by lazy {
    val folder = File(checkNotNull(System.getProperty("roboto")) { "start these tests with tests/run android-sample" })
    FontFamily(
        Font(folder.resolve("Roboto-Regular.ttf"), FontWeight.Normal),
        Font(folder.resolve("Roboto-Medium.ttf"), FontWeight.Medium),
    )
}

/** A screen as it was drawn: its picture, and what a screen reader is told. */
class Drawn(val picture: Bitmap, val read: List<SemanticsNode>, val pieces: List<SemanticsNode>)

/** Draws what the app shows, and lets [use] look at it and press. */
fun <T> draw(app: SampleApp, look: Look, density: Float = 1f, use: SkikoComposeUiTest.(Drawn) -> T): T {
    val everything = SemanticsMatcher("everything") { true }
    var result: Result<T>? = null
    app.speak(look.language)
    runSkikoComposeUiTest(Size(WIDTH * density, LONGEST * density), Density(density, look.textPercent / 100f)) {
        setContent { SampleTheme(look.dark, ROBOTO) { AppScreen(app) { Viewfinder() } } }
        waitForIdle()
        val read = onAllNodes(everything, useUnmergedTree = false).fetchSemanticsNodes()
        val pieces = onAllNodes(everything, useUnmergedTree = true).fetchSemanticsNodes()
        val end = pieces.filter(::isSeen).maxOf { it.boundsInRoot.bottom } + 24 * density
        val picture = cropped(onRoot().captureToImage().asSkiaBitmap(), maxOf(end, SCREEN_HEIGHT * density).toInt())
        result = runCatching { use(Drawn(picture, read, pieces)) }
    }
    return checkNotNull(result).getOrThrow()
}

@Composable
private fun Viewfinder() = Box(Modifier.fillMaxSize().background(Color.DarkGray))

private fun isSeen(node: SemanticsNode): Boolean = SEEN.any { it in node.config }

private val SEEN = listOf(SemanticsProperties.Text, SemanticsProperties.ContentDescription, SemanticsActions.OnClick)

private fun cropped(picture: Bitmap, height: Int): Bitmap {
    val surface = Surface.makeRasterN32Premul(picture.width, height)
    val part = Rect.makeWH(picture.width.toFloat(), height.toFloat())
    surface.canvas.drawImageRect(Image.makeFromBitmap(picture), part, part)
    return Bitmap.makeFromImage(surface.makeImageSnapshot())
}

fun Bitmap.writeTo(file: File) {
    file.parentFile.mkdirs()
    file.writeBytes(checkNotNull(Image.makeFromBitmap(this).encodeToData()).bytes)
}

fun pictureOf(file: File): Bitmap = Bitmap.makeFromImage(Image.makeFromEncoded(file.readBytes()))
