# shellcheck shell=bash
# With fewer features the library is built, and what it still has passes its tests.

need openssl
log=$WORK/features status=0
: >"$log"
for features in "" sharing; do
  # By itself first: the tests' own crates would turn the core's features on again.
  cargo build --quiet --locked --package diia-citizen-ffi --no-default-features --features "$features" --lib
  logged "$log.one" cargo test --locked --package diia-citizen-ffi --no-default-features --features "$features" || status=$?
  cat "$log.one" >>"$log"
done
logged "$log.one" cargo test --locked --package diia-citizen --no-default-features --lib || status=$?
# shellcheck disable=SC2046  # two numbers
count $(cat "$log" "$log.one" | sed $'s/\033\\[[0-9;]*m//g' | awk '
  /^test result: / { for (i = 2; i <= NF; i++) { if ($i == "passed;") p += $(i-1); if ($i == "failed;") f += $(i-1) } }
  END { print p + 0, f + 0 }')
exit $status
