use qrcode::EcLevel;
use qrcode::bits::Bits;
use qrcode::ec::construct_codewords;
use qrcode::types::Version;

use super::layout::{Codewords, Layout};
use super::mask;
use super::row::Row;
use super::split::split;
use super::{Matrix, Segment, SymbolError};

/// No QR symbol holds more characters than this: digits in version 40-L. A longer input is refused unread.
const MAX_CHARACTERS: usize = 7089;

/// How much of a QR symbol may be lost and still read. A higher level makes the symbol larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorCorrection {
    /// About 7 % of the symbol.
    L,
    /// About 15 %: for screens, where the hand can move away from a reflection.
    M,
    /// About 25 %: for print that will be posted on a wall.
    Q,
    /// About 30 %.
    H,
}

impl ErrorCorrection {
    pub(super) const fn inner(self) -> EcLevel {
        match self {
            ErrorCorrection::L => EcLevel::L,
            ErrorCorrection::M => EcLevel::M,
            ErrorCorrection::Q => EcLevel::Q,
            ErrorCorrection::H => EcLevel::H,
        }
    }
}

/// A finished QR symbol (ISO/IEC 18004, model 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrSymbol {
    matrix: Matrix,
    version: u8,
    mask: u8,
    error_correction: ErrorCorrection,
}

impl QrSymbol {
    /// The modules.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// 1 to 40; a symbol has `17 + 4 × version` modules a side.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// 0 to 7: the mask with the lowest penalty, the first of equals.
    pub fn mask(&self) -> u8 {
        self.mask
    }

    /// The level that was asked for.
    pub fn error_correction(&self) -> ErrorCorrection {
        self.error_correction
    }
}

/// The smallest QR symbol that holds the segments in this order.
///
/// # Errors
///
/// [`SymbolError::Empty`], [`SymbolError::TooLong`], and [`SymbolError::NotDigits`] or
/// [`SymbolError::NotAlphanumeric`] if a segment has a character that its mode cannot write.
///
/// # Example
///
/// ```
/// use diia_citizen::code::symbol::{ErrorCorrection, Segment, qr};
///
/// let symbol = qr(&[Segment::Bytes(b"DIIA1:"), Segment::Numeric("0123456789")], ErrorCorrection::M)?;
/// assert_eq!((symbol.version(), symbol.matrix().width(), symbol.matrix().quiet_zone()), (1, 21, 4));
/// # Ok::<(), diia_citizen::code::symbol::SymbolError>(())
/// ```
pub fn qr(segments: &[Segment<'_>], level: ErrorCorrection) -> Result<QrSymbol, SymbolError> {
    let characters = segments.iter().fold(0usize, |sum, segment| sum.saturating_add(segment.content().len()));
    match characters {
        0 => return Err(SymbolError::Empty),
        1..=MAX_CHARACTERS => segments.iter().try_for_each(Segment::check)?,
        _ => return Err(SymbolError::TooLong),
    }
    draw(segments, smallest_version(segments, level)?, level)
}

/// The smallest QR symbol for a text, split into segments so that no other split takes fewer bits.
///
/// A text that is not ASCII is written as UTF-8 bytes, which today's readers recognise.
///
/// # Errors
///
/// [`SymbolError::Empty`] and [`SymbolError::TooLong`].
pub fn qr_for_text(text: &str, level: ErrorCorrection) -> Result<QrSymbol, SymbolError> {
    if text.is_empty() {
        return Err(SymbolError::Empty);
    }
    if text.len() > MAX_CHARACTERS {
        return Err(SymbolError::TooLong);
    }
    // A change of mode costs more from version 10 and from 27 on, so each band has its own best split.
    for band in [9, 26, 40] {
        let segments = split(text, Version::Normal(band));
        match smallest_version(&segments, level) {
            Ok(version) if i16::from(version) <= band => return draw(&segments, version, level),
            Ok(_) | Err(_) => {}
        }
    }
    Err(SymbolError::TooLong)
}

fn smallest_version(segments: &[Segment<'_>], level: ErrorCorrection) -> Result<u8, SymbolError> {
    let fits = |&version: &u8| {
        let version = Version::Normal(i16::from(version));
        let bits = segments.iter().fold(0usize, |sum, segment| sum.saturating_add(segment.bits(version)));
        Bits::new(version).max_len(level.inner()).is_ok_and(|capacity| bits <= capacity)
    };
    (1..=40).find(fits).ok_or(SymbolError::TooLong)
}

fn draw(segments: &[Segment<'_>], version: u8, level: ErrorCorrection) -> Result<QrSymbol, SymbolError> {
    let codewords = codewords(segments, version, level)?;
    let layout = Layout::new(version, &codewords);
    // 128 columns hold versions up to 27, and every code of a document.
    let (mask, rows) = match version {
        ..=27 => mask::best::<u128>(&layout, level),
        _ => mask::best::<Row>(&layout, level),
    };
    let matrix = Matrix::new(rows, 17 + 4 * usize::from(version), 4);
    Ok(QrSymbol { matrix, version, mask, error_correction: level })
}

/// The segments in a symbol of this version, filled up, with what corrects them.
pub(super) fn codewords(
    segments: &[Segment<'_>],
    version: u8,
    level: ErrorCorrection,
) -> Result<Codewords, SymbolError> {
    let normal = Version::Normal(i16::from(version));
    let mut bits = Bits::new(normal);
    for segment in segments {
        match segment {
            Segment::Bytes(_) => bits.push_byte_data(segment.content()),
            Segment::Alphanumeric(_) => bits.push_alphanumeric_data(segment.content()),
            Segment::Numeric(_) => bits.push_numeric_data(segment.content()),
        }
        .map_err(|_| SymbolError::Encoder)?;
    }
    bits.push_terminator(level.inner()).map_err(|_| SymbolError::Encoder)?;
    let (data, correction) =
        construct_codewords(&bits.into_bytes(), normal, level.inner()).map_err(|_| SymbolError::Encoder)?;
    Ok(Codewords { data, correction })
}
