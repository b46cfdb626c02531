package diia.sample.screens

import androidx.compose.foundation.clickable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import diia.citizen.DocumentState
import diia.citizen.DocumentSummary
import diia.sample.design.Card
import diia.sample.design.MainButton
import diia.sample.design.Notice
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.Pair
import diia.sample.design.Quiet
import diia.sample.design.Title
import diia.sample.design.kyivMinute
import diia.sample.design.say
import diia.sample.model.DocumentsModel
import diia.sample.model.Words

@Composable
fun DocumentsScreen(model: DocumentsModel) = Page(say(Words.documents), onBack = null) {
    for (advice in model.overview.advice) Notice(say(advice.text))
    for (document in model.overview.documents) DocumentCard(document) { model.show(document) }
    MainButton(say(Words.scan), onClick = model::scan)
    OtherButton(say(Words.ask), onClick = model::ask)
    Pair(
        { OtherButton(say(Words.history), onClick = model::history) },
        { OtherButton(say(Words.settings), onClick = model::settings) },
    )
}

@Composable
private fun DocumentCard(document: DocumentSummary, onShow: () -> Unit) {
    val name = document.kind?.let { say(it.title) } ?: say(Words.document)
    Card(Modifier.clip(MaterialTheme.shapes.medium).clickable(onClickLabel = say(Words.showCode), role = Role.Button, onClick = onShow)) {
        Title(name)
        Quiet(stateOf(document.state))
        Text(say(Words.showCode), color = MaterialTheme.colorScheme.secondary, style = MaterialTheme.typography.labelLarge)
    }
}

@Composable
private fun stateOf(state: DocumentState): String = when (state) {
    is DocumentState.Current -> "${say(Words.currentUntil)} ${kyivMinute(state.until)}"
    is DocumentState.NeedsRenewal -> "${say(Words.needsRenewal)} ${kyivMinute(state.until)}"
    is DocumentState.Ended -> "${say(Words.ended)} ${kyivMinute(state.since)}"
    is DocumentState.NotYet -> "${say(Words.notYet)} ${kyivMinute(state.from)}"
}
