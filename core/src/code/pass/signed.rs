use zeroize::Zeroizing;

use crate::code::credential::{Credential, CredentialForm, FormatError, Profile, Validity};
use crate::codec::{Reader, Writer};
use crate::es256::{Signature, sha256};
use crate::redacted::redacted_debug;
use crate::time::{Life, Timestamp};

/// Before everything that a phone signs for a pass.
const DOMAIN: &[u8] = b"diia-citizen/1/pass\0";

const CLOCK_CONFIRMED: u8 = 1;

/// What can be shown to everybody.
const SHOWN: [Profile; 2] = [Profile::Status, Profile::Identity];

/// What the holder's phone says about itself, under its signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PassFlags {
    /// A server confirmed the time by which the pass was issued.
    pub clock_confirmed: bool,
}

impl PassFlags {
    pub(crate) const fn to_byte(self) -> u8 {
        if self.clock_confirmed { CLOCK_CONFIRMED } else { 0 }
    }

    pub(crate) const fn from_byte(byte: u8) -> Result<Self, FormatError> {
        match byte {
            0 => Ok(PassFlags { clock_confirmed: false }),
            CLOCK_CONFIRMED => Ok(PassFlags { clock_confirmed: true }),
            _ => Err(FormatError::Flags),
        }
    }
}

/// A pass that the phone has not signed yet.
#[derive(Clone)]
pub struct UnsignedPass {
    credential: Credential,
    issued_at: Timestamp,
    offset: u32,
    flags: PassFlags,
}

impl UnsignedPass {
    /// A pass over `credential`, issued at `issued_at`.
    ///
    /// # Errors
    /// [`FormatError::IssuedOutsideValidity`] when the credential is not valid at that instant.
    pub fn new(credential: Credential, issued_at: Timestamp, flags: PassFlags) -> Result<Self, FormatError> {
        let offset = offset_within(credential.validity(), issued_at)?;
        Ok(UnsignedPass { credential, issued_at, offset, flags })
    }

    /// The message for the phone's ES256 (which hashes it with SHA-256): the domain, the SHA-256 of the credential
    /// (without the issuer's signature), the instant of issue as 8 bytes, the flags as one.
    pub fn signing_input(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(DOMAIN.len() + 41);
        out.bytes(DOMAIN).bytes(&self.credential.digest());
        out.bytes(&self.issued_at.unix_millis().to_be_bytes()).byte(self.flags.to_byte());
        out.finish()
    }

    /// The pass with the phone's signature.
    pub const fn signed(self, device_signature: Signature) -> Pass {
        Pass { unsigned: self, device_signature }
    }
}

/// A credential, the instant at which the phone issued the code, and the phone's signature over both. Reading one
/// checks its form; [`Pass::signed_by_device`] the phone's signature.
#[derive(Clone)]
pub struct Pass {
    unsigned: UnsignedPass,
    device_signature: Signature,
}

impl Pass {
    /// No pass is longer, in bytes.
    pub const MAX_BYTES: usize = 1200;

    /// Reads one pass and nothing after it.
    ///
    /// # Errors
    /// [`FormatError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormatError> {
        PassForm::read(bytes)?.into_pass()
    }

    /// The bytes that the QR holds in decimal form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(320);
        out.bytes(&Zeroizing::new(self.unsigned.credential.to_bytes()));
        out.bytes(&self.unsigned.offset.to_be_bytes()).byte(self.unsigned.flags.to_byte());
        out.bytes(self.device_signature.as_bytes());
        out.finish()
    }

    /// Whether the phone named in the credential signed this pass.
    pub fn signed_by_device(&self) -> bool {
        self.credential().device_key().verifies(&self.unsigned.signing_input(), &self.device_signature)
    }

    /// What names this pass among others: SHA-256 of what the phone signed, without any signature.
    pub fn fingerprint(&self) -> [u8; 32] {
        sha256(&self.unsigned.signing_input())
    }

    /// The credential shown.
    pub const fn credential(&self) -> &Credential {
        &self.unsigned.credential
    }

    /// When the phone issued the code.
    pub const fn issued_at(&self) -> Timestamp {
        self.unsigned.issued_at
    }

    /// The 180 seconds of the code.
    pub const fn life(&self) -> Life {
        Life::issued_at(self.unsigned.issued_at)
    }

    /// The first instant at which the code is no longer good: 180 seconds after it was issued, or when its
    /// credential ends, if that is sooner.
    pub fn ends_at(&self) -> Timestamp {
        self.life().ends_at().min(self.credential().validity().until())
    }

    /// What the holder's phone says about itself.
    pub const fn flags(&self) -> PassFlags {
        self.unsigned.flags
    }
}

/// Milliseconds from the start of a validity.
pub(crate) fn offset_within(validity: Validity, issued_at: Timestamp) -> Result<u32, FormatError> {
    if !validity.contains(issued_at) {
        return Err(FormatError::IssuedOutsideValidity);
    }
    // 72 hours are 259,200,000 ms.
    u32::try_from(issued_at.millis_since(validity.from())).map_err(|_| FormatError::IssuedOutsideValidity)
}

/// A pass whose form is right, but for the phone's key: see [`CredentialForm`].
pub(super) struct PassForm {
    credential: CredentialForm,
    issued_at: Timestamp,
    offset: u32,
    flags: PassFlags,
    device_signature: Signature,
}

impl PassForm {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, FormatError> {
        let mut input = Reader::new(bytes);
        let credential = CredentialForm::read_of(&SHOWN, bytes, &mut input)?;
        let offset = u32::from_be_bytes(input.array()?);
        let flags = PassFlags::from_byte(input.byte()?)?;
        let device_signature =
            Signature::from_canonical(input.take(Signature::LENGTH)?).map_err(|_| FormatError::Signature)?;
        input.finish()?;
        let issued_at = credential.validity().from().plus_millis(i64::from(offset));
        offset_within(credential.validity(), issued_at)?;
        Ok(PassForm { credential, issued_at, offset, flags, device_signature })
    }

    pub(super) const fn profile(&self) -> Profile {
        self.credential.profile()
    }

    pub(super) fn into_pass(self) -> Result<Pass, FormatError> {
        let PassForm { issued_at, offset, flags, .. } = self;
        let credential = self.credential.into_credential()?;
        Ok(UnsignedPass { credential, issued_at, offset, flags }.signed(self.device_signature))
    }
}

redacted_debug!(UnsignedPass, Pass);
