//! The form of a signed card, read a second time from the tables of `core/CARD.md`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::format::{canonical, is_letter, windows_1251};

/// What a card says, as far as another implementation has to agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The short name of the key.
    pub issuer_key: [u8; 4],
    /// The register code with its zeros.
    pub register_code: String,
    /// The first millisecond.
    pub from: i64,
    /// The first millisecond after it.
    pub until: i64,
    /// Numbers of kinds, and whether each is required.
    pub documents: Vec<(u8, bool)>,
    /// Legal name, address, purpose, branch, recipient.
    pub texts: [String; 5],
    /// All or nothing; with the citizen's signature.
    pub wishes: [bool; 2],
    /// Ten-thousandths of a degree.
    pub place: Option<(i32, i32)>,
}

/// The known kinds: 1 to 26, and 0 for either passport.
const KINDS: u8 = 27;

/// Characters of the text fields beyond letters.
const SIGNS: &str = " !\"#$%&'()*+,-./0123456789:;?_«»„“”’ʼ–—№§";

static TABLE: LazyLock<[Option<char>; 256]> =
    LazyLock::new(|| std::array::from_fn(|byte| windows_1251(byte as u8)));
static HAS_ONE_BYTE: LazyLock<HashSet<char>> = LazyLock::new(|| TABLE.iter().flatten().copied().collect());

struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], &'static str> {
        let (head, tail) = self.0.split_at_checked(count).ok_or("card_length")?;
        self.0 = tail;
        Ok(head)
    }

    fn number(&mut self, width: usize) -> Result<u64, &'static str> {
        Ok(self.take(width)?.iter().fold(0, |number, byte| number * 256 + u64::from(*byte)))
    }

    fn text(&mut self, width: usize, allows: fn(char) -> bool, most: usize) -> Result<String, &'static str> {
        let head = self.number(width)? as usize;
        let mark = 1 << (8 * width - 1);
        let raw = self.take(head % mark)?;
        let text = if head < mark {
            raw.iter().map(|byte| TABLE[usize::from(*byte)]).collect::<Option<String>>()
        } else {
            let text = String::from_utf8(raw.to_vec()).ok();
            text.filter(|text| text.chars().any(|c| !HAS_ONE_BYTE.contains(&c)))
        };
        let good = |text: &String| {
            text.chars().count() <= most
                && text.chars().all(allows)
                && (text.is_empty() || text.split(' ').all(|word| !word.is_empty()))
        };
        text.filter(good).ok_or("card_text_form")
    }
}

fn in_text(c: char) -> bool {
    is_letter(c) || SIGNS.contains(c)
}

fn in_address(c: char) -> bool {
    ('!'..='~').contains(&c)
}

/// The card, or the first reason against it (§3.1 from row 4 on).
pub fn read(offer: &str, bytes: &[u8]) -> Result<Form, &'static str> {
    let (body, signature) = bytes.split_at(bytes.len().checked_sub(64).ok_or("card_length")?);
    let mut fields = Fields(body);
    if fields.number(1)? != 0x13 {
        return Err("card_version");
    }
    let issuer_key = fields.take(4)?.try_into().unwrap();
    let flags = fields.number(1)?;
    if flags > 15 {
        return Err("card_reserved_flags");
    }
    let digits = if flags & 8 == 0 { 8 } else { 10 };
    let register_code = format!("{:0digits$}", fields.number(5)?);
    if register_code.len() > digits {
        return Err("card_register_code");
    }
    let from = fields.number(3)? as i64 * 3_600_000;
    let days = fields.number(1)? as i64;
    if !(1..=180).contains(&days) {
        return Err("card_validity");
    }
    let documents = documents(&mut fields)?;
    let legal_name = fields.text(2, in_text, 120)?;
    let address = fields.text(2, in_text, 120)?;
    let purpose = fields.text(2, in_text, 100)?;
    if legal_name.is_empty() || address.is_empty() || purpose.is_empty() {
        return Err("card_text_form");
    }
    let branch = fields.text(1, in_text, 60)?;
    let recipient = fields.text(1, in_address, 100)?;
    if !crate::address::is_plain(&recipient)
        || recipient.split('@').nth(1) != Some(&domain_in_lower_case(&recipient))
    {
        return Err("card_recipient");
    }
    let place = if flags & 4 == 0 {
        None
    } else {
        let (latitude, longitude) =
            (fields.number(3)? as i32 - 900_000, fields.number(3)? as i32 - 1_800_000);
        if latitude > 900_000 || longitude > 1_800_000 {
            return Err("card_place");
        }
        Some((latitude, longitude))
    };
    if !fields.0.is_empty() {
        return Err("card_length");
    }
    if !canonical(signature) {
        return Err("card_signature_form");
    }
    if !(1..=64).contains(&offer.len()) {
        return Err("card_offer_id");
    }
    Ok(Form {
        issuer_key,
        register_code,
        from,
        until: from + days * 24 * 3_600_000,
        documents,
        texts: [legal_name, address, purpose, branch, recipient],
        wishes: [flags & 1 != 0, flags & 2 != 0],
        place,
    })
}

fn documents(fields: &mut Fields<'_>) -> Result<Vec<(u8, bool)>, &'static str> {
    let count = fields.number(1)? as usize;
    if !(1..=16).contains(&count) {
        return Err("card_documents");
    }
    let documents: Vec<(u8, bool)> =
        fields.take(count)?.iter().map(|byte| (byte % 128, *byte < 128)).collect();
    let kinds: HashSet<u8> = documents.iter().map(|(kind, _)| *kind).collect();
    if kinds.len() < count || kinds.iter().any(|kind| *kind >= KINDS) {
        return Err("card_documents");
    }
    Ok(documents)
}

fn domain_in_lower_case(recipient: &str) -> String {
    recipient.split('@').nth(1).unwrap_or_default().to_lowercase()
}

/// A text in its one form, behind a length of so many bytes.
pub fn field(width: usize, text: &str) -> Vec<u8> {
    let one_byte = |c: char| TABLE.iter().position(|other| *other == Some(c)).map(|byte| byte as u8);
    let (bytes, mark) = match text.chars().map(one_byte).collect::<Option<Vec<u8>>>() {
        Some(bytes) => (bytes, 0),
        None => (text.as_bytes().to_vec(), 1 << (8 * width - 1)),
    };
    // What does not fit into the length is cut: the reader finds the rest in the next field.
    let head = (bytes.len().min((1 << (8 * width - 1)) - 1) | mark) as u64;
    [&head.to_be_bytes()[8 - width..], &bytes].concat()
}
