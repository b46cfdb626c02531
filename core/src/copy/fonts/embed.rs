use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Str};
use ring::digest::{SHA256, digest};
use ttf_parser::name_id;

use super::{FontError, Typeface};
use crate::copy::file::stream;

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The objects of one embedded font.
pub(in crate::copy) struct FontRefs {
    pub(in crate::copy) font: Ref,
    pub(in crate::copy) cid_font: Ref,
    pub(in crate::copy) descriptor: Ref,
    pub(in crate::copy) file: Ref,
    pub(in crate::copy) glyph_map: Ref,
    pub(in crate::copy) to_unicode: Ref,
}

impl Typeface<'_> {
    /// Writes the font, cut to what was used, as a composite font whose codes are ours.
    pub(in crate::copy) fn embed(&self, pdf: &mut Pdf, refs: &FontRefs) -> Result<(), FontError> {
        let cut = subsetter::subset(self.data, 0, &self.glyphs).map_err(|_| FontError::Damaged)?;
        let name = self.name(&cut);
        let name = Name(name.as_bytes());
        pdf.type0_font(refs.font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(refs.cid_font)
            .to_unicode(refs.to_unicode);
        let mut font = pdf.cid_font(refs.cid_font);
        font.subtype(CidFontType::Type2)
            .base_font(name)
            .system_info(SYSTEM)
            .font_descriptor(refs.descriptor)
            .default_width(0.0)
            .cid_to_gid_map_stream(refs.glyph_map);
        font.widths().consecutive(1, self.used.iter().map(|used| self.glyph_advance(used.glyph)));
        font.finish();
        self.describe(pdf, refs, name);
        stream(pdf, refs.file, &cut);
        // Code 0 is nobody's.
        let map: Vec<u8> = std::iter::once(0)
            .chain(self.used.iter().map(|used| used.cut_glyph))
            .flat_map(u16::to_be_bytes)
            .collect();
        stream(pdf, refs.glyph_map, &map);
        let mut to_unicode = UnicodeCmap::new(Name(b"Codes"), SYSTEM);
        for (code, used) in (1u16..).zip(&self.used) {
            to_unicode.pair(code, used.character);
        }
        stream(pdf, refs.to_unicode, &to_unicode.finish());
        Ok(())
    }

    fn describe(&self, pdf: &mut Pdf, refs: &FontRefs, name: Name<'_>) {
        let scaled = |value: i16| f32::from(value) * 1000.0 / f32::from(self.face.units_per_em());
        let bounds = self.face.global_bounding_box();
        pdf.font_descriptor(refs.descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(
                scaled(bounds.x_min),
                scaled(bounds.y_min),
                scaled(bounds.x_max),
                scaled(bounds.y_max),
            ))
            .italic_angle(0.0)
            .ascent(scaled(self.face.ascender()))
            .descent(scaled(self.face.descender()))
            .cap_height(scaled(self.face.capital_height().unwrap_or(self.face.ascender())))
            .stem_v(80.0)
            .font_file2(refs.file);
    }

    /// `ABCDEF+NotoSans-Regular`: the six letters tell cuts apart.
    fn name(&self, cut: &[u8]) -> String {
        let tag: String =
            digest(&SHA256, cut).as_ref().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
        let name = self
            .face
            .names()
            .into_iter()
            .filter(|name| name.name_id == name_id::POST_SCRIPT_NAME)
            .find_map(|name| name.to_string())
            .filter(|name| (1..64).contains(&name.len()) && name.bytes().all(is_plain));
        format!("{tag}+{}", name.as_deref().unwrap_or("Font"))
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}
