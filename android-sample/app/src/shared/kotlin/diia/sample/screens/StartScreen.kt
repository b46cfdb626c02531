package diia.sample.screens

import androidx.compose.runtime.Composable
import diia.sample.design.Body
import diia.sample.design.Card
import diia.sample.design.Field
import diia.sample.design.MainButton
import diia.sample.design.Page
import diia.sample.design.say
import diia.sample.model.StartModel
import diia.sample.model.Words

@Composable
fun StartScreen(model: StartModel) = Page(say(Words.welcome), onBack = null) {
    val progress = model.progress
    Card {
        Body(say(Words.welcomeText))
        Field(say(Words.sandboxAddress), model.address, progress == null) { model.address = it }
        Field(say(Words.activationCode), model.activationCode, progress == null) { model.activationCode = it }
    }
    val text = progress?.let { "${say(Words.gettingDocuments)}: ${it.done} / ${it.of}" } ?: say(Words.getDocuments)
    MainButton(text, model.canBegin, onClick = model::getDocuments)
}
