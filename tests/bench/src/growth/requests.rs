//! Requests for 1 to 9 documents, which is every kind that may be shared, and letters with 1 to 50 copies.

use std::hint::black_box;

use diia_citizen::citizen::Scanned;
use diia_citizen::copy::{Fonts, Pictures, copy_of};
use diia_citizen::document::{DocumentKind, Scenario};
use diia_citizen::mail::{Address, Attachment, AttachmentName, Body, Draft, Subject, eml};
use diia_citizen::request::{RequestedDocument, RequestedKind};
use diia_citizen::text::Language;
use diia_conformance::{MORNING, authority};
use diia_test_issuer::{card_link, cnap};

use super::{measure, micros_per};
use crate::{paper, phones};

const ASKED: [usize; 5] = [1, 2, 4, 6, 9];
const COPIES: [usize; 6] = [1, 2, 5, 10, 20, 50];
const TIMES: usize = 200;

pub(super) fn print() {
    println!("documents asked for  scan µs  per document  consent and screen µs  per document");
    let phone = phones::phone();
    for count in ASKED {
        let mut template = cnap(MORNING);
        let asked =
            |kind| RequestedDocument { kind: RequestedKind::Kind(kind), required: false, registered: true };
        template.documents = DocumentKind::all()
            .filter(|kind| kind.allows(Scenario::Sharing))
            .take(count)
            .map(asked)
            .collect();
        assert_eq!(template.documents.len(), count);
        let link = card_link(&template, "5e8decccb6790d73ad838c5d", &authority().card_key);
        let scan = || match phone.citizen.scan(&link) {
            Ok(Scanned::Request(request)) => request,
            _ => panic!("a card that is believed"),
        };
        let ((), scanning) = measure(|| (0..TIMES).for_each(|_| drop(black_box(scan()))));
        let scanned: Vec<_> = (0..TIMES).map(|_| scan()).collect();
        let ((), showing) = measure(|| {
            for request in scanned {
                black_box(phone.citizen.consent(*request, None).screen(Language::Ukrainian, MORNING));
            }
        });
        let [scan, show] = [scanning, showing].map(|cost| micros_per(cost.millis, TIMES));
        #[allow(clippy::cast_precision_loss, reason = "at most 9")]
        let [per_scan, per_show] = [scan, show].map(|micros| micros / count as f64);
        println!("{count:>19}  {scan:>7.1}  {per_scan:>12.1}  {show:>21.1}  {per_show:>12.1}");
    }

    println!();
    println!("copies in a letter  copies ms  per copy µs  letter ms  per copy µs  letter kB  peak kB");
    let (document, stamp, fonts) = (paper::document(), paper::stamp(), Fonts::built_in());
    for count in COPIES {
        let copy =
            || copy_of(&document, &stamp, Pictures::Include, Language::Ukrainian, &fonts).expect("a copy");
        let (copies, copying) = measure(|| (0..count).map(|_| copy().into_bytes()).collect::<Vec<_>>());
        let (letter, writing) = measure(|| eml(&draft(copies), MORNING).expect("a letter"));
        println!(
            "{count:>18}  {:>9.2}  {:>11.0}  {:>9.3}  {:>11.1}  {:>9}  {:>7}",
            copying.millis,
            micros_per(copying.millis, count),
            writing.millis,
            micros_per(writing.millis, count),
            letter.len() / 1000,
            (copying.peak + writing.peak) / 1000,
        );
    }
}

fn draft(copies: Vec<Vec<u8>>) -> Draft {
    let file = |(number, bytes)| Attachment {
        name: AttachmentName::new(&format!("copy-{number}.pdf")).expect("a good name"),
        bytes,
    };
    let to = Address::parse("desk@cnap.ua").expect("a good address");
    let (subject, body) = (Subject::new("Копії документів"), Body::new("Доброго дня!\n\nКопії додано.\n"));
    let files = copies.into_iter().enumerate().map(file).collect();
    Draft::new(to, subject.expect("a subject"), body.expect("a text"), files).expect("it fits")
}
