package diia.sample.design

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.Dp
import diia.citizen.CheckOutcome

/** A tick, an exclamation mark or a cross: shapes that nobody takes for one another, whatever they see of colours. */
@Composable
fun Mark(outcome: CheckOutcome, colour: Color, size: Dp) {
    Canvas(Modifier.size(size)) {
        fun at(x: Float, y: Float, path: Path, move: Boolean = false) {
            if (move) path.moveTo(x * this.size.width, y * this.size.height) else path.lineTo(x * this.size.width, y * this.size.height)
        }
        val path = Path().apply {
            when (outcome) {
                CheckOutcome.VALID -> { at(.14f, .54f, this, true); at(.40f, .80f, this); at(.88f, .22f, this) }
                CheckOutcome.ATTENTION -> { at(.5f, .12f, this, true); at(.5f, .62f, this); at(.5f, .88f, this, true); at(.5f, .89f, this) }
                CheckOutcome.REFUSED -> { at(.2f, .2f, this, true); at(.8f, .8f, this); at(.8f, .2f, this, true); at(.2f, .8f, this) }
            }
        }
        drawPath(path, colour, style = Stroke(this.size.width * .13f, cap = StrokeCap.Round, join = StrokeJoin.Round))
    }
}
