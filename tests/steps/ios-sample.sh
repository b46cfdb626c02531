# shellcheck shell=bash
# The iOS sample: every screen's model against the sandbox, the phone of lines, the Xcode project's form, the views' types.

need swift openssl
# Each by itself: built with the workspace, the generator's features would become part of the library.
cargo build --quiet --locked --package diia-citizen-ffi
cargo build --quiet --locked --package diia-test-issuer --bin outside
cargo build --quiet --locked --package diia-sandbox
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
export DIIA_SHOW_DIR=$target DIIA_NATIVE_DIR=$target/debug NO_COLOR=1
# Their grammar first: nothing else is needed for it.
bindings/swift/toolchain swiftc -frontend -parse -swift-version 6 ios-sample/DiiaSample/*/*.swift
log=$WORK/ios-sample-test status=0
# sample_tests OPTION…: runs tests, and counts them.
sample_tests() {
  local ran failed
  logged "$log" bindings/swift/toolchain env ${counting:+"LD_LIBRARY_PATH=$counting"} swift test --disable-xctest \
    --package-path ios-sample --scratch-path "$target/ios-sample" \
    -Xlinker "-L$DIIA_NATIVE_DIR" -Xlinker -rpath -Xlinker "$DIIA_NATIVE_DIR" "$@" || status=$?
  # The closing line is "Test run with 80 tests passed after 3.9 seconds."; a skipped test is a failure.
  ran=$(sed -nE 's/^.*Test run with ([0-9]+) tests? .*/\1/p' "$log" | tail -n 1)
  failed=$(grep -cE 'Test [A-Za-z0-9_]+\([^)]*\) (failed after|skipped)' "$log" || true)
  count $((${ran:-0} - failed)) "$failed"
}
counting=
sample_tests --skip CrossingsTests
if [ "$(uname)" != Darwin ]; then # a library that takes another's place by its name alone is Linux's
  counting=$target/crossings
  tests/crossings/counting-library "$DIIA_NATIVE_DIR/libdiia_citizen_ffi.so" "$counting"
  sample_tests --skip-build --filter CrossingsTests
fi
[ $status -eq 0 ] || exit $status
# Off Apple's platforms there is no SwiftUI: outlines of it take its place. On a Mac Xcode has the modules themselves.
[ "$(uname)" = Darwin ] || bindings/swift/toolchain tests/apple-outline/typecheck "$target/apple-outline" "$target/ios-sample/debug/Modules"
