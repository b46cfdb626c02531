// The Gradle build, for apps: `:jvm` and `:android` over the very sources that pom.xml compiles and tests.
//
//   gradle publishToMavenLocal        both, into the local Maven repository; needs the Android SDK, its NDK and Rust
//   gradle :jvm:publishToMavenLocal   only the JVM's
//   gradle wrapper                    brings ./gradlew of the version that gradle/libs.versions.toml names
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "diia-citizen"
include(":jvm", ":android")
