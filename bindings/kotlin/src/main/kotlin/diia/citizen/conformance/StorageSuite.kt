package diia.citizen.conformance

import diia.citizen.DiiaStorage
import diia.citizen.StorageChange
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope

private const val PREFIX = "conformance-"
private const val LONGEST_NAME = 100

/**
 * What every storage must do. Use a storage of the tests: records whose names begin with "conformance-" are written and
 * removed.
 *
 * [reopen] closes the storage and gives it as the next process sees it; without it, that records outlive the process is
 * not checked.
 */
suspend fun checkStorage(storage: DiiaStorage, reopen: (suspend (DiiaStorage) -> DiiaStorage)? = null): Report {
    val suite = Suite()
    suspend fun check(name: String, body: suspend () -> Unit) = suite.check(name) {
        storage.batch(storage.list(PREFIX).map { StorageChange.Remove(it) })
        body()
    }
    check("missing_record_is_nothing") { expect(storage.get("${PREFIX}none") == null) { "there is one" } }
    check("record_comes_back") {
        for (size in listOf(0, 1, 3_000_000)) {
            val record = ByteArray(size) { it.toByte() }
            storage.put("${PREFIX}a", record)
            expect(storage.get("${PREFIX}a").contentEquals(record)) { "$size bytes come back changed" }
        }
    }
    check("put_replaces") {
        storage.put("${PREFIX}a", byteArrayOf(1, 2, 3))
        storage.put("${PREFIX}a", byteArrayOf(4))
        expect(storage.get("${PREFIX}a").contentEquals(byteArrayOf(4))) { "the old record is still there" }
    }
    check("remove_is_idempotent") {
        storage.put("${PREFIX}a", byteArrayOf(1))
        repeat(2) { storage.remove("${PREFIX}a") }
        expect(storage.get("${PREFIX}a") == null) { "it is still there" }
    }
    check("list_is_by_prefix_and_in_order") {
        for (name in listOf("b-2", "a", "b-1", "c")) storage.put(PREFIX + name, byteArrayOf())
        val names = storage.list("${PREFIX}b")
        expect(names == listOf("${PREFIX}b-1", "${PREFIX}b-2")) { "$names" }
    }
    check("batch_is_in_order") {
        val (a, b) = listOf("${PREFIX}a", "${PREFIX}b")
        storage.put(a, byteArrayOf(1))
        storage.batch(
            listOf(
                StorageChange.Put(b, byteArrayOf(1)), StorageChange.Put(b, byteArrayOf(2)), StorageChange.Remove(a),
                StorageChange.Remove("${PREFIX}never"), StorageChange.Put("${PREFIX}c", byteArrayOf(3)),
                StorageChange.Remove("${PREFIX}c"),
            ),
        )
        expect(storage.list(PREFIX) == listOf(b)) { "left over: ${storage.list(PREFIX)}" }
        expect(storage.get(b).contentEquals(byteArrayOf(2))) { "the later put does not win" }
    }
    check("empty_batch_is_no_error") { storage.batch(emptyList()) }
    check("batch_is_seen_whole") { batchesAreSeenWhole(storage) }
    check("names_of_full_length") {
        val name = PREFIX + "n".repeat(LONGEST_NAME - PREFIX.length)
        storage.put(name, byteArrayOf(1))
        expect(storage.list(PREFIX) == listOf(name)) { "${storage.list(PREFIX)}" }
    }
    check("many_records_at_once") {
        coroutineScope {
            (0..<8).map { number ->
                async(Dispatchers.Default) {
                    repeat(20) { round ->
                        storage.put("$PREFIX$number", byteArrayOf(number.toByte(), round.toByte()))
                        val record = storage.get("$PREFIX$number")
                        expect(record.contentEquals(byteArrayOf(number.toByte(), round.toByte()))) { "another's record" }
                    }
                }
            }.awaitAll()
        }
    }
    reopen?.let {
        check("records_survive_reopening") {
            storage.batch(listOf(StorageChange.Put("${PREFIX}a", byteArrayOf(1)), StorageChange.Put("${PREFIX}b", byteArrayOf(2))))
            val again = it(storage)
            expect(again.list(PREFIX) == listOf("${PREFIX}a", "${PREFIX}b")) { "${again.list(PREFIX)}" }
            expect(again.get("${PREFIX}b").contentEquals(byteArrayOf(2))) { "the record has changed" }
            again.batch(again.list(PREFIX).map { name -> StorageChange.Remove(name) })
        }
    }
    return suite.report()
}

/** Four write two records at once; whenever nobody writes, both are of one batch. */
private suspend fun batchesAreSeenWhole(storage: DiiaStorage) {
    val pair = listOf("${PREFIX}one", "${PREFIX}other")
    coroutineScope {
        (0..<4).map { number ->
            async(Dispatchers.Default) {
                repeat(20) { round ->
                    val record = byteArrayOf(number.toByte(), round.toByte())
                    storage.batch(pair.map { StorageChange.Put(it, record) })
                }
            }
        }.awaitAll()
    }
    val (one, other) = pair.map { storage.get(it) }
    expect(one != null && one.contentEquals(other)) { "half of one batch, half of another" }
}
