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
        mavenLocal { content { includeGroup("diia.citizen") } } // by `gradle publishToMavenLocal` in bindings/kotlin
    }
}

rootProject.name = "diia-sample"
include(":app")
