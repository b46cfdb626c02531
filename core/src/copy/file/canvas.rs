use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, Str};

use crate::code::symbol::Matrix;
use crate::copy::fonts::{Typefaces, Weight};

/// A sheet of paper, upright, in points of 1/72 inch.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::copy) struct PageSize {
    pub(in crate::copy) width: f32,
    pub(in crate::copy) height: f32,
}

/// 210 × 297 mm.
pub(in crate::copy) const A4: PageSize = PageSize { width: 595.276, height: 841.89 };
/// 148 × 210 mm.
pub(in crate::copy) const A5: PageSize = PageSize { width: 419.528, height: 595.276 };

/// How a text looks: 0 is black and 1 is white.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::copy) struct Style {
    pub(in crate::copy) weight: Weight,
    pub(in crate::copy) size: f32,
    pub(in crate::copy) grey: f32,
}

/// A place on the page. `y` grows downwards from the upper edge.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::copy) struct Area {
    pub(in crate::copy) x: f32,
    pub(in crate::copy) y: f32,
    pub(in crate::copy) width: f32,
    pub(in crate::copy) height: f32,
}

/// What is drawn on one page, in the order in which it is read.
pub(in crate::copy) struct Canvas {
    pub(super) content: Content,
    pub(super) size: PageSize,
}

impl Canvas {
    pub(in crate::copy) fn new(size: PageSize) -> Self {
        Canvas { content: Content::new(), size }
    }

    /// One line of text; `baseline` is measured from the upper edge.
    pub(in crate::copy) fn text(
        &mut self,
        faces: &mut Typefaces<'_>,
        style: Style,
        (x, baseline): (f32, f32),
        text: &str,
    ) {
        let codes = faces.get_mut(style.weight).encode(text);
        self.content
            .begin_text()
            .set_text_rendering_mode(TextRenderingMode::Fill)
            .set_fill_gray(style.grey)
            .set_font(font_name(style.weight), style.size)
            .set_text_matrix([1.0, 0.0, 0.0, 1.0, x, self.size.height - baseline])
            .show(Str(&codes))
            .end_text();
    }

    /// A filled rectangle.
    pub(in crate::copy) fn fill(&mut self, area: Area, grey: f32) {
        self.content.set_fill_gray(grey);
        self.rectangle(area);
        self.content.fill_nonzero();
    }

    /// A symbol with its quiet zone on white, as large as the area's shorter side allows, in its upper left corner.
    pub(in crate::copy) fn symbol(&mut self, area: Area, matrix: &Matrix) {
        let side = area.width.min(area.height);
        self.fill(Area { width: side, height: side, ..area }, 1.0);
        let modules = matrix.width().max(matrix.height()) + 2 * matrix.quiet_zone();
        let module = side / count(modules.max(1));
        let at = |place: usize| module * count(place + matrix.quiet_zone());
        self.content.set_fill_gray(0.0);
        for (y, runs) in matrix.dark_runs().enumerate() {
            for run in runs {
                let width = module * count(run.len());
                self.rectangle(Area { x: area.x + at(run.start), y: area.y + at(y), width, height: module });
            }
        }
        self.content.fill_nonzero();
    }

    /// The picture of this place in the file's list, stretched to the area.
    pub(in crate::copy) fn picture(&mut self, area: Area, place: usize) {
        let bottom = self.size.height - area.y - area.height;
        self.content
            .save_state()
            .transform([area.width, 0.0, 0.0, area.height, area.x, bottom])
            .x_object(Name(picture_name(place).as_bytes()))
            .restore_state();
    }

    fn rectangle(&mut self, area: Area) {
        self.content.rect(area.x, self.size.height - area.y - area.height, area.width, area.height);
    }
}

pub(super) fn font_name(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"Regular"),
        Weight::Bold => Name(b"Bold"),
    }
}

pub(super) fn picture_name(place: usize) -> String {
    format!("Picture{place}")
}

/// Modules of a symbol; none has more than 185.
fn count(modules: usize) -> f32 {
    u16::try_from(modules).map_or(f32::from(u16::MAX), f32::from)
}
