package android

import diia.citizen.DiiaKeyStoreException
import diia.citizen.KeySecurityLevel
import diia.citizen.android.AndroidKeyStore
import diia.citizen.android.KeyOutcomes
import diia.citizen.android.KeySpecs
import diia.citizen.conformance.checkKeyStore
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import java.security.Security

private const val ANDROID_8 = 26
private const val ANDROID_14 = 34
private const val ANDROID_15 = 35

/** The key store for Android, over a provider that has its doors. */
class AndroidKeyStoreTest {
    private val keystore = AndroidKeystoreInSoftware

    @BeforeEach
    fun begin() {
        Security.addProvider(keystore)
        keystore.asked.clear()
        keystore.strongBoxIsFull = false
    }

    @AfterEach
    fun end() = Security.removeProvider(keystore.name)

    private fun store(
        android: Int = ANDROID_15,
        strongBox: Boolean = true,
        confirmedFor: Int? = null,
        isLocked: () -> Boolean = { false },
    ) = AndroidKeyStore(KeySpecs(android, strongBox, confirmedFor), KeyOutcomes(android, isLocked), "test.")

    @Test
    fun `it passes every check, and has no counter`() = runBlocking {
        val report = checkKeyStore(store())
        report.orThrow()
        assertEquals(16, report.results.size)
        assertNull(store().counter("any"))
    }

    @Test
    fun `the best that the phone has is asked for, and the next best taken`() = runBlocking {
        val challenge = byteArrayOf(1, 2, 3)
        val best = store().create("key", challenge)
        assertEquals(KeySecurityLevel.SEPARATE_CHIP, best.securityLevel)
        assertEquals(3, best.attestation.size)
        assertArrayEquals(challenge, keystore.asked.single().attestationChallenge)

        keystore.asked.clear()
        keystore.strongBoxIsFull = true
        assertEquals(KeySecurityLevel.TRUSTED_ENVIRONMENT, store().create("key", challenge).securityLevel)
        assertEquals(listOf(true, false), keystore.asked.map { it.isStrongBoxBacked })

        keystore.asked.clear()
        val old = store(ANDROID_8, strongBox = false).create("key", byteArrayOf())
        assertEquals(KeySecurityLevel.TRUSTED_ENVIRONMENT, old.securityLevel)
        assertTrue(old.attestation.isEmpty(), "a key that signs itself says nothing of the phone")
        assertFalse(keystore.asked.single().isStrongBoxBacked)
    }

    @Test
    fun `a key asks the person only when the app wants it, and the wrapping key never`() = runBlocking {
        for (android in listOf(ANDROID_8, ANDROID_14)) {
            keystore.asked.clear()
            val keys = store(android, confirmedFor = 30)
            keys.create("key", byteArrayOf())
            keys.delete("wrapping")
            keys.wrapKey("wrapping", byteArrayOf(1))
            val (signing, wrapping) = keystore.asked
            assertTrue(signing.isUserAuthenticationRequired)
            assertEquals(30, signing.userAuthenticationValidityDurationSeconds)
            assertFalse(wrapping.isUserAuthenticationRequired)
            assertEquals(256, wrapping.keySize)
            assertEquals(listOf("test.key", "test.wrapping"), keystore.asked.map { it.keystoreAlias })
        }
        store().create("key", byteArrayOf())
        assertFalse(keystore.asked.last().isUserAuthenticationRequired)
    }

    @Test
    fun `keys rest with the screen where Android does that well`() = runBlocking {
        store(ANDROID_14).create("key", byteArrayOf())
        assertFalse(keystore.asked.last().isUnlockedDeviceRequired)
        store(ANDROID_15).create("key", byteArrayOf())
        assertTrue(keystore.asked.last().isUnlockedDeviceRequired)
    }

    @Test
    fun `many who wrap at once share one key`() = runBlocking {
        val keys = store()
        keys.delete("wrapping")
        val wrapped = (0..<16).map { number ->
            async(Dispatchers.Default) { store().wrapKey("wrapping", byteArrayOf(number.toByte())) }
        }.awaitAll()
        for ((number, bytes) in wrapped.withIndex()) {
            assertArrayEquals(byteArrayOf(number.toByte()), keys.unwrapKey("wrapping", bytes))
        }
    }

    @Test
    fun `a failure on a locked phone asks to unlock it, another names only its type`() {
        keystore.strongBoxIsFull = true
        Security.removeProvider(keystore.name)
        assertThrows(DiiaKeyStoreException.AuthenticationRequired::class.java) {
            runBlocking { store(isLocked = { true }).publicKey("key") }
        }
        val unexpected = assertThrows(DiiaKeyStoreException.Unexpected::class.java) { runBlocking { store().publicKey("key") } }
        assertEquals("KeyStoreException", unexpected.reason)
    }
}
