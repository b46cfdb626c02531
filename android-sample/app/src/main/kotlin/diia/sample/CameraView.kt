package diia.sample

import android.Manifest
import android.content.pm.PackageManager
import android.view.TextureView
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.viewinterop.AndroidView

/** What the camera sees, and the first code in it. Without permission it stays black: paste and pictures remain. */
@Composable
fun CameraView(onFound: (String) -> Unit) {
    val context = LocalContext.current
    val found by rememberUpdatedState(onFound)
    var allowed by remember {
        mutableStateOf(context.checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED)
    }
    val asking = rememberLauncherForActivityResult(RequestPermission()) { allowed = it }
    LaunchedEffect(Unit) { if (!allowed) asking.launch(Manifest.permission.CAMERA) }
    if (!allowed) return
    val camera = remember { CodeCamera(context) { found(it) } }
    DisposableEffect(Unit) { onDispose(camera::close) }
    AndroidView({ TextureView(it).apply { surfaceTextureListener = camera } }, Modifier.fillMaxSize())
}
