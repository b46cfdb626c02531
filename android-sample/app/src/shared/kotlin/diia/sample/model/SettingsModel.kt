package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.DiiaLanguage
import diia.citizen.TrustedTime
import diia.citizen.VaultFinding

/** The language, the sandbox, and how far the phone believes its own clock and records. */
class SettingsModel(private val app: SampleApp) : Screen {
    var address by mutableStateOf(app.platform.preferences.sandboxAddress)
    val language: DiiaLanguage get() = app.language
    val time: TrustedTime = app.citizen.now()
    val findings: List<VaultFinding> = app.citizen.vaultReport().findings

    fun speak(language: DiiaLanguage) = app.speak(language)

    fun saveAddress() = app.attempt {
        app.platform.preferences.sandboxAddress = address.trim().trimEnd('/')
        app.openCitizenAgain()
        app.back()
    }

    fun refreshLists() = app.attempt {
        app.citizen.refreshLists()
        app.explain(Words.listsRefreshed)
    }
}
