//! The form of a pass, judged a second time from the tables of `core/FORMAT.md`, in one pass over the bytes.

use std::cell::RefCell;

use diia_citizen::code::credential::Profile;

/// The order of P-256 (SEC 2 §2.4.2), and half of it.
const ORDER: [u8; 32] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA,
    0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
];
const HALF: [u8; 32] = [
    0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xDE, 0x73, 0x7D,
    0x56, 0xD3, 0x8B, 0xCF, 0x42, 0x79, 0xDC, 0xE5, 0x61, 0x7E, 0x31, 0x92, 0xA8,
];

/// What the issuer's signature and the four parts after it take: signature, offset, flags, signature.
pub const TAIL: usize = 64 + 4 + 1 + 64;

/// A pass cut into its parts, from the end, without reading the claims.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The credential without its signature.
    pub body: &'a [u8],
    /// The issuer's signature.
    pub issuer_signature: &'a [u8],
    /// Milliseconds from the start of the credential to the issue of the pass.
    pub offset: u32,
    /// The flags of the pass.
    pub flags: u8,
    /// The phone's signature.
    pub device_signature: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Cuts; `None` when there are too few bytes for any pass.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let (body, tail) = bytes.split_at(bytes.len().checked_sub(TAIL).filter(|body| *body > 48)?);
        Some(Parts {
            body,
            issuer_signature: &tail[..64],
            offset: u32::from_be_bytes(tail[64..68].try_into().unwrap()),
            flags: tail[68],
            device_signature: &tail[69..],
        })
    }

    /// The first millisecond of the credential.
    pub fn from(&self) -> i64 {
        self.body[6..9].iter().fold(0, |hours, byte| hours * 256 + i64::from(*byte)) * 3_600_000
    }

    /// The first millisecond after the credential.
    pub fn until(&self) -> i64 {
        self.from() + i64::from(self.body[9]) * 3_600_000
    }

    /// When the pass was issued.
    pub fn issued_at(&self) -> i64 {
        self.from() + i64::from(self.offset)
    }

    /// What the issuer signs.
    pub fn issuer_message(&self) -> Vec<u8> {
        [b"diia-citizen/1/credential\0", self.body].concat()
    }

    /// What the phone signs.
    pub fn device_message(&self) -> Vec<u8> {
        use sha2::{Digest, Sha256};
        let hash = Sha256::digest(self.issuer_message());
        [b"diia-citizen/1/pass\0", &hash[..], &self.issued_at().to_be_bytes(), &[self.flags]].concat()
    }
}

/// The profile of a pass whose form is right in every point that needs no key.
pub fn well_formed(bytes: &[u8]) -> Option<Profile> {
    let parts = Parts::of(bytes).filter(|_| bytes.len() <= 1200)?;
    let body = parts.body;
    let profile = match body[0] {
        0x11 => Profile::Status,
        0x12 => Profile::Identity,
        _ => return None,
    };
    let claims = match profile {
        Profile::Status => status_claims(&body[48..]),
        Profile::Identity => identity_claims(&body[48..]),
        Profile::Age => return None, // is never shown as a pass
    };
    let good = body[5] != 0
        && (1..=72).contains(&body[9])
        && matches!(body[15], 2 | 3)
        && is_point(&body[15..48])
        && claims == Some(&[])
        && canonical(parts.issuer_signature)
        && i64::from(parts.offset) < i64::from(body[9]) * 3_600_000
        && parts.flags <= 1
        && canonical(parts.device_signature);
    good.then_some(profile)
}

/// The last answer is kept, because a square root is slow and most inputs have the same key.
fn is_point(compressed: &[u8]) -> bool {
    thread_local! {
        static LAST: RefCell<([u8; 33], bool)> = const { RefCell::new(([0; 33], false)) };
    }
    LAST.with_borrow_mut(|(key, answer)| {
        if key != compressed {
            key.copy_from_slice(compressed);
            *answer = p256::PublicKey::from_sec1_bytes(compressed).is_ok();
        }
        *answer
    })
}

pub(crate) fn canonical(signature: &[u8]) -> bool {
    let (r, s) = signature.split_at(32);
    r > &[0; 32][..] && r < &ORDER[..] && s > &[0; 32][..] && s <= &HALF[..]
}

/// What is left after the claims.
fn status_claims(bytes: &[u8]) -> Option<&[u8]> {
    match bytes.split_first()? {
        (0, rest) => Some(rest),
        (1, rest) => rest.get(16..),
        _ => None,
    }
}

fn identity_claims(bytes: &[u8]) -> Option<&[u8]> {
    let (flags, mut rest) = bytes.split_first().filter(|(flags, _)| **flags < 16)?;
    let mut name_length = 0;
    for _ in 0..3 {
        let text;
        (text, rest) = text_field(rest)?;
        if text.chars().count() > 40 || !text.chars().all(|c| is_letter(c) || "'’ʼ-. ".contains(c)) {
            return None;
        }
        name_length += text.len();
    }
    rest = rest.get(2..).filter(|_| name_length > 0)?;
    if flags & 8 != 0 {
        rest = number_field(rest)?;
    }
    if flags & 2 != 0 {
        let tax = rest.get(..5)?.iter().fold(0u64, |number, byte| number * 256 + u64::from(*byte));
        rest = rest.get(5..).filter(|_| tax < 10_000_000_000)?;
    }
    rest = rest.get(if flags & 4 != 0 { 2 } else { 0 }..)?;
    rest.get(if flags & 1 != 0 { 16 } else { 0 }..)
}

/// §3.1, and the rule on spaces that names and numbers share.
fn text_field(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = bytes.split_first()?;
    let (field, rest) = rest.split_at_checked(usize::from(length % 128))?;
    let text = if *length < 128 {
        field.iter().map(|byte| windows_1251(*byte)).collect::<Option<String>>()?
    } else {
        let text = std::str::from_utf8(field).ok()?.to_owned();
        let has_short_form = |c: char| (0..=255).any(|byte| windows_1251(byte) == Some(c));
        if text.chars().all(has_short_form) {
            return None;
        }
        text
    };
    let spaces_are_single_and_inside = text.is_empty() || text.split(' ').all(|word| !word.is_empty());
    spaces_are_single_and_inside.then_some((text, rest))
}

/// §3.2.
fn number_field(bytes: &[u8]) -> Option<&[u8]> {
    let first = *bytes.first()?;
    if first / 64 == 1 {
        let digits = u32::from(first % 64);
        let most = 10u128.checked_pow(digits).filter(|_| (1..=19).contains(&digits))? - 1;
        // ⌈digits · log₂10 / 8⌉: the fewest bytes that hold any number of so many digits.
        let width = (1..=8).find(|width| most < 1 << (8 * width))?;
        let number =
            bytes.get(1..=width)?.iter().fold(0u128, |number, byte| number * 256 + u128::from(*byte));
        return (number <= most).then(|| &bytes[1 + width..]);
    }
    let (text, rest) = text_field(bytes)?;
    let is_decimal = text.len() <= 19 && text.bytes().all(|c| c.is_ascii_digit());
    let allowed = |c: char| is_letter(c) || c.is_ascii_digit() || " -./№".contains(c);
    let good = (1..=32).contains(&text.chars().count()) && text.chars().all(allowed) && !is_decimal;
    good.then_some(rest)
}

pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || ('\u{C0}'..='\u{24F}').contains(&c) && c != '×' && c != '÷'
        || ('\u{400}'..='\u{4FF}').contains(&c) && !('\u{482}'..='\u{489}').contains(&c)
}

pub(crate) fn windows_1251(byte: u8) -> Option<char> {
    const LETTERS: &str = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
    const OTHERS: [(u8, char); 20] = [
        (0x84, '„'),
        (0x93, '“'),
        (0x94, '”'),
        (0x96, '–'),
        (0x97, '—'),
        (0xA7, '§'),
        (0xAB, '«'),
        (0xBB, '»'),
        (0xA5, 'Ґ'),
        (0xA8, 'Ё'),
        (0xAA, 'Є'),
        (0xAF, 'Ї'),
        (0xB2, 'І'),
        (0xB3, 'і'),
        (0xB4, 'ґ'),
        (0xB8, 'ё'),
        (0xB9, '№'),
        (0xBA, 'є'),
        (0xBF, 'ї'),
        (0x92, '’'),
    ];
    match byte {
        0x20..=0x7E => Some(char::from(byte)),
        0xC0.. => LETTERS.chars().nth(usize::from(byte - 0xC0)),
        _ => OTHERS.iter().find(|(other, _)| *other == byte).map(|(_, c)| *c),
    }
}
