package diia.sample

import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import org.jetbrains.skia.Bitmap
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.FieldSource
import java.io.File
import kotlin.math.abs

/**
 * Every screen in both languages, by day and by night, with letters of ordinary and of double size, beside the pictures that
 * somebody has looked at and approved. `tests/run android-sample` leaves the present ones in target; whoever changes a screen
 * looks at them, and copies them into android-sample/pictures.
 */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    private val out = File(System.getProperty("pictures.out"))
    private val approved = File(System.getProperty("pictures.approved"))

    @ParameterizedTest
    @FieldSource("SCENES_OF_THE_STORY")
    fun `screens look as they were approved`(scene: Scene) = scene.on { phone ->
        val changed = Look.ALL.filter { look ->
            draw(phone.app, look) { drawn ->
                val name = "${scene.name}-$look.png"
                drawn.picture.writeTo(out.resolve(name))
                val before = approved.resolve(name)
                !before.exists() || !alike(pictureOf(before), drawn.picture, drawn.pieces.filter(::differsEachTime))
            }
        }
        assertTrue(changed.isEmpty(), "${scene.name} looks different: $changed; see $out")
    }

    /** Symbols have other modules each time, and so have the digits of a transcript. That they can be read, another test shows. */
    private fun differsEachTime(node: SemanticsNode): Boolean {
        val text = node.config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text }.orEmpty()
        return node.config.getOrNull(SemanticsProperties.Role) == Role.Image || TRANSCRIPT_DIGITS.matches(text)
    }

    private fun alike(before: Bitmap, now: Bitmap, leftOut: List<SemanticsNode>): Boolean {
        if (before.width != now.width || before.height != now.height) return false
        val holes = leftOut.map { it.boundsInRoot }
        var different = 0
        for (y in 0..<now.height) for (x in 0..<now.width) {
            if (apart(before.getColor(x, y), now.getColor(x, y)) && holes.none { x + .5f in it.left..it.right && y + .5f in it.top..it.bottom }) different++
        }
        return different <= now.width * now.height / 1_000
    }

    private fun apart(one: Int, other: Int): Boolean =
        listOf(0, 8, 16).any { shift -> abs((one shr shift and 0xFF) - (other shr shift and 0xFF)) > 24 }

    companion object {
        private val TRANSCRIPT_DIGITS = Regex("\\d \\d \\d \\d")

        @JvmField
        val SCENES_OF_THE_STORY: List<Scene> = SCENES
    }
}
