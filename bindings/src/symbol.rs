use diia_citizen::code::symbol::{Bars, ErrorCorrection, QrSymbol, Segment, SymbolError, code128, ean13, qr};

use crate::DiiaError;

/// Modules as bits. Kotlin knows them as a list, because arrays of bytes have no equality there (see uniffi.toml).
#[derive(Clone, PartialEq, Eq)]
pub struct PackedModules(pub Vec<u8>);

uniffi::custom_newtype!(PackedModules, Vec<u8>);

/// A QR symbol as modules, its cells. Draw it black on white, also in a dark theme, without anti-aliasing, and leave
/// the quiet zone blank around it.
///
/// Two are equal when they look the same. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct QrMatrix {
    /// The modules as bits, row after row from the top; 1 is dark. In a row the leftmost module is the highest bit
    /// of the first byte, and every row begins with a new byte: it takes (side + 7) / 8 bytes.
    pub packed: PackedModules,
    /// Modules in a row, and rows.
    pub side: i32,
    /// The version of the symbol, 1 to 40; its side is 17 + 4 times the version.
    pub version: i32,
    /// Modules that must stay blank on every side.
    pub quiet_zone: i32,
}

/// A bar code as modules. Two neighbouring dark modules are one wider bar; draw them without a gap. Its text for
/// logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct BarCode {
    /// The modules from left to right; true is dark.
    pub modules: Vec<bool>,
    /// Modules that must stay blank before the first bar.
    pub quiet_zone_left: i32,
    /// Modules that must stay blank after the last bar.
    pub quiet_zone_right: i32,
}

/// The QR of a text: a prefix, then digits, as codes have it. What is shown by this library brings its symbol along; this
/// is for a text that was kept without. Takes a fraction of a millisecond; may be called from any thread.
#[uniffi::export]
pub fn qr_matrix(text: String) -> Result<QrMatrix, DiiaError> {
    let prefix = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(prefix.len()..).unwrap_or_default();
    let segments = [Segment::Bytes(prefix.as_bytes()), Segment::Numeric(digits)];
    Ok(qr(&segments, ErrorCorrection::M)?.into())
}

/// 13 digits as a Code 128, the usual bar code under a document. Cheap; may be called from any thread.
#[uniffi::export]
pub fn bars_code128(digits: String) -> Result<BarCode, DiiaError> {
    Ok(code128(&digits)?.into())
}

/// 13 digits as an EAN-13, for scanners that read nothing else. Cheap; may be called from any thread.
#[uniffi::export]
pub fn bars_ean13(digits: String) -> Result<BarCode, DiiaError> {
    Ok(ean13(&digits)?.into())
}

impl From<QrSymbol> for QrMatrix {
    fn from(symbol: QrSymbol) -> Self {
        let matrix = symbol.matrix();
        QrMatrix {
            packed: PackedModules(matrix.to_packed_bytes()),
            side: count(matrix.width()),
            version: symbol.version().into(),
            quiet_zone: count(matrix.quiet_zone()),
        }
    }
}

impl From<Bars> for BarCode {
    fn from(bars: Bars) -> Self {
        BarCode {
            modules: bars.modules().to_vec(),
            quiet_zone_left: count(bars.quiet_zone_left()),
            quiet_zone_right: count(bars.quiet_zone_right()),
        }
    }
}

/// Counts of modules are below 200; Kotlin's and Swift's everyday number is signed.
fn count(modules: usize) -> i32 {
    i32::try_from(modules).unwrap_or(i32::MAX)
}

impl From<SymbolError> for DiiaError {
    fn from(error: SymbolError) -> Self {
        DiiaError::Refused { input: crate::RefusedInput::Symbol, reason: error.code().to_owned() }
    }
}

crate::text::show_nothing!(PackedModules, QrMatrix, BarCode);
