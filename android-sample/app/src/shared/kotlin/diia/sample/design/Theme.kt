package diia.sample.design

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

private val Light = lightColorScheme(
    primary = Color(0xFF111418), onPrimary = Color.White,
    secondary = Color(0xFF2F5D50), onSecondary = Color.White,
    background = Color(0xFFE3ECF3), onBackground = Color(0xFF111418),
    surface = Color.White, onSurface = Color(0xFF111418), onSurfaceVariant = Color(0xFF4A5560),
    surfaceVariant = Color(0xFFF1F5F8), outline = Color(0xFF6B7782), outlineVariant = Color(0xFFC9D3DB),
    error = Color(0xFFA3231C), onError = Color.White,
)
private val Dark = darkColorScheme(
    primary = Color(0xFFF2F5F7), onPrimary = Color(0xFF111418),
    secondary = Color(0xFF9AD1BF), onSecondary = Color(0xFF0B2A22),
    background = Color(0xFF0E1317), onBackground = Color(0xFFF2F5F7),
    surface = Color(0xFF1A2127), onSurface = Color(0xFFF2F5F7), onSurfaceVariant = Color(0xFFB7C2CB),
    surfaceVariant = Color(0xFF232C33), outline = Color(0xFF8C98A2), outlineVariant = Color(0xFF3A454E),
    error = Color(0xFFFFB4AB), onError = Color(0xFF690005),
)

/** The three answers of a check: never told by the colour alone. */
class VerdictColours(val valid: Color, val attention: Color, val refused: Color, val on: Color)

/** The same by day and by night, because a checker must know them at once. */
val LocalVerdictColours = staticCompositionLocalOf {
    VerdictColours(valid = Color(0xFF11633F), attention = Color(0xFF7A4B00), refused = Color(0xFF9B1C14), on = Color.White)
}

/** The look of the app. On a phone the letters are the system's. */
@Composable
fun SampleTheme(dark: Boolean = isSystemInDarkTheme(), letters: FontFamily = FontFamily.Default, content: @Composable () -> Unit) {
    val shapes = Shapes(medium = RoundedCornerShape(20.dp), large = RoundedCornerShape(28.dp))
    MaterialTheme(if (dark) Dark else Light, shapes, typography(letters, LocalDensity.current.fontScale), content)
}

/** Headings are large from the start: they grow less than the text, so that long words stay whole. */
private const val HEADINGS_GROW = 1.3f
private const val HEADING = 21

private fun typography(letters: FontFamily, fontScale: Float): Typography {
    fun style(size: Int, line: Int, weight: FontWeight = FontWeight.Normal): TextStyle {
        val limit = if (size < HEADING) 1f else minOf(1f, HEADINGS_GROW / fontScale)
        return TextStyle(fontFamily = letters, fontSize = (size * limit).sp, lineHeight = (line * limit).sp, fontWeight = weight)
    }
    return Typography(
        displaySmall = style(32, 40, FontWeight.Medium),
        headlineMedium = style(26, 32, FontWeight.Medium),
        titleLarge = style(21, 28, FontWeight.Medium),
        titleMedium = style(17, 24, FontWeight.Medium),
        bodyLarge = style(17, 24),
        bodyMedium = style(15, 21),
        labelLarge = style(16, 22, FontWeight.Medium),
        labelMedium = style(14, 18, FontWeight.Medium),
    )
}
