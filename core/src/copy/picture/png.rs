use miniz_oxide::deflate::compress_to_vec_zlib;
use png::{ColorType, Decoder, Limits, Transformations};
use std::io::Cursor;

use super::{Colours, Data, MAX_PIXELS, Picture, PictureError, sides};

pub(super) const START: [u8; 8] = *b"\x89PNG\r\n\x1A\n";

/// Four values of 8 bits a pixel, before the fourth is laid on white.
const MAX_BYTES: usize = 4 * MAX_PIXELS as usize;

/// Decodes a PNG to grey or RGB of 8 bits, laid on white. Of an animation only the first picture is taken.
pub(super) fn read(file: &[u8]) -> Result<Picture, PictureError> {
    let damaged = |_| PictureError::Damaged;
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: 2 * MAX_BYTES });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (width, height) = (reader.info().width, reader.info().height);
    let (width, height) = sides(width, height)?;
    let length = reader.output_buffer_size().filter(|length| *length <= MAX_BYTES);
    let mut pixels = vec![0; length.ok_or(PictureError::Dimensions)?];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let (colours, values) = match frame.color_type {
        ColorType::Grayscale => (Colours::Grey, pixels),
        ColorType::GrayscaleAlpha => (Colours::Grey, on_white::<1>(&pixels)),
        ColorType::Rgb => (Colours::Rgb, pixels),
        ColorType::Rgba => (Colours::Rgb, on_white::<3>(&pixels)),
        ColorType::Indexed => return Err(PictureError::Damaged),
    };
    Ok(Picture { width, height, colours, data: Data::Deflated(compress_to_vec_zlib(&values, 6)) })
}

/// Pixels of `N` values and their opacity become pixels of `N` values.
fn on_white<const N: usize>(pixels: &[u8]) -> Vec<u8> {
    let mut values = Vec::with_capacity(pixels.len());
    for pixel in pixels.chunks_exact(N + 1) {
        if let Some((opacity, colours)) = pixel.split_last() {
            values.extend(colours.iter().map(|colour| blend(*colour, *opacity)));
        }
    }
    values
}

fn blend(colour: u8, opacity: u8) -> u8 {
    let (colour, opacity) = (u16::from(colour), u16::from(opacity));
    // At most 255 × 255, so the quotient is a byte.
    u8::try_from((colour * opacity + 255 * (255 - opacity) + 127) / 255).unwrap_or(u8::MAX)
}
