package diia.sample.design

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

/** One of a few, side by side. */
@Composable
fun <T> OneOf(choices: List<Pair<T, String>>, chosen: T, onChoose: (T) -> Unit) {
    val colours = MaterialTheme.colorScheme
    val shape = RoundedCornerShape(14.dp)
    val group = Modifier.fillMaxWidth().clip(shape).background(colours.surfaceVariant).padding(4.dp).selectableGroup()
    if (hasLargeLetters()) {
        Column(group, Arrangement.spacedBy(4.dp)) {
            for ((value, name) in choices) Possible(name, value == chosen, Modifier.fillMaxWidth()) { onChoose(value) }
        }
    } else {
        Row(group, Arrangement.spacedBy(4.dp)) {
            for ((value, name) in choices) Possible(name, value == chosen, Modifier.weight(1f)) { onChoose(value) }
        }
    }
}

@Composable
private fun Possible(name: String, isChosen: Boolean, modifier: Modifier, onChoose: () -> Unit) {
    val colours = MaterialTheme.colorScheme
    Box(
        modifier.heightIn(min = 48.dp).clip(RoundedCornerShape(11.dp))
            .background(if (isChosen) colours.primary else colours.surfaceVariant)
            .selectable(isChosen, role = Role.RadioButton, onClick = onChoose).padding(8.dp),
        Alignment.Center,
    ) {
        Text(
            name, color = if (isChosen) colours.onPrimary else colours.onSurface,
            style = MaterialTheme.typography.labelMedium, textAlign = TextAlign.Center,
        )
    }
}

/** A line to type in. */
@Composable
fun Field(name: String, value: String, enabled: Boolean = true, onChange: (String) -> Unit) {
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(4.dp)) {
        Quiet(name, Modifier.clearAndSetSemantics {}) // the field itself says its name
        OutlinedTextField(
            value, onChange, Modifier.fillMaxWidth().semantics { contentDescription = name }, enabled, maxLines = 3,
            textStyle = MaterialTheme.typography.bodyLarge, shape = RoundedCornerShape(14.dp),
        )
    }
}
