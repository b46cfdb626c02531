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

/// Four bytes a pixel, `px` pixels a module, a quiet zone of 4 modules; into memory that is there.
pub(crate) fn pixels(side: usize, is_dark: impl Fn(usize, usize) -> bool, px: usize, image: &mut Vec<u8>) {
    let line = (side + 8) * px * 4;
    image.clear();
    image.resize(line * 4 * px, 0xFF);
    for y in 0..side {
        let start = image.len();
        image.resize(start + line, 0xFF);
        for x in (0..side).filter(|x| is_dark(*x, y)) {
            let from = start + (x + 4) * px * 4;
            image[from..from + px * 4].as_chunks_mut::<4>().0.fill([0, 0, 0, 255]);
        }
        (1..px).for_each(|_| image.extend_from_within(start..start + line));
    }
    image.resize(line * (side + 8) * px, 0xFF);
}
