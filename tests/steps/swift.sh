# shellcheck shell=bash
# Swift: what the developer of an app sees, through real ports and tasks.

need swift
# Each by itself: built with the workspace, the generator's features would become part of the library.
cargo build --quiet --locked --package diia-citizen-ffi
cargo build --quiet --locked --package diia-test-issuer --bin outside
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
export DIIA_SHOW_DIR=$target DIIA_NATIVE_DIR=$target/debug NO_COLOR=1
log=$WORK/swift-test status=0
logged "$log" bindings/swift/toolchain swift test --disable-xctest --package-path bindings/swift \
  --scratch-path "$target/swift" -Xlinker "-L$DIIA_NATIVE_DIR" -Xlinker -rpath -Xlinker "$DIIA_NATIVE_DIR" || status=$?
# The closing line is "Test run with 25 tests passed after 3.9 seconds."; a skipped test is a failure.
ran=$(sed -nE 's/^.*Test run with ([0-9]+) tests? .*/\1/p' "$log" | tail -n 1)
failed=$(grep -cE 'Test [A-Za-z0-9_]+\([^)]*\) (failed after|skipped)' "$log" || true)
count $((${ran:-0} - failed)) "$failed"
exit $status
