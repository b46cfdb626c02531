package diia.citizen.android

import android.annotation.TargetApi
import android.app.KeyguardManager
import android.content.Context
import android.os.Build
import android.security.KeyStoreException
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import diia.citizen.DiiaKeyStoreException
import kotlinx.coroutines.CancellationException
import java.security.UnrecoverableKeyException
import javax.crypto.BadPaddingException
import javax.crypto.IllegalBlockSizeException

/** What Android Keystore throws, in the terms of the person who holds the phone. */
internal class KeyOutcomes(private val android: Int, private val isLocked: () -> Boolean) {
    constructor(context: Context) : this(
        Build.VERSION.SDK_INT,
        { context.getSystemService(KeyguardManager::class.java)?.isDeviceLocked == true },
    )

    suspend fun <T> named(call: suspend () -> T): T = try {
        call()
    } catch (named: DiiaKeyStoreException) {
        throw named
    } catch (cancelled: CancellationException) {
        throw cancelled
    } catch (failed: Exception) {
        throw keyOutcome(failed, android) ?: if (isLocked()) {
            DiiaKeyStoreException.AuthenticationRequired()
        } else {
            DiiaKeyStoreException.Unexpected(failed.javaClass.simpleName)
        }
    }
}

/** The outcome that an exception or one of its causes stands for; null when they do not say. */
internal fun keyOutcome(failed: Throwable, android: Int): DiiaKeyStoreException? =
    generateSequence(failed) { it.cause }.take(8).firstNotNullOfOrNull { ownOutcome(it, android) }
        // Wrong bytes: Android gives the one or the other for a tag that does not fit, depending on its version.
        ?: DiiaKeyStoreException.Invalidated().takeIf { failed is BadPaddingException || failed is IllegalBlockSizeException }

private fun ownOutcome(failed: Throwable, android: Int): DiiaKeyStoreException? = when {
    failed is UserNotAuthenticatedException -> DiiaKeyStoreException.AuthenticationRequired()
    failed is KeyPermanentlyInvalidatedException -> DiiaKeyStoreException.Invalidated()
    failed is UnrecoverableKeyException -> DiiaKeyStoreException.Invalidated()
    // The class is as old as Android Keystore, its public face as Android 13.
    android >= Build.VERSION_CODES.TIRAMISU && failed is KeyStoreException -> systemOutcome(failed)
    else -> null
}

@TargetApi(Build.VERSION_CODES.TIRAMISU)
private fun systemOutcome(failed: KeyStoreException): DiiaKeyStoreException? = when (failed.numericErrorCode) {
    KeyStoreException.ERROR_USER_AUTHENTICATION_REQUIRED -> DiiaKeyStoreException.AuthenticationRequired()
    KeyStoreException.ERROR_KEY_DOES_NOT_EXIST -> DiiaKeyStoreException.Missing()
    KeyStoreException.ERROR_KEY_CORRUPTED -> DiiaKeyStoreException.Invalidated()
    else -> if (failed.isTransientFailure) DiiaKeyStoreException.Unavailable() else null
}
