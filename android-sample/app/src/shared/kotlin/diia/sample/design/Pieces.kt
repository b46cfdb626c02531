package diia.sample.design

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

private val ButtonPadding = PaddingValues(horizontal = 20.dp, vertical = 14.dp)
private val ButtonShape = RoundedCornerShape(16.dp)

/** The step that the screen is for. */
@Composable
fun MainButton(text: String, enabled: Boolean = true, label: String = text, onClick: () -> Unit) {
    Button(
        onClick, Modifier.fillMaxWidth().heightIn(min = 56.dp).semantics { contentDescription = label },
        enabled, ButtonShape, contentPadding = ButtonPadding,
    ) { Text(text, style = MaterialTheme.typography.labelLarge, textAlign = TextAlign.Center) }
}

/** Another step, as large and as easy to press. */
@Composable
fun OtherButton(text: String, enabled: Boolean = true, label: String = text, onClick: () -> Unit) {
    OutlinedButton(
        onClick, Modifier.fillMaxWidth().heightIn(min = 56.dp).semantics { contentDescription = label },
        enabled, ButtonShape, border = BorderStroke(1.5.dp, MaterialTheme.colorScheme.outline), contentPadding = ButtonPadding,
    ) { Text(text, style = MaterialTheme.typography.labelLarge, textAlign = TextAlign.Center, color = MaterialTheme.colorScheme.onBackground) }
}

/** What belongs together. */
@Composable
fun Card(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    Column(
        modifier.fillMaxWidth().clip(MaterialTheme.shapes.medium).background(MaterialTheme.colorScheme.surface).padding(18.dp),
        Arrangement.spacedBy(8.dp), content = content,
    )
}

/** Side by side, or with large letters one above the other. */
@Composable
fun Pair(first: @Composable () -> Unit, second: @Composable () -> Unit) {
    if (hasLargeLetters()) {
        first()
        second()
        return
    }
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp)) {
        Box(Modifier.weight(1f)) { first() }
        Box(Modifier.weight(1f)) { second() }
    }
}

@Composable
fun hasLargeLetters(): Boolean = LocalDensity.current.fontScale > LARGE

private const val LARGE = 1.3f

/** A fact: its name above it, read as one. */
@Composable
fun Fact(name: String, value: String) {
    Column(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}, Arrangement.spacedBy(2.dp)) {
        Quiet(name)
        Body(value)
    }
}

@Composable
fun Body(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.bodyLarge)

@Composable
fun Title(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.titleLarge)

@Composable
fun Quiet(text: String, modifier: Modifier = Modifier) =
    Text(text, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)

/** Something to know before going on: marked by a bar and by its words, not by colour alone. */
@Composable
fun Notice(text: String, label: String = text) {
    Column(
        Modifier.fillMaxWidth().clip(RoundedCornerShape(14.dp)).background(MaterialTheme.colorScheme.surfaceVariant)
            .padding(14.dp).semantics(mergeDescendants = true) { contentDescription = label },
    ) { Text("!  $text", color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.bodyMedium) }
}
