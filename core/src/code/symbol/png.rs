use super::picture::side_px;
use super::{Bars, Matrix, SymbolError};

impl Matrix {
    /// The symbol as a PNG file of one bit a pixel, with the quiet zone. `module_px` is the side of a module in
    /// pixels. The same symbol gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`SymbolError::PictureEmpty`] for 0 pixels, [`SymbolError::PictureTooLarge`] if a side would be longer
    /// than [`MAX_PICTURE_PX`](super::MAX_PICTURE_PX).
    pub fn to_png(&self, module_px: u32) -> Result<Vec<u8>, SymbolError> {
        let width = side_px(self.width() + 2 * self.quiet_zone(), module_px)?;
        let height = side_px(self.height() + 2 * self.quiet_zone(), module_px)?;
        let mut image = Vec::new();
        let margin = || std::iter::repeat_n(None, self.quiet_zone());
        for y in margin().chain((0..self.height()).map(Some)).chain(margin()) {
            let line = scan_line(self.line(y), module_px);
            (0..module_px).for_each(|_| image.extend_from_slice(&line));
        }
        encode(width, height, &image)
    }
}

impl Bars {
    /// The symbol as a PNG file of one bit a pixel, with both quiet zones. `module_px` is the width of the
    /// narrowest bar and `height_px` the height of all, in pixels. The same symbol gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`SymbolError::PictureEmpty`] for 0 pixels, [`SymbolError::PictureTooLarge`] if a side would be longer
    /// than [`MAX_PICTURE_PX`](super::MAX_PICTURE_PX).
    pub fn to_png(&self, module_px: u32, height_px: u32) -> Result<Vec<u8>, SymbolError> {
        let width = side_px(self.quiet_zone_left() + self.width() + self.quiet_zone_right(), module_px)?;
        let height = side_px(1, height_px)?;
        let line = scan_line(self.line(), module_px);
        let image: Vec<u8> = (0..height).flat_map(|_| line.iter().copied()).collect();
        encode(width, height, &image)
    }
}

/// One line of pixels, eight to a byte; in a PNG of greys 1 is white.
fn scan_line(modules: impl Iterator<Item = bool>, module_px: u32) -> Vec<u8> {
    let pixels: Vec<bool> = modules.flat_map(|dark| (0..module_px).map(move |_| !dark)).collect();
    let byte = |pixels: &[bool]| {
        (0u32..).zip(pixels).fold(0, |byte, (at, &white)| byte | u8::from(white) << (7 - at))
    };
    pixels.chunks(8).map(byte).collect()
}

fn encode(width: u32, height: u32, image: &[u8]) -> Result<Vec<u8>, SymbolError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    // Lines repeat, so the difference to the line above is mostly nothing. The compressor is named because the
    // default goes through a library that another crate in the app may exchange, and then the bytes differ.
    encoder.set_filter(png::Filter::Up);
    encoder.set_deflate_compression(png::DeflateCompression::FdeflateUltraFast);
    let mut writer = encoder.write_header().map_err(|_| SymbolError::Encoder)?;
    writer.write_image_data(image).map_err(|_| SymbolError::Encoder)?;
    writer.finish().map_err(|_| SymbolError::Encoder)?;
    Ok(file)
}
