//! Writes to a vault in a folder until it is killed, and says what has been acknowledged. `crash-writer FOLDER`.

use std::io::Write as _;
use std::path::Path;

use diia_citizen::document::DocumentKind;
use diia_conformance::crash::{DOCUMENT, document_of_version, phone_in, version_of};
use diia_conformance::kept::{know_issuers, open, refuse};
use diia_test_phone::run;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let phone = phone_in(Path::new(&folder)).expect("a folder that nobody holds");
    let citizen = open(&phone).expect("a vault");
    know_issuers(&citizen);
    let mut out = std::io::stdout();
    let mut said = |what: &str, number: u64| {
        writeln!(out, "{what} {number}").and_then(|()| out.flush()).expect("somebody listens");
    };
    let mut version = version_of(&citizen, DOCUMENT).unwrap_or(0);
    said("ready", version);
    for step in 0_u32.. {
        let receipt = refuse(&citizen, &phone.clock);
        said("receipt", receipt.number);
        version += 1;
        let document = document_of_version(&phone.keys, DOCUMENT, version);
        run(citizen.add_document(document)).expect("a document that is kept");
        said("document", version);
        // A second document comes, changes places with the first, and goes again.
        let other = format!("other {}", step % 3);
        let document = diia_conformance::kept::document(&phone.keys, DocumentKind::TaxpayerCard, &other);
        let id = document.id().clone();
        run(citizen.add_document(document)).expect("a document that is kept");
        run(citizen.order_documents(std::slice::from_ref(&id))).expect("an order that is kept");
        run(citizen.remove_document(&id)).expect("a document that goes");
    }
}
