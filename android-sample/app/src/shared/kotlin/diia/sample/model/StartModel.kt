package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/** How far the phone has come with its first documents. */
class Progress(val done: Int, val of: Int)

/** The first start: which sandbox, which test citizen. */
class StartModel(private val app: SampleApp) : Screen {
    var address by mutableStateOf(app.platform.preferences.sandboxAddress)
    var activationCode by mutableStateOf("")
    var progress by mutableStateOf<Progress?>(null)
        private set

    val canBegin: Boolean get() = progress == null && address.isNotBlank() && activationCode.isNotBlank()

    fun getDocuments() {
        if (!canBegin) return
        progress = Progress(0, 1)
        app.attempt {
            try {
                app.platform.preferences.sandboxAddress = address.trim().trimEnd('/')
                app.openCitizenAgain()
                getTestDocuments(app.platform, app.citizen, activationCode.trim()) { done, of -> progress = Progress(done, of) }
                app.home()
            } finally {
                progress = null
            }
        }
    }
}
