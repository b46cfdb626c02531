package consumer

import diia.citizen.CheckOutcome
import diia.citizen.CodeProfile
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** 10,000 rounds of show and check leave nothing behind, neither in Java's memory nor in Rust's. */
class MemoryTest {
    @Test
    fun `ten thousand rounds leave nothing behind`() = runBlocking {
        Phone().use { phone ->
            suspend fun rounds(count: Int) = repeat(count) {
                // Codes end after three minutes: what is remembered of them must go too.
                phone.clock.pass(1_000)
                val profile = if (it % 2 == 0) CodeProfile.STATUS else CodeProfile.IDENTITY
                val verdict = phone.citizen.check(phone.show(profile, fresh = true).text)
                assertEquals(CheckOutcome.VALID, verdict.outcome)
            }
            rounds(3_000)
            val (javaBefore, rustBefore) = java() to outsideOfJava()
            rounds(10_000)
            val (java, rust) = java() - javaBefore to outsideOfJava() - rustBefore
            println("10000 rounds: Java's heap grew by $java KB, memory outside of it by $rust KB")
            assertTrue(java < 1_000, "$java KB in Java's heap")
            // Compilers and collectors of the JVM take some; 1 KB a round lost would be ten times this.
            assertTrue(rust < 10_000, "$rust KB outside of Java's heap")
        }
    }

    private fun java(): Long {
        repeat(3) {
            System.gc()
            Thread.sleep(50)
        }
        return Runtime.getRuntime().run { totalMemory() - freeMemory() } / 1_024
    }

    private fun outsideOfJava(): Long {
        val lines = java.io.File("/proc/self/status").readLines()
        val resident = lines.first { it.startsWith("RssAnon:") }.filter(Char::isDigit).toLong()
        return resident - Runtime.getRuntime().totalMemory() / 1_024
    }
}
