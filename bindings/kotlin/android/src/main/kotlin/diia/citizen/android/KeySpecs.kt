package diia.citizen.android

import android.annotation.SuppressLint
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import diia.citizen.KeySecurityLevel
import java.security.KeyFactory
import java.security.PrivateKey
import java.security.spec.ECGenParameterSpec

/** What keys are asked of this phone. */
@SuppressLint("NewApi") // `android` is the phone's version, which lint does not see
internal class KeySpecs(private val android: Int, val hasStrongBox: Boolean, private val confirmedFor: Int?) {
    constructor(context: Context, confirmedFor: Int?) : this(
        Build.VERSION.SDK_INT,
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
            context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE),
        confirmedFor,
    )

    fun signing(alias: String, challenge: ByteArray, strongBox: Boolean): KeyGenParameterSpec =
        KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_SIGN).run {
            setAlgorithmParameterSpec(ECGenParameterSpec("secp256r1"))
            setDigests(KeyProperties.DIGEST_SHA256)
            if (challenge.isNotEmpty()) setAttestationChallenge(challenge)
            if (strongBox && android >= Build.VERSION_CODES.P) setIsStrongBoxBacked(true)
            confirmedFor?.let { askThePerson(it) }
            restWithTheScreen()
            build()
        }

    /** In the trusted environment: the vault is read often, and StrongBox takes most of a second for each secret. */
    fun wrapping(alias: String): KeyGenParameterSpec =
        KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT).run {
            setKeySize(256)
            setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            restWithTheScreen()
            build()
        }

    private fun KeyGenParameterSpec.Builder.askThePerson(seconds: Int) {
        setUserAuthenticationRequired(true)
        if (android >= Build.VERSION_CODES.R) {
            val ways = KeyProperties.AUTH_BIOMETRIC_STRONG or KeyProperties.AUTH_DEVICE_CREDENTIAL
            setUserAuthenticationParameters(seconds, ways)
        } else {
            @Suppress("DEPRECATION") // its successor came with Android 11
            setUserAuthenticationValidityDurationSeconds(seconds)
        }
    }

    private fun KeyGenParameterSpec.Builder.restWithTheScreen() {
        if (android >= Build.VERSION_CODES.VANILLA_ICE_CREAM) setUnlockedDeviceRequired(true)
    }

    /** How well the phone says that it keeps a key. */
    fun securityLevel(key: PrivateKey, askedForStrongBox: Boolean): KeySecurityLevel {
        val info = KeyFactory.getInstance(key.algorithm, PROVIDER).getKeySpec(key, KeyInfo::class.java)
        if (android >= Build.VERSION_CODES.S) {
            return when (info.securityLevel) {
                KeyProperties.SECURITY_LEVEL_STRONGBOX -> KeySecurityLevel.SEPARATE_CHIP
                KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT -> KeySecurityLevel.TRUSTED_ENVIRONMENT
                KeyProperties.SECURITY_LEVEL_SOFTWARE -> KeySecurityLevel.SOFTWARE
                else -> KeySecurityLevel.UNKNOWN
            }
        }
        @Suppress("DEPRECATION") // its successor came with Android 12
        val hardware = info.isInsideSecureHardware
        return when {
            !hardware -> KeySecurityLevel.SOFTWARE
            askedForStrongBox -> KeySecurityLevel.SEPARATE_CHIP
            else -> KeySecurityLevel.TRUSTED_ENVIRONMENT
        }
    }
}
