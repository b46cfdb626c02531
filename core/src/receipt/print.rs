use super::{ChainFault, Interruption, Receipt, SentCopy, SigningRecord, SigningRecordItem};
use crate::copy::{CopyError, Fonts, PdfReport, Report, ReportSection, report};
use crate::document::DocumentKind;
use crate::text::{Bilingual, Language, kyiv_date_time};
use crate::time::Timestamp;

const TITLE: Bilingual =
    Bilingual::new("Квитанції про запити документів", "Receipts of requests for documents");
const WHAT: Bilingual = Bilingual::new(
    "Хто, коли й навіщо просив копії ваших документів і чим це скінчилося на цьому телефоні. Самих даних із документів тут немає: лише їхні назви та відбитки файлів (SHA-256).",
    "Who asked for copies of your documents, when and what for, and how it ended on this phone. There is none of the documents’ data here: only their names and the digests of files (SHA-256).",
);
const NOT_PROOF: Bilingual = Bilingual::new(
    "Це записи вашого телефона. Чи лист надіслано й отримано, вони не знають.",
    "These are records of your phone. Whether a letter was sent and has arrived, they do not know.",
);
const MADE_AT: Bilingual = Bilingual::new("Складено", "Made");
const COUNT: Bilingual = Bilingual::new("Квитанцій у цьому файлі", "Receipts in this file");
const PART: Bilingual = Bilingual::new(
    "Тут лише частина квитанцій: та, яку вибрано.",
    "These are only some of the receipts: those that were chosen.",
);
const MISSING: Bilingual =
    Bilingual::new("Увага: бракує квитанцій, номери", "Attention: receipts are missing, numbers");
const CHANGED: Bilingual =
    Bilingual::new("Увага: змінено квитанцію номер", "Attention: a receipt was changed, number");
const OLDER_COPY: Bilingual = Bilingual::new(
    "Увага: на телефон повернули давнішу копію. Пізніших квитанцій може бракувати після номера",
    "Attention: an older copy was put back on the phone. Later receipts may be missing after number",
);
const REQUESTER: Bilingual = Bilingual::new("Хто просив", "Who asked");
const BRANCH: Bilingual = Bilingual::new("Підрозділ", "Branch");
const PURPOSE: Bilingual = Bilingual::new("Навіщо", "What for");
const RECIPIENT: Bilingual = Bilingual::new("Кому призначено", "Meant for");
const ASKED: Bilingual = Bilingual::new("Про що просили", "Asked for");
const COPIES: Bilingual = Bilingual::new("Зроблено копії", "Copies made");
const SIGN_FILES: Bilingual = Bilingual::new("підписати файли", "to sign files");
const SIGN_IN: Bilingual = Bilingual::new("увійти за підписом", "to sign in by signature");
const FILES: Bilingual = Bilingual::new("Файли (відбитки)", "Files (digests)");
const SIGNATURE: Bilingual = Bilingual::new("підпис: SHA-256", "signature: SHA-256");
const REQUEST_ID: Bilingual = Bilingual::new("Ідентифікатор запиту", "Request ID");
const HASH: Bilingual = Bilingual::new("Відбиток квитанції", "Digest of the receipt");

/// What goes on paper.
#[derive(Debug)]
pub struct ReceiptsPrint<'r> {
    /// The receipts, in the order in which they are to stand.
    pub receipts: &'r [Receipt],
    /// Whether these are all receipts of the phone.
    pub whole: bool,
    /// Where the chain does not hold.
    pub faults: &'r [ChainFault],
    /// When older copies were put back.
    pub interruptions: &'r [Interruption],
    /// When it is printed.
    pub made_at: Timestamp,
}

/// The receipts as a PDF/A-2u file that a person can read.
///
/// # Errors
/// [`CopyError::TooManyPages`], [`CopyError::Time`], [`CopyError::Font`].
pub fn print_receipts(
    print: &ReceiptsPrint<'_>,
    language: Language,
    fonts: &Fonts,
) -> Result<PdfReport, CopyError> {
    let say = |text: Bilingual| text.get(language);
    let mut introduction = vec![
        say(WHAT).to_owned(),
        say(NOT_PROOF).to_owned(),
        format!("{}: {}", say(MADE_AT), kyiv_date_time(print.made_at)),
        format!("{}: {}", say(COUNT), print.receipts.len()),
    ];
    if !print.whole {
        introduction.push(say(PART).to_owned());
    }
    introduction.extend(print.faults.iter().map(|fault| match fault {
        ChainFault::Missing { from, to } => format!("{}: {from}–{to}", say(MISSING)),
        ChainFault::Changed { number } => format!("{}: {number}", say(CHANGED)),
    }));
    introduction.extend(print.interruptions.iter().map(|one| {
        let noticed = kyiv_date_time(Timestamp::from_unix_millis(one.noticed_at_millis));
        format!("{} {} ({noticed})", say(OLDER_COPY), one.after)
    }));
    let sections = print.receipts.iter().map(|receipt| section(receipt, language)).collect();
    let set = Report { title: say(TITLE), language, made_at: print.made_at, introduction, sections };
    report(&set, fonts)
}

fn section(receipt: &Receipt, language: Language) -> ReportSection {
    let say = |text: Bilingual| text.get(language);
    let content = &receipt.content;
    let at = kyiv_date_time(Timestamp::from_unix_millis(content.at_millis));
    let title = |name: &str| {
        let kind =
            DocumentKind::from_name(name).ok().filter(|kind| !matches!(kind, DocumentKind::Unknown(_)));
        kind.map_or_else(|| name.to_owned(), |kind| kind.title().get(language).to_owned())
    };
    let copy = |copy: &SentCopy| format!("{}\nSHA-256 {}", title(&copy.document_type), copy.sha256);
    let asked = match content.signing.as_ref().map(|signing| signing.action.as_str()) {
        None => content.asked.iter().map(|name| title(name)).collect::<Vec<_>>().join("; "),
        Some("auth") => say(SIGN_IN).to_owned(),
        Some(_) => say(SIGN_FILES).to_owned(),
    };
    let joined =
        |parts: &[&str]| parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    ReportSection {
        heading: format!("№ {} · {at} · {}", receipt.number, say(content.outcome_text())),
        rows: vec![
            (say(REQUESTER), joined(&[&content.requester, &content.register_code])),
            (say(BRANCH), joined(&[&content.branch, &content.address])),
            (say(PURPOSE), content.purpose.clone()),
            (say(RECIPIENT), content.recipient.clone()),
            (say(ASKED), asked),
            (say(COPIES), content.copies.iter().map(copy).collect::<Vec<_>>().join("\n")),
            (
                say(FILES),
                content.signing.as_ref().map_or_else(String::new, |signing| files(signing, language)),
            ),
            (say(REQUEST_ID), content.request_id.clone()),
            (say(HASH), receipt.hash.clone()),
        ],
    }
}

/// Each file with its digest and, where there is one, that of its signature. Names are of others: what is not seen in one
/// is drawn as the font draws it, and the digest tells which file it was.
fn files(signing: &SigningRecord, language: Language) -> String {
    let line = |item: &SigningRecordItem| {
        let name = item.name.iter().map(String::as_str);
        let signature =
            item.signature_sha256.iter().map(|hash| format!("{} {hash}", SIGNATURE.get(language)));
        let lines = name.map(str::to_owned).chain([format!("{} {}", signing.algorithm, item.hash)]);
        lines.chain(signature).collect::<Vec<_>>().join("\n")
    };
    signing.items.iter().map(line).collect::<Vec<_>>().join("\n")
}
