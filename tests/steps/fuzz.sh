# shellcheck shell=bash
# Every fuzz target runs for a few seconds from its seeds without a finding.

need cxx fuzz
targets=$(cargo fuzz list --fuzz-dir tests/fuzz)
[ -n "$targets" ] || count 0 0
bad=0
for target in $targets; do
  if tests/fuzz-long --seconds 20 "$target" 200000; then count 1 0; else count 0 1; bad=1; fi
done
exit $bad
