package diia.sample.design

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import diia.sample.model.Words

/** A screen: its name, the way back, and a column that scrolls whatever the size of the letters. */
@Composable
fun Page(title: String, onBack: (() -> Unit)?, content: @Composable ColumnScope.() -> Unit) {
    val colours = MaterialTheme.colorScheme
    Column(Modifier.fillMaxSize().background(colours.background).verticalScroll(rememberScrollState())) {
        Row(
            Modifier.fillMaxWidth().padding(start = if (onBack == null) 20.dp else 8.dp, end = 20.dp, top = 12.dp, bottom = 4.dp),
            verticalAlignment = Alignment.Top,
        ) {
            if (onBack != null) BackButton(onBack)
            Text(
                title, Modifier.padding(vertical = 10.dp).semantics { heading() },
                color = colours.onBackground, style = MaterialTheme.typography.headlineMedium,
            )
        }
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 20.dp).padding(bottom = 24.dp),
            Arrangement.spacedBy(14.dp), content = content,
        )
    }
}

@Composable
private fun BackButton(onBack: () -> Unit) {
    val label = say(Words.back)
    val ink = MaterialTheme.colorScheme.onBackground
    IconButton(onBack, Modifier.size(48.dp).semantics { contentDescription = label }) {
        Canvas(Modifier.size(22.dp)) {
            val arrow = Path().apply {
                moveTo(size.width * 0.62f, size.height * 0.14f)
                lineTo(size.width * 0.26f, size.height * 0.5f)
                lineTo(size.width * 0.62f, size.height * 0.86f)
            }
            drawPath(arrow, ink, style = Stroke(2.6.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round))
        }
    }
}
