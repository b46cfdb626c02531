# shellcheck shell=bash
# The committed Kotlin and Swift are what the library says, under the configured names.

bindings/generate --check
