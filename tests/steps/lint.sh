# shellcheck shell=bash
# The compiler and clippy have no warning, in the library, its tests and its examples.

need components
cargo clippy --workspace --all-targets --locked -- -D warnings
