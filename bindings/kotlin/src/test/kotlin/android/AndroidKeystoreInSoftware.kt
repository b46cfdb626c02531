package android

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import java.io.InputStream
import java.io.OutputStream
import java.math.BigInteger
import java.security.Key
import java.security.KeyFactorySpi
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.KeyPairGeneratorSpi
import java.security.KeyStoreSpi
import java.security.PrivateKey
import java.security.Provider
import java.security.ProviderException
import java.security.PublicKey
import java.security.SecureRandom
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.security.spec.KeySpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import java.util.concurrent.ConcurrentHashMap
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/**
 * A provider with the name and the doors of Android Keystore, with keys in software: it shows that the calls of the key
 * store fit together. That a phone keeps its keys in hardware, it cannot show.
 */
object AndroidKeystoreInSoftware : Provider("AndroidKeyStore", "1", "keys in software, for tests") {
    val pairs = ConcurrentHashMap<String, KeyPair>()
    val secrets = ConcurrentHashMap<String, SecretKey>()

    /** The specifications that were asked for, the last one last. */
    val asked: MutableList<KeyGenParameterSpec> = Collections.synchronizedList(mutableListOf())

    /** The chip that a phone announces, and that has no room now. */
    @Volatile
    var strongBoxIsFull = false

    private fun readResolve(): Any = AndroidKeystoreInSoftware

    init {
        door("KeyStore", "AndroidKeyStore") { Store() }
        door("KeyPairGenerator", "EC") { Pairs() }
        door("KeyGenerator", "AES") { Secrets() }
        door("KeyFactory", "EC") { Infos() }
    }

    private fun door(type: String, algorithm: String, make: () -> Any) =
        putService(object : Service(this, type, algorithm, "", null, null) {
            override fun newInstance(parameter: Any?) = make()
        })

    private class Pairs : KeyPairGeneratorSpi() {
        private lateinit var wanted: KeyGenParameterSpec

        override fun initialize(size: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun initialize(parameters: AlgorithmParameterSpec, random: SecureRandom?) {
            wanted = parameters as KeyGenParameterSpec
        }

        override fun generateKeyPair(): KeyPair {
            asked += wanted
            if (wanted.isStrongBoxBacked && strongBoxIsFull) throw ProviderException("no room")
            val pair = KeyPairGenerator.getInstance("EC", "SunEC").run {
                initialize(wanted.algorithmParameterSpec)
                generateKeyPair()
            }
            return pair.also { pairs[wanted.keystoreAlias] = it }
        }
    }

    private class Secrets : KeyGeneratorSpi() {
        private lateinit var wanted: KeyGenParameterSpec

        override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(size: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(parameters: AlgorithmParameterSpec, random: SecureRandom?) {
            wanted = parameters as KeyGenParameterSpec
        }

        override fun engineGenerateKey(): SecretKey {
            asked += wanted
            val key = KeyGenerator.getInstance("AES", "SunJCE").run {
                init(wanted.keySize)
                generateKey()
            }
            return key.also { secrets[wanted.keystoreAlias] = it }
        }
    }

    private class Infos : KeyFactorySpi() {
        override fun engineGeneratePublic(spec: KeySpec?): PublicKey = throw UnsupportedOperationException()

        override fun engineGeneratePrivate(spec: KeySpec?): PrivateKey = throw UnsupportedOperationException()

        override fun engineTranslateKey(key: Key?): Key = throw UnsupportedOperationException()

        override fun <T : KeySpec> engineGetKeySpec(key: Key, type: Class<T>): T = type.cast(info(strongBox(key)))

        private fun strongBox(key: Key): Boolean {
            val alias = pairs.entries.single { it.value.private == key }.key
            return asked.last { it.keystoreAlias == alias }.isStrongBoxBacked
        }

        /** Only the system makes these: its constructor is not for apps, and takes a value of each parameter's type. */
        private fun info(strongBox: Boolean): KeyInfo {
            val level = if (strongBox) {
                KeyProperties.SECURITY_LEVEL_STRONGBOX
            } else {
                KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT
            }
            val made = KeyInfo::class.java.constructors.single()
            val values = made.parameterTypes.map<Class<*>, Any?> { type ->
                when (type) {
                    Boolean::class.javaPrimitiveType -> true
                    Int::class.javaPrimitiveType -> level
                    Long::class.javaPrimitiveType -> 0L
                    else -> null
                }
            }
            return made.newInstance(*values.toTypedArray<Any?>()) as KeyInfo
        }
    }

    private class Store : KeyStoreSpi() {
        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

        override fun engineGetKey(alias: String, password: CharArray?): Key? = pairs[alias]?.private ?: secrets[alias]

        override fun engineGetCertificate(alias: String): Certificate? = pairs[alias]?.let { SelfSigned(it.public) }

        override fun engineGetCertificateChain(alias: String): Array<Certificate>? {
            val own = engineGetCertificate(alias) ?: return null
            val challenged = asked.last { it.keystoreAlias == alias }.attestationChallenge != null
            return if (challenged) arrayOf(own, own, own) else arrayOf(own)
        }

        override fun engineContainsAlias(alias: String) = pairs.containsKey(alias) || secrets.containsKey(alias)

        override fun engineDeleteEntry(alias: String) {
            if (pairs.remove(alias) == null && secrets.remove(alias) == null) throw java.security.KeyStoreException("none")
        }

        override fun engineAliases(): Enumeration<String> = Collections.enumeration(pairs.keys + secrets.keys)

        override fun engineSize() = pairs.size + secrets.size

        override fun engineIsKeyEntry(alias: String) = engineContainsAlias(alias)

        override fun engineIsCertificateEntry(alias: String) = false

        override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

        override fun engineGetCreationDate(alias: String): Date? = null

        override fun engineSetKeyEntry(alias: String?, key: Key?, password: CharArray?, chain: Array<Certificate>?) =
            throw UnsupportedOperationException()

        override fun engineSetKeyEntry(alias: String?, key: ByteArray?, chain: Array<Certificate>?) =
            throw UnsupportedOperationException()

        override fun engineSetCertificateEntry(alias: String?, certificate: Certificate?) =
            throw UnsupportedOperationException()

        override fun engineStore(stream: OutputStream?, password: CharArray?) = throw UnsupportedOperationException()
    }

    /** As much of a certificate as the key store asks for. */
    private class SelfSigned(private val key: PublicKey) : Certificate("X.509") {
        override fun getPublicKey() = key

        override fun getEncoded(): ByteArray = key.encoded

        override fun verify(key: PublicKey?) = Unit

        override fun verify(key: PublicKey?, provider: String?) = Unit

        override fun toString() = BigInteger(1, encoded).toString(16)
    }
}
