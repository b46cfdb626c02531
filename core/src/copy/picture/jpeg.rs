use super::{Colours, Data, Picture, PictureError, sides};
use crate::codec::{Reader, UnexpectedEnd};

/// Start of image, and the first byte of the next marker.
pub(super) const START: [u8; 3] = [0xFF, 0xD8, 0xFF];

const END_OF_IMAGE: u8 = 0xD9;

impl From<UnexpectedEnd> for PictureError {
    fn from(_: UnexpectedEnd) -> Self {
        PictureError::Damaged
    }
}

/// Checks the structure of a baseline JPEG (ITU-T T.81) from its first marker to its last, and copies what draws it.
pub(super) fn read(file: &[u8]) -> Result<Picture, PictureError> {
    let mut reader = Reader::new(file);
    let mut kept = Vec::with_capacity(file.len());
    kept.extend_from_slice(reader.take(2)?);
    let mut frame: Option<Frame> = None;
    let (mut tables, mut scans) = (Tables::default(), 0usize);
    let mut marker = next_marker(&mut reader)?;
    loop {
        if marker == END_OF_IMAGE {
            break;
        }
        let length = reader.unsigned::<2>()?;
        let length = usize::try_from(length).ok().and_then(|length| length.checked_sub(2));
        let payload = reader.take(length.ok_or(PictureError::Damaged)?)?;
        match marker {
            0xC0 if frame.is_none() => frame = Some(Frame::read(payload)?),
            0xC4 => tables.huffman = true,
            0xDB => tables.quantisation = true,
            0xDD | 0xDA => {}
            // Other ways of coding, and more than one frame.
            0xC0..=0xCF => return Err(PictureError::NotBaseline),
            0xE0..=0xEF | 0xFE => {}
            _ => return Err(PictureError::Damaged),
        }
        if is_needed(marker, payload) {
            kept.extend([0xFF, marker]);
            // It was read from two bytes.
            kept.extend(u16::try_from(payload.len() + 2).unwrap_or(u16::MAX).to_be_bytes());
            kept.extend_from_slice(payload);
        }
        if marker != 0xDA {
            marker = next_marker(&mut reader)?;
            continue;
        }
        let frame = frame.as_ref().ok_or(PictureError::Damaged)?;
        scans += 1;
        if !tables.complete() || scans > usize::from(frame.components) {
            return Err(PictureError::Damaged);
        }
        marker = scan(&mut reader, &mut kept)?;
    }
    kept.extend([0xFF, END_OF_IMAGE]);
    let frame = frame.filter(|_| scans > 0).ok_or(PictureError::Damaged)?;
    let (width, height) = frame.sides;
    let colours = if frame.components == 1 { Colours::Grey } else { Colours::Rgb };
    Ok(Picture { width, height, colours, data: Data::Jpeg(kept) })
}

/// Which tables were seen: none can be drawn without both.
#[derive(Default)]
struct Tables {
    huffman: bool,
    quantisation: bool,
}

impl Tables {
    fn complete(&self) -> bool {
        self.huffman && self.quantisation
    }
}

struct Frame {
    sides: (u16, u16),
    components: u8,
}

impl Frame {
    fn read(payload: &[u8]) -> Result<Self, PictureError> {
        let mut reader = Reader::new(payload);
        if reader.byte()? != 8 {
            return Err(PictureError::NotBaseline);
        }
        let (height, width) = (u16::from_be_bytes(reader.array()?), u16::from_be_bytes(reader.array()?));
        let components = reader.byte()?;
        if !matches!(components, 1 | 3) {
            return Err(PictureError::Colours);
        }
        for _ in 0..components {
            let [_, sampling, table] = reader.array()?;
            let good = |factor: u8| (1..=4).contains(&factor);
            if !good(sampling >> 4) || !good(sampling & 15) || table > 3 {
                return Err(PictureError::Damaged);
            }
        }
        reader.finish()?;
        Ok(Frame { sides: sides(width.into(), height.into())?, components })
    }
}

/// Everything but comments and the data of applications; of those only what tells the colours.
fn is_needed(marker: u8, payload: &[u8]) -> bool {
    match marker {
        0xE0 => payload.starts_with(b"JFIF\0"),
        0xEE => payload.starts_with(b"Adobe"),
        0xE1..=0xED | 0xEF | 0xFE => false,
        _ => true,
    }
}

/// The second byte of the next marker; a marker may have fill bytes before it.
fn next_marker(reader: &mut Reader<'_>) -> Result<u8, PictureError> {
    if reader.byte()? != 0xFF {
        return Err(PictureError::Damaged);
    }
    loop {
        match reader.byte()? {
            0xFF => {}
            0x00 | 0x01 | 0xD0..=0xD8 => return Err(PictureError::Damaged),
            marker => return Ok(marker),
        }
    }
}

/// Copies the coded data of a scan; gives the marker after it.
fn scan(reader: &mut Reader<'_>, kept: &mut Vec<u8>) -> Result<u8, PictureError> {
    let start = kept.len();
    loop {
        let byte = reader.byte()?;
        if byte != 0xFF {
            kept.push(byte);
            continue;
        }
        match reader.byte()? {
            // A byte 0xFF of the data, or a restart.
            second @ (0x00 | 0xD0..=0xD7) => kept.extend([0xFF, second]),
            // Fill bytes.
            0xFF => {
                let mut marker = reader.byte()?;
                while marker == 0xFF {
                    marker = reader.byte()?;
                }
                return ended(marker, start, kept);
            }
            marker => return ended(marker, start, kept),
        }
    }
}

fn ended(marker: u8, start: usize, kept: &[u8]) -> Result<u8, PictureError> {
    let good = kept.len() > start && !matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8);
    if good { Ok(marker) } else { Err(PictureError::Damaged) }
}
