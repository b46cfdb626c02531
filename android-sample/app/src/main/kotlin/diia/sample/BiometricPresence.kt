package diia.sample

import android.app.Activity
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.hardware.biometrics.BiometricManager.Authenticators.DEVICE_CREDENTIAL
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import diia.citizen.DiiaClock
import diia.citizen.DiiaSigningHost
import diia.citizen.DiiaSigningHostException
import diia.citizen.PresenceMethod
import diia.citizen.PresenceProof
import diia.sample.model.Words
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException

/** Before each signature the person confirms by finger, face or the code of the screen that it is them. */
class BiometricPresence(private val activity: Activity, private val clock: DiiaClock) : DiiaSigningHost {
    override suspend fun provePresence(requestId: String): PresenceProof {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.R) throw DiiaSigningHostException.Unavailable()
        confirm()
        return PresenceProof(PresenceMethod.BIOMETRICS, requestId, clock.read())
    }

    /** No authority for time stamps: signatures are of the basic level. */
    override suspend fun timeStamp(hash: ByteArray): ByteArray? = null

    /** No certified module for DSTU: such requests are refused with their reason. */
    override suspend fun signDstu(hashes: List<ByteArray>): List<ByteArray>? = null

    private suspend fun confirm() = suspendCancellableCoroutine { waiting ->
        val stop = CancellationSignal()
        waiting.invokeOnCancellation { stop.cancel() }
        BiometricPrompt.Builder(activity)
            .setTitle(Words.confirmItIsYou.uk)
            .setAllowedAuthenticators(BIOMETRIC_STRONG or DEVICE_CREDENTIAL)
            .build()
            .authenticate(stop, activity.mainExecutor, object : BiometricPrompt.AuthenticationCallback() {
                override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult?) = waiting.resume(Unit)

                override fun onAuthenticationError(code: Int, text: CharSequence?) =
                    waiting.resumeWithException(DiiaSigningHostException.Cancelled())
            })
    }
}
