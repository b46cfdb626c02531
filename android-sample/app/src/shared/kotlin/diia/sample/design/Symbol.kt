package diia.sample.design

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import diia.citizen.QrMatrix
import diia.citizen.barsCode128
import diia.citizen.support.SymbolPixels
import diia.citizen.support.pixels
import kotlin.math.floor

/** A QR code: black on white by day and by night, each module a whole number of pixels. */
@Composable
fun QrSymbol(symbol: QrMatrix, label: String, modifier: Modifier = Modifier) {
    val pixels = remember(symbol) { symbol.pixels() }
    Symbol(pixels, label, modifier.aspectRatio(1f)) { module -> Size(module, module) }
}

/** A bar code of thirteen digits. */
@Composable
fun BarSymbol(digits: String, label: String, modifier: Modifier = Modifier) {
    val pixels = remember(digits) { barsCode128(digits).pixels() }
    Symbol(pixels, label, modifier.aspectRatio(2f)) { module -> Size(module, size.height) }
}

@Composable
private fun Symbol(pixels: SymbolPixels, label: String, modifier: Modifier, module: DrawScope.(Float) -> Size) {
    Box(
        modifier.fillMaxWidth().clip(RoundedCornerShape(12.dp)).background(Color.White)
            .semantics { contentDescription = label; role = Role.Image },
    ) {
        Canvas(Modifier.fillMaxWidth().matchParentSize()) {
            val side = floor(size.width / pixels.width).coerceAtLeast(1f)
            val cell = module(side)
            val from = Offset(floor((size.width - side * pixels.width) / 2), if (pixels.height == 1) 0f else floor((size.height - side * pixels.height) / 2))
            for (y in 0..<pixels.height) drawRow(pixels, y, from, cell)
        }
    }
}

/** One rectangle for each run of dark modules, so that no seam shows between them. */
private fun DrawScope.drawRow(pixels: SymbolPixels, y: Int, from: Offset, cell: Size) {
    var x = 0
    while (x < pixels.width) {
        val start = x
        while (x < pixels.width && pixels.argb[y * pixels.width + x] == BLACK) x++
        if (x > start) {
            val corner = Offset(from.x + start * cell.width, from.y + y * cell.height)
            drawRect(Color.Black, corner, Size((x - start) * cell.width, cell.height))
        }
        x++
    }
}

private const val BLACK = 0xFF000000.toInt()
