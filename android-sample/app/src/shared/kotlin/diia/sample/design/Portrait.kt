package diia.sample.design

import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.Paint
import androidx.compose.ui.graphics.painter.BitmapPainter
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.unit.dp
import diia.citizen.PortraitPicture

/** The holder's face, as large as the screen allows. */
@Composable
fun Portrait(portrait: PortraitPicture, label: String) {
    val painter = remember(portrait) { BitmapPainter(bitmap(portrait), filterQuality = FilterQuality.High) }
    val shape = portrait.width.toFloat() / portrait.height.toFloat()
    Image(painter, label, Modifier.fillMaxWidth().aspectRatio(shape).clip(RoundedCornerShape(20.dp)), contentScale = ContentScale.FillBounds)
}

private fun bitmap(portrait: PortraitPicture): ImageBitmap {
    val (width, height) = portrait.width.toInt() to portrait.height.toInt()
    val bitmap = ImageBitmap(width, height)
    val canvas = Canvas(bitmap)
    val paint = Paint().apply { isAntiAlias = false }
    for ((at, pixel) in portrait.pixels.withIndex()) {
        val grey = pixel.toInt() and 0xFF
        paint.color = Color(grey, grey, grey)
        canvas.drawRect(Rect((at % width).toFloat(), (at / width).toFloat(), at % width + 1f, at / width + 1f), paint)
    }
    return bitmap
}
