# shellcheck shell=bash
# Swift: what the developer of an app sees, through real ports and tasks.

need swift openssl
# Each by itself: built with the workspace, the generator's features would become part of the library.
cargo build --quiet --locked --package diia-citizen-ffi
cargo build --quiet --locked --package diia-test-issuer --bin outside
cargo build --quiet --locked --package diia-sandbox
cargo build --quiet --locked --package diia-conformance --bin authority
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
export DIIA_SHOW_DIR=$target DIIA_NATIVE_DIR=$target/debug NO_COLOR=1
# What only Apple's platforms have is read by this compiler too, without the conditions around it: its grammar, not its
# types.
apple=$WORK/swift-apple
mkdir -p "$apple"
for file in bindings/swift/Sources/DiiaCitizenSupport/Apple/*.swift; do
  sed -E '/^ *#(if|elseif|else|endif)/d' "$file" >"$apple/$(basename "$file")"
done
DIIA_SHOW_DIR=$apple bindings/swift/toolchain swiftc -frontend -parse "$apple"/*.swift
log=$WORK/swift-test status=0
logged "$log" bindings/swift/toolchain swift test --disable-xctest --package-path bindings/swift \
  --scratch-path "$target/swift" -Xlinker "-L$DIIA_NATIVE_DIR" -Xlinker -rpath -Xlinker "$DIIA_NATIVE_DIR" || status=$?
# The closing line is "Test run with 80 tests passed after 3.9 seconds."; a skipped test is a failure.
ran=$(sed -nE 's/^.*Test run with ([0-9]+) tests? .*/\1/p' "$log" | tail -n 1)
failed=$(grep -cE 'Test [A-Za-z0-9_]+\([^)]*\) (failed after|skipped)' "$log" || true)
count $((${ran:-0} - failed)) "$failed"
exit $status
