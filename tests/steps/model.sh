# shellcheck shell=bash
# A protocol checker finds no attack on ask and answer, and finds the known ones when a protection is taken away.

need maude
status=0
logged "$WORK/model" python3 tests/protocol-model/check.py || status=$?
# shellcheck disable=SC2046  # two numbers
count $(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$WORK/model")
exit $status
