use super::{CardFormatError, CardTemplate};
use crate::codec::{Reader, bytes_from_digits, digits_from_bytes};
use crate::es256::{PublicKey, Signature, sha256};

/// Before every card that is signed.
const DOMAIN: &[u8] = b"diia-citizen/1/card\0";

/// Identifiers of offers are opaque; this bounds them.
const LONGEST_OFFER_ID: usize = 64;

/// A card as it was signed, for one offer. Reading one checks its form; [`Card::signed_by`] its signature.
#[derive(Debug, Clone)]
pub struct Card {
    template: CardTemplate,
    offer_id: String,
    signature: Signature,
    signing_input: Vec<u8>,
}

impl CardTemplate {
    /// The message for the ES256 of the one who signs cards: the domain, the length of the offer's identifier in one
    /// byte, the identifier, the card. The identifier stands in the link and not in the card; under the signature it
    /// cannot be exchanged for another.
    ///
    /// # Errors
    /// [`CardFormatError`].
    pub fn signing_input(&self, offer_id: &str) -> Result<Vec<u8>, CardFormatError> {
        signing_input(offer_id, &self.encode()?)
    }
}

fn signing_input(offer_id: &str, body: &[u8]) -> Result<Vec<u8>, CardFormatError> {
    if offer_id.is_empty() || offer_id.len() > LONGEST_OFFER_ID {
        return Err(CardFormatError::OfferId);
    }
    let length = u8::try_from(offer_id.len()).map_err(|_| CardFormatError::OfferId)?;
    Ok([DOMAIN, &[length], offer_id.as_bytes(), body].concat())
}

impl Card {
    /// No card is longer, in bytes.
    pub const MAX_BYTES: usize = 1200;

    /// Reads the card in the link of an offer: its identifier, and the digits of the fragment.
    ///
    /// # Errors
    /// [`CardFormatError`].
    pub fn from_link(offer_id: &str, digits: &str) -> Result<Self, CardFormatError> {
        Self::from_bytes(offer_id, &bytes_from_digits(digits, Self::MAX_BYTES)?)
    }

    /// Reads one card and nothing after it.
    ///
    /// # Errors
    /// [`CardFormatError`].
    pub fn from_bytes(offer_id: &str, bytes: &[u8]) -> Result<Self, CardFormatError> {
        let (body, signature) =
            bytes.split_last_chunk::<{ Signature::LENGTH }>().ok_or(CardFormatError::Length)?;
        let mut input = Reader::new(body);
        let template = CardTemplate::read(&mut input)?;
        input.finish()?;
        let signature = Signature::from_canonical(signature).map_err(|_| CardFormatError::Signature)?;
        let signing_input = signing_input(offer_id, body)?;
        Ok(Card { template, offer_id: offer_id.to_owned(), signature, signing_input })
    }

    /// The fragment of the printed link.
    ///
    /// # Errors
    /// [`CardFormatError`].
    pub fn digits(template: &CardTemplate, signature: &Signature) -> Result<String, CardFormatError> {
        Ok(digits_from_bytes(&[&template.encode()?, &signature.as_bytes()[..]].concat()))
    }

    /// Whether the holder of `key` signed this card for this offer.
    pub fn signed_by(&self, key: &PublicKey) -> bool {
        key.verifies(&self.signing_input, &self.signature)
    }

    /// What it says.
    pub const fn content(&self) -> &CardTemplate {
        &self.template
    }

    /// The offer that it is for.
    pub fn offer_id(&self) -> &str {
        &self.offer_id
    }

    /// SHA-256 of what was signed: names the card, whatever its signature.
    pub fn digest(&self) -> [u8; 32] {
        sha256(&self.signing_input)
    }
}
