package diia.sample.screens

import androidx.compose.runtime.Composable
import diia.citizen.DiiaLanguage
import diia.sample.design.Card
import diia.sample.design.Fact
import diia.sample.design.Field
import diia.sample.design.MainButton
import diia.sample.design.Notice
import diia.sample.design.OneOf
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.Quiet
import diia.sample.design.say
import diia.sample.model.SettingsModel
import diia.sample.model.Words

@Composable
fun SettingsScreen(model: SettingsModel, onBack: (() -> Unit)?) = Page(say(Words.settings), onBack) {
    Card {
        Quiet(say(Words.language))
        // Each language in its own words, so that whoever reads only one of them finds it.
        OneOf(listOf(DiiaLanguage.UKRAINIAN to "Українська", DiiaLanguage.ENGLISH to "English"), model.language, model::speak)
    }
    Card {
        Fact(say(Words.clock), say(Words.clockIs(model.time.clock)))
        Fact(say(Words.records), model.findings.firstOrNull()?.let { say(it.text) } ?: say(Words.recordsAreWhole))
    }
    for (finding in model.findings.drop(1)) Notice(say(finding.text))
    Card { Field(say(Words.sandboxAddress), model.address) { model.address = it } }
    MainButton(say(Words.save)) { model.saveAddress() }
    OtherButton(say(Words.refreshLists)) { model.refreshLists() }
}
