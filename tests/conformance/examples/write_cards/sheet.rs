//! A card as a row of named fields, so that one of them can be broken and everything else still be right.

use diia_test_issuer::TestKey;

use super::bytes::decimal;
use super::plan::KEY;

/// The fields of one card in their order, and the offer that it is for.
#[derive(Clone)]
pub(crate) struct Sheet {
    fields: Vec<(&'static str, Vec<u8>)>,
    offer: String,
}

impl Sheet {
    /// A card with these fields before its signature, which is added.
    pub(crate) fn new(fields: Vec<(&'static str, Vec<u8>)>, offer: &str) -> Self {
        let mut fields = fields;
        fields.push(("signature", vec![]));
        Sheet { fields, offer: offer.into() }.signed_by(KEY)
    }

    /// The bytes of a field.
    pub(crate) fn get(&self, field: &str) -> &[u8] {
        &self.fields.iter().find(|(name, _)| *name == field).unwrap_or_else(|| panic!("no field {field}")).1
    }

    /// The same card with other bytes in one field, and the signature as it was.
    pub(crate) fn with(&self, field: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let mut sheet = self.clone();
        let place = sheet.fields.iter_mut().find(|(name, _)| *name == field);
        place.unwrap_or_else(|| panic!("no field {field}")).1 = bytes.into();
        sheet
    }

    /// With a field changed and signed anew: only the form can be wrong.
    pub(crate) fn sealed_with(&self, field: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.with(field, bytes).signed_by(KEY)
    }

    /// The same content with the signature of another key.
    pub(crate) fn signed_by(&self, label: &str) -> Self {
        self.signed_over(label, &self.message())
    }

    /// The same content with a signature over something else.
    pub(crate) fn signed_over(&self, label: &str, message: &[u8]) -> Self {
        self.with("signature", TestKey::from_label(label).sign(message).as_bytes().to_vec())
    }

    /// The same card under the link of another offer, signature included.
    pub(crate) fn glued_onto(&self, offer: &str) -> Self {
        Sheet { offer: offer.into(), ..self.clone() }
    }

    /// What is signed: domain, length of the identifier, identifier, card.
    pub(crate) fn message(&self) -> Vec<u8> {
        [b"diia-citizen/1/card\0", &[self.offer.len() as u8][..], self.offer.as_bytes(), &self.body()]
            .concat()
    }

    /// The card without its signature.
    pub(crate) fn body(&self) -> Vec<u8> {
        let unsigned = self.fields.iter().filter(|(name, _)| *name != "signature");
        unsigned.flat_map(|(_, bytes)| bytes.iter().copied()).collect()
    }

    /// All bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        [&self.body(), self.get("signature")].concat()
    }

    /// Name, first offset and first offset after it of every field.
    pub(crate) fn places(&self) -> Vec<(&'static str, usize, usize)> {
        let mut at = 0;
        let place = |(name, bytes): &(&'static str, Vec<u8>)| {
            let from = at;
            at += bytes.len();
            (*name, from, at)
        };
        self.fields.iter().map(place).collect()
    }

    /// The fragment.
    pub(crate) fn digits(&self) -> String {
        decimal(&self.bytes())
    }

    /// The identifier in the link.
    pub(crate) fn offer(&self) -> &str {
        &self.offer
    }
}
