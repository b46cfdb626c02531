# shellcheck shell=bash
# Without Diia.Signature the library is built, and the bindings pass their tests.

need openssl
# By itself first: the tests' own crates would turn the core's feature on again.
cargo build --quiet --locked --package diia-citizen-ffi --no-default-features --lib
log=$WORK/without-signature status=0
logged "$log" cargo test --locked --package diia-citizen-ffi --no-default-features || status=$?
logged "$log.core" cargo test --locked --package diia-citizen --no-default-features --lib || status=$?
# shellcheck disable=SC2046  # two numbers
count $(cat "$log" "$log.core" | sed $'s/\033\\[[0-9;]*m//g' | awk '
  /^test result: / { for (i = 2; i <= NF; i++) { if ($i == "passed;") p += $(i-1); if ($i == "failed;") f += $(i-1) } }
  END { print p + 0, f + 0 }')
exit $status
