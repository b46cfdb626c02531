use super::{MAX_PICTURE_PX, Matrix, SymbolError};

/// How a pixel is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PixelFormat {
    /// One byte: 0 for dark, 255 for light. A grey bitmap.
    Grey,
    /// One byte: 255 for dark, 0 for light. A mask, to be drawn in black on white (Android's `ALPHA_8`).
    Alpha,
    /// Four bytes, red, green, blue, alpha, without transparency (Android's `ARGB_8888`, Core Graphics' RGBA).
    Rgba,
}

impl Matrix {
    /// The symbol as pixels in a square of exactly `side_px`: row after row from the top, black on white. Each module
    /// is the same whole number of pixels, as many as fit, so that nothing is blurred; what is left over widens the
    /// quiet zone evenly.
    ///
    /// `image` is overwritten. Whoever hands in the same one again pays for its memory once.
    ///
    /// # Errors
    ///
    /// [`SymbolError::PictureEmpty`] where not even one pixel is left for a module,
    /// [`SymbolError::PictureTooLarge`] if a side would be longer than [`MAX_PICTURE_PX`].
    pub fn draw(&self, side_px: u32, format: PixelFormat, image: &mut Vec<u8>) -> Result<(), SymbolError> {
        if side_px > MAX_PICTURE_PX {
            return Err(SymbolError::PictureTooLarge { max_px: MAX_PICTURE_PX });
        }
        let side = usize::try_from(side_px).unwrap_or(usize::MAX);
        let modules = self.width().max(self.height()) + 2 * self.quiet_zone();
        let module = side / modules.max(1);
        if module == 0 {
            return Err(SymbolError::PictureEmpty);
        }
        let (light, dark, pixel) = match format {
            PixelFormat::Grey => (255, [0; 4], 1),
            PixelFormat::Alpha => (0, [255; 4], 1),
            PixelFormat::Rgba => (255, [0, 0, 0, 255], 4),
        };
        let line = side * pixel;
        let (left, top) = ((side - module * self.width()) / 2, (side - module * self.height()) / 2);

        image.clear();
        image.reserve_exact(line * side);
        image.resize(line * top, light);
        for runs in self.dark_runs() {
            let start = image.len();
            image.resize(start + line, light);
            let drawn = image.get_mut(start..).unwrap_or_default();
            for run in runs {
                let from = (left + module * run.start) * pixel;
                let dark_part = drawn.get_mut(from..from + module * pixel * run.len()).unwrap_or_default();
                match pixel {
                    1 => dark_part.fill(dark[0]),
                    _ => dark_part.as_chunks_mut::<4>().0.fill(dark),
                }
            }
            (1..module).for_each(|_| image.extend_from_within(start..start + line));
        }
        image.resize(line * side, light);
        Ok(())
    }
}
