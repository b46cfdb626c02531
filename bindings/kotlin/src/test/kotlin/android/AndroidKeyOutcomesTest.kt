package android

import android.security.KeyStoreException
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.UserNotAuthenticatedException
import diia.citizen.DiiaKeyStoreException
import diia.citizen.android.keyOutcome
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.security.InvalidKeyException
import java.security.ProviderException
import java.security.SignatureException
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException
import javax.crypto.IllegalBlockSizeException

// android.hardware.security.keymint.ErrorCode and android.system.keystore2.ResponseCode
private const val DEVICE_LOCKED = -72
private const val SECURE_HW_BUSY = -48
private const val KEY_NOT_FOUND = 7
private const val ANDROID_12 = 31
private const val ANDROID_14 = 34

/** Android's own exceptions, in the terms of the person who holds the phone. */
class AndroidKeyOutcomesTest {
    @Test
    fun `each outcome of Android Keystore has its name`() {
        assertTrue(keyOutcome(UserNotAuthenticatedException(), ANDROID_14) is DiiaKeyStoreException.AuthenticationRequired)
        assertTrue(keyOutcome(KeyPermanentlyInvalidatedException(), ANDROID_14) is DiiaKeyStoreException.Invalidated)
        assertTrue(keyOutcome(UnrecoverableKeyException(), ANDROID_14) is DiiaKeyStoreException.Invalidated)
        assertTrue(keyOutcome(AEADBadTagException(), ANDROID_14) is DiiaKeyStoreException.Invalidated)
        assertTrue(keyOutcome(IllegalBlockSizeException(), ANDROID_14) is DiiaKeyStoreException.Invalidated)
    }

    @Test
    fun `a reason further down is found, and none is made up`() {
        val wrapped = SignatureException(ProviderException(UserNotAuthenticatedException()))
        assertTrue(keyOutcome(wrapped, ANDROID_14) is DiiaKeyStoreException.AuthenticationRequired)
        assertNull(keyOutcome(ProviderException("busy"), ANDROID_14))
    }

    @Test
    fun `the system's own codes are read where they are public`() {
        fun keystore(code: Int) = InvalidKeyException(KeyStoreException(code, ""))
        assertTrue(keyOutcome(keystore(KEY_NOT_FOUND), ANDROID_14) is DiiaKeyStoreException.Missing)
        assertTrue(keyOutcome(keystore(DEVICE_LOCKED), ANDROID_14) is DiiaKeyStoreException.AuthenticationRequired)
        assertTrue(keyOutcome(keystore(SECURE_HW_BUSY), ANDROID_14) is DiiaKeyStoreException.Unavailable)
        assertNull(keyOutcome(keystore(KEY_NOT_FOUND), ANDROID_12))
    }
}
