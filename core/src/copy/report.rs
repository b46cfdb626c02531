use super::error::CopyError;
use super::file::{self, Heading};
use super::flow::{Flow, Frame, LEFT, SMALL, Type, WIDTH};
use super::fonts::{Fonts, Weight};
use crate::text::Language;
use crate::time::Timestamp;

const TITLE: Type = Type::new(Weight::Bold, 22.0, 28.0, 0.0);
const PLAIN: Type = Type::new(Weight::Regular, 10.5, 15.0, 0.0);
const SECTION: Type = Type::new(Weight::Bold, 12.0, 18.0, 0.0);
const BETWEEN_SECTIONS: f32 = 14.0;
/// A heading does not stand alone at the foot of a page.
const FIRST_ROWS: f32 = 48.0;

/// Most pages of a report.
pub const MAX_REPORT_PAGES: usize = 2_000;

/// Headings with rows below them, to be set on as many pages as they need.
pub struct Report<'r> {
    /// What it is called.
    pub title: &'r str,
    /// In which language its own words are.
    pub language: Language,
    /// When it was made.
    pub made_at: Timestamp,
    /// Paragraphs before the first section.
    pub introduction: Vec<String>,
    /// The sections.
    pub sections: Vec<ReportSection>,
}

/// A heading with rows below it.
pub struct ReportSection {
    /// The heading.
    pub heading: String,
    /// Labels and values; a row with a blank value is left out.
    pub rows: Vec<(&'static str, String)>,
}

/// A finished report: a PDF/A-2u file.
///
/// `Debug` prints sizes only.
#[derive(Clone, PartialEq, Eq)]
pub struct PdfReport {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// How many different characters the fonts do not have. Each stands as � on the page.
    pub missing_characters: usize,
}

/// Sets a report.
///
/// # Errors
/// [`CopyError::TooManyPages`], [`CopyError::Time`], [`CopyError::Font`].
pub fn report(report: &Report<'_>, fonts: &Fonts) -> Result<PdfReport, CopyError> {
    let created = file::calendar(report.made_at)?;
    let frame = Frame {
        running_head: report.title.to_owned(),
        stamp: None,
        language: report.language,
        max_pages: MAX_REPORT_PAGES,
    };
    let mut flow = Flow::new(fonts.open()?, frame);
    flow.paragraph(TITLE, LEFT, WIDTH, report.title);
    flow.y += 8.0;
    for paragraph in &report.introduction {
        flow.heading(PLAIN, paragraph, 0.0)?;
        flow.y += 4.0;
    }
    for section in &report.sections {
        flow.y += BETWEEN_SECTIONS;
        flow.heading(SECTION, &section.heading, FIRST_ROWS)?;
        for (label, value) in section.rows.iter().filter(|(_, value)| !value.trim().is_empty()) {
            flow.row(label, value)?;
        }
    }
    if report.sections.is_empty() {
        flow.paragraph(SMALL, LEFT, WIDTH, "—");
    }
    let (pages, faces) = flow.finish();
    let count = pages.len();
    let heading = Heading { title: report.title, language: report.language, created };
    let bytes = file::write(&heading, pages, &faces, &[])?;
    Ok(PdfReport { bytes, pages: count, missing_characters: faces.missing() })
}

impl std::fmt::Debug for PdfReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PdfReport({} bytes, {} pages)", self.bytes.len(), self.pages)
    }
}

impl std::fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Report({} sections)", self.sections.len())
    }
}

crate::redacted::redacted_debug!(ReportSection);
