package diia.sample.screens

import androidx.compose.runtime.Composable
import diia.citizen.DeliveryState
import diia.sample.design.Body
import diia.sample.design.Card
import diia.sample.design.Fact
import diia.sample.design.MainButton
import diia.sample.design.Notice
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.Title
import diia.sample.design.say
import diia.sample.model.LetterModel
import diia.sample.model.SentModel
import diia.sample.model.Words

@Composable
fun LetterScreen(model: LetterModel, onBack: (() -> Unit)?) = Page(say(Words.letter), onBack) {
    if (model.handedOver) Notice(say(Words.handedOver))
    Card {
        Fact(say(Words.letterTo), model.parts.to)
        Fact(say(Words.letterSubject), model.parts.subject)
        Fact(say(Words.letterFiles), model.parts.attachments.joinToString("\n") { it.name })
    }
    MainButton(say(Words.composeLetter), onClick = { model.compose() })
    OtherButton(say(Words.letterFile), onClick = { model.share() })
    if (model.handedOver) OtherButton(say(Words.done), onClick = model::done)
}

@Composable
fun SentScreen(model: SentModel, onBack: (() -> Unit)?) {
    val title = say(if (model.delivery is DeliveryState.Failed) Words.notDelivered else Words.delivered)
    Page(title, onBack) {
        Card {
            Title(model.receipt.requester)
            Body(if (model.delivery == DeliveryState.Passed) say(Words.passed) else say(model.receipt.outcomeText))
        }
        MainButton(say(if (model.returnLink == null) Words.done else Words.backToSite), onClick = model::done)
    }
}
