# shellcheck shell=bash
# Kotlin on the JVM: what the developer of an app sees, through real ports and coroutines.

need java maven openssl components
# Each by itself: built with the workspace, the generator's features would become part of the library.
cargo build --quiet --locked --package diia-citizen-ffi
cargo build --quiet --locked --package diia-test-issuer --bin outside
cargo build --quiet --locked --package diia-sandbox
cargo build --quiet --locked --package diia-conformance --bin authority
shipped=$(bindings/ship)
native=$(cd "${CARGO_TARGET_DIR:-target}/debug" && pwd)
rm -rf "$native/../kotlin" # classes of tests that are no longer there would still run
log=$WORK/maven status=0
logged "$log" mvn --batch-mode --no-transfer-progress -Dstyle.color=never --file bindings/kotlin/pom.xml \
  -Dnative.dir="$native" -Dshipped.dir="$(cd "$(dirname "$shipped")" && pwd)" test || status=$?
# The closing line is "Tests run: 25, Failures: 0, Errors: 0, Skipped: 0"; a skipped test is a failure.
# shellcheck disable=SC2046  # two numbers
count $(sed -nE 's/^.*Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)$/\1 \2 \3 \4/p' "$log" |
  tail -n 1 | awk '{ r = $1; f = $2 + $3 + $4 } END { print r - f, f + 0 }')
exit $status
