use super::{Card, CardRefusal};
use crate::time::Timestamp;
use crate::trust::{KeyUse, TrustStore};

/// Believes a card, or says why not: an issuer whose keys may sign cards signed it for this offer, and it is valid
/// now.
///
/// # Errors
/// [`CardRefusal`].
pub fn verify_card(card: &Card, trust: &TrustStore, now: Timestamp) -> Result<(), CardRefusal> {
    let content = card.content();
    let mut candidates = trust.keys(content.issuer_key, KeyUse::Cards).peekable();
    if candidates.peek().is_none() {
        return Err(CardRefusal::UnknownIssuer);
    }
    let (_, key) =
        candidates.find(|(_, key)| card.signed_by(&key.public_key)).ok_or(CardRefusal::Signature)?;
    let validity = content.validity;
    if validity.from() < key.not_before {
        return Err(CardRefusal::IssuerKeyNotYetValid);
    }
    if now >= key.not_after || validity.from() >= key.not_after {
        return Err(CardRefusal::IssuerKeyExpired);
    }
    if now < validity.from() {
        return Err(CardRefusal::NotYetValid);
    }
    if now >= validity.until() {
        return Err(CardRefusal::Expired);
    }
    Ok(())
}
