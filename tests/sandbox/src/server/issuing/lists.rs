use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_citizen::trust::TrustStore;
use diia_test_issuer::{issuer_list_jwt, status_list_jwt};
use serde_json::{Value, json};

use super::Issuing;

/// The number of the one status list.
pub(crate) const STATUS_LIST: u8 = 1;

/// How many documents the status list has room for.
pub(super) const STATUS_ENTRIES: u32 = 1 << 17;

const ISSUER_LIST_LIFE_MILLIS: i64 = 7 * 24 * HOUR_MILLIS;

impl Issuing {
    /// The issuer list, signed now.
    pub(crate) fn issuer_list(&self, now: Timestamp) -> String {
        let replace_by = now.plus_millis(ISSUER_LIST_LIFE_MILLIS);
        issuer_list_jwt(std::slice::from_ref(&self.authority), now, replace_by, &self.root)
    }

    /// The status list with this number, signed now.
    pub(crate) fn status_list(&self, list: &str, now: Timestamp) -> Option<String> {
        let revoked: Vec<u32> = self.state().revoked.iter().copied().collect();
        (list == STATUS_LIST.to_string())
            .then(|| status_list_jwt(&self.authority, STATUS_ENTRIES, &revoked, now))
    }

    /// The key that an app pins, as a JWK.
    pub(crate) fn root_jwk(&self) -> Value {
        let key = self.root.public_key();
        let (x, y) = key.as_uncompressed()[1..].split_at(32);
        json!({ "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y) })
    }

    /// The lists as the registry itself holds them, an hour old at most.
    pub(crate) fn trust(&self, now: Timestamp) -> Arc<TrustStore> {
        let fresh = |since: Timestamp| (0..HOUR_MILLIS).contains(&now.millis_since(since));
        if let Some((_, trust)) = self.state().trust.as_ref().filter(|(since, _)| fresh(*since)) {
            return Arc::clone(trust);
        }
        let mut trust = TrustStore::new(vec![self.root.public_key()]);
        // A list that this very server has signed is taken; were it not, every pass would be refused as of an unknown issuer.
        let _ = trust.take_issuer_list(&self.issuer_list(now));
        if let Some(list) = self.status_list(&STATUS_LIST.to_string(), now) {
            let _ = trust.take_status_list(&list);
        }
        let trust = Arc::new(trust);
        self.state().trust = Some((now, Arc::clone(&trust)));
        trust
    }

    /// Whether a document was revoked.
    pub(crate) fn is_revoked(&self, status_index: u32) -> bool {
        self.state().revoked.contains(&status_index)
    }

    /// Revokes every credential of a citizen's documents of one kind; gives how many there were.
    pub(crate) fn revoke(&self, citizen: u8, kind: u8) -> usize {
        let mut state = self.state();
        let of_this: Vec<u32> = state
            .issued
            .values()
            .map(|issued| issued.reference)
            .filter(|reference| reference.citizen == citizen && reference.kind == kind)
            .map(|reference| reference.status_index)
            .collect();
        state.revoked.extend(&of_this);
        state.trust = None;
        of_this.len()
    }
}
