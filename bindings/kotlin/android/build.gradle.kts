// For phones: the Kotlin half, Android's ready ports and the library of Rust for three processors, as an AAR.
import javax.inject.Inject
import org.gradle.process.ExecOperations
import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.android.library)
    `maven-publish`
}

android {
    namespace = "diia.citizen.android"
    compileSdk = libs.versions.compileSdk.get().toInt()
    ndkVersion = libs.versions.ndk.get()
    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        // What an app's R8 must leave alone travels inside of the AAR.
        consumerProguardFiles("consumer-rules.pro")
    }
    compileOptions {
        sourceCompatibility = JavaVersion.toVersion(libs.versions.jvmTarget.get())
        targetCompatibility = JavaVersion.toVersion(libs.versions.jvmTarget.get())
    }
    // Folder by folder: diia/citizen/jvm is for the JVM, and calls what Android does not have.
    sourceSets.named("main") {
        kotlin.setSrcDirs(
            listOf(
                "../generated",
                "../src/main/kotlin/diia/citizen/support",
                "../src/main/kotlin/diia/citizen/conformance",
                "src/main/kotlin",
            ),
        )
    }
    lint {
        lintConfig = file("lint.xml")
    }
    publishing {
        singleVariant("release") {
            withSourcesJar()
        }
    }
}

kotlin {
    compilerOptions {
        jvmTarget = JvmTarget.fromTarget(libs.versions.jvmTarget.get())
    }
}

dependencies {
    api(libs.coroutines)
    // JNA's own parts for phones are in its AAR, and only there.
    api(variantOf(libs.jna) { artifactType("aar") })
}

/** The library of Rust for each processor, as bindings/ship builds it. */
abstract class NativeLibraries : DefaultTask() {
    @get:Internal
    abstract val script: RegularFileProperty

    @get:Internal
    abstract val ndk: DirectoryProperty

    @get:OutputDirectory
    abstract val folder: DirectoryProperty

    @get:Inject
    abstract val processes: ExecOperations

    @TaskAction
    fun build() {
        processes.exec {
            commandLine(script.get().asFile.path, folder.get().asFile.path)
            environment("ANDROID_NDK_HOME", ndk.get().asFile.path)
        }
    }
}

androidComponents {
    // One library for an app's debug and release: a debug build of Rust would be twenty times as large.
    beforeVariants(selector().withBuildType("debug")) { it.enable = false }
    onVariants { variant ->
        val libraries = tasks.register<NativeLibraries>("nativeLibraries") {
            script = file("native-libraries")
            ndk = sdkComponents.ndkDirectory
            outputs.upToDateWhen { false } // cargo knows better what has changed
        }
        variant.sources.jniLibs?.addGeneratedSourceDirectory(libraries, NativeLibraries::folder)
    }
}

afterEvaluate {
    publishing {
        publications.create<MavenPublication>("android") {
            artifactId = "diia-citizen-android"
            from(components["release"])
        }
    }
}
