use super::limits::{MAX_PICTURE_BYTES, MAX_TEXT_BYTES, is_picture};
use crate::text::Bilingual;

/// What a field means, whatever the kind calls it.
///
/// `birthday`, `birthDate` and `child.birthDate` are all [`FieldRole::BirthDate`]: with roles a caller can ask any
/// document for its holder's name or number without knowing the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FieldRole {
    /// Family name in Ukrainian.
    LastName,
    /// First name in Ukrainian.
    FirstName,
    /// Patronymic in Ukrainian.
    MiddleName,
    /// Family name in Latin letters.
    LastNameLatin,
    /// First name in Latin letters.
    FirstNameLatin,
    /// Patronymic in Latin letters.
    MiddleNameLatin,
    /// Sex in Ukrainian: `Ж`, `Ч` or a word.
    Sex,
    /// Sex in Latin letters: `F`, `M`.
    SexLatin,
    /// Date of birth.
    BirthDate,
    /// Place of birth.
    BirthPlace,
    /// Citizenship.
    Citizenship,
    /// Series, where the kind keeps it apart from the number.
    Series,
    /// Number of the document.
    Number,
    /// Registration number of the taxpayer's card, РНОКПП.
    TaxNumber,
    /// Number of the record in the demographic register, УНЗР.
    RecordNumber,
    /// Who issued the document.
    Authority,
    /// When it was issued.
    IssueDate,
    /// Until when it is valid.
    ExpiryDate,
    /// Registered place of residence.
    Residence,
    /// Number plate of a vehicle.
    Plate,
    /// Portrait, base64.
    Photo,
    /// Picture of the holder's signature, base64.
    Signature,
    /// Technical identifier of the record. It may hold the УНЗР: never put it into a code, a link or a log.
    Id,
}

/// One field that a kind is known to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldSpec {
    /// Name in JSON; the dots lead into nested objects: `document.number`.
    pub path: &'static str,
    /// Other names of the same field, found in some sources: `document.series` for `document.serie`.
    pub aliases: &'static [&'static str],
    /// What to write beside the value.
    pub label: Bilingual,
    /// What the field means. Several for a taxpayer card, whose number is the tax number.
    pub roles: &'static [FieldRole],
}

impl FieldSpec {
    pub(super) const fn new(path: &'static str, label: Bilingual) -> Self {
        FieldSpec { path, aliases: &[], label, roles: &[] }
    }

    pub(super) const fn alias(self, aliases: &'static [&'static str]) -> Self {
        FieldSpec { aliases, ..self }
    }

    pub(super) const fn role(self, roles: &'static [FieldRole]) -> Self {
        FieldSpec { roles, ..self }
    }

    /// True if the field means this.
    pub fn has_role(&self, role: FieldRole) -> bool {
        self.roles.contains(&role)
    }

    /// The canonical name, then the others.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.path).chain(self.aliases.iter().copied())
    }

    /// Longest text that the field may hold, in bytes.
    pub fn text_limit(&self) -> usize {
        text_limit(self.path.rsplit('.').next().unwrap_or(self.path))
    }
}

/// Longest text under a key.
pub(super) fn text_limit(name: &str) -> usize {
    if is_picture(name) { MAX_PICTURE_BYTES } else { MAX_TEXT_BYTES }
}
