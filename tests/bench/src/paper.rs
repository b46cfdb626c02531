//! A copy as PDF, and the letter that carries copies.

use std::hint::black_box;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::copy::{Fonts, Pictures, Stamp, copy_of};
use diia_citizen::document::{Document, DocumentKind};
use diia_citizen::mail::{Address, Attachment, AttachmentName, Body, Draft, Subject, eml};
use diia_citizen::text::Language;
use diia_conformance::{MORNING, person};
use mail_builder::MessageBuilder;

use crate::allocation::count;
use crate::limit::page::{Page, page};
use crate::measure::Contest;
use crate::report::Report;

const COPY: &str = "PDF copy of a document";
const LETTER: &str = "letter with copies";

/// The document that is copied, without pictures: those cost what their bytes cost.
pub(crate) fn document() -> Document {
    person("nadiia").document(DocumentKind::InternalPassport).expect("its fields")
}

/// Who asks.
pub(crate) fn stamp() -> Stamp {
    Stamp::new(MORNING, "ПриватБанк, м.Київ, Відділення №172", "abc1234d-1234-1234-1234-1a2b3c4d5e6f")
        .expect("a stamp")
}

/// A draft with one file of so many bytes.
pub(crate) fn draft(files: usize, bytes: usize) -> Draft {
    let file = |number| Attachment {
        name: AttachmentName::new(&format!("copy-{number}.pdf")).expect("a good name"),
        bytes: (0..bytes).map(|at| u8::try_from(at * at % 251).unwrap_or(0)).collect(),
    };
    let to = Address::parse("desk@cnap.ua").expect("a good address");
    let (subject, body) = (Subject::new("Копії документів"), Body::new("Доброго дня!\n\nКопії додано.\n"));
    Draft::new(to, subject.expect("a subject"), body.expect("a text"), (0..files).map(file).collect())
        .expect("it fits")
}

pub(crate) fn report(report: &mut Report, rounds: usize) {
    copy(report, rounds);
    letter(report, rounds);
    large_letter(report);
}

fn copy(report: &mut Report, rounds: usize) {
    let (document, stamp, fonts) = (document(), stamp(), Fonts::built_in());
    let make = || copy_of(&document, &stamp, Pictures::Include, Language::Ukrainian, &fonts).expect("a copy");
    let copy = make();
    let straight = Page::of(&document, &stamp, &copy.print_check().text());
    let samples =
        Contest::new(rounds).with("ours", 1, make).with("straight", 1, || page(black_box(&straight))).run();
    report.at_most(
        (COPY, "copy of an ID card, PDF/A-2u"),
        (samples.micros("ours"), "µs"),
        (
            samples.ratio("ours", &["straight"]),
            "the same texts by pdf-writer and subsetter straight, plain PDF",
        ),
        1.1,
    );
    let bytes = copy.bytes().len() as f64;
    report.beside((COPY, "its size"), (bytes, "bytes"), (bytes / page(&straight).len() as f64, "the same"));
}

fn letter(report: &mut Report, rounds: usize) {
    let draft = draft(1, 60_000);
    let file = &draft.attachments()[0];
    let samples = Contest::new(rounds)
        .with("ours", 1, || eml(black_box(&draft), MORNING))
        .with("base64", 1, || STANDARD.encode(black_box(&file.bytes)))
        .with("mail-builder", 1, || {
            MessageBuilder::new()
                .to(draft.to().as_str())
                .subject(draft.subject().as_str())
                .date(MORNING.unix_millis() / 1000)
                .text_body(draft.body().as_str())
                .attachment("application/pdf", file.name.as_str(), black_box(&file.bytes[..]))
                .write_to_vec()
        })
        .run();
    report.at_most(
        (LETTER, ".eml with a file of 60 kB"),
        (samples.micros("ours"), "µs"),
        (samples.ratio("ours", &["mail-builder"]), "the same by mail-builder"),
        1.1,
    );
    report.beside(
        (LETTER, "its base64 alone, by the base64 crate"),
        (samples.micros("base64"), "µs"),
        (samples.ratio("base64", &["ours"]), "ours"),
    );
}

fn large_letter(report: &mut Report) {
    let (letter, memory) = count(|| eml(&draft(10, 1_456_000), MORNING).expect("a letter"));
    let (peak, size) = (memory.peak as f64, letter.len() as f64);
    report.at_most(
        (LETTER, "20 MB letter: most memory, its files in it"),
        (peak, "bytes"),
        (peak / size, "the letter's size"),
        2.2,
    );
}
