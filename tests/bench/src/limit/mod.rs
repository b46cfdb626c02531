//! The parts of a refresh by themselves, each by the quickest way that is known.

#[allow(
    clippy::all,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    dead_code,
    reason = "written for speed alone"
)]
#[rustfmt::skip]
mod qr;

pub(crate) mod page;

pub(crate) use qr::{Ecl, Qr, Seg, encode};

/// 7 bytes as 17 digits, by the processor's own division.
pub(crate) fn digits(bytes: &[u8]) -> String {
    const WIDTHS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];
    let mut out = Vec::with_capacity(bytes.len() * 17 / 7 + 17);
    for chunk in bytes.chunks(7) {
        let mut number = chunk.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        let (at, width) = (out.len(), WIDTHS[chunk.len()]);
        out.resize(at + width, b'0');
        for place in out[at..].iter_mut().rev() {
            *place = b'0' + (number % 10) as u8;
            number /= 10;
        }
    }
    String::from_utf8(out).expect("digits")
}

/// `px` pixels a module, a quiet zone of 4 modules; into memory that is there. As [`PixelFormat`] says, by the same means.
///
/// [`PixelFormat`]: diia_citizen::code::symbol::PixelFormat
pub(crate) fn pixels<const BYTES: usize>(
    side: usize,
    is_dark: impl Fn(usize, usize) -> bool,
    px: usize,
    (light, dark): (u8, [u8; BYTES]),
    image: &mut Vec<u8>,
) {
    let line = (side + 8) * px * BYTES;
    image.clear();
    image.resize(line * 4 * px, light);
    for y in 0..side {
        let start = image.len();
        image.resize(start + line, light);
        for x in (0..side).filter(|x| is_dark(*x, y)) {
            let from = start + (x + 4) * px * BYTES;
            image[from..from + px * BYTES].as_chunks_mut::<BYTES>().0.fill(dark);
        }
        (1..px).for_each(|_| image.extend_from_within(start..start + line));
    }
    image.resize(line * (side + 8) * px, light);
}
