package diia.sample.design

import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import diia.citizen.BilingualText
import diia.citizen.DiiaLanguage

/** The language of the screens, which the person chooses in the app. */
val LocalLanguage = staticCompositionLocalOf { DiiaLanguage.UKRAINIAN }

fun BilingualText.inLanguage(language: DiiaLanguage): String = if (language == DiiaLanguage.UKRAINIAN) uk else en

/** A text in the language of the screens. */
@Composable
fun say(text: BilingualText): String = text.inLanguage(LocalLanguage.current)
