# shellcheck shell=bash
# Phones in Rust, Kotlin and Swift show to each other, and read the same card alike: each ordered pair.

need java maven swift python
cargo build --quiet --locked --package diia-citizen-ffi
cargo build --quiet --locked --package diia-test-issuer --bin outside
cargo build --quiet --locked --package diia-conformance --bin interop
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
native=$target/debug
maven() {
  mvn --batch-mode --quiet --no-transfer-progress -Dstyle.color=never --file bindings/kotlin/pom.xml -Dnative.dir="$native" "$@"
}
maven test-compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$WORK/classpath"
classes=$target/kotlin/classes:$target/kotlin/test-classes:$(cat "$WORK/classpath")
export DIIA_SHOW_DIR=$target DIIA_NATIVE_DIR=$native NO_COLOR=1
bindings/swift/toolchain swift build --product interop --package-path bindings/swift --scratch-path "$target/swift" \
  -Xlinker "-L$native" -Xlinker -rpath -Xlinker "$native"
log=$WORK/interop status=0
logged "$log" "$DIIA_TEST_PYTHON" tests/interop/pairs.py "$native/outside" "Rust=$native/interop" \
  "Kotlin=java -Djna.library.path=$native -cp $classes interop.DeskKt" \
  "Swift=bindings/swift/toolchain $target/swift/debug/interop" || status=$?
# shellcheck disable=SC2046  # two numbers
count $(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log")
exit $status
