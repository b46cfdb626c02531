use zeroize::Zeroizing;

use super::{Claims, FormatError, Profile, Validity};
use crate::codec::{Reader, Writer};
use crate::es256::{PublicKey, Signature, sha256};
use crate::redacted::redacted_debug;
use crate::trust::{KeyId, StatusReference};

/// Before every credential that an issuer signs, so that no other signature of the same key can pass for one.
const DOMAIN: &[u8] = b"diia-citizen/1/credential\0";

const ALL: [Profile; 3] = [Profile::Status, Profile::Identity, Profile::Age];

/// The version of the format, in the upper half of the first byte.
const VERSION: u8 = 1;

/// What an issuer is about to sign. It is public so that issuers can be written with this library; a phone only
/// ever reads credentials.
#[derive(Clone)]
pub struct Template {
    /// The short name of the key that will sign.
    pub issuer_key: KeyId,
    /// The one-byte number of the kind of document (see `DocumentKind`), from 1.
    pub kind: u8,
    /// When it is valid, at most 72 hours.
    pub validity: Validity,
    /// Where revocation is looked up.
    pub status: StatusReference,
    /// The key that the phone made for this document.
    pub device_key: PublicKey,
    /// What is said of the document.
    pub claims: Claims,
}

impl Template {
    /// The credential without the issuer's signature.
    ///
    /// # Errors
    /// [`FormatError`] for what has no place in the format: kind 0, a date out of range.
    pub fn encode(&self) -> Result<Vec<u8>, FormatError> {
        if self.kind == 0 {
            return Err(FormatError::Kind);
        }
        let mut out = Writer::with_capacity(256);
        out.byte(VERSION << 4 | self.claims.profile().number()).bytes(&self.issuer_key.0).byte(self.kind);
        self.validity.write(&mut out);
        out.byte(self.status.list).unsigned::<4>(u64::from(self.status.index));
        out.bytes(&self.device_key.to_compressed());
        self.claims.write(&mut out)?;
        Ok(out.finish())
    }

    /// The message for the issuer's ES256 (which hashes it with SHA-256): the domain, then [`Template::encode`].
    ///
    /// # Errors
    /// As [`Template::encode`].
    pub fn signing_input(&self) -> Result<Vec<u8>, FormatError> {
        Ok([DOMAIN, &self.encode()?].concat())
    }
}

/// A credential as an issuer signed it. Reading one checks its form; [`Credential::signed_by`] its signature.
#[derive(Clone)]
pub struct Credential {
    template: Template,
    issuer_signature: Signature,
    /// Wiped from memory when dropped.
    signing_input: Zeroizing<Vec<u8>>,
}

impl Credential {
    /// Reads one credential and nothing after it.
    ///
    /// # Errors
    /// [`FormatError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormatError> {
        let mut input = Reader::new(bytes);
        let form = CredentialForm::read_of(&ALL, bytes, &mut input)?;
        input.finish()?;
        form.into_credential()
    }

    /// Reads the credential at the start of `bytes`, and gives what follows.
    ///
    /// # Errors
    /// [`FormatError`].
    pub(crate) fn split_from(bytes: &[u8]) -> Result<(Self, &[u8]), FormatError> {
        let mut input = Reader::new(bytes);
        let form = CredentialForm::read_of(&ALL, bytes, &mut input)?;
        let rest = input.take(input.remaining())?;
        Ok((form.into_credential()?, rest))
    }

    /// The credential as it is stored and shown: body, then the issuer's signature.
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = self.signing_input.strip_prefix(DOMAIN).unwrap_or_default();
        [body, self.issuer_signature.as_bytes()].concat()
    }

    /// Whether the holder of `key` signed this credential.
    pub fn signed_by(&self, key: &PublicKey) -> bool {
        key.verifies(&self.signing_input, &self.issuer_signature)
    }

    /// SHA-256 of what the issuer signed. The signature is not part of it, so a digest names the content alone.
    pub fn digest(&self) -> [u8; 32] {
        sha256(&self.signing_input)
    }

    /// How much it tells.
    pub const fn profile(&self) -> Profile {
        self.template.claims.profile()
    }

    /// The short name of the key that signed.
    pub const fn issuer_key(&self) -> KeyId {
        self.template.issuer_key
    }

    /// The one-byte number of the kind of document.
    pub const fn kind(&self) -> u8 {
        self.template.kind
    }

    /// When it is valid.
    pub const fn validity(&self) -> Validity {
        self.template.validity
    }

    /// Where revocation is looked up.
    pub const fn status(&self) -> StatusReference {
        self.template.status
    }

    /// The key of the phone that may show it.
    pub const fn device_key(&self) -> &PublicKey {
        &self.template.device_key
    }

    /// What it says of the document.
    pub const fn claims(&self) -> &Claims {
        &self.template.claims
    }
}

/// A credential whose form is right, but for the one thing that takes arithmetic: whether the phone's key is a point of
/// the curve. It is asked last, so that a text with any other mistake is refused at once.
pub(in crate::code) struct CredentialForm {
    issuer_key: KeyId,
    kind: u8,
    validity: Validity,
    status: StatusReference,
    device_key: [u8; 33],
    claims: Claims,
    issuer_signature: Signature,
    signing_input: Zeroizing<Vec<u8>>,
}

impl CredentialForm {
    /// Reads the credential at the start of `bytes`, which `input` reads from its start, if it is of one of these profiles.
    pub(in crate::code) fn read_of(
        profiles: &[Profile],
        bytes: &[u8],
        input: &mut Reader<'_>,
    ) -> Result<Self, FormatError> {
        let before = input.remaining();
        let first = input.byte()?;
        if first >> 4 != VERSION {
            return Err(FormatError::Version(first >> 4));
        }
        let profile = Profile::from_number(first & 0x0F)?;
        if !profiles.contains(&profile) {
            return Err(FormatError::Profile(first & 0x0F));
        }
        let issuer_key = KeyId(input.array()?);
        let kind = input.byte()?;
        if kind == 0 {
            return Err(FormatError::Kind);
        }
        let validity = Validity::read(input)?;
        let status = StatusReference { list: input.byte()?, index: u32::from_be_bytes(input.array()?) };
        let device_key = input.array()?;
        let claims = Claims::read(profile, input)?;
        let length = before.saturating_sub(input.remaining());
        let body = bytes.get(..length).ok_or(FormatError::Length)?;
        let issuer_signature =
            Signature::from_canonical(input.take(Signature::LENGTH)?).map_err(|_| FormatError::Signature)?;
        let signing_input = Zeroizing::new([DOMAIN, body].concat());
        Ok(CredentialForm {
            issuer_key,
            kind,
            validity,
            status,
            device_key,
            claims,
            issuer_signature,
            signing_input,
        })
    }

    pub(in crate::code) const fn profile(&self) -> Profile {
        self.claims.profile()
    }

    pub(in crate::code) const fn validity(&self) -> Validity {
        self.validity
    }

    pub(in crate::code) fn into_credential(self) -> Result<Credential, FormatError> {
        let device_key = PublicKey::from_compressed(&self.device_key).map_err(|_| FormatError::DeviceKey)?;
        let CredentialForm { issuer_key, kind, validity, status, claims, .. } = self;
        let template = Template { issuer_key, kind, validity, status, device_key, claims };
        Ok(Credential {
            template,
            issuer_signature: self.issuer_signature,
            signing_input: self.signing_input,
        })
    }
}

redacted_debug!(Template, Credential);
