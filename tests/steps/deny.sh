# shellcheck shell=bash
# Every dependency has an allowed licence, one version, and comes from where it should (cargo deny).

need deny
cargo deny --locked check bans licenses sources

# Known vulnerabilities need their database, which is not on every machine's network.
if cargo deny fetch db 2>/dev/null; then
  cargo deny --locked check --disable-fetch advisories
else
  note "ADVISORIES WERE NOT CHECKED: $(cargo deny fetch db 2>&1 | grep . | tail -n 1)"
fi
