package consumer

import com.sun.jna.Library
import com.sun.jna.Native
import com.sun.jna.Structure
import diia.citizen.CheckOutcome
import diia.citizen.CodeProfile
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

private const val ROUNDS = 10_000

/** 10,000 rounds of show and check leave nothing behind, neither in Java's memory nor in that of Rust and JNA. */
class MemoryTest {
    @Test
    fun `ten thousand rounds leave nothing behind`() = runBlocking {
        Phone().use { phone ->
            suspend fun rounds(count: Int) = repeat(count) { round ->
                // Codes end after three minutes: what is remembered of them must go too.
                phone.clock.pass(1_000)
                val profile = if (round % 2 == 0) CodeProfile.STATUS else CodeProfile.IDENTITY
                val verdict = phone.citizen.check(phone.show(profile, fresh = true).text)
                assertEquals(CheckOutcome.VALID, verdict.outcome)
                // JNA's map of what is waiting to be freed keeps the size that it once had: let it not wait long.
                if (round % 1_000 == 0) collected()
            }
            rounds(ROUNDS / 2)
            // What is kept of each round is kept in every stretch of rounds; what the JVM itself takes meanwhile, in some.
            repeat(3) {
                val (javaBefore, nativeBefore) = collected() to allocated()
                rounds(ROUNDS)
                val (java, native) = collected() - javaBefore to allocated() - nativeBefore
                println("$ROUNDS rounds: Java's heap grew by ${java / 1024} KB, the memory of Rust and JNA by ${native / 1024} KB")
                // 100 bytes lost in a round would be three times this.
                if (java < 300 * 1024 && native < 2_000 * 1024) return@runBlocking
            }
            throw AssertionError("memory is lost in each of three stretches of $ROUNDS rounds")
        }
    }

    /** What is used of Java's heap when nothing more can be freed: JNA's cleaner has a thread of its own to wait for. */
    private fun collected(): Long {
        var used = Long.MAX_VALUE
        repeat(50) {
            System.gc()
            val now = Runtime.getRuntime().run { totalMemory() - freeMemory() }
            if (now > used - 16 * 1024) return now
            used = now
            Thread.sleep(100)
        }
        return used
    }

    /** What is in use of the memory that malloc gives out: to Rust, to JNA, and to the JVM itself. */
    private fun allocated(): Long = Allocator.C.mallinfo2().run { uordblks + hblkhd }

    @Suppress("FunctionName", "SpellCheckingInspection")
    interface Allocator : Library {
        /** Of glibc, since 2.33. */
        fun mallinfo2(): Figures.ByValue

        companion object {
            val C: Allocator = Native.load("c", Allocator::class.java)
        }
    }

    @Suppress("SpellCheckingInspection")
    @Structure.FieldOrder(
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
    )
    open class Figures : Structure() {
        @JvmField var arena = 0L
        @JvmField var ordblks = 0L
        @JvmField var smblks = 0L
        @JvmField var hblks = 0L
        @JvmField var hblkhd = 0L
        @JvmField var usmblks = 0L
        @JvmField var fsmblks = 0L
        @JvmField var uordblks = 0L
        @JvmField var fordblks = 0L
        @JvmField var keepcost = 0L

        class ByValue : Figures(), Structure.ByValue
    }
}
