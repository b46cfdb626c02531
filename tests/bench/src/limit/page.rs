//! A page of PDF as straight as the libraries allow: one glyph a character, no structure for archives, no check of
//! anything. The measure for the copies.

use std::collections::BTreeMap;

use diia_citizen::code::symbol::{ErrorCorrection, Matrix, qr_for_text};
use diia_citizen::copy::Stamp;
use diia_citizen::document::Document;
use diia_citizen::text::Language;
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

const REGULAR: &[u8] = include_bytes!("../../../../core/src/copy/fonts/noto-sans-regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../core/src/copy/fonts/noto-sans-bold.ttf");

/// What stands on it.
pub(crate) struct Page {
    title: String,
    lines: Vec<String>,
    check: String,
}

impl Page {
    /// The texts of a copy.
    pub(crate) fn of(document: &Document, stamp: &Stamp, check: &str) -> Self {
        let rows =
            document.fields().flat_map(|field| [field.spec.label.uk.to_owned(), field.text.to_owned()]);
        let lines = rows.chain(stamp.lines(Language::Ukrainian)).collect();
        Page { title: document.kind().title().uk.to_owned(), lines, check: check.to_owned() }
    }
}

/// The file.
pub(crate) fn page(page: &Page) -> Vec<u8> {
    let symbol = qr_for_text(&page.check, ErrorCorrection::M).expect("it fits");
    let (mut regular, mut bold) = (Font::new(REGULAR, b"AAAAAA+Regular"), Font::new(BOLD, b"AAAAAB+Bold"));
    let mut content = Content::new();
    let mut line = |font: &mut Font<'_>, name: &[u8], size: f32, y: f32, text: &str| {
        let glyphs = font.encode(text);
        content.begin_text().set_font(Name(name), size).set_text_matrix([
            1.0,
            0.0,
            0.0,
            1.0,
            56.0,
            842.0 - y,
        ]);
        content.show(Str(&glyphs)).end_text();
    };
    line(&mut bold, b"F2", 16.0, 80.0, &page.title);
    for (at, text) in page.lines.iter().enumerate() {
        line(&mut regular, b"F1", 11.0, 18.0f32.mul_add(at as f32, 120.0), text);
    }
    draw(&mut content, symbol.matrix());
    let content = compress_to_vec_zlib(&content.finish(), 6);

    let mut pdf = Pdf::new();
    let [catalog, tree, id, stream, info] = [1, 2, 3, 4, 5].map(Ref::new);
    pdf.catalog(catalog).pages(tree).lang(TextStr("uk"));
    pdf.pages(tree).kids([id]).count(1);
    let mut written = pdf.page(id);
    written.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(tree).contents(stream);
    written.resources().fonts().pair(Name(b"F1"), Ref::new(10)).pair(Name(b"F2"), Ref::new(20));
    written.finish();
    pdf.stream(stream, &content).filter(Filter::FlateDecode);
    regular.write(&mut pdf, 10);
    bold.write(&mut pdf, 20);
    pdf.document_info(info).title(TextStr(&page.title));
    pdf.finish()
}

fn draw(content: &mut Content, matrix: &Matrix) {
    let module = 72.0 / matrix.width() as f32;
    for y in 0..matrix.height() {
        for x in (0..matrix.width()).filter(|x| matrix.is_dark(*x, y)) {
            content.rect(module.mul_add(x as f32, 56.0), 700.0 - module * y as f32, module, module);
        }
    }
    content.fill_nonzero();
}

struct Font<'f> {
    face: Face<'f>,
    data: &'f [u8],
    glyphs: GlyphRemapper,
    characters: BTreeMap<u16, char>,
    name: &'static [u8],
}

impl<'f> Font<'f> {
    fn new(data: &'f [u8], name: &'static [u8]) -> Self {
        let face = Face::parse(data, 0).expect("our own font");
        Font { face, data, glyphs: GlyphRemapper::new(), characters: BTreeMap::new(), name }
    }

    fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len());
        for character in text.chars() {
            let glyph = self.face.glyph_index(character).map_or(0, |glyph| glyph.0);
            let code = self.glyphs.remap(glyph);
            self.characters.insert(code, character);
            out.extend(code.to_be_bytes());
        }
        out
    }

    fn write(&self, pdf: &mut Pdf, base: i32) {
        let [font, cid, descriptor, file, unicode] = [0, 1, 2, 3, 4].map(|at| Ref::new(base + at));
        let name = Name(self.name);
        let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(unicode);
        let scale = 1000.0 / f32::from(self.face.units_per_em());
        let mut written = pdf.cid_font(cid);
        written.subtype(CidFontType::Type2).base_font(name).system_info(system).font_descriptor(descriptor);
        written.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let advance = |glyph| f32::from(self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)) * scale;
        written.widths().consecutive(0, self.glyphs.remapped_gids().map(advance));
        written.finish();
        let bounds = self.face.global_bounding_box();
        let [left, bottom, right, top] =
            [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|side| f32::from(side) * scale);
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(left, bottom, right, top))
            .italic_angle(0.0)
            .ascent(f32::from(self.face.ascender()) * scale)
            .descent(f32::from(self.face.descender()) * scale)
            .cap_height(f32::from(self.face.capital_height().unwrap_or(700)) * scale)
            .stem_v(80.0)
            .font_file2(file);
        let cut = subsetter::subset(self.data, 0, &self.glyphs).expect("our own font");
        pdf.stream(file, &compress_to_vec_zlib(&cut, 6)).filter(Filter::FlateDecode);
        let mut map = UnicodeCmap::new(Name(b"Custom"), system);
        self.characters.iter().for_each(|(code, character)| map.pair(*code, *character));
        pdf.cmap(unicode, &map.finish());
    }
}
