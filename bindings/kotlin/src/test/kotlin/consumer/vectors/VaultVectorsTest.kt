package consumer.vectors

import consumer.AirplaneMode
import consumer.MORNING
import consumer.MemoryStorage
import consumer.SettableClock
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaKeyStoreException
import diia.citizen.DiiaSettings
import diia.citizen.ReceiptFilter
import diia.citizen.jvm.SoftwareKeyStore
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import java.security.GeneralSecurityException
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/** vault.json by DiiaCitizen.open: storages of every version as the library finds them. */
class VaultVectorsTest {
    private val file = Vector.file("vault.json")

    /** The key store of the phone that wrote them. */
    private class Keys(wrapping: ByteArray, private val right: SoftwareKeyStore, private val hasCounters: Boolean) :
        DiiaKeyStore by right {
        private val key = SecretKeySpec(wrapping, "AES")

        override suspend fun wrapKey(alias: String, secret: ByteArray): ByteArray {
            val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key) }
            return cipher.iv + cipher.doFinal(secret)
        }

        override suspend fun unwrapKey(alias: String, wrapped: ByteArray): ByteArray = try {
            val cipher = Cipher.getInstance("AES/GCM/NoPadding")
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, wrapped, 0, 12))
            cipher.doFinal(wrapped, 12, wrapped.size - 12)
        } catch (changed: GeneralSecurityException) {
            throw DiiaKeyStoreException.Invalidated()
        } catch (short: IllegalArgumentException) {
            throw DiiaKeyStoreException.Invalidated()
        }

        override suspend fun counter(name: String): ULong? = if (hasCounters) right.counter(name) else null
    }

    private suspend fun open(records: Map<String, Vector>, counter: Long?): DiiaCitizen {
        val storage = MemoryStorage()
        for ((name, record) in records) storage.put(name, record.bytes!!)
        val right = SoftwareKeyStore()
        counter?.let { right.raiseCounter("diia-citizen-vault", it.toULong()) }
        val keys = Keys(file["wrapping_key"].bytes!!, right, counter != null)
        val roots = Vector.file("lists.json")["roots"].list.map { it.key }
        return DiiaCitizen.open(keys, storage, AirplaneMode, SettableClock(MORNING), DiiaSettings(roots))
    }

    private fun spoiled(changes: Vector): Map<String, Vector> {
        val base = file["good"].list.single { it["name"].text == file["base"].text }
        return (base["records"].members + changes.members).filterValues { it.isThere }
    }

    private suspend fun compare(vault: Vector, citizen: DiiaCitizen, comparison: Comparison) {
        val (name, expected) = vault["name"].text to vault["expected"]
        comparison.expect(name, expected["documents"].list.map { it.text }, citizen.overview().documents.map { it.id })
        val receipts = citizen.receipts(ReceiptFilter(), limit = 1000u).receipts
        val ends = listOfNotNull(receipts.lastOrNull(), receipts.firstOrNull()).map { it.number.toLong() }
        comparison.expect(name, expected["receipts"].list.map { it.number }, ends)
        comparison.expect(name, expected["findings"].list.map { it.text }, citizen.vaultReport().findings.map { it.code })
        if (expected["faults"].isThere) {
            comparison.expect(name, expected["faults"].list.map { it.text }, citizen.checkReceipts().map { it.code })
        }
    }

    @Test
    fun `good vaults open without a finding`() = runBlocking {
        val comparison = Comparison()
        for (vault in file["good"].list) {
            val citizen = open(vault["records"].members, vault["counter"].number)
            compare(vault, citizen, comparison)
            comparison.expect(vault["name"].text, vault["counter"].isThere, citizen.vaultReport().rollbackIsNoticed)
        }
        comparison.finish(atLeast = 24)
    }

    @Test
    fun `spoiled vaults give what can be read, and name the rest`() = runBlocking {
        val comparison = Comparison()
        for (vault in file["spoiled"].list) {
            compare(vault, open(spoiled(vault["changes"]), vault["counter"].number), comparison)
        }
        comparison.finish(atLeast = 84)
    }

    @Test
    fun `what must not be opened is not opened`() = runBlocking {
        val comparison = Comparison()
        for (vault in file["refused"].list) {
            comparison.expect(vault["name"].text, vault["reason"].text, code { open(spoiled(vault["changes"]), 7) })
        }
        comparison.finish(atLeast = 4)
    }
}
