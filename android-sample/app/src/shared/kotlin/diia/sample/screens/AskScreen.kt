package diia.sample.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import diia.citizen.AskWish
import diia.citizen.BilingualText
import diia.citizen.TimeLeft
import diia.sample.design.Body
import diia.sample.design.Card
import diia.sample.design.MainButton
import diia.sample.design.OneOf
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.QrSymbol
import diia.sample.design.Quiet
import diia.sample.design.Title
import diia.sample.design.say
import diia.sample.model.AnswerModel
import diia.sample.model.AskModel
import diia.sample.model.WishModel
import diia.sample.model.Words

@Composable
fun WishScreen(model: WishModel, onBack: (() -> Unit)?) = Page(say(Words.askTitle), onBack) {
    Card { Body(say(Words.askText)) }
    for (wish in model.wishes) OtherButton(say(nameOf(wish))) { model.ask(wish) }
}

@Composable
fun AskScreen(model: AskModel, onBack: (() -> Unit)?) = Page(say(nameOf(model.wish)), onBack) {
    Card {
        if (!model.left.isOver) {
            Title(say(Words.showAsk))
            QrSymbol(model.shown.symbol, say(Words.askLabel))
            model.left?.let { Left(it) }
        } else {
            Title(say(Words.askIsOver))
        }
    }
    MainButton(say(Words.scanAnswer), onClick = model::scanAnswer)
    OtherButton(say(Words.paste), onClick = model::paste)
    OtherButton(say(Words.askAgain)) { model.refresh() }
}

@Composable
fun AnswerScreen(model: AnswerModel, onBack: (() -> Unit)?) = Page(say(Words.answerTitle), onBack) {
    Card {
        if (!model.left.isOver) {
            Body(say(Words.answerText))
            val portrait = model.answer.portrait.symbol
            if (model.showsPortrait && portrait != null) {
                QrSymbol(portrait, say(Words.portraitLabel))
            } else {
                QrSymbol(model.answer.symbol, say(Words.answerLabel))
            }
            if (portrait != null) {
                OneOf(listOf(false to say(Words.answerForm), true to say(Words.portraitForm)), model.showsPortrait) { model.showsPortrait = it }
            }
            model.left?.let { Left(it) }
        } else {
            Title(say(Words.askIsOver))
        }
        Quiet(say(Words.compareDigits))
        Title(model.answer.checkDigits.toList().joinToString(" "))
    }
    if (onBack != null) MainButton(say(Words.done), onClick = onBack)
}

/** Before the first second is counted nothing is over. */
private val TimeLeft?.isOver: Boolean get() = this != null && millis <= 0

@Composable
private fun Left(left: TimeLeft) {
    val spoken = say(left.spoken)
    Text(
        say(left.label), Modifier.fillMaxWidth().semantics { contentDescription = spoken },
        color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.titleMedium, textAlign = TextAlign.Center,
    )
}

private fun nameOf(wish: AskWish): BilingualText = when (wish) {
    is AskWish.Age -> Words.askAge
    AskWish.Status -> Words.askStatus
    AskWish.Identity -> Words.askIdentity
}
