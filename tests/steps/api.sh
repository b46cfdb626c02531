# shellcheck shell=bash
# The sandbox answers as its OpenAPI document says, and never with 5xx (schemathesis).

need python schemathesis
cargo build --quiet --locked --package diia-sandbox
log=$WORK/schemathesis status=0
logged "$log" "$DIIA_TEST_PYTHON" tests/sandbox/schemathesis/run.py \
  "${CARGO_TARGET_DIR:-target}/debug/diia-sandbox" "$DIIA_TEST_SCHEMATHESIS" 60 || status=$?
# The closing lines are "Tested: 40" operations, and "=== 2 failures in 60.0s ===" if there are any.
tested=$(sed -n 's/^ *Tested: *\([0-9]*\).*/\1/p' "$log")
failed=$(sed -n 's/^=.* \([0-9]*\) failures\{0,1\}.*/\1/p' "$log")
count "${tested:-0}" "${failed:-0}"
exit $status
