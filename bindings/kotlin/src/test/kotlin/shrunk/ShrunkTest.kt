package shrunk

import diia.citizen.CheckOutcome
import diia.citizen.DiiaCitizen
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.JarFile

/**
 * The rules that travel with the Android library, in an app that is shrunk and renamed by them, over the library of Rust as
 * bindings/ship builds it: both halves as phones carry them.
 */
class ShrunkTest {
    @TempDir
    lateinit var folder: Path

    private val classPath = System.getProperty("java.class.path").split(File.pathSeparator)

    private fun jar(name: String): String =
        classPath.single { File(it).name.matches(Regex("$name-[0-9.]+\\.jar")) }

    private fun java(vararg words: String): Pair<Int, String> {
        val log = Files.createTempFile(folder, "java", ".log")
        val process = ProcessBuilder("${System.getProperty("java.home")}/bin/java", *words)
            .redirectErrorStream(true).redirectOutput(log.toFile()).start()
        return process.waitFor() to Files.readString(log)
    }

    /** The app as a jar of its own, shrunk by these rules, and those that coroutines bring themselves. */
    private fun shrunk(rules: Path): Path {
        val coroutines = JarFile(jar("kotlinx-coroutines-core-jvm")).use { jar ->
            folder.resolve("coroutines.pro").also { file ->
                val entry = jar.getInputStream(jar.getEntry("META-INF/proguard/coroutines.pro"))
                Files.write(file, entry.use { it.readBytes() })
            }
        }
        val main = File(DiiaCitizen::class.java.protectionDomain.codeSource.location.toURI())
        val tests = File(javaClass.protectionDomain.codeSource.location.toURI())
        val app = folder.resolve("app.jar")
        val jars = listOf("kotlin-stdlib", "kotlinx-coroutines-core-jvm", "jna").map(::jar)
        // The tests' own frameworks are not in the app; what needs them is thrown away with all that nobody calls.
        val words = listOf("-injars", "$main", "-injars", "$tests(consumer/**.class,shrunk/**.class)") +
            jars.flatMap { listOf("-injars", "$it(!META-INF/**,!module-info.class)") } +
            listOf("-outjars", "$app", "-include", "$rules", "-include", "$coroutines") +
            Files.list(Path.of(System.getProperty("java.home"), "jmods")).use { modules ->
                modules.toList().flatMap { listOf("-libraryjars", "$it(!**.jar;!module-info.class)") }
            } +
            listOf(
                "-keep public class shrunk.ShowAndCheckKt { public static void main(java.lang.String[]); }",
                "-dontwarn android.annotation.**,org.jetbrains.annotations.**,org.junit.**,org.json.**",
                // What this optimiser makes of coroutines the JVM refuses; the rules are about what is removed and renamed.
                "-dontoptimize",
                "-dontnote **",
            )
        val (code, log) = java("-cp", classPath.joinToString(File.pathSeparator), "proguard.ProGuard", *words.toTypedArray())
        assertEquals(0, code, log)
        return app
    }

    private fun run(app: Path): Pair<Int, String> = java(
        "-Djna.library.path=${System.getProperty("shipped.dir")}",
        "-Doutside.program=${System.getProperty("outside.program")}",
        "-cp", "$app", "shrunk.ShowAndCheckKt",
    )

    @Test
    fun `an app that is shrunk by the rules shows, checks and has its typed errors`() {
        val app = shrunk(Path.of("android/consumer-rules.pro"))
        val names = JarFile(app.toFile()).use { jar -> jar.entries().toList().map { it.name } }
        assertTrue(names.none { it == "diia/citizen/Verdict.class" || it == "diia/citizen/DiiaException.class" }, "nothing was renamed")
        val (code, printed) = run(app)
        assertEquals(0, code, printed)
        val lines = printed.lines().filter(String::isNotEmpty)
        assertEquals(3, lines.size, printed)
        assertTrue(lines[0].startsWith("outcome=${CheckOutcome.VALID.ordinal} "), lines[0])
        assertEquals("port=key_authentication_required", lines[1])
        assertTrue(lines[2].startsWith("refused=list_not_a_jwt ") && lines[2].any { it in 'а'..'я' }, lines[2])
    }

    @Test
    fun `without the rules it does not start, which is what they are for`() {
        val rules = Files.writeString(folder.resolve("none.pro"), "-dontwarn java.awt.**\n")
        val (code, printed) = run(shrunk(rules))
        assertNotEquals(0, code)
        assertTrue("UnsatisfiedLinkError" in printed, printed)
    }
}
