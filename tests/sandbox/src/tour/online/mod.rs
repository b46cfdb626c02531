//! Chapter 9: with internet. The rest of the world runs as a server on this machine: 13 digits, a site that asks for documents, a
//! counter that asks by a code.

mod package;
mod server;

use diia_citizen::code::credential::Profile;
use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};
use diia_citizen::server::{DeliveryState, OpenedBy};
use diia_citizen::text::Bilingual;
use serde_json::{Value, json};

use super::stage::{MODULE_PX, Stage, expect};
use crate::error::SandboxError;
use crate::phone::{Answered, Opened, Phone, digits};
use server::{Partner, Server, member};

const HEADING: Bilingual = Bilingual::new("9. Тепер з інтернетом", "9. Now with internet");
const SERVER: Bilingual = Bilingual::new(
    "На цій машині працює сервер, який грає реєстр, установи та їхні сайти. Телефон В активовано, документи отримано.",
    "A server on this machine plays the registry, institutions and their sites. Phone C is activated and has its documents.",
);
const DIGITS: Bilingual = Bilingual::new(
    "Надія диктує 13 цифр. Установа вводить їх у себе й отримує відповідь реєстру; Надія бачить, хто перевірив:",
    "Nadiia reads out 13 digits. The institution types them in and gets the registry’s answer; Nadiia sees who has checked:",
);
const ONCE: Bilingual =
    Bilingual::new("Удруге ті самі цифри не діють.", "The same digits do not work a second time.");
const SITE: Bilingual = Bilingual::new(
    "Сайт установи показує QR-код. Зчитувач прочитав його з картинки; Надія бачить запит і вводить чотири цифри з екрана сайту:",
    "The institution’s site shows a QR code. The reader read it from the picture; Nadiia sees the request and types in the four digits from the site’s screen:",
);
const DELIVERED: Bilingual = Bilingual::new(
    "Пакет, запечатаний для ключа установи, дійшов. Надія повертається на",
    "The package, sealed for the institution’s key, has arrived. Nadiia returns to",
);
const OPENED: Bilingual = Bilingual::new(
    "OpenSSL відкрив пакет ключем установи й підтвердив підпис телефона.",
    "OpenSSL opened the package with the institution’s key and verified the phone’s signature.",
);
const NO_OPENSSL: Bilingual = Bilingual::new(
    "Тут немає OpenSSL, тож пакет лежить нерозкритий у теці online.",
    "There is no OpenSSL here, so the package lies unopened in the folder online.",
);
const COUNTER: Bilingual = Bilingual::new(
    "Біля стійки установа сканує QR Надії й просить копію. Запит сам приходить на телефон, і Надія відмовляє:",
    "At a counter the institution scans Nadiia’s QR and asks for a copy. The request comes to the phone by itself, and Nadiia refuses:",
);
const TOLD: Bilingual = Bilingual::new(
    "Установа бачить відмову, і більше нічого. Квитанції лишилися на телефоні:",
    "The institution sees the refusal and nothing else. The receipts stay on the phone:",
);

pub(super) fn tell(stage: &mut Stage) -> Result<(), SandboxError> {
    stage.heading(HEADING)?;
    let server = Server::start()?;
    let mut phone = Phone::ready(&server.ready, "nadiia").map_err(lib)?;
    let partner = Partner::sign_in(&server)?;
    stage.say(SERVER)?;
    stage.terminal.remark(&server.ready.url)?;
    thirteen_digits(stage, &mut phone, &partner)?;
    site(stage, &phone, &partner, &server)?;
    counter(stage, &mut phone, &partner)
}

fn thirteen_digits(stage: &mut Stage, phone: &mut Phone, partner: &Partner<'_>) -> Result<(), SandboxError> {
    stage.say(DIGITS)?;
    let code = phone.show(Profile::Identity, false).map_err(lib)?;
    let typed = json!({ "branchId": partner.branch, "barcode": digits(&code) });
    let path = "/api/v1/acquirers/document-identification";
    expect("9", "{\"success\":true}", &partner.post(path, &typed)?.to_string())?;
    let report = phone.report().map_err(lib)?;
    let checked = report.checked.ok_or_else(|| SandboxError::Library("nobody has checked".into()))?;
    stage.terminal.tick(&checked.text(stage.language))?;
    expect("9", "code_used", reason(&partner.post(path, &typed)?))?;
    stage.remark(ONCE)
}

fn site(
    stage: &mut Stage,
    phone: &Phone,
    partner: &Partner<'_>,
    server: &Server,
) -> Result<(), SandboxError> {
    stage.say(SITE)?;
    let link = scanned(stage, "online/23-site-qr.png", &partner.link("tour-site")?)?;
    let mut opened = phone.open(&link, OpenedBy::Scan).map_err(lib)?;
    show(stage, phone, &opened)?;
    let state = partner.get("/api/v1/acquirers/offer-request/status?requestId=tour-site")?;
    let pairing = member(&state, "pairingDigits")?;
    let answered = phone.confirm(&mut opened, Some(&pairing)).map_err(lib)?;
    let Answered::Sent { delivery: DeliveryState::Delivered, return_link } = answered else {
        return expect("9", "delivered", "something else");
    };
    let text = format!("{} {}", DELIVERED.get(stage.language), return_link.unwrap_or_default());
    stage.terminal.tick(&text)?;
    let folder = stage.folder().join("online");
    for name in package::write(server, &partner.arrived("tour-site")?, &folder)? {
        stage.record.files.push(format!("online/{name}"));
    }
    match package::open(&folder)? {
        Some(metadata) => {
            let metadata: Value = serde_json::from_str(&metadata).map_err(lib)?;
            expect("9", "tour-site", &member(&metadata, "requestId")?)?;
            stage.record.files.push("online/metadata.json".into());
            stage.terminal.tick(OPENED.get(stage.language))
        }
        None => stage.remark(NO_OPENSSL),
    }
}

fn counter(stage: &mut Stage, phone: &mut Phone, partner: &Partner<'_>) -> Result<(), SandboxError> {
    stage.say(COUNTER)?;
    let code = phone.show(Profile::Identity, true).map_err(lib)?;
    let qrcode = scanned(stage, "online/24-counter-qr.png", code.text())?;
    let body = json!({ "branchId": partner.branch, "requestId": "tour-counter", "qrcode": qrcode });
    let raised = partner.post("/api/v1/acquirers/document-request", &body)?;
    expect("9", "{\"success\":true}", &raised.to_string())?;
    let mut opened = phone.open_incoming().map_err(lib)?;
    show(stage, phone, &opened)?;
    phone.refuse(&mut opened).map_err(lib)?;
    let state = partner.get("/api/v1/acquirers/document-request/status?requestId=tour-counter")?;
    expect("9", "refuse", &member(&state, "status")?)?;
    stage.say(TOLD)?;
    let receipts = phone.receipts().map_err(lib)?;
    stage.write("online/25-receipts.json", receipts.as_bytes())?;
    stage.terminal.remark("online/25-receipts.json")
}

/// Draws a text as a QR and gives what the independent reader has read from the picture.
fn scanned(stage: &mut Stage, name: &str, text: &str) -> Result<String, SandboxError> {
    let symbol = qr_for_text(text, ErrorCorrection::M).map_err(lib)?;
    let png = symbol.matrix().to_png(MODULE_PX).map_err(lib)?;
    let picture = stage.write(name, &png)?;
    stage.scan(&picture, text)
}

fn show(stage: &mut Stage, phone: &Phone, opened: &Opened) -> Result<(), SandboxError> {
    for line in opened.screen(phone, stage.language).map_err(lib)? {
        stage.terminal.remark(&line)?;
    }
    Ok(())
}

/// The stable name in a refusal of the server.
fn reason(answer: &Value) -> &str {
    answer.pointer("/data/reason").and_then(Value::as_str).unwrap_or("no refusal")
}

fn lib(error: impl std::error::Error) -> SandboxError {
    SandboxError::library(&error)
}
