package diia.sample.screens

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.compose.material3.MaterialTheme
import diia.citizen.BilingualText
import diia.citizen.CheckOutcome
import diia.sample.design.Body
import diia.sample.design.Card
import diia.sample.design.MainButton
import diia.sample.design.Mark
import diia.sample.design.Page
import diia.sample.design.say
import diia.sample.model.Words

/** What went wrong and what to do, in the library's words. */
@Composable
fun ProblemScreen(problem: BilingualText, onUnderstood: () -> Unit) = Page(say(Words.notDone), onBack = null) {
    Card {
        Mark(CheckOutcome.ATTENTION, MaterialTheme.colorScheme.error, 56.dp)
        Body(say(problem), Modifier.semantics { liveRegion = LiveRegionMode.Assertive })
    }
    MainButton(say(Words.understood), onClick = onUnderstood)
}
