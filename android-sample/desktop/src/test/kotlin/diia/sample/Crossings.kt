package diia.sample

import com.sun.jna.NativeLibrary
import org.json.JSONObject
import java.io.File
import java.util.TreeMap

/** How often this process has called the library, counted where the library begins: see tests/crossings. */
object Crossings {
    private const val CALL = "uniffi_diia_citizen_ffi_fn_"
    private val PUBLIC = Regex("(?:method|func|constructor)_.*")

    // Not loaded, it has no such functions, and that is an error of every test.
    private val library = NativeLibrary.getInstance("diia_citizen_ffi")
    private val reset = library.getFunction("diia_crossings_reset")
    private val report = library.getFunction("diia_crossings_report")

    /** The calls that an app writes down, and how many calls of the generated code's bookkeeping came with them. */
    class Counted(val calls: Map<String, Int>, val bookkeeping: Int) {
        val total: Int get() = calls.values.sum()
    }

    fun during(action: () -> Unit): Counted {
        reset.invokeVoid(emptyArray())
        action()
        val counts = report.invokeString(emptyArray(), false).lines().filter { it.isNotEmpty() }
            .associate { it.substringBefore(' ') to it.substringAfter(' ').toInt() }
        val (calls, bookkeeping) = counts.entries.partition { it.key.startsWith(CALL) && PUBLIC.matches(it.key.removePrefix(CALL)) }
        return Counted(calls.associateTo(TreeMap()) { it.key.removePrefix(CALL) to it.value }, bookkeeping.sumOf { it.value })
    }
}

/** The numbers that both samples are held to. */
object Pinned {
    private val file = JSONObject(File(System.getProperty("crossings.pinned")).readText())

    val openings: Set<String> get() = named("openings")
    val minutes: Set<String> get() = named("minutes")

    fun opening(name: String): Map<String, Int> = calls("openings", name)

    fun minute(name: String): Map<String, Int> = calls("minutes", name)

    /** A screen that only the other sample has has no column for this one. */
    private fun named(part: String): Set<String> =
        file.getJSONObject(part).run { keySet().filter { getJSONObject(it).has("kotlin") }.toSet() }

    private fun calls(part: String, name: String): Map<String, Int> {
        val column = file.getJSONObject(part).getJSONObject(name).getJSONObject("kotlin")
        return column.keySet().associateWithTo(TreeMap()) { column.getInt(it) }
    }
}
