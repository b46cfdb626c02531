package diia.sample

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.os.Looper
import android.view.Surface
import android.view.TextureView
import com.google.zxing.PlanarYUVLuminanceSource
import diia.sample.model.readCode

private const val WIDTH = 1280
private const val HEIGHT = 720
private const val WAITING = 2

/** The back camera: shows what it sees, and tells the first code in it. Its frames are never kept. */
class CodeCamera(context: Context, private val onFound: (String) -> Unit) : TextureView.SurfaceTextureListener {
    private val manager: CameraManager = checkNotNull(context.getSystemService(CameraManager::class.java)) { "every Android has it" }
    private val thread = HandlerThread("code-camera").apply { start() }
    private val background = Handler(thread.looper)
    private val main = Handler(Looper.getMainLooper())
    private val frames = ImageReader.newInstance(WIDTH, HEIGHT, ImageFormat.YUV_420_888, WAITING)
    private var device: CameraDevice? = null
    private var done = false

    init {
        frames.setOnImageAvailableListener({ reader -> reader.acquireLatestImage()?.use(::look) }, background)
    }

    /** May be called twice. */
    fun close() {
        done = true
        device?.close()
        device = null
        frames.close()
        thread.quitSafely()
    }

    @SuppressLint("MissingPermission") // CameraView comes here only with it
    override fun onSurfaceTextureAvailable(texture: SurfaceTexture, width: Int, height: Int) {
        texture.setDefaultBufferSize(WIDTH, HEIGHT)
        val screen = Surface(texture)
        try {
            val back = manager.cameraIdList.firstOrNull(::looksBack) ?: return
            manager.openCamera(back, object : CameraDevice.StateCallback() {
                override fun onOpened(camera: CameraDevice) = begin(camera, screen)

                override fun onDisconnected(camera: CameraDevice) = camera.close()

                override fun onError(camera: CameraDevice, error: Int) = camera.close()
            }, background)
        } catch (busy: CameraAccessException) {
            return // another app has it: paste and pictures remain
        }
    }

    override fun onSurfaceTextureSizeChanged(texture: SurfaceTexture, width: Int, height: Int) = Unit

    override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit

    override fun onSurfaceTextureDestroyed(texture: SurfaceTexture): Boolean {
        close()
        return true
    }

    private fun looksBack(id: String): Boolean =
        manager.getCameraCharacteristics(id).get(CameraCharacteristics.LENS_FACING) == CameraCharacteristics.LENS_FACING_BACK

    // The newer way of naming the outputs is not there before Android 9.
    @Suppress("DEPRECATION")
    private fun begin(camera: CameraDevice, screen: Surface) {
        device = camera
        if (done) return camera.close()
        val outputs = listOf(screen, frames.surface)
        val request = camera.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW).apply {
            outputs.forEach(::addTarget)
            set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
        }
        camera.createCaptureSession(outputs, object : CameraCaptureSession.StateCallback() {
            override fun onConfigured(session: CameraCaptureSession) {
                if (!done) session.setRepeatingRequest(request.build(), null, background)
            }

            override fun onConfigureFailed(session: CameraCaptureSession) = camera.close()
        }, background)
    }

    private fun look(frame: Image) {
        if (done) return
        val brightness = frame.planes[0]
        // The last row may end before its stride does.
        val bytes = ByteArray(brightness.rowStride * frame.height)
        brightness.buffer.get(bytes, 0, minOf(bytes.size, brightness.buffer.remaining()))
        val source = PlanarYUVLuminanceSource(bytes, brightness.rowStride, frame.height, 0, 0, frame.width, frame.height, false)
        val text = readCode(source) ?: return
        done = true
        main.post { onFound(text) }
    }
}
