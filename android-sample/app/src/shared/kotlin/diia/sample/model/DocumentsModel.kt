package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.DocumentSummary
import diia.citizen.Overview

/** The documents on this phone. */
class DocumentsModel(private val app: SampleApp, overview: Overview) : Screen {
    var overview by mutableStateOf(overview)
        private set

    fun refresh() {
        overview = app.citizen.overview()
    }

    fun show(document: DocumentSummary) = app.open(CodeModel(app, document).apply { refresh() })

    fun scan() = app.open(ScannerModel(app))

    fun ask() = app.open(WishModel(app))

    fun history() = app.open(HistoryModel(app).apply { load() })

    fun settings() = app.open(SettingsModel(app))
}
