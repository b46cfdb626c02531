package diia.sample.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.unit.dp
import diia.sample.design.Card
import diia.sample.design.MainButton
import diia.sample.design.OtherButton
import diia.sample.design.Page
import diia.sample.design.Quiet
import diia.sample.design.say
import diia.sample.model.AwaitedCodeModel
import diia.sample.model.ScannerModel
import diia.sample.model.Words

@Composable
fun ScannerScreen(model: ScannerModel, onBack: (() -> Unit)?, camera: @Composable () -> Unit) = Page(say(Words.scanTitle), onBack) {
    Viewfinder(camera)
    Card { Quiet(say(Words.scanText)) }
    MainButton(say(Words.pickPicture), onClick = { model.pickPicture() })
    OtherButton(say(Words.paste), onClick = model::paste)
}

@Composable
fun AwaitedCodeScreen(model: AwaitedCodeModel, onBack: (() -> Unit)?, camera: @Composable () -> Unit) = Page(say(model.title), onBack) {
    Viewfinder(camera)
    Card { Quiet(say(model.hint)) }
}

@Composable
private fun Viewfinder(camera: @Composable () -> Unit) =
    Box(Modifier.fillMaxWidth().aspectRatio(1f).clip(RoundedCornerShape(28.dp)).background(Color.Black)) { camera() }
