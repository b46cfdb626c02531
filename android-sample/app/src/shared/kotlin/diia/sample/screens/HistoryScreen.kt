package diia.sample.screens

import androidx.compose.runtime.Composable
import diia.citizen.Receipt
import diia.sample.design.Body
import diia.sample.design.Card
import diia.sample.design.MainButton
import diia.sample.design.Notice
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.Quiet
import diia.sample.design.Title
import diia.sample.design.kyivMinute
import diia.sample.design.say
import diia.sample.model.HistoryModel
import diia.sample.model.Words

@Composable
fun HistoryScreen(model: HistoryModel, onBack: (() -> Unit)?) = Page(say(Words.history), onBack) {
    for (fault in model.faults) Notice(say(fault.text))
    if (model.receipts.isEmpty()) Card { Body(say(Words.noHistory)) }
    for (receipt in model.receipts) ReceiptCard(receipt)
    if (model.hasMore) OtherButton(say(Words.more)) { model.load() }
    if (model.receipts.isNotEmpty()) {
        MainButton(say(Words.exportForPeople)) { model.exportForPeople() }
        OtherButton(say(Words.exportForPrograms)) { model.exportForPrograms() }
    }
}

@Composable
private fun ReceiptCard(receipt: Receipt) = Card {
    Title(receipt.requester)
    Body(say(receipt.outcomeText))
    if (receipt.purpose.isNotEmpty()) Quiet(receipt.purpose)
    Quiet(kyivMinute(receipt.at))
}
