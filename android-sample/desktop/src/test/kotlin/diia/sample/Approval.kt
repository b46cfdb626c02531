package diia.sample

import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import org.jetbrains.skia.Bitmap
import java.io.File
import kotlin.math.abs

/** Where the present pictures go. */
val DRAWN = File(System.getProperty("pictures.out"))

private val APPROVED = File(System.getProperty("pictures.approved"))
private val TRANSCRIPT_DIGITS = Regex("\\d \\d \\d \\d")

/** Keeps the picture, and says whether it is the one that somebody has looked at. */
fun looksAsApproved(name: String, drawn: Drawn): Boolean {
    drawn.picture.writeTo(DRAWN.resolve("$name.png"))
    val before = APPROVED.resolve("$name.png")
    return before.exists() && alike(pictureOf(before), drawn.picture, drawn.pieces.filter(::differsEachTime))
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
