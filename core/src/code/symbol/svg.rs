use std::fmt::Write;

use super::picture::side_px;
use super::{Bars, Matrix, SymbolError};

impl Matrix {
    /// The symbol as an SVG file: white background with the quiet zone, one black path, one rectangle for each
    /// horizontal run of dark modules. `module_px` is the side of a module in CSS pixels; the `viewBox` is in
    /// modules, so the picture can be scaled without loss.
    ///
    /// # Errors
    ///
    /// [`SymbolError::PictureEmpty`] and [`SymbolError::PictureTooLarge`], as for a PNG.
    pub fn to_svg(&self, module_px: u32) -> Result<String, SymbolError> {
        let (columns, rows) = (self.width() + 2 * self.quiet_zone(), self.height() + 2 * self.quiet_zone());
        let mut path = String::with_capacity(columns * rows * 4);
        for y in 0..self.height() {
            runs(self.line(Some(y)), y + self.quiet_zone(), &mut path);
        }
        Ok(document([columns, rows], [side_px(columns, module_px)?, side_px(rows, module_px)?], &path))
    }
}

impl Bars {
    /// The symbol as an SVG file: white background with both quiet zones, one black path, one rectangle for each
    /// bar. `module_px` is the width of the narrowest bar and `height_px` the height of all, in CSS pixels. The
    /// `viewBox` is in modules across and in one unit down, so the picture can be stretched either way.
    ///
    /// # Errors
    ///
    /// [`SymbolError::PictureEmpty`] and [`SymbolError::PictureTooLarge`], as for a PNG.
    pub fn to_svg(&self, module_px: u32, height_px: u32) -> Result<String, SymbolError> {
        let columns = self.quiet_zone_left() + self.width() + self.quiet_zone_right();
        let mut path = String::with_capacity(columns * 6);
        runs(self.line(), 0, &mut path);
        Ok(document([columns, 1], [side_px(columns, module_px)?, side_px(1, height_px)?], &path))
    }
}

fn runs(line: impl Iterator<Item = bool>, y: usize, path: &mut String) {
    let mut start = None;
    // Light after the end, so that the last run ends too.
    for (x, dark) in line.chain([false]).enumerate() {
        match (start, dark) {
            (None, true) => start = Some(x),
            (Some(from), false) => {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{from} {y}h{0}v1h-{0}z", x - from);
                start = None;
            }
            _ => {}
        }
    }
}

fn document([columns, rows]: [usize; 2], [width, height]: [u32; 2], path: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {columns} {rows}\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{columns}v{rows}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>\n"
    )
}
