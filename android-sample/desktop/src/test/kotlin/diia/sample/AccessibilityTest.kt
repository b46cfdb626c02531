package diia.sample

import androidx.compose.ui.semantics.AccessibilityAction
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.text.TextLayoutResult
import org.jetbrains.skia.Bitmap
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.FieldSource
import kotlin.math.pow

/** What people see, touch and hear, measured on every screen in every look. */
@OptIn(ExperimentalTestApi::class)
class AccessibilityTest {
    @ParameterizedTest
    @FieldSource("SCENES_OF_THE_STORY")
    fun `everything is named, large enough, in order, legible and whole`(scene: Scene) = scene.on { phone ->
        val faults = Look.ALL.flatMap { look -> draw(phone.app, look) { drawn -> faults(drawn).map { "$look: $it" } } }
        assertEquals(emptyList<String>(), faults, scene.name)
    }

    private fun faults(drawn: Drawn): List<String> {
        val pressed = drawn.read.filter { SemanticsActions.OnClick in it.config || SemanticsActions.SetText in it.config }
        return pressed.flatMap(::faultsOfControl) + order(drawn.read) + drawn.pieces.filter(::isText).flatMap { faultsOfText(it, drawn) }
    }

    private fun faultsOfControl(node: SemanticsNode): List<String> {
        val name = nameOf(node)
        val role = node.config.getOrNull(SemanticsProperties.Role)
        return buildList {
            if (name.isBlank()) add("a control without a name at ${node.boundsInRoot}")
            if (role == null && SemanticsActions.SetText !in node.config) add("'$name' has no role")
            if (node.size.height < TOUCH || node.size.width < TOUCH) add("'$name' is only ${node.size} large")
        }
    }

    /** A screen reader goes from the top to the bottom, and along a row. */
    private fun order(read: List<SemanticsNode>): List<String> {
        val named = read.filter { nameOf(it).isNotBlank() }
        return named.zipWithNext().filter { (one, next) -> next.boundsInRoot.bottom <= one.boundsInRoot.top }
            .map { (one, next) -> "'${nameOf(next)}' is read after '${nameOf(one)}', and stands above it" }
    }

    private fun faultsOfText(node: SemanticsNode, drawn: Drawn): List<String> {
        val name = nameOf(node)
        val layouts = mutableListOf<TextLayoutResult>()
        node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.let { action: AccessibilityAction<(MutableList<TextLayoutResult>) -> Boolean> ->
            action.action?.invoke(layouts)
        }
        return buildList {
            if (layouts.any(::isCut)) add("'$name' is cut off")
            if (node.boundsInRoot.right > drawn.picture.width) add("'$name' goes beyond the screen")
            if (isEnabled(node)) {
                val contrast = contrast(drawn.picture, node)
                if (contrast < LEGIBLE) add("'$name' has a contrast of only $contrast")
            }
        }
    }

    /** Compose's own answer counts parts of a pixel. */
    private fun isCut(text: TextLayoutResult): Boolean = text.multiParagraph.didExceedMaxLines ||
        text.multiParagraph.height > text.size.height + 1 ||
        (0..<text.lineCount).any { text.getLineRight(it) - text.getLineLeft(it) > text.size.width + 1 }

    private fun isText(node: SemanticsNode) = node.config.getOrNull(SemanticsProperties.Text).orEmpty().any { it.isNotBlank() }

    private fun isEnabled(node: SemanticsNode): Boolean =
        generateSequence(node) { it.parent }.none { SemanticsProperties.Disabled in it.config }

    private fun nameOf(node: SemanticsNode): String = listOf(
        node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString(),
        node.config.getOrNull(SemanticsProperties.Text).orEmpty().joinToString { it.text },
    ).firstOrNull { it.isNotBlank() }.orEmpty()

    /** Between the ground, which is the commonest colour there, and the colour that is farthest from it (WCAG 2.2, 1.4.3). */
    private fun contrast(picture: Bitmap, node: SemanticsNode): Double {
        val area = node.boundsInRoot
        val colours = HashMap<Int, Int>()
        for (y in area.top.toInt()..<minOf(area.bottom.toInt(), picture.height)) {
            for (x in area.left.toInt().coerceAtLeast(0)..<minOf(area.right.toInt(), picture.width)) {
                colours.merge(picture.getColor(x, y), 1, Int::plus)
            }
        }
        val ground = luminance(colours.maxBy { it.value }.key)
        return colours.keys.maxOf { colour ->
            val ink = luminance(colour)
            (maxOf(ink, ground) + .05) / (minOf(ink, ground) + .05)
        }
    }

    private fun luminance(colour: Int): Double {
        fun part(shift: Int): Double = ((colour shr shift and 0xFF) / 255.0).let { if (it <= .04045) it / 12.92 else ((it + .055) / 1.055).pow(2.4) }
        return .2126 * part(16) + .7152 * part(8) + .0722 * part(0)
    }

    companion object {
        private const val LEGIBLE = 4.5
        private const val TOUCH = 48

        @JvmField
        val SCENES_OF_THE_STORY: List<Scene> = SCENES
    }
}
