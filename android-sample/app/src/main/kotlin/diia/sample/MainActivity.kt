package diia.sample

import android.content.Intent
import android.os.Bundle
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.OnBackPressedCallback
import androidx.activity.compose.setContent
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import diia.citizen.OpenedBy
import diia.citizen.android.scannedLink
import diia.sample.design.SampleTheme
import diia.sample.model.AnswerModel
import diia.sample.model.AskModel
import diia.sample.model.CodeModel
import diia.sample.model.SampleApp
import diia.sample.model.openScanned
import diia.sample.screens.AppScreen
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch

/** The one activity: it holds the app, and gives it the phone. */
class MainActivity : ComponentActivity() {
    private val scope = MainScope()
    private lateinit var app: SampleApp

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        // Documents are neither in screenshots nor in the list of recent apps.
        window.setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE)
        app = SampleApp(AndroidPlatform(this), scope)
        scope.launch {
            app.start()
            if (savedInstanceState == null) open(intent)
        }
        setContent {
            LaunchedEffect(app.top) { brighten(app.top is CodeModel || app.top is AskModel || app.top is AnswerModel) }
            SampleTheme {
                Box(Modifier.safeDrawingPadding()) { AppScreen(app) { onFound -> CameraView(onFound) } }
            }
        }
        onBackPressedDispatcher.addCallback(this, object : OnBackPressedCallback(true) {
            override fun handleOnBackPressed() {
                if (app.problem != null) app.understood() else if (app.canGoBack) app.back() else finish()
            }
        })
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        open(intent)
    }

    override fun onDestroy() {
        scope.cancel()
        app.close()
        super.onDestroy()
    }

    private fun open(intent: Intent) {
        val link = intent.scannedLink ?: return
        app.attempt { openScanned(app, link, OpenedBy.LINK) }
    }

    /** A code on a dim screen is not read by an old scanner. */
    private fun brighten(on: Boolean) {
        window.attributes = window.attributes.apply {
            screenBrightness = if (on) 1f else WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_NONE
        }
    }
}
