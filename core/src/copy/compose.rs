use super::content::{Content, SIGNATURE};
use super::error::CopyError;
use super::file::{self, Area, Heading};
use super::flow::{Flow, Frame, LEFT, MAX_PAGES, SMALL, Type, WIDTH};
use super::fonts::{Fonts, Weight};
use super::picture::{self, Picture, PictureRole};
use super::print_check::PrintCheck;
use super::stamp::Stamp;
use crate::code::symbol::{ErrorCorrection, qr_for_text};
use crate::document::{Document, DocumentKind};
use crate::text::{Bilingual, Language};

const TITLE: Type = Type::new(Weight::Bold, 22.0, 28.0, 0.0);
const NAME: Type = Type::new(Weight::Bold, 15.0, 20.0, 0.0);
const LATIN: Type = Type::new(Weight::Regular, 10.5, 16.0, 0.35);
const NUMBER: Type = Type::new(Weight::Regular, 15.0, 20.0, 0.0);

/// A portrait of 35 × 45 mm.
const PHOTO: (f32, f32) = (99.2, 127.6);
const SIGNATURE_SIZE: (f32, f32) = (140.0, 48.0);

const CAPTION: Bilingual = Bilingual::new("Копія цифрового документа", "Copy of a digital document");
const LEFT_OUT: Bilingual = Bilingual::new("Фото не додано", "Photo not included");
const SIGNATURE_LEFT_OUT: Bilingual = Bilingual::new("не додано", "not included");

/// Whether the portrait and the signature go into a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pictures {
    /// They are shown where the document has them. One that cannot be shown is an error.
    #[default]
    Include,
    /// They are not even looked at; where the document has one, the page says that it was left out.
    LeaveOut,
}

/// A finished copy.
///
/// `Debug` prints sizes only.
#[derive(Clone, PartialEq, Eq)]
pub struct PdfCopy {
    bytes: Vec<u8>,
    pages: usize,
    missing_characters: usize,
    print_check: PrintCheck,
}

impl std::fmt::Debug for PdfCopy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PdfCopy({} bytes, {} pages)", self.bytes.len(), self.pages)
    }
}

impl PdfCopy {
    /// The PDF file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The PDF file, taken out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// How many different characters of the texts the fonts do not have. Each stands as � on the page.
    pub fn missing_characters(&self) -> usize {
        self.missing_characters
    }

    /// What the QR on its pages says.
    pub fn print_check(&self) -> &PrintCheck {
        &self.print_check
    }
}

/// Makes the copy of a document: one A4 file.
///
/// Whether a kind may be shared is not asked here but where the citizen consents.
///
/// # Errors
/// [`CopyError::UnknownKind`], [`CopyError::NothingToShow`], [`CopyError::Picture`], [`CopyError::TooManyPages`],
/// [`CopyError::Document`], [`CopyError::Font`].
pub fn copy_of(
    document: &Document,
    stamp: &Stamp,
    pictures: Pictures,
    language: Language,
    fonts: &Fonts,
) -> Result<PdfCopy, CopyError> {
    if matches!(document.kind(), DocumentKind::Unknown(_)) {
        return Err(CopyError::UnknownKind);
    }
    let content = Content::of(document, language);
    if content.is_empty() {
        return Err(CopyError::NothingToShow);
    }
    let created = file::calendar(stamp.requested_at())?;
    let print_check = PrintCheck::of(document, stamp)?;
    let symbol = qr_for_text(&print_check.text(), ErrorCorrection::M)?;
    let frame = Frame {
        running_head: running_head(document, &content, language),
        stamp: Some((stamp.lines(language), symbol.matrix())),
        language,
        max_pages: MAX_PAGES,
    };
    let mut album = Album::default();
    let photo = album.add(document, PictureRole::Photo, pictures)?;
    let signature = album.add(document, PictureRole::Signature, pictures)?;
    let mut flow = Flow::new(fonts.open()?, frame);
    flow.paragraph(SMALL, LEFT, WIDTH, CAPTION.get(language));
    flow.y += 4.0;
    flow.paragraph(TITLE, LEFT, WIDTH, &in_two_lines(document.kind(), content.title));
    flow.y += 20.0;
    identity(&mut flow, &content, photo, language);
    flow.y += 20.0;
    flow.stamp();
    for row in &content.rows {
        flow.row(row.label, &row.value)?;
    }
    match signature {
        Shown::Not => {}
        Shown::LeftOut => flow.row(SIGNATURE.get(language), SIGNATURE_LEFT_OUT.get(language))?,
        Shown::At { place, sides } => {
            flow.picture_row(SIGNATURE.get(language), fitted(sides, SIGNATURE_SIZE), place)?;
        }
    }
    let (pages, faces) = flow.finish();
    let count = pages.len();
    let bytes = file::write(&Heading { title: content.title, language, created }, pages, &faces, &album.0)?;
    Ok(PdfCopy { bytes, pages: count, missing_characters: faces.missing(), print_check })
}

/// Names, number, and the portrait at their right.
fn identity(flow: &mut Flow<'_, '_>, content: &Content, photo: Shown, language: Language) {
    let top = flow.y;
    let width = if photo == Shown::Not { WIDTH } else { WIDTH - PHOTO.0 - 20.0 };
    for name in &content.names {
        flow.paragraph(NAME, LEFT, width, name);
    }
    if let Some(latin) = &content.latin {
        flow.y += 2.0;
        flow.paragraph(LATIN, LEFT, width, latin);
    }
    if let Some(number) = &content.number {
        if flow.y > top {
            flow.y += 12.0;
        }
        flow.paragraph(SMALL, LEFT, width, number.label);
        flow.paragraph(NUMBER, LEFT, width, &number.value);
    }
    let frame = Area { x: LEFT + WIDTH - PHOTO.0, y: top, width: PHOTO.0, height: PHOTO.1 };
    match photo {
        Shown::Not => return,
        Shown::LeftOut => flow.note(frame, LEFT_OUT.get(language)),
        Shown::At { place, sides } => {
            let (width, height) = fitted(sides, PHOTO);
            flow.picture(Area { x: LEFT + WIDTH - width, width, height, ..frame }, place);
        }
    }
    flow.y = flow.y.max(top + PHOTO.1);
}

/// What became of a picture of the document.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    /// The document has none.
    Not,
    /// It has one that was not asked for.
    LeftOut,
    /// It is at this place in the file's list.
    At { place: usize, sides: (u16, u16) },
}

/// The pictures of a file.
#[derive(Default)]
struct Album(Vec<Picture>);

impl Album {
    fn add(
        &mut self,
        document: &Document,
        role: PictureRole,
        pictures: Pictures,
    ) -> Result<Shown, CopyError> {
        let Some(text) = document.by_role(role.field()) else { return Ok(Shown::Not) };
        if pictures == Pictures::LeaveOut {
            return Ok(Shown::LeftOut);
        }
        let picture = picture::read(text).map_err(|reason| CopyError::Picture { role, reason })?;
        let sides = (picture.width, picture.height);
        self.0.push(picture);
        Ok(Shown::At { place: self.0.len() - 1, sides })
    }
}

/// As large as the frame allows, in the picture's own proportions.
fn fitted((width, height): (u16, u16), frame: (f32, f32)) -> (f32, f32) {
    let (width, height) = (f32::from(width.max(1)), f32::from(height.max(1)));
    let scale = (frame.0 / width).min(frame.1 / height);
    (width * scale, height * scale)
}

/// The head of the passport stands in two lines, as on the official copy.
fn in_two_lines(kind: &DocumentKind, title: &str) -> String {
    match kind {
        DocumentKind::InternalPassport => {
            title.replace(" України", "\nУкраїни").replace(" of Ukraine", "\nof Ukraine")
        }
        _ => title.to_owned(),
    }
}

/// What stands above the stamp on the second page and those after it.
fn running_head(document: &Document, content: &Content, language: Language) -> String {
    let parts = [
        Some(document.kind().short_title().get(language).to_owned()),
        content.number.as_ref().map(|number| number.value.clone()),
        Some(content.names.join(" ")).filter(|names| !names.is_empty()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
