use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::json_object::{Object, read_object};
use super::signed_jwt::SignedJwt;
use super::statuses::Statuses;
use super::{IssuerKey, TrustError};
use crate::es256::PublicKey;
use crate::time::Timestamp;

/// The `typ` of a Status List Token (draft-ietf-oauth-status-list §5.1).
const JWT_TYPE: &str = "statuslist+jwt";
const MAX_BYTES: usize = 8 << 20;

/// What a status list says of one document (draft-ietf-oauth-status-list §7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 0: valid.
    Valid,
    /// 1: revoked for good.
    Invalid,
    /// 2: set aside for a time.
    Suspended,
    /// A value whose meaning this version does not know: not valid.
    Other(u8),
}

/// The statuses of many documents at one date.
pub struct StatusList {
    address: String,
    issued_at: Timestamp,
    signed_by: PublicKey,
    bits: u8,
    statuses: Statuses,
}

#[derive(Deserialize)]
struct Subject {
    sub: String,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    iat: i64,
    status_list: Object<Folded>,
}

#[derive(Deserialize)]
struct Folded {
    bits: u8,
    lst: String,
}

impl StatusList {
    /// Reads a Status List Token. `keys_of` gives the keys that may sign the list with that address (`sub`); the one
    /// that signed must have been valid when the list was made.
    ///
    /// # Errors
    /// [`TrustError`].
    pub fn read<'k, K>(jwt: &str, keys_of: impl FnOnce(&str) -> Option<K>) -> Result<Self, TrustError>
    where
        K: IntoIterator<Item = &'k IssuerKey>,
    {
        let jwt = SignedJwt::parse(jwt, JWT_TYPE, MAX_BYTES)?;
        let Subject { sub } = read_object(&jwt.payload()?).ok_or(TrustError::Content)?;
        let keys = keys_of(&sub).ok_or(TrustError::UnknownStatusList)?;
        let key = keys.into_iter().find(|key| jwt.signed_by(&key.public_key)).ok_or(TrustError::Signature)?;
        let claims: Claims = read_object(&jwt.payload()?).ok_or(TrustError::Content)?;
        let issued_at = Timestamp::from_unix_seconds(claims.iat);
        if !key.is_valid_at(issued_at) {
            return Err(TrustError::KeyNotValid);
        }
        let Object(folded) = claims.status_list;
        if !matches!(folded.bits, 1 | 2 | 4 | 8) {
            return Err(TrustError::Content);
        }
        Ok(StatusList {
            address: claims.sub,
            issued_at,
            signed_by: key.public_key,
            bits: folded.bits,
            statuses: unfold(&folded.lst)?,
        })
    }

    /// The address (`sub`) under which credentials find it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The key that signed it.
    pub(super) const fn signed_by(&self) -> &PublicKey {
        &self.signed_by
    }

    /// When it was made.
    pub const fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    /// The status of an entry; `None` when the list is shorter.
    pub fn status(&self, index: u32) -> Option<Status> {
        let index = usize::try_from(index).ok()?;
        let bits = usize::from(self.bits);
        let per_byte = 8 / bits;
        let byte = self.statuses.byte(index / per_byte)?;
        // The first entry of a byte lies in its lowest bits (§4.1).
        let value = byte >> (index % per_byte * bits) & (0xFF >> (8 - self.bits));
        Some(match value {
            0 => Status::Valid,
            1 => Status::Invalid,
            2 => Status::Suspended,
            other => Status::Other(other),
        })
    }
}

impl std::fmt::Debug for StatusList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StatusList").field("issued_at", &self.issued_at).finish_non_exhaustive()
    }
}

fn unfold(lst: &str) -> Result<Statuses, TrustError> {
    Statuses::unfold(&URL_SAFE_NO_PAD.decode(lst).map_err(|_| TrustError::Content)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any point of the curve will do: nothing is verified with it here.
    fn base_point() -> PublicKey {
        let compressed = "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
        let byte = |i: usize| u8::from_str_radix(&compressed[2 * i..2 * i + 2], 16).unwrap();
        PublicKey::from_compressed(&std::array::from_fn(byte)).unwrap()
    }

    fn list(bits: u8, lst: &str) -> StatusList {
        StatusList {
            address: String::new(),
            issued_at: Timestamp::from_unix_millis(0),
            signed_by: base_point(),
            bits,
            statuses: unfold(lst).unwrap(),
        }
    }

    #[test]
    fn the_one_bit_example_of_the_draft() {
        let list = list(1, "eNrbuRgAAhcBXQ");
        let values: Vec<_> = (0..17).map(|i| list.status(i)).collect();
        let (o, x) = (Some(Status::Valid), Some(Status::Invalid));
        assert_eq!(values, [x, o, o, x, x, x, o, x, x, x, o, o, o, x, o, x, None]);
        assert_eq!(list.status(u32::MAX), None);
    }

    #[test]
    fn the_two_bit_example_of_the_draft() {
        let list = list(2, "eNo76fITAAPfAgc");
        let values: Vec<_> = (0..12).filter_map(|i| list.status(i)).collect();
        let (o, x, s, t) = (Status::Valid, Status::Invalid, Status::Suspended, Status::Other(3));
        assert_eq!(values, [x, s, o, t, o, x, o, x, x, s, t, t]);
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        assert_eq!(unfold("eNrb").err(), Some(TrustError::Compression));
        assert_eq!(unfold("eNrb+").err(), Some(TrustError::Content));
    }
}
