// Both plugins on one class path: Android's plugin brings Kotlin with it, and this one makes it our version of Kotlin.
plugins {
    alias(libs.plugins.kotlin.jvm) apply false
    alias(libs.plugins.android.library) apply false
}

tasks.wrapper {
    gradleVersion = libs.versions.gradle.get()
}
