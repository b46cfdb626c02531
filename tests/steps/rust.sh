# shellcheck shell=bash
# Every Rust test of the workspace.

need zbar python openssl curl valkey # tests that read pictures start "$DIIA_TEST_PYTHON" tests/readers/read_symbols.py
log=$WORK/cargo-test status=0
logged "$log" cargo test --workspace --locked --no-fail-fast || status=$?
# shellcheck disable=SC2046  # two numbers
count $(sed $'s/\033\\[[0-9;]*m//g' "$log" | awk '
  /^test result: / { for (i = 2; i <= NF; i++) { if ($i == "passed;") p += $(i-1); if ($i == "failed;") f += $(i-1) } }
  END { print p + 0, f + 0 }')
exit $status
