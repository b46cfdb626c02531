//! Chapter 7: a visitor scans the card on a counter and answers with a letter.

mod card;
mod consenting;
mod posting;
mod refusals;

use diia_citizen::document::DocumentKind;
use diia_citizen::text::Bilingual;
use diia_test_phone::run;

use super::stage::Stage;
use crate::error::SandboxError;

const HEADING: Bilingual = Bilingual::new("7. Відвідувач у ЦНАП", "7. A visitor at a service centre");
const POSTED: Bilingual = Bilingual::new(
    "Центр надання адміністративних послуг повісив на стійці Дія.QR: хто просить, для чого, які документи й на яку адресу. Усе це підписано, тож телефонові А не потрібен інтернет, щоб повірити.",
    "A service centre has posted a Diia.QR on its counter: who asks, what for, which documents, and to which address. All of it is signed, so phone A needs no internet to believe it.",
);
const SCANNED: Bilingual = Bilingual::new(
    "Зчитувач прочитав QR-код зі сторінки PDF. Надія бачить, хто просить і що буде надіслано:",
    "The reader read the QR code from the PDF page. Nadiia sees who asks, and what will be sent:",
);
const CONFIRMED: Bilingual = Bilingual::new(
    "Надія підтвердила. Готовий лист із копіями чекає в її поштовому застосунку; «Надіслати» натисне вона сама:",
    "Nadiia confirmed. The letter with the copies is ready in her mail app; she will press “Send” herself:",
);

pub(super) fn tell(stage: &mut Stage) -> Result<(), SandboxError> {
    stage.heading(HEADING)?;
    prepare(stage)?;
    stage.say(POSTED)?;
    let link = card::post(stage)?;
    stage.say(SCANNED)?;
    let consent = consenting::confirm(stage, &link)?;
    stage.say(CONFIRMED)?;
    posting::hand_over(stage, consent)?;
    refusals::tell(stage)?;
    posting::write_receipts(stage)
}

/// Phone A has the lists too, and the fields of two documents.
fn prepare(stage: &Stage) -> Result<(), SandboxError> {
    let world = &stage.world;
    run(world.phone_a.citizen.take_issuer_list(&world.issuer_list)).map_err(lib)?;
    for (kind, entry) in [(DocumentKind::InternalPassport, 8), (DocumentKind::TaxpayerCard, 9)] {
        let received = world.issue(&world.registry, kind.clone(), entry)?;
        let fields = world.person.document(kind).map_err(lib)?;
        let taken = world.phone_a.take_with_fields(&received, fields);
        taken.map_err(|error| SandboxError::Library(error.to_string()))?;
    }
    Ok(())
}

fn lib(error: impl std::error::Error) -> SandboxError {
    SandboxError::library(&error)
}
