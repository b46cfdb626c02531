package diia.sample.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import diia.citizen.AcceptedCode
import diia.citizen.BilingualText
import diia.citizen.CheckOutcome
import diia.citizen.CheckRefusal
import diia.citizen.CheckResult
import diia.citizen.Verdict
import diia.sample.design.Body
import diia.sample.design.Card
import diia.sample.design.Fact
import diia.sample.design.LocalVerdictColours
import diia.sample.design.MainButton
import diia.sample.design.Mark
import diia.sample.design.Notice
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.Portrait
import diia.sample.design.Quiet
import diia.sample.design.Title
import diia.sample.design.day
import diia.sample.design.say
import diia.sample.model.VerdictModel
import diia.sample.model.Words

@Composable
fun VerdictScreen(model: VerdictModel, onBack: (() -> Unit)?) = Page(say(Words.verdict), onBack) {
    Headline(model.verdict)
    when (val result = model.verdict.result) {
        is CheckResult.Accepted -> Accepted(result.code, model)
        is CheckResult.Refused -> Refused(result.refusal, model.verdict.headline)
    }
    model.checkDigits?.let {
        Card {
            Quiet(say(Words.compareDigits))
            Title(it.toList().joinToString(" "))
        }
    }
    if (onBack != null) MainButton(say(Words.done), onClick = onBack)
}

/** The answer, as large as the screen allows: by its words, its shape and its colour. */
@Composable
private fun Headline(verdict: Verdict) {
    val colours = LocalVerdictColours.current
    val ground = when (verdict.outcome) {
        CheckOutcome.VALID -> colours.valid
        CheckOutcome.ATTENTION -> colours.attention
        CheckOutcome.REFUSED -> colours.refused
    }
    Column(
        Modifier.fillMaxWidth().clip(MaterialTheme.shapes.large).background(ground).padding(horizontal = 20.dp, vertical = 36.dp),
        Arrangement.spacedBy(18.dp), Alignment.CenterHorizontally,
    ) {
        Mark(verdict.outcome, colours.on, 88.dp)
        Text(
            say(verdict.headline), Modifier.semantics { liveRegion = LiveRegionMode.Assertive },
            color = colours.on, style = MaterialTheme.typography.displaySmall, textAlign = TextAlign.Center,
        )
    }
}

@Composable
private fun Accepted(code: AcceptedCode, model: VerdictModel) {
    val atLeast = model.atLeast
    for (warning in code.warnings) Notice(say(warning.text))
    Card {
        Title(code.kind?.let { say(it.shortTitle) } ?: say(Words.document))
        if (atLeast != null) Fact(say(Words.reached), "$atLeast ${say(Words.years)}")
        val identity = code.identity
        if (identity == null) {
            Fact(say(Words.holder), say(Words.notNamed))
        } else {
            Fact(say(Words.holder), identity.fullName)
            Fact(say(Words.birthDate), day(identity.birthDate))
            identity.number?.let { Fact(say(Words.number), it) }
            identity.taxNumber?.let { Fact(say(Words.taxNumber), it) }
            identity.expiry?.let { Fact(say(Words.validTo), day(it)) }
        }
        Fact(say(Words.issuedBy), say(code.issuer))
    }
    Notice(say(code.portrait.text))
    val portrait = model.portrait
    if (portrait != null) {
        Portrait(portrait, say(Words.portraitOf))
    } else if (model.promisesPortrait) {
        OtherButton(say(Words.scanPortrait), onClick = model::scanPortrait)
    }
}

@Composable
private fun Refused(refusal: CheckRefusal, headline: BilingualText) = Card {
    if (refusal.text != headline) Title(say(refusal.text))
    Body(say(refusal.nextStep))
}
