package diia.sample.model

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import diia.citizen.BilingualText
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaException
import diia.citizen.DiiaLanguage
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** A screen: what it shows and what can be done on it. [leave] ends whatever it has running. */
interface Screen {
    fun leave() {}
}

/** The app: the library's door, the screens that lie on one another, and what went wrong last. */
class SampleApp(val platform: Platform, val scope: CoroutineScope) {
    private val screens = mutableStateListOf<Screen>()
    private var opened: DiiaCitizen? = null

    var language by mutableStateOf(platform.preferences.language)
        private set

    /** What went wrong and what to do, until the person has read it. */
    var problem by mutableStateOf<BilingualText?>(null)
        private set

    val citizen: DiiaCitizen get() = checkNotNull(opened) { "start comes first" }
    val top: Screen? get() = screens.lastOrNull()
    val canGoBack: Boolean get() = screens.size > 1

    /** Opens what the phone has kept, and the first screen. */
    suspend fun start() {
        try {
            openCitizenAgain()
            home()
        } catch (error: DiiaException) {
            problem = error.text()
        }
    }

    /** After another address: the same records behind a door that leads elsewhere. */
    suspend fun openCitizenAgain() {
        opened?.close()
        opened = openCitizen(platform)
    }

    /** The documents, or where there are none the first start. */
    fun home() {
        leaveAll()
        val overview = citizen.overview()
        screens += if (overview.documents.isEmpty()) StartModel(this) else DocumentsModel(this, overview)
    }

    fun open(screen: Screen) {
        screens += screen
    }

    /** Another screen in the place of the present one. */
    fun replace(screen: Screen) {
        screens.removeLastOrNull()?.leave()
        screens += screen
    }

    fun back() {
        if (!canGoBack) return
        screens.removeLastOrNull()?.leave()
        (top as? DocumentsModel)?.refresh()
    }

    fun speak(language: DiiaLanguage) {
        platform.preferences.language = language
        this.language = language
    }

    fun explain(text: BilingualText) {
        problem = text
    }

    fun understood() {
        problem = null
    }

    /** Does something that may fail. What the person has cancelled themselves needs no explanation. */
    fun attempt(action: suspend () -> Unit): Job = scope.launch {
        try {
            action()
        } catch (cancelled: DiiaException.Cancelled) {
            return@launch
        } catch (error: DiiaException) {
            problem = error.text()
        }
    }

    fun close() {
        leaveAll()
        opened?.close()
        opened = null
    }

    private fun leaveAll() {
        screens.forEach(Screen::leave)
        screens.clear()
    }
}
