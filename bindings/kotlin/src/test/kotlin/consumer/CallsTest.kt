package consumer

import diia.citizen.CheckOutcome
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** How calls behave over time: cancelled, late, from many threads, after the end. */
class CallsTest {
    @Test
    fun `cancelling a coroutine cancels the key store's, and leaves nothing behind`() = Phone().use { phone ->
        runBlocking {
            val asked = CompletableDeferred<Unit>()
            val released = CompletableDeferred<Unit>()
            phone.keys.beforeSigning = {
                asked.complete(Unit)
                try {
                    awaitCancellation()
                } catch (cancelled: CancellationException) {
                    released.complete(Unit)
                    throw cancelled
                }
            }
            val showing = launch { phone.show() }
            withTimeout(60_000) {
                asked.await()
                showing.cancelAndJoin()
                released.await()
            }
            phone.keys.beforeSigning = {}
            assertEquals(CheckOutcome.VALID, phone.citizen.check(phone.show().text).outcome)
        }
    }

    @Test
    fun `a key store that answers late is waited for, and the library answers others meanwhile`() = Phone().use { phone ->
        runBlocking {
            val asked = CompletableDeferred<Unit>()
            val unlocked = CompletableDeferred<Unit>()
            phone.keys.beforeSigning = {
                asked.complete(Unit)
                unlocked.await()
            }
            val showing = async(Dispatchers.Default) { phone.show() }
            asked.await()
            assertEquals(MORNING, phone.citizen.now().now)
            delay(50)
            assertTrue(showing.isActive)
            unlocked.complete(Unit)
            assertEquals(MORNING, withTimeout(60_000) { showing.await() }.issuedAt)
        }
    }

    @Test
    fun `many threads show and check at once`() = Phone().use { phone ->
        runBlocking {
            val outcomes = (1..64).map {
                async(Dispatchers.Default) { phone.citizen.check(phone.show(fresh = true).text).outcome }
            }.awaitAll()
            assertEquals(64, outcomes.size)
            assertTrue(outcomes.none { it == CheckOutcome.REFUSED })
        }
    }

    @Test
    fun `after close every call throws, and closing twice is harmless`() {
        val phone = Phone()
        val code = runBlocking { phone.show() }
        phone.close()
        phone.close()
        assertThrows(IllegalStateException::class.java) { phone.citizen.now() }
        assertThrows(IllegalStateException::class.java) { phone.citizen.check(code.text) }
        assertThrows(IllegalStateException::class.java) { runBlocking { phone.show() } }
    }

    @Test
    fun `closing in the middle of a call lets the call end`() = runBlocking {
        val phone = Phone()
        val asked = CompletableDeferred<Unit>()
        val unlocked = CompletableDeferred<Unit>()
        phone.keys.beforeSigning = {
            asked.complete(Unit)
            unlocked.await()
        }
        val showing = async(Dispatchers.Default) { phone.show() }
        asked.await()
        phone.close()
        unlocked.complete(Unit)
        assertEquals(MORNING, withTimeout(60_000) { showing.await() }.issuedAt)
    }
}
