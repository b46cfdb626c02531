# shellcheck shell=bash
# Every Python test: the second opinions on our formats, the readers, the checks of this folder.

need zbar mblaze poppler qpdf verapdf openssl python
export PYTHONPATH=tests/readers PYTHONDONTWRITEBYTECODE=1
bad=0
for dir in $(find tests -name 'test_*.py' -not -path '*/target/*' -not -path 'tests/pages/*' -exec dirname {} \; | sort -u); do
  log=$WORK/unittest status=0
  echo "$dir:"
  logged "$log" "$DIIA_TEST_PYTHON" -m unittest discover --start-directory "$dir" || status=$?
  # The closing lines are "Ran 5 tests in 0.1s" and "FAILED (failures=1, errors=2, skipped=1)".
  ran=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p' "$log" | tail -n 1)
  unfit=$(tail -n 1 "$log" | tr -c '0-9\n' ' ' | awk '{ for (i = 1; i <= NF; i++) n += $i } END { print n + 0 }')
  # A skipped test is a failure: whatever it missed, tests/setup must bring.
  failed=$((unfit < ${ran:-0} ? unfit : ${ran:-0}))
  count $((${ran:-0} - failed)) "$failed" || bad=1
  if [ $status -ne 0 ] || [ "$unfit" -ne 0 ]; then bad=1; fi
done
[ -f "$WORK/count" ] # no folder with tests at all
exit $bad
