use super::{AskedDocument, CounterCard, Paper};
use crate::code::symbol::Matrix;
use crate::copy::error::CopyError;
use crate::copy::file::{A4, A5, Area, Canvas, Style};
use crate::copy::fonts::{Typefaces, Weight, wrap};
use crate::text::{Bilingual, kyiv_date};

// Points on A4; everything is smaller in proportion on A5.
const EDGE: f32 = 44.0;
const LARGEST_SYMBOL: f32 = 400.0;
/// 0.6 mm: with smaller modules a phone must come so near that it stands in its own light.
const SMALLEST_MODULE: f32 = 1.7;

const SCAN: Bilingual = Bilingual::new("Скануйте застосунком", "Scan with the app");
const SERVICE: Bilingual = Bilingual::new("Послуга", "Service");
const ASKED: Bilingual = Bilingual::new("Запитуються копії документів", "Copies of documents asked for");
const OPTIONAL: Bilingual = Bilingual::new("за бажанням", "optional");
const VALID_TO: Bilingual = Bilingual::new("Код дійсний до", "Valid until");
const NOT_ONLINE: Bilingual = Bilingual::new(
    "Заборонено відображати код на інтернет-ресурсах",
    "It is forbidden to show this code on internet resources",
);

const HEADLINE: Look = Look::new(Weight::Bold, 30.0, 38.0, 0.0);
const SUBHEAD: Look = Look::new(Weight::Regular, 16.0, 22.0, 0.35);
const NAME: Look = Look::new(Weight::Bold, 17.0, 23.0, 0.0);
const PLAIN: Look = Look::new(Weight::Regular, 13.0, 18.0, 0.0);
const QUIET: Look = Look::new(Weight::Regular, 11.5, 16.0, 0.35);
const STRONG: Look = Look::new(Weight::Bold, 13.0, 18.0, 0.0);

/// The texts of a card as they are set.
pub(super) struct Texts {
    pub(super) institution: String,
    pub(super) branch: Option<String>,
    pub(super) service: Option<String>,
}

#[derive(Clone, Copy)]
struct Look {
    style: Style,
    leading: f32,
}

impl Look {
    const fn new(weight: Weight, size: f32, leading: f32, grey: f32) -> Self {
        Look { style: Style { weight, size, grey }, leading }
    }

    fn scaled(self, scale: f32) -> Self {
        Look { style: Style { size: self.style.size * scale, ..self.style }, leading: self.leading * scale }
    }
}

/// A centred line, or the space before the next.
enum Item {
    Line(Look, String),
    Space(f32),
}

impl Item {
    fn height(&self) -> f32 {
        match self {
            Item::Line(look, _) => look.leading,
            Item::Space(height) => *height,
        }
    }
}

/// Draws the page: texts above, symbol in the middle, texts below, the warning at the foot.
pub(super) fn draw<'f>(
    card: &CounterCard<'_>,
    texts: &Texts,
    paper: Paper,
    faces: Typefaces<'f>,
) -> Result<(Canvas, Typefaces<'f>), CopyError> {
    let size = match paper {
        Paper::A4 => A4,
        Paper::A5 => A5,
    };
    let scale = size.width / A4.width;
    let mut board = Board { canvas: Canvas::new(size), faces, scale, width: size.width };
    let above = board.above(texts);
    let below = board.below(card);
    let foot = board.foot();
    let height = |items: &[Item]| items.iter().map(Item::height).sum::<f32>();
    let room = size.height - 2.0 * EDGE * scale - height(&above) - height(&below) - height(&foot);
    let side = room.min(LARGEST_SYMBOL * scale);
    let matrix = card.symbol.matrix();
    if side < SMALLEST_MODULE * modules(matrix) {
        return Err(CopyError::CardTooFull);
    }
    // What is left over stands half above and half below the symbol.
    let spare = (room - side) / 2.0;
    let mut y = board.items(&above, EDGE * scale) + spare;
    let x = (size.width - side) / 2.0;
    board.canvas.symbol(Area { x, y, width: side, height: side }, matrix);
    y += side + spare;
    board.items(&below, y);
    board.warning(&foot, size.height - EDGE * scale - height(&foot));
    Ok((board.canvas, board.faces))
}

fn modules(matrix: &Matrix) -> f32 {
    // No symbol has more than 185 with its border.
    u8::try_from(matrix.width() + 2 * matrix.quiet_zone()).map_or(f32::from(u8::MAX), f32::from)
}

struct Board<'f> {
    canvas: Canvas,
    faces: Typefaces<'f>,
    scale: f32,
    width: f32,
}

impl Board<'_> {
    fn above(&self, texts: &Texts) -> Vec<Item> {
        let mut items = self.lines(HEADLINE, SCAN.uk);
        items.extend(self.lines(SUBHEAD, SCAN.en));
        items.push(self.space(16.0));
        items.extend(self.lines(NAME, &texts.institution));
        if let Some(branch) = &texts.branch {
            items.push(self.space(4.0));
            items.extend(self.lines(PLAIN, branch));
        }
        if let Some(service) = &texts.service {
            items.push(self.space(4.0));
            items.extend(self.lines(PLAIN, &format!("{} / {}: {service}", SERVICE.uk, SERVICE.en)));
        }
        items
    }

    fn below(&self, card: &CounterCard<'_>) -> Vec<Item> {
        let mut items = Vec::new();
        if !card.documents.is_empty() {
            items.extend(self.lines(STRONG, &format!("{} / {}", ASKED.uk, ASKED.en)));
            items.push(self.space(2.0));
            items.extend(card.documents.iter().flat_map(|document| self.lines(PLAIN, &listed(document))));
            items.push(self.space(8.0));
        }
        let day = kyiv_date(card.valid_to);
        items.extend(self.lines(QUIET, &format!("{} {day} / {} {day}", VALID_TO.uk, VALID_TO.en)));
        items.push(self.space(14.0));
        items
    }

    fn foot(&self) -> Vec<Item> {
        let mut items = vec![self.space(10.0)];
        items.extend(self.lines(STRONG, NOT_ONLINE.uk));
        items.extend(self.lines(QUIET, NOT_ONLINE.en));
        items.push(self.space(10.0));
        items
    }

    fn space(&self, height: f32) -> Item {
        Item::Space(height * self.scale)
    }

    fn lines(&self, look: Look, text: &str) -> Vec<Item> {
        let look = look.scaled(self.scale);
        let width = self.width - 2.0 * EDGE * self.scale;
        wrap(self.faces.get(look.style.weight), width / look.style.size, text)
            .into_iter()
            .map(|line| Item::Line(look, line))
            .collect()
    }

    /// Draws the items one under the other; gives the place under the last.
    fn items(&mut self, items: &[Item], mut y: f32) -> f32 {
        for item in items {
            if let Item::Line(Look { style, leading }, text) = item {
                let x = (self.width - self.faces.get(style.weight).width(text) * style.size) / 2.0;
                let baseline = y + (leading + 0.72 * style.size) / 2.0;
                self.canvas.text(&mut self.faces, *style, (x, baseline), text);
            }
            y += item.height();
        }
        y
    }

    /// The items in a frame.
    fn warning(&mut self, items: &[Item], y: f32) {
        let height = items.iter().map(Item::height).sum();
        let line = 1.5 * self.scale;
        let x = EDGE * self.scale;
        let outer = Area { x, y, width: self.width - 2.0 * x, height };
        self.canvas.fill(outer, 0.0);
        let inner = Area {
            x: outer.x + line,
            y: outer.y + line,
            width: outer.width - 2.0 * line,
            height: outer.height - 2.0 * line,
        };
        self.canvas.fill(inner, 1.0);
        self.items(items, y);
    }
}

/// `ID-картка / ID card`, and whether it may be left out.
fn listed(document: &AskedDocument) -> String {
    let title = format!("{} / {}", document.title.uk, document.title.en);
    if document.required { title } else { format!("{title} ({} / {})", OPTIONAL.uk, OPTIONAL.en) }
}
