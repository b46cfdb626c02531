// For servers, desktops and tests: the Kotlin half as a jar. The library of Rust is found by -Djna.library.path.
import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    alias(libs.plugins.kotlin.jvm)
    `maven-publish`
}

kotlin {
    compilerOptions {
        jvmTarget = JvmTarget.fromTarget(libs.versions.jvmTarget.get())
        allWarningsAsErrors = true
    }
    sourceSets.named("main") {
        kotlin.setSrcDirs(listOf("../generated", "../src/main/kotlin"))
    }
    sourceSets.named("test") {
        kotlin.setSrcDirs(listOf("../src/test/kotlin"))
        kotlin.exclude("android/**", "gradle/**") // they need Robolectric and a compiler: pom.xml has them
    }
}

java {
    sourceCompatibility = JavaVersion.toVersion(libs.versions.jvmTarget.get())
    targetCompatibility = JavaVersion.toVersion(libs.versions.jvmTarget.get())
    withSourcesJar()
}

dependencies {
    api(libs.coroutines)
    api(libs.jna)
    testImplementation(libs.json)
    testImplementation(libs.junit)
    testRuntimeOnly(platform(libs.junit.bom))
    testRuntimeOnly(libs.junit.launcher)
    testRuntimeOnly(libs.proguard)
}

// As `tests/run kotlin` does by Maven, after the same four `cargo build`; -Pnative.dir names another folder of programs,
// -Pshipped.dir that of the library which bindings/ship builds.
tasks.test {
    val native = providers.gradleProperty("native.dir").getOrElse("$rootDir/../../target/debug")
    useJUnitPlatform()
    workingDir = rootDir
    systemProperty("jna.library.path", native)
    systemProperty("outside.program", "$native/outside")
    systemProperty("shipped.dir", providers.gradleProperty("shipped.dir").getOrElse(native))
}

publishing {
    publications.create<MavenPublication>("jvm") {
        artifactId = "diia-citizen"
        from(components["java"])
    }
}
