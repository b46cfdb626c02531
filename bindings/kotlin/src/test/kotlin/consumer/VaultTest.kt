package consumer

import diia.citizen.DiiaException
import diia.citizen.DiiaStorage
import diia.citizen.DocumentState
import diia.citizen.StorageChange
import diia.citizen.openFileStorage
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path

/** What a phone keeps, in files. */
class VaultTest {
    @TempDir
    lateinit var folder: Path

    private fun files(): DiiaStorage = openFileStorage(folder.resolve("vault").toString())

    private fun close(storage: DiiaStorage) = (storage as AutoCloseable).close()

    @Test
    fun `documents and receipts outlive the process`() {
        val first = files()
        val phone = Phone(storage = first)
        runBlocking { phone.citizen.consent(cardLink()).use { it.refuse() } } // an open consent holds the storage
        val locked = assertThrows(DiiaException.StorageUnavailable::class.java) { files() }
        assertEquals("storage_unavailable", locked.code())
        phone.close()
        close(first)

        val second = files()
        runBlocking { phone.open(phone.settings, second) }.use { citizen ->
            val overview = citizen.overview()
            assertEquals(listOf("passport"), overview.documents.map { it.id })
            assertTrue(overview.documents.single().state is DocumentState.Current)
            assertTrue(citizen.vaultReport().findings.isEmpty())
            runBlocking { citizen.removeDocument("passport") }
            assertTrue(citizen.overview().documents.isEmpty())
        }
        close(second)
    }

    @Test
    fun `the ready storage keeps what it is given, all of a batch or none`() = runBlocking {
        val storage = files()
        storage.put("a", byteArrayOf(1))
        storage.batch(listOf(StorageChange.Put("b", byteArrayOf(2)), StorageChange.Remove("a"), StorageChange.Remove("none")))
        assertNull(storage.get("a"))
        assertArrayEquals(byteArrayOf(2), storage.get("b"))
        assertEquals(listOf("b"), storage.list(""))
        close(storage)
    }
}
