//! A text as the segments that take the fewest bits.
//!
//! The `qrcode` crate has a splitter, but it joins neighbours greedily and so loses to plain bytes where letters
//! and digits alternate, as in a UUID; and it takes some pairs of UTF-8 bytes, Ukrainian letters among them, for
//! Shift JIS, which readers then show as Japanese signs.

use qrcode::types::{Mode, Version};

use super::Segment;
use super::segment::is_alphanumeric;

/// The cheapest way to write the text so far, if the next character is to be written in `mode`.
#[derive(Clone, Copy)]
struct Path {
    mode: Mode,
    /// Bits of a new segment's header.
    header: usize,
    /// Bits so far, in sixths: two alphanumeric characters take 11 bits, three digits take 10.
    sixths: usize,
}

/// The best segments for versions with length fields as in `version`.
pub(super) fn split(text: &str, version: Version) -> Vec<Segment<'_>> {
    let mut paths = [Mode::Byte, Mode::Alphanumeric, Mode::Numeric].map(|mode| {
        let header = version.mode_bits_count() + mode.length_bits_count(version);
        Path { mode, header, sixths: header * 6 }
    });
    // For each character and each mode of the next one: the mode of this one.
    let mut origins = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        let written = paths.map(|path| (path, sixths_of(path.mode, byte).map(|more| path.sixths + more)));
        let ends =
            written.iter().filter_map(|(path, sixths)| Some((sixths.as_ref()?.div_ceil(6), path.mode)));
        let (bits, cheapest) = ends.min_by_key(|end| end.0).unwrap_or((0, Mode::Byte));
        let continued = written.map(|(path, sixths)| {
            let switched = (bits + path.header) * 6;
            match sixths {
                Some(sixths) if sixths <= switched => (Path { sixths, ..path }, path.mode),
                _ => (Path { sixths: switched, ..path }, cheapest),
            }
        });
        paths = continued.map(|(path, _)| path);
        origins.push(continued.map(|(path, origin)| (path.mode, origin)));
    }

    let mut mode =
        paths.iter().min_by_key(|path| path.sixths.div_ceil(6)).map_or(Mode::Byte, |path| path.mode);
    let mut modes: Vec<Mode> = origins
        .iter()
        .rev()
        .map(|origins| {
            mode = origins.iter().find(|origin| origin.0 == mode).map_or(Mode::Byte, |origin| origin.1);
            mode
        })
        .collect();
    modes.reverse();

    let mut rest = text;
    modes
        .chunk_by(|a, b| a == b)
        .filter_map(|run| {
            let (part, after) = rest.split_at_checked(run.len())?;
            rest = after;
            Some(match run.first()? {
                Mode::Numeric => Segment::Numeric(part),
                Mode::Alphanumeric => Segment::Alphanumeric(part),
                Mode::Byte | Mode::Kanji => Segment::Bytes(part.as_bytes()),
            })
        })
        .collect()
}

fn sixths_of(mode: Mode, byte: u8) -> Option<usize> {
    match mode {
        Mode::Numeric => byte.is_ascii_digit().then_some(20),
        Mode::Alphanumeric => is_alphanumeric(byte).then_some(33),
        Mode::Byte => Some(48),
        Mode::Kanji => None,
    }
}
