# shellcheck shell=bash
# The sandbox's pages in a real Chromium: a partner's site, an institution's desk, the electronic cabinet, the mailbox.

need browser openssl libreoffice
cargo build --quiet --locked --package diia-sandbox
export DIIA_SANDBOX PYTHONDONTWRITEBYTECODE=1
DIIA_SANDBOX=$(cd "${CARGO_TARGET_DIR:-target}/debug" && pwd)/diia-sandbox
log=$WORK/pages status=0
logged "$log" "$DIIA_TEST_BROWSER_PYTHON" -m unittest discover --start-directory tests/pages || status=$?
ran=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p' "$log" | tail -n 1)
unfit=$(tail -n 1 "$log" | tr -c '0-9\n' ' ' | awk '{ for (i = 1; i <= NF; i++) n += $i } END { print n + 0 }')
failed=$((unfit < ${ran:-0} ? unfit : ${ran:-0}))
count $((${ran:-0} - failed)) "$failed"
exit $status
