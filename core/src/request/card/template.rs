use super::{CardFormatError, Place, RegisterCode};
use crate::codec::{Reader, TextField, Writer, is_letter};
use crate::mail::Address;
use crate::redacted::redacted_debug;
use crate::request::{RequestedDocument, RequestedKind};
use crate::time::{HOUR_MILLIS, Timestamp};
use crate::trust::KeyId;

/// Version 1 in the upper half; the lower half tells a card from a credential.
const VERSION_AND_TYPE: u8 = 0x13;

const ALL_OR_NOTHING: u8 = 1;
const WITH_SIGNATURE: u8 = 1 << 1;
const HAS_PLACE: u8 = 1 << 2;
const PERSON: u8 = 1 << 3;
const KNOWN_FLAGS: u8 = ALL_OR_NOTHING | WITH_SIGNATURE | HAS_PLACE | PERSON;

const OPTIONAL: u8 = 0x80;
const MOST_DOCUMENTS: usize = 16;

const LEGAL_NAME: TextField = TextField { allows: allowed_in_text, longest: 120, wide: true };
const BRANCH: TextField = TextField { allows: allowed_in_text, longest: 60, wide: false };
const ADDRESS: TextField = TextField { allows: allowed_in_text, longest: 120, wide: true };
const PURPOSE: TextField = TextField { allows: allowed_in_text, longest: 100, wide: true };
const RECIPIENT: TextField = TextField { allows: |c| c.is_ascii_graphic(), longest: 100, wide: false };

/// Letters, digits and the signs of names and addresses; nothing that turns the direction of a line or ends it.
fn allowed_in_text(character: char) -> bool {
    is_letter(character)
        || character.is_ascii_digit()
        || matches!(character, ' '..='/' | ':' | ';' | '?' | '_')
        || "«»„“”’ʼ–—№§".contains(character)
}

/// When a card is valid: whole days from an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardValidity {
    from_hour: u32,
    days: u8,
}

impl CardValidity {
    /// No card is valid for longer, in days.
    pub const MAX_DAYS: u8 = 180;

    /// Valid for `days` (1 to 180) from the hour `from_hour` since the Unix epoch (below 2²⁴).
    ///
    /// # Errors
    /// [`CardFormatError::Validity`].
    pub const fn new(from_hour: u32, days: u8) -> Result<Self, CardFormatError> {
        if from_hour >> 24 != 0 || days == 0 || days > Self::MAX_DAYS {
            return Err(CardFormatError::Validity);
        }
        Ok(CardValidity { from_hour, days })
    }

    pub(crate) fn write(self, out: &mut Writer) {
        out.unsigned::<3>(u64::from(self.from_hour)).byte(self.days);
    }

    pub(crate) fn read(input: &mut Reader<'_>) -> Result<Self, CardFormatError> {
        let from_hour = u32::try_from(input.unsigned::<3>()?).map_err(|_| CardFormatError::Validity)?;
        CardValidity::new(from_hour, input.byte()?)
    }

    /// The first instant.
    pub fn from(self) -> Timestamp {
        Timestamp::from_unix_millis(i64::from(self.from_hour) * HOUR_MILLIS)
    }

    /// The first instant at which it is no longer valid.
    pub fn until(self) -> Timestamp {
        self.from().plus_millis(i64::from(self.days) * 24 * HOUR_MILLIS)
    }
}

/// What a card says, before it is signed.
#[derive(Clone, PartialEq, Eq)]
pub struct CardTemplate {
    /// The short name of the key that signs.
    pub issuer_key: KeyId,
    /// The institution's code in the state register.
    pub register_code: RegisterCode,
    /// Its legal name, 1 to 120 characters.
    pub legal_name: String,
    /// The branch, up to 60 characters; may be empty.
    pub branch: String,
    /// Where the branch is, 1 to 120 characters.
    pub address: String,
    /// What the documents are for (the name of the service), 1 to 100 characters.
    pub purpose: String,
    /// Where the letter goes.
    pub recipient: Address,
    /// What is asked for: 1 to 16 documents, no kind twice.
    pub documents: Vec<RequestedDocument>,
    /// Whether nothing is to be sent when one of them is missing.
    pub all_or_nothing: bool,
    /// Whether the citizen's signature is asked for.
    pub with_signature: bool,
    /// When it is valid.
    pub validity: CardValidity,
    /// Where it hangs, to a few hundred metres.
    pub place: Option<Place>,
}

impl CardTemplate {
    /// The card without its signature.
    ///
    /// # Errors
    /// [`CardFormatError`] for what has no place in the format.
    pub fn encode(&self) -> Result<Vec<u8>, CardFormatError> {
        let mut out = Writer::with_capacity(320);
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        out.byte(VERSION_AND_TYPE).bytes(&self.issuer_key.0).byte(
            flag(self.all_or_nothing, ALL_OR_NOTHING)
                | flag(self.with_signature, WITH_SIGNATURE)
                | flag(self.place.is_some(), HAS_PLACE)
                | flag(self.register_code.is_of_a_person(), PERSON),
        );
        out.unsigned::<5>(self.register_code.number());
        self.validity.write(&mut out);
        write_documents(&self.documents, &mut out)?;
        for (field, text) in
            [(LEGAL_NAME, &self.legal_name), (ADDRESS, &self.address), (PURPOSE, &self.purpose)]
        {
            if text.is_empty() {
                return Err(CardFormatError::Text);
            }
            field.write(text, &mut out)?;
        }
        BRANCH.write(&self.branch, &mut out)?;
        RECIPIENT.write(self.recipient.as_str(), &mut out)?;
        if let Some(place) = self.place {
            place.write(&mut out);
        }
        Ok(out.finish())
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, CardFormatError> {
        if input.byte()? != VERSION_AND_TYPE {
            return Err(CardFormatError::Version);
        }
        let issuer_key = KeyId(input.array()?);
        let flags = input.byte()?;
        if flags & !KNOWN_FLAGS != 0 {
            return Err(CardFormatError::Flags);
        }
        let has = |flag: u8| flags & flag != 0;
        let register_code = RegisterCode::from_number(input.unsigned::<5>()?, has(PERSON))?;
        let validity = CardValidity::read(input)?;
        let documents = read_documents(input)?;
        let mut text = |field: TextField| -> Result<String, CardFormatError> { Ok(field.read(input)?) };
        let (legal_name, address, purpose) = (text(LEGAL_NAME)?, text(ADDRESS)?, text(PURPOSE)?);
        if [&legal_name, &address, &purpose].into_iter().any(|text| text.is_empty()) {
            return Err(CardFormatError::Text);
        }
        let (branch, recipient) = (text(BRANCH)?, text(RECIPIENT)?);
        Ok(CardTemplate {
            issuer_key,
            register_code,
            legal_name,
            branch,
            address,
            purpose,
            recipient: read_recipient(&recipient)?,
            documents,
            all_or_nothing: has(ALL_OR_NOTHING),
            with_signature: has(WITH_SIGNATURE),
            validity,
            place: has(HAS_PLACE).then(|| Place::read(input)).transpose()?,
        })
    }
}

/// The address must stand in the card as it is kept: two spellings of one recipient would be two cards.
fn read_recipient(text: &str) -> Result<Address, CardFormatError> {
    let address = Address::parse(text).map_err(|_| CardFormatError::Recipient)?;
    if address.as_str() == text { Ok(address) } else { Err(CardFormatError::Recipient) }
}

fn write_documents(documents: &[RequestedDocument], out: &mut Writer) -> Result<(), CardFormatError> {
    let count = u8::try_from(documents.len()).map_err(|_| CardFormatError::Documents)?;
    if documents.is_empty() || documents.len() > MOST_DOCUMENTS || names_a_kind_twice(documents) {
        return Err(CardFormatError::Documents);
    }
    out.byte(count);
    for document in documents {
        let number = document.kind.number().ok_or(CardFormatError::Documents)?;
        out.byte(number | if document.required { 0 } else { OPTIONAL });
    }
    Ok(())
}

fn read_documents(input: &mut Reader<'_>) -> Result<Vec<RequestedDocument>, CardFormatError> {
    let count = usize::from(input.byte()?);
    if count == 0 || count > MOST_DOCUMENTS {
        return Err(CardFormatError::Documents);
    }
    let document = |byte: &u8| {
        let kind = RequestedKind::from_number(byte & !OPTIONAL).ok_or(CardFormatError::Documents)?;
        Ok(RequestedDocument { kind, required: byte & OPTIONAL == 0, registered: true })
    };
    let documents: Vec<_> =
        input.take(count)?.iter().map(document).collect::<Result<_, CardFormatError>>()?;
    if names_a_kind_twice(&documents) { Err(CardFormatError::Documents) } else { Ok(documents) }
}

fn names_a_kind_twice(documents: &[RequestedDocument]) -> bool {
    documents
        .iter()
        .enumerate()
        .any(|(at, one)| documents.iter().skip(at + 1).any(|other| other.kind == one.kind))
}

redacted_debug!(CardTemplate);
