package gradle

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Files
import java.nio.file.Path

/**
 * The scripts of the Gradle build as Kotlin's compiler reads them: their grammar, not their types, for Gradle's own classes and those
 * of Android's plugin are not on Maven Central. What they name is held against pom.xml by tests/packages.
 */
class GrammarTest {
    @TempDir
    lateinit var folder: Path

    private val compiler = System.getProperty("java.class.path").split(File.pathSeparator)
        .filter { File(it).name.matches(Regex("(kotlin-|kotlinx-coroutines-core|annotations-13).*\\.jar")) }
        .joinToString(File.pathSeparator)

    /** What is wrong with the grammar, and what else the compiler has to say. */
    private fun read(script: Path): Pair<List<String>, List<String>> {
        val words = listOf("${System.getProperty("java.home")}/bin/java", "-cp", compiler, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler") +
            listOf("-no-stdlib", "-no-reflect", "-cp", compiler, "-d", "$folder/out", "$script")
        val log = Files.createTempFile(folder, "compiler", ".log")
        ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor()
        return Files.readAllLines(log).filter { "error: " in it }.partition { "error: syntax error" in it }
    }

    @Test
    fun `each script is Kotlin`() {
        val scripts = listOf("settings", "build", "jvm/build", "android/build").map { Path.of("$it.gradle.kts") }
        for (script in scripts) {
            val (syntax, others) = read(script)
            assertEquals(emptyList<String>(), syntax)
            // Gradle's names are unknown here: that they are missed shows that the script was read to its end.
            assertTrue(others.any { "unresolved reference" in it }, "$script was not read: $others")
        }
    }

    @Test
    fun `a bracket too many is noticed`() {
        val script = Files.writeString(folder.resolve("broken.gradle.kts"), Files.readString(Path.of("jvm/build.gradle.kts")) + "\n}\n")
        assertTrue(read(script).first.isNotEmpty())
    }
}
