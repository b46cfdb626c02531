//! The letter, its copies, and what Nadiia keeps of it.

use diia_citizen::citizen::ReceiptFilter;
use diia_citizen::consent::Consent;
use diia_citizen::copy::Pictures;
use diia_citizen::mail::{LetterLanguage, eml};
use diia_citizen::text::{Bilingual, Counted};
use diia_test_phone::run;

use super::lib;
use crate::error::SandboxError;
use crate::tour::stage::Stage;

const TO: Bilingual = Bilingual::new("Кому", "To");
const SUBJECT: Bilingual = Bilingual::new("Тема", "Subject");
const ATTACHED: Bilingual = Bilingual::new("Вкладено", "Attached");
const RECEIPT: Bilingual = Bilingual::new(
    "Квитанція каже лише те, що сталося на телефоні: лист передано поштовому застосунку. У ній є назви документів і відбитки файлів, а самих даних немає.",
    "The receipt says only what happened on the phone: the letter was handed to the mail app. It has the names of documents and the digests of files, and none of the data.",
);
const RECEIPTS: Counted = Counted {
    uk: ["квитанція:", "квитанції:", "квитанцій:"],
    en: ["receipt:", "receipts:"],
};

/// Makes the letter, writes it as a file, hands it over, notes the receipt.
pub(super) fn hand_over(stage: &mut Stage, mut consent: Consent) -> Result<(), SandboxError> {
    let citizen = &stage.world.phone_a.citizen;
    let letter = citizen.letter(&consent, LetterLanguage::Both, Pictures::Include).map_err(lib)?;
    let now = stage.world.phone_a.now()?;
    let file = eml(&letter.draft, now).map_err(lib)?;
    run(citizen.hand_over(&mut consent, &letter)).map_err(lib)?;
    stage.write("visit/17-letter.eml", &file)?;
    let language = stage.language;
    let lines = [(TO, letter.draft.to().as_str()), (SUBJECT, letter.draft.subject().as_str())];
    for (name, value) in lines {
        stage.terminal.remark(&format!("{:9} {value}", name.get(language)))?;
    }
    for attachment in letter.draft.attachments() {
        let name = attachment.name.as_str();
        stage.write(&format!("visit/{name}"), &attachment.bytes)?;
        let kilobytes = attachment.bytes.len().div_ceil(1000);
        stage.terminal.remark(&format!("{:9} {name}, {kilobytes} kB", ATTACHED.get(language)))?;
    }
    stage.say(RECEIPT)
}

/// All receipts that the phone has, refusals and those of earlier tours included: for programs, and for people.
pub(super) fn write_receipts(stage: &mut Stage) -> Result<(), SandboxError> {
    let citizen = &stage.world.phone_a.citizen;
    let all = ReceiptFilter::default();
    let export = run(citizen.export_receipts(&all)).map_err(lib)?;
    let print = run(citizen.print_receipts(&all, stage.language)).map_err(lib)?;
    stage.write("visit/18-receipts.json", export.json.as_bytes())?;
    stage.write("visit/18-receipts.pdf", &print.bytes)?;
    let language = stage.language;
    stage.terminal.remark(&format!("{} visit/18-receipts.pdf", RECEIPTS.with(export.receipts, language)))
}
