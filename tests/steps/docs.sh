# shellcheck shell=bash
# The documentation builds without a warning; every link in it leads somewhere.

RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked
