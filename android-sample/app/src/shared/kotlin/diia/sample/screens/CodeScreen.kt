package diia.sample.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import diia.citizen.CodeProfile
import diia.sample.design.BarSymbol
import diia.sample.design.Card
import diia.sample.design.MainButton
import diia.sample.design.Notice
import diia.sample.design.OneOf
import diia.sample.design.Page
import diia.sample.design.QrSymbol
import diia.sample.design.Quiet
import diia.sample.design.Title
import diia.sample.design.say
import diia.sample.model.CodeModel
import diia.sample.model.CodeState
import diia.sample.model.SymbolForm
import diia.sample.model.Words

@Composable
fun CodeScreen(model: CodeModel, onBack: (() -> Unit)?) =
    Page(model.document.kind?.let { say(it.shortTitle) } ?: say(Words.document), onBack) {
        val profiles = listOf(
            CodeProfile.IDENTITY to say(Words.identityProfile),
            CodeProfile.STATUS to say(Words.statusProfile),
        )
        OneOf(profiles, model.profile, model::showProfile)
        model.state?.let { CodeCard(it, model.form, model.profile, model::refresh) }
        val portrait = model.state?.code?.portrait?.text
        val forms = listOfNotNull(
            SymbolForm.QR to say(Words.qrForm),
            SymbolForm.BARS to say(Words.barsForm),
            (SymbolForm.PORTRAIT to say(Words.portraitForm)).takeIf { portrait != null },
        )
        OneOf(forms, model.form) { model.form = it }
    }

/** The code itself, or when it is over the way to another. */
@Composable
fun CodeCard(state: CodeState, form: SymbolForm, profile: CodeProfile, onRefresh: () -> Unit) {
    if (state.isOver) {
        Card {
            Title(say(Words.codeIsOver), Modifier.semantics { liveRegion = LiveRegionMode.Polite })
            MainButton(say(Words.refreshCode), onClick = onRefresh)
        }
        return
    }
    Card {
        when (form) {
            SymbolForm.QR -> QrSymbol(state.code.symbol, say(Words.qrLabel))
            SymbolForm.BARS -> BarSymbol(state.digits.text, say(Words.barsLabel))
            SymbolForm.PORTRAIT -> state.code.portrait.symbol?.let { QrSymbol(it, say(Words.portraitLabel)) }
        }
        Digits(state)
        Countdown(state)
        Quiet(say(if (profile == CodeProfile.STATUS) Words.statusProfileText else Words.identityProfileText))
        if (state.code.portrait.text != null) Quiet(say(state.code.portrait.note))
    }
    state.checked?.let { Notice(say(it.line)) }
    state.offlineNote?.let { Notice(say(it)) }
}

@Composable
private fun Digits(state: CodeState) {
    val spoken = say(state.digits.spoken)
    Text(
        state.digits.grouped, Modifier.fillMaxWidth().semantics { contentDescription = spoken },
        color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.headlineMedium, textAlign = TextAlign.Center,
    )
}

@Composable
private fun Countdown(state: CodeState) {
    val spoken = say(state.left.spoken)
    Text(
        say(state.left.label), Modifier.fillMaxWidth().semantics { contentDescription = spoken },
        color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.titleMedium, textAlign = TextAlign.Center,
    )
}
