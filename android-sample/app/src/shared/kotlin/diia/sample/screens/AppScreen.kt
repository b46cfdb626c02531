package diia.sample.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import diia.sample.design.LocalLanguage
import diia.sample.model.AnswerModel
import diia.sample.model.AskModel
import diia.sample.model.AwaitedCodeModel
import diia.sample.model.CodeModel
import diia.sample.model.DecisionModel
import diia.sample.model.DocumentsModel
import diia.sample.model.HistoryModel
import diia.sample.model.LetterModel
import diia.sample.model.SampleApp
import diia.sample.model.ScannerModel
import diia.sample.model.Screen
import diia.sample.model.SentModel
import diia.sample.model.SettingsModel
import diia.sample.model.StartModel
import diia.sample.model.VerdictModel
import diia.sample.model.WishModel

/**
 * The whole app: its top screen, and what went wrong, if anything. [camera] is the platform's view that looks for codes.
 */
@Composable
fun AppScreen(app: SampleApp, camera: @Composable (onFound: (String) -> Unit) -> Unit) {
    CompositionLocalProvider(LocalLanguage provides app.language) {
        Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.background)) {
            val problem = app.problem
            if (problem != null) {
                ProblemScreen(problem, app::understood)
            } else {
                app.top?.let { TopScreen(it, (app::back).takeIf { app.canGoBack }, camera) }
            }
        }
    }
}

@Composable
private fun TopScreen(screen: Screen, onBack: (() -> Unit)?, camera: @Composable ((String) -> Unit) -> Unit) = when (screen) {
    is StartModel -> StartScreen(screen)
    is DocumentsModel -> DocumentsScreen(screen)
    is CodeModel -> CodeScreen(screen, onBack)
    is ScannerModel -> ScannerScreen(screen, onBack) { camera { screen.found(it) } }
    is AwaitedCodeModel -> AwaitedCodeScreen(screen, onBack) { camera(screen::found) }
    is VerdictModel -> VerdictScreen(screen, onBack)
    is DecisionModel -> DecisionScreen(screen, onBack)
    is LetterModel -> LetterScreen(screen, onBack)
    is SentModel -> SentScreen(screen, onBack)
    is WishModel -> WishScreen(screen, onBack)
    is AskModel -> AskScreen(screen, onBack)
    is AnswerModel -> AnswerScreen(screen, onBack)
    is HistoryModel -> HistoryScreen(screen, onBack)
    is SettingsModel -> SettingsScreen(screen, onBack)
    else -> Unit
}
