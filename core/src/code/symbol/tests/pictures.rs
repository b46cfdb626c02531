use crate::code::symbol::{
    ErrorCorrection, MAX_PICTURE_PX, Matrix, PixelFormat, SymbolError, code128, ean13, qr_for_text,
};

fn matrix() -> Matrix {
    qr_for_text("https://diia.app/pass#0123456789", ErrorCorrection::M).unwrap().matrix().clone()
}

/// The dark modules that an SVG path paints, cell by cell.
fn painted(svg: &str) -> std::collections::BTreeSet<(usize, usize)> {
    let path = svg.split("d=\"").nth(2).unwrap().split('"').next().unwrap();
    let mut cells = std::collections::BTreeSet::new();
    for run in path.split_terminator('z') {
        let parts: Vec<usize> =
            run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
        let &[x, y, length, 1, back] = parts.as_slice() else { panic!("{run}") };
        assert_eq!(length, back);
        (x..x + length).for_each(|x| assert!(cells.insert((x, y)), "painted twice"));
    }
    cells
}

#[test]
fn svg_paints_the_dark_modules() {
    let matrix = matrix();
    let svg = matrix.to_svg(8).unwrap();
    let side = matrix.width() + 8;
    assert!(svg.contains(&format!("width=\"{0}\" height=\"{0}\" viewBox=\"0 0 {side} {side}\"", side * 8)));
    assert!(svg.contains("shape-rendering=\"crispEdges\""));
    let expected = (0..side * side).map(|i| (i % side, i / side));
    let expected = expected.filter(|&(x, y)| x >= 4 && y >= 4 && matrix.is_dark(x - 4, y - 4));
    assert_eq!(painted(&svg), expected.collect());
    assert_eq!(svg, matrix.to_svg(8).unwrap());
}

#[test]
fn svg_paints_the_bars() {
    let bars = ean13("4006381333931").unwrap();
    let svg = bars.to_svg(3, 100).unwrap();
    assert!(svg.contains("width=\"339\" height=\"100\" viewBox=\"0 0 113 1\""));
    let expected = bars.modules().iter().enumerate().filter(|&(_, &dark)| dark).map(|(x, _)| (x + 11, 0));
    assert_eq!(painted(&svg), expected.collect());
}

#[test]
fn packed_bytes_read_as_documented() {
    for text in ["1", "DIIA", &"0123456789".repeat(60), &"ї".repeat(900)] {
        let symbol = qr_for_text(text, ErrorCorrection::L).unwrap();
        let (matrix, bytes) = (symbol.matrix(), symbol.matrix().to_packed_bytes());
        let stride = matrix.width().div_ceil(8);
        assert_eq!(bytes.len(), stride * matrix.height());
        for y in 0..matrix.height() {
            for x in 0..stride * 8 {
                let dark = bytes[y * stride + x / 8] >> (7 - x % 8) & 1 == 1;
                assert_eq!(dark, matrix.is_dark(x, y));
            }
        }
        assert!(!matrix.is_dark(matrix.width(), 0) && !matrix.is_dark(0, matrix.height()));
    }
}

/// Every pixel, at sizes that the modules divide and at sizes that leave a rest.
#[test]
fn pixels_are_the_modules_in_the_middle() {
    let matrix = matrix();
    let mut image = vec![7; 9];
    let modules = matrix.width() + 8;
    for side in [modules, modules + 1, 2 * modules - 1, 3 * modules, 500, 1080] {
        let px = side / modules;
        let margin = (side - px * matrix.width()) / 2;
        for (format, light, dark) in [
            (PixelFormat::Grey, &[255][..], &[0][..]),
            (PixelFormat::Alpha, &[0], &[255]),
            (PixelFormat::Rgba, &[255; 4], &[0, 0, 0, 255]),
        ] {
            matrix.draw(u32::try_from(side).unwrap(), format, &mut image).unwrap();
            assert_eq!(image.len(), side * side * light.len());
            for (at, pixel) in image.chunks(light.len()).enumerate() {
                let module = |at: usize| at.checked_sub(margin).map(|at| at / px);
                let is_dark =
                    module(at % side).zip(module(at / side)).is_some_and(|(x, y)| matrix.is_dark(x, y));
                assert_eq!(pixel, if is_dark { dark } else { light }, "{side} {format:?} {at}");
            }
        }
    }
}

/// A second picture of the same size needs no other memory.
#[test]
fn the_memory_of_an_image_is_used_again() {
    let (matrix, mut image) = (matrix(), Vec::new());
    matrix.draw(500, PixelFormat::Rgba, &mut image).unwrap();
    let (place, room, first) = (image.as_ptr(), image.capacity(), image.clone());
    matrix.draw(500, PixelFormat::Rgba, &mut image).unwrap();
    assert_eq!((image.as_ptr(), image.capacity(), &image), (place, room, &first));
    matrix.draw(300, PixelFormat::Alpha, &mut image).unwrap();
    assert_eq!((image.as_ptr(), image.len()), (place, 90_000));
}

#[test]
fn sizes_are_bounded() {
    let (matrix, bars) = (matrix(), code128("1234567890128").unwrap());
    let too_large = Err(SymbolError::PictureTooLarge { max_px: MAX_PICTURE_PX });
    assert_eq!(matrix.to_svg(0), Err(SymbolError::PictureEmpty));
    let most = MAX_PICTURE_PX / u32::try_from(matrix.width() + 8).unwrap();
    assert!(matrix.to_svg(most).is_ok());
    assert_eq!(matrix.to_svg(most + 1), too_large);
    assert_eq!(matrix.to_svg(u32::MAX), too_large);
    let mut image = Vec::new();
    let modules = u32::try_from(matrix.width() + 8).unwrap();
    for side in [0, 1, modules - 1] {
        assert_eq!(matrix.draw(side, PixelFormat::Grey, &mut image), Err(SymbolError::PictureEmpty));
    }
    for side in [MAX_PICTURE_PX + 1, u32::MAX] {
        let too_large = SymbolError::PictureTooLarge { max_px: MAX_PICTURE_PX };
        assert_eq!(matrix.draw(side, PixelFormat::Grey, &mut image), Err(too_large));
    }
    assert_eq!(bars.to_svg(0, 10), Err(SymbolError::PictureEmpty));
    assert_eq!(bars.to_svg(1, 0), Err(SymbolError::PictureEmpty));
    assert_eq!(bars.to_svg(1, MAX_PICTURE_PX + 1), too_large);
}

#[cfg(feature = "png")]
mod files {
    use super::*;

    /// The pixels of a PNG, `true` for black, by the decoder of the same crate.
    fn pixels(file: &[u8]) -> Vec<Vec<bool>> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        assert_eq!(reader.info().bit_depth, png::BitDepth::One);
        assert_eq!(reader.info().color_type, png::ColorType::Grayscale);
        let mut image = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut image).unwrap();
        let (width, stride) = (usize::try_from(info.width).unwrap(), info.line_size);
        let pixel = |line: &[u8], x: usize| line[x / 8] >> (7 - x % 8) & 1 == 0;
        image.chunks(stride).map(|line| (0..width).map(|x| pixel(line, x)).collect()).collect()
    }

    #[test]
    fn png_of_a_matrix() {
        let matrix = matrix();
        for px in [1, 2, 3, 8] {
            let file = matrix.to_png(px).unwrap();
            let (px, lines) = (usize::try_from(px).unwrap(), pixels(&file));
            assert_eq!(lines.len(), (matrix.height() + 8) * px);
            for (y, line) in lines.iter().enumerate() {
                assert_eq!(line.len(), (matrix.width() + 8) * px);
                for (x, &black) in line.iter().enumerate() {
                    let module = (x / px).checked_sub(4).zip((y / px).checked_sub(4));
                    assert_eq!(black, module.is_some_and(|(x, y)| matrix.is_dark(x, y)));
                }
            }
        }
        assert_eq!(matrix.to_png(8), matrix.to_png(8));
    }

    #[test]
    fn png_of_bars() {
        let bars = code128("1234567890128").unwrap();
        let lines = pixels(&bars.to_png(3, 50).unwrap());
        assert_eq!(lines.len(), 50);
        for line in lines {
            assert_eq!(line.len(), 143 * 3);
            for (x, black) in line.into_iter().enumerate() {
                let module = (x / 3).checked_sub(10).and_then(|x| bars.modules().get(x).copied());
                assert_eq!(black, module.unwrap_or(false));
            }
        }
    }

    #[test]
    fn png_sizes_are_bounded() {
        let (matrix, bars) = (matrix(), code128("1234567890128").unwrap());
        let too_large = SymbolError::PictureTooLarge { max_px: MAX_PICTURE_PX };
        assert_eq!(matrix.to_png(0), Err(SymbolError::PictureEmpty));
        assert_eq!(matrix.to_png(MAX_PICTURE_PX), Err(too_large.clone()));
        assert_eq!(bars.to_png(1, 0), Err(SymbolError::PictureEmpty));
        assert_eq!(bars.to_png(58, 10), Err(too_large));
        assert!(bars.to_png(57, 10).is_ok());
    }
}
