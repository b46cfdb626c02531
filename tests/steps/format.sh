# shellcheck shell=bash
# The sources are formatted (cargo fmt).

need components
cargo fmt --all --check
if [ -f tests/fuzz/Cargo.toml ]; then # a workspace of its own
  cargo fmt --manifest-path tests/fuzz/Cargo.toml --check
fi
