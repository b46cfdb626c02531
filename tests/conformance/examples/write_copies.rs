//! Writes PDF copies of made-up documents and cards of a made-up institution, for readers by other hands:
//!
//!     cargo run -p diia-conformance --example write_copies -- FOLDER
//!
//! Beside each `NAME.pdf` of a copy stands `NAME.json`: the document, the stamp, and what the library says of the file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};
use diia_citizen::copy::{AskedDocument, CounterCard, Fonts, Paper, Pictures, Stamp, card_sheet, copy_of};
use diia_citizen::document::{Document, DocumentKind, Scenario};
use diia_citizen::text::{Bilingual, Language};
use diia_citizen::time::Timestamp;
use diia_test_issuer::{TestCitizen, citizens};
use serde_json::json;
use std::error::Error;
use std::path::{Path, PathBuf};

const PORTRAIT: &[u8] = include_bytes!("pictures/portrait.jpg");
const SIGNATURE: &[u8] = include_bytes!("pictures/signature.png");
/// 25.05.2020 10:20:21.345 in Kyiv.
const REQUESTED: Timestamp = Timestamp::from_unix_millis(1_590_391_221_345);
const REQUESTER: &str = "ПриватБанк, м.Київ, Відділення №172";
const REQUEST_ID: &str = "abc1234d-1234-1234-1234-1a2b3c4d5e6f";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("the folder to write into is missing")?);
    std::fs::create_dir_all(&folder)?;
    let people = citizens();
    let nadiia = people.first().ok_or("there are no test citizens")?;
    for kind in DocumentKind::all().filter(|kind| kind.allows(Scenario::Sharing)) {
        let document = sample(&kind, nadiia)?;
        let name = kind.partner_name();
        write_copy(&folder, name, &document, Pictures::Include, Language::Ukrainian)?;
        write_copy(&folder, &format!("{name}-en"), &document, Pictures::Include, Language::English)?;
    }
    let plain = without_pictures(sample(&DocumentKind::InternalPassport, nadiia)?)?;
    write_copy(&folder, "no-photo", &plain, Pictures::Include, Language::Ukrainian)?;
    let card = sample(&DocumentKind::InternalPassport, nadiia)?;
    write_copy(&folder, "pictures-left-out", &card, Pictures::LeaveOut, Language::Ukrainian)?;
    for citizen in people.iter().skip(1) {
        let document = sample(&DocumentKind::InternalPassport, citizen)?;
        write_copy(
            &folder,
            &format!("person-{}", citizen.label),
            &document,
            Pictures::Include,
            Language::Ukrainian,
        )?;
    }
    let strange = plain
        .with("birthPlaceUA", "м. 東京 / Їжак\u{202E} \u{7} <b>(x)</b> \\ %")?
        .with("residenceUA", &"УКРАЇНА М. КИЇВ ВУЛ. ЦИФРОВІЗАЦІЇ БУД. 25 КВ. 18; ".repeat(40))?
        .with("birthPlaceEN", &"Taumatawhakatangihangakoauauotamatea".repeat(6))?;
    write_copy(&folder, "two-pages", &strange, Pictures::Include, Language::Ukrainian)?;
    write_cards(&folder)
}

fn write_copy(
    folder: &Path,
    name: &str,
    document: &Document,
    pictures: Pictures,
    language: Language,
) -> Result<(), Box<dyn Error>> {
    let stamp = Stamp::new(REQUESTED, REQUESTER, REQUEST_ID)?;
    let copy = copy_of(document, &stamp, pictures, language, &Fonts::built_in())?;
    let facts = json!({
        "kind": document.kind().partner_name(),
        "language": language.tag(),
        "document": serde_json::from_str::<serde_json::Value>(&document.to_json()?)?,
        "requestedAt": REQUESTED.unix_millis(),
        "requester": REQUESTER,
        "requestId": REQUEST_ID,
        "pages": copy.pages(),
        "missingCharacters": copy.missing_characters(),
        "check": copy.print_check().text(),
    });
    std::fs::write(folder.join(format!("{name}.json")), serde_json::to_vec_pretty(&facts)?)?;
    std::fs::write(folder.join(format!("{name}.pdf")), copy.bytes())?;
    Ok(())
}

fn write_cards(folder: &Path) -> Result<(), Box<dyn Error>> {
    // As long as a signed request is: about 400 bytes as digits.
    let digits: String = std::iter::successors(Some(20_260_101u32), |last| {
        Some(last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223))
    })
    .take(970)
    .map(|number| char::from_digit((number >> 16) % 10, 10).unwrap_or('0'))
    .collect();
    let link = format!("https://diia.app/acquirers/offer-request/static/{REQUEST_ID}#{digits}");
    let symbol = qr_for_text(&link, ErrorCorrection::Q)?;
    let passport = AskedDocument {
        title: Bilingual::new("Паспорт: ID-картка або закордонний", "Passport: ID card or international"),
        required: true,
    };
    let asked = [
        passport,
        AskedDocument::of(&DocumentKind::TaxpayerCard, true),
        AskedDocument::of(&DocumentKind::InternallyDisplacedPerson, false),
    ];
    let card = CounterCard {
        institution: "Центр надання адміністративних послуг Кам’янець-Подільської міської ради",
        branch: "м. Кам’янець-Подільський, пр-т Тараса Шевченка, 174/13, вікно № 5",
        service: "Реєстрація місця проживання",
        documents: &asked,
        valid_from: REQUESTED,
        valid_to: REQUESTED.plus_millis(179 * 86_400_000),
        symbol: &symbol,
    };
    std::fs::write(folder.join("card-link.txt"), &link)?;
    for (name, paper) in [("card-a4.pdf", Paper::A4), ("card-a5.pdf", Paper::A5)] {
        std::fs::write(folder.join(name), card_sheet(&card, paper, &Fonts::built_in())?.bytes())?;
    }
    // A name that would like to leave the metadata.
    let strange =
        CounterCard { institution: "ТОВ <«А&Б»> ]]> \u{1B}\u{FFFE}\r(東)\\", documents: &[], ..card };
    let sheet = card_sheet(&strange, Paper::A5, &Fonts::built_in())?;
    std::fs::write(folder.join("card-strange.pdf"), sheet.bytes())?;
    Ok(())
}

fn without_pictures(document: Document) -> Result<Document, Box<dyn Error>> {
    Ok(document.with("photo", "")?.with("sign", "")?)
}

/// A document of the kind with every field of the partners' samples, and the pictures where the kind has them.
fn sample(kind: &DocumentKind, citizen: &TestCitizen) -> Result<Document, Box<dyn Error>> {
    let person = vec![
        ("lastNameUA", citizen.last.to_owned()),
        ("firstNameUA", citizen.first.to_owned()),
        ("middleNameUA", citizen.middle.to_owned()),
        ("birthday", citizen.birth_date.format("%d.%m.%Y").to_string()),
    ];
    let mut fields: Vec<(&str, String)> = match kind {
        DocumentKind::InternallyDisplacedPerson => vec![
            ("lastName", citizen.last.to_owned()),
            ("firstName", citizen.first.to_owned()),
            ("middleName", citizen.middle.to_owned()),
        ],
        DocumentKind::BirthCertificate => vec![("child.lastName", citizen.last.to_owned())],
        DocumentKind::EducationDocument => {
            vec![("lastName", citizen.last.to_owned()), ("firstName", citizen.first.to_owned())]
        }
        DocumentKind::StudentIdCard => person.into_iter().take(3).collect(),
        _ => person,
    };
    fields.extend(own_fields(kind, citizen).iter().map(|(path, text)| (*path, (*text).to_owned())));
    let mut document = Document::new(kind.clone());
    for (path, text) in fields {
        document.set(path, &text)?;
    }
    let has = |path: &str| kind.schema().iter().any(|spec| spec.path == path);
    if has("photo") {
        document.set("photo", &STANDARD.encode(PORTRAIT))?;
    }
    if has("sign") {
        document.set("sign", &STANDARD.encode(SIGNATURE))?;
    }
    Ok(document)
}

fn own_fields<'c>(kind: &DocumentKind, citizen: &'c TestCitizen) -> Vec<(&'static str, &'c str)> {
    let passport = [
        ("lastNameEN", "Diia"),
        ("firstNameEN", "Nadiia"),
        ("genderUA", "Ж"),
        ("genderEN", "F"),
        ("nationalityUA", "Україна"),
        ("nationalityEN", "Ukraine"),
        ("issueDate", "13.12.2015"),
        ("expirationDate", "12.01.2023"),
        ("taxpayerCard.number", citizen.tax_number),
        ("taxpayerCard.creationDate", "01.02.2020"),
        ("recordNumber", "19800124-00026"),
        ("birthPlaceUA", "м. Кам'янець-Подільський Хмельницька область Україна"),
        ("birthPlaceEN", "m. Kamyanets-Podilskyi khmelnytska oblast ukraina/ukr"),
        (
            "currentRegistrationPlaceUA",
            "м. Кам'янець-Подільський пр-т Тараса Шевченка буд. 174/13, кв. 17 25 липня 2000 р.",
        ),
        ("documentRegistrationPlaceUA", "м. Київ"),
        ("id", "19800124-00026-record"),
    ];
    match kind {
        DocumentKind::InternalPassport => {
            [&passport[..], &[("docNumber", citizen.id_card_number), ("department", "2034")]].concat()
        }
        DocumentKind::ForeignPassport => [
            &passport[..],
            &[
                ("docNumber", "XX000000"),
                ("departmentUA", "2034"),
                ("departmentEN", "2034"),
                ("countryCode", "UKR"),
                ("type", "P"),
            ],
        ]
        .concat(),
        DocumentKind::TaxpayerCard => {
            vec![("docNumber", citizen.tax_number), ("creationDate", "01.02.2020")]
        }
        DocumentKind::DriverLicense => vec![
            ("serialNumber", citizen.driver_license_number),
            ("categories", "B, C1"),
            ("expirationDate", "12.01.2033"),
            ("department", "ТСЦ 3241"),
        ],
        DocumentKind::VehicleLicense => vec![
            ("licensePlate", "АА0000ВВ"),
            ("docNumber", "СХХ000000"),
            ("brand", "ЗАЗ"),
            ("model", "Таврія Нова"),
            ("vin", "Y6D00000000000000"),
            ("color", "зелений"),
            ("kindBody", "хетчбек-B"),
            ("makeYear", "2005"),
            ("totalWeight", "1155"),
            ("ownWeight", "755"),
            ("capacity", "1197"),
            ("fuel", "бензин"),
            ("rankCategory", "B"),
            ("seatsNumber", "5"),
            ("standingNumber", "0"),
            ("dateFirstReg", "22 Жовтня 2005"),
            ("dateReg", "22 Жовтня 2017"),
            ("ownerType", "owner"),
            ("address", "м. Київ, вул. Цифровізації, буд. 25, кв. 18"),
        ],
        DocumentKind::InternallyDisplacedPerson => vec![
            ("docType", "person"),
            ("docNumber", "5001-5000012345"),
            (
                "department",
                "Управління соціального захисту населення Печерської районної в м. Києві державної адміністрації",
            ),
            ("issueDate", "05.05.2015 00.00.00.000"),
            ("birthDate", "24.01.1980"),
            ("gender", "Ж"),
            ("docIdentity.number", "947667234"),
            ("docIdentity.issueDate", "13.12.2015"),
            ("docIdentity.department", "2034"),
            ("address.birth", "м. Донецьк"),
            ("address.registration", "м. Донецьк, вул. Артема, буд. 1"),
            ("address.actual", "м. Київ, вул. Цифровізації, буд. 25, кв. 18"),
        ],
        DocumentKind::StudentIdCard => vec![
            ("docNumber", "КВ00000001"),
            ("collegeName", "Київський національний університет імені Тараса Шевченка"),
            ("facultyName", "Факультет комп’ютерних наук та кібернетики"),
            ("issueDate", "01.09.2019"),
            ("expirationDate", "30.06.2025"),
            ("educationType", "денна"),
            ("docType", "2"),
        ],
        DocumentKind::BirthCertificate => vec![
            ("child.firstName", "Марія"),
            ("child.middleName", "Олексіївна"),
            ("child.birthDate", "16.06.2010"),
            ("child.birthPlace", "Україна, місто Київ"),
            ("child.currentRegistrationPlaceUA", "м. Київ, вул. Цифровізації, буд. 25, кв. 18"),
            ("parents.father.fullName", "Дія Олексій Іванович"),
            ("parents.father.citizenship", "Громадянин України"),
            ("parents.mother.fullName", "Дія Надія Володимирівна"),
            ("parents.mother.citizenship", "Громадянка України"),
            ("act.name", "№ 00012345 від 20.06.2010"),
            ("act.registrationPlace", "Відділ державної реєстрації актів цивільного стану"),
            ("document.serie", "І-БК"),
            ("document.number", "123456"),
            (
                "document.department",
                "Печерський районний у місті Києві відділ державної реєстрації актів цивільного стану",
            ),
            ("document.issueDate", "20.06.2010"),
        ],
        DocumentKind::EducationDocument => vec![
            ("subtypeName", "Диплом магістра"),
            ("subtypeNameEn", "Master’s diploma"),
            ("middleName", citizen.middle),
            ("lastNameEn", "Diia"),
            ("firstNameEn", "Nadiia"),
            ("birthDate", "24.01.1980"),
            ("series", "М19"),
            ("number", "000001"),
            ("issuedByUniversityName", "Київський національний університет імені Тараса Шевченка"),
            ("issuedByUniversityNameEn", "Taras Shevchenko National University of Kyiv"),
            ("specialityName", "122 Комп’ютерні науки"),
            ("specialityNameEn", "122 Computer Science"),
            ("qualificationName", "Магістр"),
            ("qualificationNameEn", "Master"),
            ("educationEndDate", "31.12.2019"),
            ("bossFullName", "Іваненко І. І."),
        ],
        _ => Vec::new(),
    }
}
