package diia.citizen.conformance

import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import diia.citizen.verifyKeySignature
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch

private const val ONE = "conformance.one"
private const val OTHER = "conformance.other"
private const val WRAPPING = "conformance.wrapping"
private const val COUNTER = "conformance.counter"

/**
 * What every key store must do. Keys and counters whose names begin with "conformance." are made and removed. A store that
 * asks the person before a signature will ask about a dozen times.
 */
suspend fun checkKeyStore(keys: DiiaKeyStore): Report {
    val suite = Suite()
    suspend fun check(name: String, body: suspend () -> Unit) = suite.check(name) {
        for (alias in listOf(ONE, OTHER, WRAPPING)) keys.delete(alias)
        body()
    }
    val challenge = ByteArray(32) { it.toByte() }
    val message = "message".encodeToByteArray()
    val secret = ByteArray(32) { (it * 7).toByte() }

    check("key_made_has_a_public_key") {
        keys.create(ONE, challenge)
        val size = keys.publicKey(ONE).size
        expect(size == 91 || size == 65) { "$size bytes" }
    }
    check("key_made_again_is_another") {
        keys.create(ONE, challenge)
        val first = keys.publicKey(ONE)
        keys.create(ONE, challenge)
        expect(!first.contentEquals(keys.publicKey(ONE))) { "the same key" }
    }
    check("keys_of_two_names_differ") {
        for (alias in listOf(ONE, OTHER)) keys.create(alias, challenge)
        expect(!keys.publicKey(ONE).contentEquals(keys.publicKey(OTHER))) { "the same key" }
    }
    check("signature_verifies") {
        keys.create(ONE, challenge)
        for (text in listOf(byteArrayOf(), message, ByteArray(100_000))) {
            verifyKeySignature(keys.publicKey(ONE), text, keys.sign(ONE, text))
        }
    }
    check("signature_is_of_its_message") {
        keys.create(ONE, challenge)
        val signature = keys.sign(ONE, message)
        thrown<diia.citizen.DiiaException.Refused> { verifyKeySignature(keys.publicKey(ONE), byteArrayOf(1), signature) }
    }
    check("signing_without_key_is_missing") { thrown<DiiaKeyStoreException.Missing> { keys.sign(ONE, message) } }
    check("public_key_without_key_is_missing") { thrown<DiiaKeyStoreException.Missing> { keys.publicKey(ONE) } }
    check("deleted_key_is_missing") {
        keys.create(ONE, challenge)
        keys.delete(ONE)
        thrown<DiiaKeyStoreException.Missing> { keys.publicKey(ONE) }
        thrown<DiiaKeyStoreException.Missing> { keys.sign(ONE, message) }
    }
    check("deleting_twice_is_no_error") { repeat(2) { keys.delete(ONE) } }
    check("wrapped_secret_comes_back") {
        for (size in listOf(1, 32, 64)) {
            val wanted = ByteArray(size) { it.toByte() }
            expect(keys.unwrapKey(WRAPPING, keys.wrapKey(WRAPPING, wanted)).contentEquals(wanted)) { "$size bytes have changed" }
        }
    }
    check("wrapping_hides_the_secret") {
        val wrapped = keys.wrapKey(WRAPPING, secret)
        expect(wrapped.toList().windowed(8).none { it == secret.toList().take(8) }) { "the secret stands in it" }
    }
    check("changed_wrapping_is_refused") {
        val wrapped = keys.wrapKey(WRAPPING, secret)
        wrapped[wrapped.size - 1] = (wrapped.last() + 1).toByte()
        thrown<DiiaKeyStoreException.Invalidated> { keys.unwrapKey(WRAPPING, wrapped) }
    }
    check("unwrapping_without_key_is_missing") {
        val wrapped = keys.wrapKey(WRAPPING, secret)
        keys.delete(WRAPPING)
        thrown<DiiaKeyStoreException.Missing> { keys.unwrapKey(WRAPPING, wrapped) }
    }
    check("counter_only_rises") {
        val present = keys.counter(COUNTER)
        if (present != null) {
            keys.raiseCounter(COUNTER, present + 5uL)
            keys.raiseCounter(COUNTER, present + 2uL)
            expect(keys.counter(COUNTER) == present + 5uL) { "${keys.counter(COUNTER)} after ${present + 5uL}" }
        } else {
            keys.raiseCounter(COUNTER, 5uL)
        }
    }
    check("many_signatures_at_once") {
        keys.create(ONE, challenge)
        val public = keys.publicKey(ONE)
        coroutineScope {
            (0..<8).map { number ->
                async(Dispatchers.Default) {
                    val text = byteArrayOf(number.toByte())
                    verifyKeySignature(public, text, keys.sign(ONE, text))
                }
            }.awaitAll()
        }
    }
    check("cancelled_call_ends") {
        keys.create(ONE, challenge)
        coroutineScope { launch(Dispatchers.Default) { while (isActive) keys.sign(ONE, message) }.cancelAndJoin() }
        verifyKeySignature(keys.publicKey(ONE), message, keys.sign(ONE, message))
    }
    for (alias in listOf(ONE, OTHER, WRAPPING)) keys.delete(alias)
    return suite.report()
}
