# shellcheck shell=bash
# The core reaches no async runtime, no TLS, no HTTP, no database and no binding generator.

banned='tokio|async-std|async-executor|async-io|smol|mio|polling'
banned="$banned|rustls|native-tls|openssl|openssl-sys|boring|boring-sys|aws-lc-sys"
banned="$banned|hyper|reqwest|ureq|curl|isahc"
banned="$banned|rusqlite|libsqlite3-sys|sqlx|sqlx-core|diesel|sled|redb|uniffi|uniffi_core"

tree=$(cargo tree --package diia-citizen --edges normal --target all --all-features --prefix none --locked)
[ "$(wc -l <<<"$tree")" -gt 1 ] # an empty tree would prove nothing
if grep -E "^($banned) v" <<<"$tree"; then
  echo "The core must not depend on these; cargo tree --package diia-citizen --invert NAME shows the way."
  exit 1
fi
