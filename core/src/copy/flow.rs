//! Pages that fill from top to bottom, each with the stamp, the QR and its number.

use super::error::CopyError;
use super::file::{A4, Area, Canvas, Style};
use super::fonts::{Typefaces, Weight, wrap};
use super::shown::shown;
use crate::code::symbol::Matrix;
use crate::text::{Bilingual, Language};

/// Most pages of a copy. Ordinary documents take one; only texts that no registry holds take more than three.
pub const MAX_PAGES: usize = 32;

// Points. The page is A4; the rest follows a grid of 4.
pub(super) const LEFT: f32 = 56.0;
pub(super) const WIDTH: f32 = A4.width - 2.0 * LEFT;
const TOP: f32 = 48.0;
const BOTTOM: f32 = A4.height - 56.0;
const LABEL_WIDTH: f32 = 168.0;
const VALUE: f32 = LEFT + LABEL_WIDTH + 16.0;
const VALUE_WIDTH: f32 = LEFT + WIDTH - VALUE;
const ROW_GAP: f32 = 4.0;
const SYMBOL: f32 = 72.0;
const PADDING: f32 = 10.0;

const LIGHT: f32 = 0.95;
const RULE: f32 = 0.8;
const QUIET: f32 = 0.35;

pub(super) const SMALL: Type = Type::new(Weight::Regular, 8.5, 12.0, QUIET);
const STAMP: Type = Type::new(Weight::Regular, 9.0, 13.0, 0.0);
const BODY: Type = Type::new(Weight::Regular, 10.5, 14.0, 0.0);
/// Smaller than the value beside it, on the same baseline.
const LABEL: Type = Type { baseline: BODY.baseline, ..Type::new(Weight::Regular, 9.5, BODY.leading, QUIET) };
const RUNNING_HEAD: Type = Type::new(Weight::Bold, 11.0, 15.0, 0.0);

const PAGE_NOTE: Bilingual = Bilingual::new(
    "За QR-кодом друковану копію можна звірити із запитом, отримувачем і часом.",
    "The QR code ties this print to the request, its recipient and its time.",
);

/// A style of letters and the distance between its lines.
#[derive(Clone, Copy)]
pub(super) struct Type {
    style: Style,
    leading: f32,
    /// From the upper edge of a line to its baseline: capitals stand in the middle.
    baseline: f32,
}

impl Type {
    pub(super) const fn new(weight: Weight, size: f32, leading: f32, grey: f32) -> Self {
        Type { style: Style { weight, size, grey }, leading, baseline: (leading + 0.72 * size) / 2.0 }
    }
}

/// What stands on every page.
pub(super) struct Frame<'s> {
    pub(super) running_head: String,
    /// The stamp and its QR; a report has none.
    pub(super) stamp: Option<([String; 3], &'s Matrix)>,
    pub(super) language: Language,
    pub(super) max_pages: usize,
}

/// The pages while they are filled.
pub(super) struct Flow<'f, 's> {
    faces: Typefaces<'f>,
    frame: Frame<'s>,
    full: Vec<Canvas>,
    page: Canvas,
    /// How far the page is filled.
    pub(super) y: f32,
    rule_due: bool,
}

impl<'f, 's> Flow<'f, 's> {
    pub(super) fn new(faces: Typefaces<'f>, frame: Frame<'s>) -> Self {
        Flow { faces, frame, full: Vec::new(), page: Canvas::new(A4), y: TOP, rule_due: false }
    }

    /// The pages, numbered, and the typefaces with what was used of them.
    pub(super) fn finish(mut self) -> (Vec<Canvas>, Typefaces<'f>) {
        self.full.push(self.page);
        let count = self.full.len();
        for (number, page) in (1..).zip(&mut self.full) {
            let number: usize = number;
            let text = match self.frame.language {
                Language::Ukrainian => format!("Сторінка {number} з {count}"),
                Language::English => format!("Page {number} of {count}"),
            };
            let baseline = BOTTOM + 28.0;
            if self.frame.stamp.is_some() {
                let note = PAGE_NOTE.get(self.frame.language);
                page.text(&mut self.faces, SMALL.style, (LEFT, baseline), note);
            }
            let width = self.faces.get(SMALL.style.weight).width(&text) * SMALL.style.size;
            page.text(&mut self.faces, SMALL.style, (LEFT + WIDTH - width, baseline), &text);
        }
        (self.full, self.faces)
    }

    /// A text in as many lines as it needs.
    pub(super) fn paragraph(&mut self, kind: Type, x: f32, width: f32, text: &str) {
        for line in self.wrapped(kind, width, text) {
            self.line(kind, x, &line);
            self.y += kind.leading;
        }
    }

    /// The same, on the next page if it and so much more below it do not fit on this one.
    ///
    /// # Errors
    /// [`CopyError::TooManyPages`].
    pub(super) fn heading(&mut self, kind: Type, text: &str, below: f32) -> Result<(), CopyError> {
        let lines = self.wrapped(kind, WIDTH, text);
        self.room_for(lines.iter().fold(below, |height, _| height + kind.leading))?;
        self.paragraph(kind, LEFT, WIDTH, text);
        self.rule_due = false;
        Ok(())
    }

    /// The stamp in a box, with the QR at its right.
    pub(super) fn stamp(&mut self) {
        let Some((texts, symbol)) = self.frame.stamp.clone() else { return };
        let width = WIDTH - SYMBOL - 3.0 * PADDING;
        let lines: Vec<String> = texts.iter().flat_map(|text| self.wrapped(STAMP, width, text)).collect();
        let text_height = lines.iter().fold(0.0, |height, _| height + STAMP.leading);
        let height = SYMBOL.max(text_height) + 2.0 * PADDING;
        let area = Area { x: LEFT, y: self.y, width: WIDTH, height };
        self.page.fill(area, LIGHT);
        let (top, bottom) = (self.y, self.y + height);
        self.y = top + (height - text_height) / 2.0;
        for line in lines {
            self.line(STAMP, LEFT + PADDING, &line);
            self.y += STAMP.leading;
        }
        let x = LEFT + WIDTH - PADDING - SYMBOL;
        let y = top + (height - SYMBOL) / 2.0;
        self.page.symbol(Area { x, y, width: SYMBOL, height: SYMBOL }, symbol);
        self.y = bottom + 8.0;
        self.rule_due = false;
    }

    /// A label and its value, in lines side by side. A row that fits on a page is not torn.
    ///
    /// # Errors
    /// [`CopyError::TooManyPages`].
    pub(super) fn row(&mut self, label: &str, value: &str) -> Result<(), CopyError> {
        let mut labels = self.wrapped(LABEL, LABEL_WIDTH, &format!("{label}:")).into_iter();
        let mut values = self.wrapped(BODY, VALUE_WIDTH, value).into_iter();
        let count = labels.len().max(values.len());
        let height = (0..count).fold(2.0 * ROW_GAP, |height, _| height + BODY.leading);
        // A row of half a page may be torn; a shorter one goes to the next page.
        if height < BOTTOM / 2.0 {
            self.room_for(height)?;
        }
        self.rule();
        self.y += ROW_GAP;
        for _ in 0..count {
            if self.room_for(BODY.leading)? {
                self.y += ROW_GAP;
            }
            if let Some(label) = labels.next() {
                self.line(LABEL, LEFT, &label);
            }
            if let Some(value) = values.next() {
                self.line(BODY, VALUE, &value);
            }
            self.y += BODY.leading;
        }
        self.y += ROW_GAP;
        Ok(())
    }

    /// A label and a picture of this width and height.
    ///
    /// # Errors
    /// [`CopyError::TooManyPages`].
    pub(super) fn picture_row(
        &mut self,
        label: &str,
        (width, height): (f32, f32),
        place: usize,
    ) -> Result<(), CopyError> {
        self.room_for(height + 4.0 * ROW_GAP)?;
        self.rule();
        self.y += ROW_GAP;
        self.line(LABEL, LEFT, &format!("{label}:"));
        self.y += ROW_GAP;
        self.picture(Area { x: VALUE, y: self.y, width, height }, place);
        self.y += height + ROW_GAP;
        Ok(())
    }

    /// The picture of this place in the file's list.
    pub(super) fn picture(&mut self, area: Area, place: usize) {
        self.page.picture(area, place);
    }

    /// A box with a note, where a picture would be.
    pub(super) fn note(&mut self, area: Area, note: &str) {
        self.page.fill(area, LIGHT);
        let before = self.y;
        self.y = area.y + PADDING;
        self.paragraph(SMALL, area.x + PADDING, area.width - 2.0 * PADDING, note);
        self.y = before;
    }

    fn wrapped(&self, kind: Type, width: f32, text: &str) -> Vec<String> {
        wrap(self.faces.get(kind.style.weight), width / kind.style.size, &shown(text))
    }

    fn line(&mut self, kind: Type, x: f32, text: &str) {
        self.page.text(&mut self.faces, kind.style, (x, self.y + kind.baseline), text);
    }

    /// A hairline between rows, not above the first.
    fn rule(&mut self) {
        if self.rule_due {
            self.page.fill(Area { x: LEFT, y: self.y, width: WIDTH, height: 0.5 }, RULE);
        }
        self.rule_due = true;
    }

    /// Turns the page if so much does not fit on it any more; tells whether it did.
    fn room_for(&mut self, height: f32) -> Result<bool, CopyError> {
        if self.y + height <= BOTTOM {
            return Ok(false);
        }
        if self.full.len() + 1 >= self.frame.max_pages {
            return Err(CopyError::TooManyPages { limit: self.frame.max_pages });
        }
        self.full.push(std::mem::replace(&mut self.page, Canvas::new(A4)));
        self.y = TOP;
        let head = self.frame.running_head.clone();
        self.paragraph(RUNNING_HEAD, LEFT, WIDTH, &head);
        self.y += 8.0;
        self.stamp();
        Ok(true)
    }
}
