use super::*;

/// A grey baseline JPEG of 8 × 8 pixels, written by hand: one block, all zero.
pub(in crate::copy) fn tiny_jpeg() -> Vec<u8> {
    let mut file = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, payload: &[u8]| {
        file.extend([0xFF, marker]);
        file.extend(u16::try_from(payload.len() + 2).unwrap().to_be_bytes());
        file.extend_from_slice(payload);
    };
    segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    segment(0xE1, b"Exif\0\0 taken at home");
    segment(0xFE, b"a comment");
    segment(0xDB, &[&[0][..], &[1; 64]].concat());
    segment(0xC0, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    // One code of one bit in each table: 0 is "no difference" for DC and "end of block" for AC.
    for class in [0x00, 0x10] {
        let mut table = [0; 18];
        (table[0], table[1]) = (class, 1);
        segment(0xC4, &table);
    }
    segment(0xDA, &[1, 1, 0x00, 0, 63, 0]);
    file.extend([0b0011_1111, 0xFF, 0xD9]);
    file
}

fn png_of(colour: ::png::ColorType, (width, height): (u32, u32), pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(pixels).unwrap();
    writer.finish().unwrap();
    file
}

fn values(picture: &Picture) -> Vec<u8> {
    match &picture.data {
        Data::Deflated(data) => miniz_oxide::inflate::decompress_to_vec_zlib(data).unwrap(),
        Data::Jpeg(_) => panic!("not a PNG"),
    }
}

fn encoded(file: &[u8]) -> String {
    BASE64.encode(file)
}

fn refusal(file: &[u8]) -> &'static str {
    read(&encoded(file)).unwrap_err().code()
}

#[test]
fn a_jpeg_goes_through_without_what_is_not_needed_to_draw_it() {
    let file = tiny_jpeg();
    let picture = read(&encoded(&file)).unwrap();
    assert_eq!((picture.width, picture.height), (8, 8));
    let Data::Jpeg(kept) = &picture.data else { panic!("not a JPEG") };
    let holds = |what: &[u8]| kept.windows(what.len()).any(|window| window == what);
    assert!(holds(b"JFIF") && !holds(b"Exif") && !holds(b"comment"));
    assert!(kept.ends_with(&file[file.len() - 13..]));
    let again = read(&encoded(kept)).unwrap();
    assert_eq!(again, picture);
    let trailing = [&file[..], b"something hidden behind the end"].concat();
    assert_eq!(read(&encoded(&trailing)).unwrap(), picture);
}

#[test]
fn base64_may_be_a_data_url_wrapped_or_without_padding() {
    let text = encoded(&tiny_jpeg());
    let picture = read(&text).unwrap();
    let wrapped: Vec<String> =
        text.as_bytes().chunks(76).map(|line| String::from_utf8(line.to_vec()).unwrap()).collect();
    for other in [
        format!("data:image/jpeg;base64,{text}"),
        wrapped.join("\r\n"),
        text.trim_end_matches('=').to_owned(),
        format!(" {text}\n"),
    ] {
        assert_eq!(read(&other).unwrap(), picture);
    }
    let code = |text: &str| read(text).unwrap_err().code();
    assert_eq!(code("data:image/jpeg,abc"), "picture_not_base64");
    assert_eq!(code("Фото"), "picture_not_base64");
    assert_eq!(code("AA-_"), "picture_not_base64");
    assert_eq!(code(&"A".repeat(MAX_PICTURE_BYTES + 4)), "picture_too_large");
    for other in ["", "AAAA", "R0lGODlhAQABAAAAACw=", "PHN2Zz4="] {
        assert_eq!(code(other), "picture_unknown_format");
    }
}

#[test]
fn jpegs_that_break_a_rule_are_refused() {
    let file = tiny_jpeg();
    let frame = file.windows(2).position(|window| window == [0xFF, 0xC0]).unwrap();
    let with = |at: usize, byte: u8| {
        let mut file = file.clone();
        file[at] = byte;
        file
    };
    assert_eq!(refusal(&with(frame + 1, 0xC2)), "picture_not_baseline");
    assert_eq!(refusal(&with(frame + 1, 0xC9)), "picture_not_baseline");
    assert_eq!(refusal(&with(frame + 4, 12)), "picture_not_baseline");
    assert_eq!(refusal(&with(frame + 5, 0x40)), "picture_dimensions");
    assert_eq!(refusal(&with(frame + 6, 0)), "picture_dimensions");
    assert_eq!(refusal(&with(frame + 9, 4)), "picture_colours");
    assert_eq!(refusal(&with(frame + 9, 3)), "picture_damaged");
    assert_eq!(refusal(&with(frame + 11, 0x05)), "picture_damaged");
    assert_eq!(refusal(&with(frame + 3, 1)), "picture_damaged");
    let twice = [&file[..frame], &file[frame..frame + 13], &file[frame..]].concat();
    assert_eq!(refusal(&twice[..]), "picture_not_baseline");
    for end in 3..file.len() {
        assert_eq!(refusal(&file[..end]), "picture_damaged", "cut to {end} bytes");
    }
    assert_eq!(refusal(&[0xFF, 0xD8, 0xFF, 0xD9]), "picture_damaged");
}

#[test]
fn pngs_of_every_colour_are_laid_on_white() {
    use ::png::ColorType;
    let of = |colour, pixels: &[u8]| {
        let picture = read(&encoded(&png_of(colour, (2, 1), pixels))).unwrap();
        assert_eq!((picture.width, picture.height), (2, 1));
        (picture.colours == Colours::Rgb, values(&picture))
    };
    assert_eq!(of(ColorType::Grayscale, &[0, 7]), (false, vec![0, 7]));
    assert_eq!(of(ColorType::Rgb, &[1, 2, 3, 4, 5, 6]), (true, vec![1, 2, 3, 4, 5, 6]));
    assert_eq!(of(ColorType::GrayscaleAlpha, &[0, 0, 0, 255]), (false, vec![255, 0]));
    assert_eq!(
        of(ColorType::Rgba, &[0, 0, 0, 0, 10, 20, 30, 128]),
        (true, vec![255, 255, 255, 132, 137, 142])
    );
}

#[test]
fn pngs_that_are_huge_or_damaged_are_refused() {
    let mut huge = png_of(::png::ColorType::Grayscale, (1, 1), &[0]);
    huge[16..24].copy_from_slice(&[0, 0, 0x50, 0, 0, 0, 0x50, 0]);
    // The check sum of the header, computed the slow way.
    let mut crc = u32::MAX;
    for byte in &huge[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    huge[29..33].copy_from_slice(&(!crc).to_be_bytes());
    assert_eq!(refusal(&huge), "picture_dimensions");

    let good = png_of(::png::ColorType::Rgb, (2, 2), &[9; 12]);
    assert!(read(&encoded(&good)).is_ok());
    for end in 8..good.len() - 12 {
        assert_eq!(refusal(&good[..end]), "picture_damaged", "cut to {end} bytes");
    }
    let too_many = png_of(::png::ColorType::Grayscale, (4096, 1025), &vec![0; 4096 * 1025]);
    assert_eq!(refusal(&too_many), "picture_dimensions");
}

#[test]
fn no_bytes_make_it_panic() {
    use proptest::prelude::*;
    let mut seeds = vec![tiny_jpeg(), png_of(::png::ColorType::Rgba, (3, 3), &[7; 36])];
    seeds.push(Vec::new());
    proptest!(|(seed in 0usize..3, cuts in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..6))| {
        let mut file = seeds[seed].clone();
        for (at, byte) in cuts {
            if file.is_empty() { file.push(byte); } else { let at = at % file.len(); file[at] = byte; }
        }
        let _ = read(&encoded(&file));
    });
}
