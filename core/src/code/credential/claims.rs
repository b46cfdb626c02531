use chrono::NaiveDate;

use super::day::{read_date, write_date};
use super::{AgeClaims, DocumentNumber, FormatError, HolderName, Profile, TaxNumber};
use crate::codec::{Reader, Writer};
use crate::redacted::redacted_debug;

const HAS_PORTRAIT: u8 = 1;
const HAS_TAX_NUMBER: u8 = 1 << 1;
const HAS_EXPIRY: u8 = 1 << 2;
const HAS_NUMBER: u8 = 1 << 3;

/// The first 16 bytes of the SHA-256 of the portrait's bytes, by which a portrait can be checked offline.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PortraitDigest(pub [u8; 16]);

/// What a credential says of the document.
#[derive(Clone, PartialEq, Eq)]
pub enum Claims {
    /// Nothing but validity.
    Status(StatusClaims),
    /// Who the holder is.
    Identity(IdentityClaims),
    /// That the holder has reached an age.
    Age(AgeClaims),
}

/// Claims of the profile *status*.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct StatusClaims {
    /// The digest of the holder's portrait, where there is one.
    pub portrait: Option<PortraitDigest>,
}

/// Claims of the profile *identity*.
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityClaims {
    /// The holder's name.
    pub name: HolderName,
    /// The holder's date of birth.
    pub birth_date: NaiveDate,
    /// The document's number, where it has one.
    pub number: Option<DocumentNumber>,
    /// The holder's tax number (РНОКПП), where the document has it.
    pub tax_number: Option<TaxNumber>,
    /// The last day on which the document is valid, where it has one.
    pub expiry: Option<NaiveDate>,
    /// The digest of the holder's portrait, where there is one.
    pub portrait: Option<PortraitDigest>,
}

impl Claims {
    /// Which profile these claims belong to.
    pub const fn profile(&self) -> Profile {
        match self {
            Claims::Status(_) => Profile::Status,
            Claims::Identity(_) => Profile::Identity,
            Claims::Age(_) => Profile::Age,
        }
    }

    /// The digest of the holder's portrait, where there is one.
    pub const fn portrait(&self) -> Option<PortraitDigest> {
        match self {
            Claims::Status(claims) => claims.portrait,
            Claims::Identity(claims) => claims.portrait,
            Claims::Age(claims) => claims.portrait,
        }
    }

    pub(super) fn write(&self, out: &mut Writer) -> Result<(), FormatError> {
        match self {
            Claims::Status(claims) => claims.write(out),
            Claims::Identity(claims) => claims.write(out)?,
            Claims::Age(claims) => claims.write(out),
        }
        if let Some(portrait) = self.portrait() {
            out.bytes(&portrait.0);
        }
        Ok(())
    }

    pub(super) fn read(profile: Profile, input: &mut Reader<'_>) -> Result<Self, FormatError> {
        let flags = input.byte()?;
        let known = match profile {
            Profile::Status | Profile::Age => HAS_PORTRAIT,
            Profile::Identity => HAS_PORTRAIT | HAS_TAX_NUMBER | HAS_EXPIRY | HAS_NUMBER,
        };
        if flags & !known != 0 {
            return Err(FormatError::Flags);
        }
        let has = |flag: u8| flags & flag != 0;
        match profile {
            Profile::Status => {
                Ok(Claims::Status(StatusClaims { portrait: read_portrait(has(HAS_PORTRAIT), input)? }))
            }
            Profile::Age => Ok(Claims::Age(AgeClaims {
                at_least: AgeClaims::read_threshold(input)?,
                portrait: read_portrait(has(HAS_PORTRAIT), input)?,
            })),
            Profile::Identity => Ok(Claims::Identity(IdentityClaims {
                name: HolderName::read(input)?,
                birth_date: read_date(input)?,
                number: has(HAS_NUMBER).then(|| DocumentNumber::read(input)).transpose()?,
                tax_number: has(HAS_TAX_NUMBER).then(|| TaxNumber::read(input)).transpose()?,
                expiry: has(HAS_EXPIRY).then(|| read_date(input)).transpose()?,
                portrait: read_portrait(has(HAS_PORTRAIT), input)?,
            })),
        }
    }
}

impl StatusClaims {
    fn write(self, out: &mut Writer) {
        out.byte(flag(HAS_PORTRAIT, self.portrait.is_some()));
    }
}

impl IdentityClaims {
    fn write(&self, out: &mut Writer) -> Result<(), FormatError> {
        out.byte(
            flag(HAS_PORTRAIT, self.portrait.is_some())
                | flag(HAS_TAX_NUMBER, self.tax_number.is_some())
                | flag(HAS_EXPIRY, self.expiry.is_some())
                | flag(HAS_NUMBER, self.number.is_some()),
        );
        self.name.write(out)?;
        write_date(self.birth_date, out)?;
        if let Some(number) = &self.number {
            number.write(out)?;
        }
        if let Some(number) = self.tax_number {
            number.write(out);
        }
        if let Some(date) = self.expiry {
            write_date(date, out)?;
        }
        Ok(())
    }
}

const fn flag(flag: u8, set: bool) -> u8 {
    if set { flag } else { 0 }
}

fn read_portrait(present: bool, input: &mut Reader<'_>) -> Result<Option<PortraitDigest>, FormatError> {
    Ok(if present { Some(PortraitDigest(input.array()?)) } else { None })
}

redacted_debug!(Claims, StatusClaims, IdentityClaims, PortraitDigest);
