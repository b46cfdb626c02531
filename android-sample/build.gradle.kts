plugins {
    alias(libs.plugins.android.application) apply false
    alias(libs.plugins.compose.compiler) apply false
}

tasks.wrapper {
    gradleVersion = libs.versions.gradle.get()
}
