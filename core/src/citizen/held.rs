use super::ShowError;
use crate::ask::Wanted;
use crate::code::credential::{Claims, Credential, FormatError, Profile};
use crate::code::digits::{DigitsSecret, ThirteenDigits, draw_digits};
use crate::code::portrait::{Portrait, PortraitRefusal};
use crate::document::{Document, DocumentKind};
use crate::ports::KeyAlias;
use crate::time::Timestamp;

/// The app's own name for a document. It never leaves the phone and is in no code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentId(pub String);

/// A document on this phone: its credentials, the key they are for, the secret of its 13 digits.
#[derive(Debug)]
pub struct HeldDocument {
    id: DocumentId,
    kind: Option<DocumentKind>,
    key_alias: KeyAlias,
    credentials: Vec<Credential>,
    digits_secret: DigitsSecret,
    data: Option<Document>,
    portrait: Option<Portrait>,
}

impl HeldDocument {
    /// A document with the credentials that its issuer sent: one or more a profile, of which several may wait for
    /// their time.
    ///
    /// # Errors
    /// [`FormatError`] when a credential cannot be read; [`FormatError::Kind`] when they are of different kinds or
    /// there is none.
    pub fn new<'a>(
        id: DocumentId,
        key_alias: KeyAlias,
        digits_secret: DigitsSecret,
        credentials: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Self, FormatError> {
        let credentials =
            credentials.into_iter().map(Credential::from_bytes).collect::<Result<Vec<_>, _>>()?;
        let kind = credentials.first().ok_or(FormatError::Kind)?.kind();
        if credentials.iter().any(|credential| credential.kind() != kind) {
            return Err(FormatError::Kind);
        }
        Ok(HeldDocument {
            id,
            kind: DocumentKind::from_code(kind),
            key_alias,
            credentials,
            digits_secret,
            data: None,
            portrait: None,
        })
    }

    /// The same document with its fields, from which copies are made.
    ///
    /// # Errors
    /// [`FormatError::Kind`] when the fields are of another kind than the credentials.
    pub fn with_data(self, data: Document) -> Result<Self, FormatError> {
        if self.kind.as_ref() != Some(data.kind()) {
            return Err(FormatError::Kind);
        }
        Ok(HeldDocument { data: Some(data), ..self })
    }

    /// The same document with its portrait, as its issuer sent it. Every credential that promises a portrait must promise this
    /// one.
    ///
    /// # Errors
    /// [`PortraitRefusal`].
    pub fn with_portrait(self, portrait: &[u8]) -> Result<Self, PortraitRefusal> {
        let mut promised = self.credentials.iter().filter_map(|credential| credential.claims().portrait());
        let digest = promised.next().ok_or(PortraitRefusal::NonePromised)?;
        if promised.any(|other| other != digest) {
            return Err(PortraitRefusal::AnotherPerson);
        }
        let portrait = Some(Portrait::promised(portrait, digest)?);
        Ok(HeldDocument { portrait, ..self })
    }

    /// A renewal that promises the portrait that the phone has already need not bring it again.
    pub(super) fn with_portrait_of(self, earlier: Option<&HeldDocument>) -> Self {
        let promises = |portrait: &&Portrait| {
            let mut promised = self.credentials.iter().filter_map(|one| one.claims().portrait()).peekable();
            promised.peek().is_some() && promised.all(|digest| digest == portrait.digest())
        };
        let kept = earlier.and_then(HeldDocument::portrait).filter(promises).cloned();
        let portrait = self.portrait.or(kept);
        HeldDocument { portrait, ..self }
    }

    /// Its portrait, where the phone has it.
    pub const fn portrait(&self) -> Option<&Portrait> {
        self.portrait.as_ref()
    }

    /// Its portrait for a code of this credential: whoever reads the code finds the digest there.
    pub(super) fn portrait_for(&self, credential: &Credential) -> Option<&Portrait> {
        self.portrait.as_ref().filter(|_| credential.claims().portrait().is_some())
    }

    /// Its fields, where the phone has them.
    pub const fn data(&self) -> Option<&Document> {
        self.data.as_ref()
    }

    /// The app's own name for it.
    pub const fn id(&self) -> &DocumentId {
        &self.id
    }

    /// Its kind; `None` for a kind that this version does not know.
    pub const fn kind(&self) -> Option<&DocumentKind> {
        self.kind.as_ref()
    }

    pub(super) const fn digits_secret(&self) -> &DigitsSecret {
        &self.digits_secret
    }

    pub(super) const fn key_alias(&self) -> &KeyAlias {
        &self.key_alias
    }

    pub(super) fn credentials(&self) -> impl Iterator<Item = &Credential> {
        self.credentials.iter()
    }

    /// The credential of a profile that is valid now, and of several the one that is valid longest.
    pub(super) fn credential_for(&self, profile: Profile, now: Timestamp) -> Result<&Credential, ShowError> {
        let of_profile = || self.credentials.iter().filter(|credential| credential.profile() == profile);
        if of_profile().next().is_none() {
            return Err(ShowError::NoSuchProfile);
        }
        let valid_now = of_profile().filter(|credential| credential.validity().contains(now));
        valid_now.max_by_key(|credential| credential.validity().until()).ok_or_else(|| {
            let all_are_over = of_profile().all(|credential| credential.validity().until() <= now);
            if all_are_over { ShowError::CredentialExpired } else { ShowError::CredentialNotYetValid }
        })
    }

    /// The credential that tells what is wanted and no more, valid now, and of several the one that is valid longest.
    pub(super) fn credential_that_tells(
        &self,
        wanted: Wanted,
        now: Timestamp,
    ) -> Result<&Credential, ShowError> {
        let Wanted::Age(threshold) = wanted else { return self.credential_for(wanted.profile(), now) };
        let tells = |credential: &&Credential| {
            matches!(credential.claims(), Claims::Age(claims) if claims.at_least == threshold)
                && credential.validity().contains(now)
        };
        let of_age = self.credentials.iter().filter(tells);
        of_age.max_by_key(|credential| credential.validity().until()).ok_or(ShowError::NoSuchProfile)
    }

    pub(super) fn digits(&self, issued_at: Timestamp) -> ThirteenDigits {
        self.digits_of_attempt(issued_at, 0)
    }

    /// The digits after so many clashes.
    pub(super) fn digits_of_attempt(&self, issued_at: Timestamp, attempt: u8) -> ThirteenDigits {
        draw_digits(&self.digits_secret, issued_at, attempt)
    }
}
