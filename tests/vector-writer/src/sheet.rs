//! A pass as a row of named fields, so that one of them can be broken and everything else still be right.

use crate::bytes::{decimal, sha256};
use crate::keys;

/// The address under which status passes travel.
pub(crate) const ADDRESS: &str = "https://diia.app/pass";

/// Before the digits of a status pass, and of an identity pass.
pub(crate) const STATUS_PREFIX: &str = "https://diia.app/pass#";
pub(crate) const IDENTITY_PREFIX: &str = "DIIA1:";

const HOUR_MILLIS: u64 = 3_600_000;

/// The fields of one pass in their order.
#[derive(Clone)]
pub(crate) struct Sheet {
    fields: Vec<(&'static str, Vec<u8>)>,
    prefix: &'static str,
    issuer: String,
    phone: String,
}

impl Sheet {
    /// A pass with these fields up to the last claim; the rest is added and sealed.
    pub(crate) fn new(
        body: Vec<(&'static str, Vec<u8>)>,
        prefix: &'static str,
        (offset, flags): (u32, u8),
        (issuer, phone): (&str, &str),
    ) -> Self {
        let mut fields = body;
        fields.push(("issuer signature", vec![]));
        fields.push(("issue offset", offset.to_be_bytes().into()));
        fields.push(("pass flags", vec![flags]));
        fields.push(("phone signature", vec![]));
        Sheet { fields, prefix, issuer: issuer.into(), phone: phone.into() }.sealed()
    }

    /// The bytes of a field.
    pub(crate) fn get(&self, field: &str) -> &[u8] {
        &self.fields.iter().find(|(name, _)| *name == field).unwrap_or_else(|| panic!("no field {field}")).1
    }

    /// The same pass with other bytes in one field, and the signatures as they were.
    pub(crate) fn with(&self, field: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let mut sheet = self.clone();
        let place = sheet.fields.iter_mut().find(|(name, _)| *name == field);
        place.unwrap_or_else(|| panic!("no field {field}")).1 = bytes.into();
        sheet
    }

    /// The same content, signed anew by the same issuer and phone.
    pub(crate) fn sealed(&self) -> Self {
        let sheet = self.with("issuer signature", keys::sign(&self.issuer, &self.issuer_message()));
        sheet.with("phone signature", keys::sign(&self.phone, &sheet.phone_message()))
    }

    /// With a field changed and everything signed anew: only the form can be wrong.
    pub(crate) fn sealed_with(&self, field: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.with(field, bytes).sealed()
    }

    /// The same content with this key in the place of the issuer's.
    pub(crate) fn issued_by(&self, label: &str) -> Self {
        Sheet { issuer: label.into(), ..self.clone() }.sealed()
    }

    /// What the issuer signs: the domain, and everything before its signature.
    pub(crate) fn issuer_message(&self) -> Vec<u8> {
        let mut message = b"diia-citizen/1/credential\0".to_vec();
        for (_, bytes) in self.fields.iter().take_while(|(name, _)| *name != "issuer signature") {
            message.extend(bytes);
        }
        message
    }

    /// What the phone signs.
    pub(crate) fn phone_message(&self) -> Vec<u8> {
        let mut message = b"diia-citizen/1/pass\0".to_vec();
        message.extend(sha256(&self.issuer_message()));
        message.extend(self.issued_at().to_be_bytes());
        message.extend(self.get("pass flags"));
        message
    }

    /// Milliseconds since 1970.
    pub(crate) fn issued_at(&self) -> u64 {
        number(self.get("valid from")) * HOUR_MILLIS + number(self.get("issue offset"))
    }

    /// The first millisecond at which the credential is no longer valid.
    pub(crate) fn valid_until(&self) -> u64 {
        (number(self.get("valid from")) + number(self.get("valid for"))) * HOUR_MILLIS
    }

    /// All bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.fields.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect()
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

    /// The text in the form of its profile.
    pub(crate) fn text(&self) -> String {
        self.prefix.to_owned() + &self.digits()
    }

    /// The digits alone.
    pub(crate) fn digits(&self) -> String {
        decimal(&self.bytes())
    }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
