//! A PDF/A-2u file (ISO 19005-2): pages, fonts, pictures, colour profile, metadata.
//!
//! The same input gives the same bytes: the dates come from the caller, the identifier is a digest of the content, and
//! objects are numbered in the order in which they are written. Nothing is transparent, no picture is interpolated, and
//! everything that a viewer needs is inside.

mod calendar;
mod canvas;
mod srgb;
mod xmp;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::OutputIntentSubtype;
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use ring::digest::{Context, SHA256};

pub(super) use calendar::{Calendar, calendar};
pub(super) use canvas::{A4, A5, Area, Canvas, PageSize, Style};

use super::fonts::{FontError, FontRefs, Typeface, Typefaces, Weight};
use super::picture::{Colours, Data, Picture};
use crate::text::Language;

const PRODUCER: &str = concat!("diia-citizen ", env!("CARGO_PKG_VERSION"));
const CREATOR: &str = "diia-citizen";

/// What a file says of itself.
pub(super) struct Heading<'h> {
    pub(super) title: &'h str,
    pub(super) language: Language,
    pub(super) created: Calendar,
}

/// Writes the file.
pub(super) fn write(
    heading: &Heading<'_>,
    pages: Vec<Canvas>,
    faces: &Typefaces<'_>,
    pictures: &[Picture],
) -> Result<Vec<u8>, FontError> {
    let mut numbers = Numbers(0);
    let mut pdf = Pdf::new();
    let [catalog, tree, metadata, profile, info] = [(); 5].map(|()| numbers.next());
    let shared = Shared {
        tree,
        fonts: used(faces).map(|face| face.map(|(weight, _)| (weight, font_refs(&mut numbers)))),
        pictures: pictures.iter().map(|_| numbers.next()).collect(),
    };

    let mut digest = Context::new(&SHA256);
    digest.update(heading.title.as_bytes());
    let mut kids = Vec::new();
    for page in pages {
        let content = page.content.finish();
        digest.update(content.as_slice());
        kids.push(write_page(&mut pdf, &mut numbers, page.size, content.as_slice(), &shared));
    }
    for (picture, id) in pictures.iter().zip(&shared.pictures) {
        digest.update(picture.data.bytes());
        write_picture(&mut pdf, *id, picture);
    }
    pdf.pages(tree).count(i32::try_from(kids.len()).unwrap_or(i32::MAX)).kids(kids);
    for ((_, face), (_, refs)) in used(faces).into_iter().flatten().zip(shared.fonts.iter().flatten()) {
        face.embed(&mut pdf, refs)?;
    }

    let id = digest.finish().as_ref().first_chunk::<16>().copied().unwrap_or_default();
    describe(&mut pdf, heading, &id, [metadata, profile, info]);
    write_catalog(&mut pdf, heading.language, [catalog, tree, metadata, profile]);
    pdf.set_file_id((id.to_vec(), id.to_vec()));
    Ok(pdf.finish())
}

/// Numbers of objects, in the order in which they are asked for.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 = self.0.saturating_add(1);
        Ref::new(self.0)
    }
}

/// What every page points to.
struct Shared {
    tree: Ref,
    fonts: [Option<(Weight, FontRefs)>; 2],
    pictures: Vec<Ref>,
}

/// The typefaces of which a letter was used: one without letters could not be cut.
fn used<'a, 'f>(faces: &'a Typefaces<'f>) -> [Option<(Weight, &'a Typeface<'f>)>; 2] {
    [Weight::Regular, Weight::Bold]
        .map(|weight| (weight, faces.get(weight)))
        .map(|(weight, face)| face.is_used().then_some((weight, face)))
}

fn font_refs(numbers: &mut Numbers) -> FontRefs {
    FontRefs {
        font: numbers.next(),
        cid_font: numbers.next(),
        descriptor: numbers.next(),
        file: numbers.next(),
        glyph_map: numbers.next(),
        to_unicode: numbers.next(),
    }
}

fn write_page(pdf: &mut Pdf, numbers: &mut Numbers, size: PageSize, content: &[u8], shared: &Shared) -> Ref {
    let (id, contents) = (numbers.next(), numbers.next());
    let mut page = pdf.page(id);
    page.parent(shared.tree).media_box(Rect::new(0.0, 0.0, size.width, size.height)).contents(contents);
    let mut resources = page.resources();
    let mut fonts = resources.fonts();
    for (weight, refs) in shared.fonts.iter().flatten() {
        fonts.pair(canvas::font_name(*weight), refs.font);
    }
    fonts.finish();
    if !shared.pictures.is_empty() {
        let mut pictures = resources.x_objects();
        for (place, picture) in shared.pictures.iter().enumerate() {
            pictures.pair(Name(canvas::picture_name(place).as_bytes()), *picture);
        }
    }
    resources.finish();
    page.finish();
    stream(pdf, contents, content);
    id
}

/// A stream, deflated where that is worth its start: a small one gains less than a third of a kilobyte by it.
pub(super) fn stream(pdf: &mut Pdf, id: Ref, data: &[u8]) {
    const SMALL: usize = 640;
    if data.len() <= SMALL {
        pdf.stream(id, data);
    } else {
        pdf.stream(id, &compress_to_vec_zlib(data, 6)).filter(Filter::FlateDecode);
    }
}

fn write_picture(pdf: &mut Pdf, id: Ref, picture: &Picture) {
    let mut image = pdf.image_xobject(id, picture.data.bytes());
    image.filter(match picture.data {
        Data::Jpeg(_) => Filter::DctDecode,
        Data::Deflated(_) => Filter::FlateDecode,
    });
    image.width(picture.width.into()).height(picture.height.into()).bits_per_component(8);
    match picture.colours {
        Colours::Grey => image.color_space().device_gray(),
        Colours::Rgb => image.color_space().device_rgb(),
    }
}

fn describe(pdf: &mut Pdf, heading: &Heading<'_>, id: &[u8; 16], [metadata, profile, info]: [Ref; 3]) {
    let title = plain(heading.title);
    let packet = xmp::packet(&title, heading.language, &heading.created, id);
    pdf.metadata(metadata, packet.as_bytes());
    // Of half a kilobyte: not worth deflating.
    pdf.icc_profile(profile, &srgb::profile()).n(3);
    pdf.document_info(info)
        .title(TextStr(&title))
        .creator(TextStr(CREATOR))
        .producer(TextStr(PRODUCER))
        .creation_date(heading.created.pdf())
        .modified_date(heading.created.pdf());
}

fn write_catalog(pdf: &mut Pdf, language: Language, [id, tree, metadata, profile]: [Ref; 4]) {
    let mut catalog = pdf.catalog(id);
    catalog.pages(tree).lang(TextStr(language.tag())).metadata(metadata);
    catalog.viewer_preferences().display_doc_title(true);
    catalog
        .output_intents()
        .push()
        .subtype(OutputIntentSubtype::PDFA)
        .output_condition_identifier(TextStr("sRGB"))
        .info(TextStr("sRGB IEC61966-2-1"))
        .dest_output_profile(profile);
    catalog.finish();
}

/// A title that both XML and PDF can hold: one line, and nothing that is no text.
fn plain(text: &str) -> String {
    let replaced = |character: char| match character {
        '\n' | '\r' | '\t' => ' ',
        '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
        other if other.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    text.chars().map(replaced).collect()
}

impl Data {
    fn bytes(&self) -> &[u8] {
        match self {
            Data::Jpeg(bytes) | Data::Deflated(bytes) => bytes,
        }
    }
}
