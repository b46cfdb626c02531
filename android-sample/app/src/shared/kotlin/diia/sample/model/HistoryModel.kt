package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.Receipt
import diia.citizen.ReceiptFault
import diia.citizen.ReceiptFilter

/** Who has asked for what, and what became of it; kept on this phone alone. */
class HistoryModel(private val app: SampleApp) : Screen {
    private var before: ULong? = null

    var receipts by mutableStateOf<List<Receipt>>(emptyList())
        private set
    var faults by mutableStateOf<List<ReceiptFault>>(emptyList())
        private set
    var hasMore by mutableStateOf(false)
        private set

    fun load() = app.attempt {
        val page = app.citizen.receipts(ReceiptFilter(), before)
        receipts = receipts + page.receipts
        faults = faults + page.faults
        before = page.before
        hasMore = page.before != null
    }

    fun exportForPrograms() = app.attempt {
        val json = app.citizen.exportReceipts(ReceiptFilter())
        app.platform.share("receipts.json", "application/json", json.encodeToByteArray())
    }

    fun exportForPeople() = app.attempt {
        app.platform.share("receipts.pdf", "application/pdf", app.citizen.printReceipts(ReceiptFilter(), app.language))
    }
}
