# shellcheck shell=bash
# The Android sample, drawn, pressed and measured on a computer; compiled against Android; beside the iOS one.

need java maven swift openssl curl zbar python roboto
cargo build --quiet --locked --package diia-citizen-ffi
cargo build --quiet --locked --package diia-test-issuer --bin outside
cargo build --quiet --locked --package diia-sandbox
cargo build --quiet --locked --package diia-conformance --bin authority
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
native=$target/debug
# The other phone of the two: ios-sample's models, operated by lines.
DIIA_SHOW_DIR=$target DIIA_NATIVE_DIR=$native bindings/swift/toolchain swift build --product sample-phone \
  --package-path ios-sample --scratch-path "$target/ios-sample" -Xlinker "-L$native" -Xlinker -rpath -Xlinker "$native"
tests/crossings/counting-library "$native/libdiia_citizen_ffi.so" "$target/crossings"
rm -rf "$target/android-sample" # pictures and classes that are no longer made would still be there
log=$WORK/maven status=0
logged "$log" mvn --batch-mode --no-transfer-progress -Dstyle.color=never --file android-sample/desktop/pom.xml \
  -Dnative.dir="$native" -Dcounting.dir="$target/crossings" -Droboto="$DIIA_TEST_ROBOTO" \
  "-Dios.phone=$PWD/bindings/swift/toolchain $target/ios-sample/debug/sample-phone" test || status=$?
# One closing line for each process of tests: all, and then those that count crossings.
# shellcheck disable=SC2046  # two numbers
count $(sed -nE 's/^.*Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$/\1 \2 \3 \4/p' "$log" |
  awk '{ r += $1; f += $2 + $3 + $4 } END { print r - f, f + 0 }')
android-sample/typecheck/check
count 1 0
exit $status
