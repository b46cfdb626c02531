package diia.sample.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import diia.sample.design.Card
import diia.sample.design.Field
import diia.sample.design.LocalLanguage
import diia.sample.design.MainButton
import diia.sample.design.Notice
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.say
import diia.sample.model.DecisionModel
import diia.sample.model.Line
import diia.sample.model.LineKind
import diia.sample.model.Words

/** Who asks for what, line by line as the library says it; both buttons alike. */
@Composable
fun DecisionScreen(model: DecisionModel, onBack: (() -> Unit)?) {
    val language = LocalLanguage.current
    LaunchedEffect(language) { model.speak(language) }
    val title = model.lines.firstOrNull { it.kind == LineKind.TITLE }
    Page(title?.text ?: say(Words.request), onBack) {
        val inner = model.lines.filter { it.kind !in BUTTONS && it.kind != LineKind.TITLE && it.kind != LineKind.WARNING }
        model.lines.filter { it.kind == LineKind.WARNING }.forEach { Notice(it.text, it.label) }
        Card { for (line in inner) Inner(line, model) }
        for (line in model.lines) {
            when (line.kind) {
                LineKind.CONFIRM -> MainButton(line.text, line.enabled && !model.busy, line.label) { model.confirm() }
                LineKind.REFUSE -> OtherButton(line.text, line.enabled && !model.busy, line.label) { model.refuse() }
                else -> Unit
            }
        }
    }
}

private val BUTTONS = setOf(LineKind.CONFIRM, LineKind.REFUSE)

@Composable
private fun Inner(line: Line, model: DecisionModel) {
    val type = MaterialTheme.typography
    when (line.kind) {
        LineKind.REQUESTER -> Said(line, Modifier.semantics { heading() }, type.headlineMedium)
        LineKind.PURPOSE -> Said(line, style = type.titleMedium)
        LineKind.CHOICE -> Choice(line) { line.index?.let(model::choose) }
        LineKind.FILE -> Said(line, Modifier.padding(vertical = 6.dp))
        LineKind.PAIRING -> Field(say(Words.pairingDigits), model.pairingDigits, !model.busy) { model.pairingDigits = it }
        LineKind.DETAIL, LineKind.NOTE -> Said(line, style = type.bodyMedium, quiet = true)
        LineKind.TITLE, LineKind.WARNING, LineKind.CONFIRM, LineKind.REFUSE -> Unit
    }
}

@Composable
private fun Said(
    line: Line,
    modifier: Modifier = Modifier,
    style: TextStyle = MaterialTheme.typography.bodyLarge,
    quiet: Boolean = false,
) {
    val colours = MaterialTheme.colorScheme
    Text(
        line.text, modifier.fillMaxWidth().semantics { contentDescription = line.label },
        color = if (quiet) colours.onSurfaceVariant else colours.onSurface, style = style,
    )
}

@Composable
private fun Choice(line: Line, onPress: () -> Unit) = Column(
    Modifier.fillMaxWidth().heightIn(min = 48.dp)
        .clickable(line.enabled, onClickLabel = say(Words.pressToChange), role = Role.Button, onClick = onPress)
        .semantics(mergeDescendants = true) { contentDescription = line.label }.padding(vertical = 8.dp),
    Arrangement.Center,
) {
    Text(line.text, color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.titleMedium)
}
