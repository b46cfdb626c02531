use super::*;

fn rows(kind: DocumentKind, language: Language, json: &str) -> Vec<(&'static str, String)> {
    let document = Document::from_json(kind, json.as_bytes()).unwrap();
    Content::of(&document, language).rows.into_iter().map(|row| (row.label, row.value)).collect()
}

fn pairs<'r>(rows: &'r [(&'static str, String)]) -> Vec<(&'r str, &'r str)> {
    rows.iter().map(|(label, value)| (*label, value.as_str())).collect()
}

const ID_CARD: &str = r#"{"taxpayerNumber":"1234567890","residenceUA":"м. Київ","docNumber":"947667234",
    "genderUA":"Ж","genderEN":"F","nationalityUA":"Україна","nationalityEN":"Ukraine","lastNameUA":"ДІЯ",
    "firstNameUA":"НАДІЯ","middleNameUA":"ВОЛОДИМИРІВНА","lastNameEN":"DIIA","firstNameEN":"NADIIA",
    "birthday":"24.01.1980","birthPlaceUA":"М. КИЇВ","birthPlaceEN":"M. KYIV","issueDate":"13.12.2015",
    "expirationDate":"12.01.2023","recordNumber":"19800124-00026","department":"2034","type":"ID","series":"",
    "number":"947667234","id":"19800124-00026","photo":"AAAA","sign":"AAAA","documentRegistrationPlaceUA":"м. Львів",
    "taxpayerCard":{"creationDate":"01.02.2020"}}"#;

#[test]
fn the_id_card_has_the_rows_of_the_official_copy_in_their_order() {
    let uk = rows(DocumentKind::InternalPassport, Language::Ukrainian, ID_CARD);
    assert_eq!(
        pairs(&uk),
        [
            ("Стать", "Ж"),
            ("Дата народження", "24.01.1980"),
            ("Громадянство", "Україна"),
            ("Орган, що видав", "2034"),
            ("Дата видачі", "13.12.2015"),
            ("Дійсний до", "12.01.2023"),
            (
                "РНОКПП",
                "1234567890 (Верифіковано у реєстрі Державної податкової служби за запитом від 01.02.2020)"
            ),
            ("Запис № (УНЗР)", "19800124-00026"),
            ("Місце народження", "М. КИЇВ/\nM. KYIV"),
            ("Місце реєстрації проживання", "м. Київ"),
        ]
    );
    let en = rows(DocumentKind::InternalPassport, Language::English, ID_CARD);
    assert_eq!(pairs(&en)[..3], [("Sex", "F"), ("Date of birth", "24.01.1980"), ("Nationality", "Ukraine")]);
    assert_eq!(en.len(), uk.len());
}

#[test]
fn the_head_takes_names_and_number() {
    let document = Document::from_json(DocumentKind::InternalPassport, ID_CARD.as_bytes()).unwrap();
    let content = Content::of(&document, Language::English);
    assert_eq!(content.names, ["ДІЯ", "НАДІЯ", "ВОЛОДИМИРІВНА"]);
    assert_eq!(content.latin.as_deref(), Some("DIIA NADIIA"));
    let number = content.number.unwrap();
    assert_eq!((number.label, number.value.as_str()), ("Document number", "947667234"));
    assert_eq!(content.title, "Passport of a citizen of Ukraine");
}

#[test]
fn an_english_text_without_its_ukrainian_one_has_a_row_of_its_own() {
    let json = r#"{"genderEN":"F","birthPlaceEN":"KYIV","birthPlaceUA":" "}"#;
    let uk = rows(DocumentKind::InternalPassport, Language::Ukrainian, json);
    assert_eq!(pairs(&uk), [("Стать латиницею", "F"), ("Місце народження латиницею", "KYIV")]);
}

#[test]
fn two_places_under_one_label_are_both_shown_unless_they_are_the_same() {
    let with = |other: &str| {
        let json = format!(r#"{{"residenceUA":"м. Київ","currentRegistrationPlaceUA":"{other}"}}"#);
        rows(DocumentKind::InternalPassport, Language::Ukrainian, &json).len()
    };
    assert_eq!((with("м. Київ"), with("м. Львів")), (1, 2));
    let only_old = rows(
        DocumentKind::InternalPassport,
        Language::Ukrainian,
        r#"{"documentRegistrationPlaceUA":"м. Львів"}"#,
    );
    assert_eq!(pairs(&only_old), [("Місце реєстрації на час видачі", "м. Львів")]);
}

#[test]
fn codes_become_words_and_midnights_go() {
    let vehicle = |json: &str| rows(DocumentKind::VehicleLicense, Language::Ukrainian, json);
    assert_eq!(pairs(&vehicle(r#"{"ownerType":"owner"}"#)), [("Право власності", "власник")]);
    assert_eq!(pairs(&vehicle(r#"{"ownerType":"leasing"}"#)), [("Право власності", "leasing")]);
    assert_eq!(
        pairs(&vehicle(r#"{"ownerType":"owner","ownerTypeUA":"Власник"}"#)),
        [("Право власності українською", "Власник")]
    );
    let student = rows(DocumentKind::StudentIdCard, Language::English, r#"{"docType":1}"#);
    assert_eq!(pairs(&student), [("Type", "pupil’s card")]);
    let displaced = rows(
        DocumentKind::InternallyDisplacedPerson,
        Language::Ukrainian,
        r#"{"docType":"person","issueDate":"05.05.2015 00.00.00.000","birthDate":"1980-01-24T00:00:00.000Z",
            "docIdentity":{"issueDate":"05.05.2015 00.00.00.000"}}"#,
    );
    let shown: Vec<&str> = displaced.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(shown, ["05.05.2015", "24.01.1980", "05.05.2015"]);
}

#[test]
fn a_number_is_not_repeated_in_parts_and_another_number_is_shown() {
    let json = r#"{"document":{"serie":"І-БК","number":"123456","serieNumber":"І-БК 123456"},"act":{"number":"77"}}"#;
    let birth = rows(DocumentKind::BirthCertificate, Language::Ukrainian, json);
    assert_eq!(pairs(&birth), [("Номер запису", "77")]);
    let json = r#"{"serialNumber":"ВХХ 000000","docNumber":"ВХХ000000","serial":"ВХХ","number":"000000"}"#;
    assert!(rows(DocumentKind::DriverLicense, Language::Ukrainian, json).is_empty());
    let json = r#"{"serialNumber":"ВХХ 000000","docNumber":"АА 111111"}"#;
    let other = rows(DocumentKind::DriverLicense, Language::Ukrainian, json);
    assert_eq!(pairs(&other), [("Номер документа", "АА 111111")]);
}

/// Every field of every kind, filled with its own name, is on the page or in the list of what is left out.
#[test]
fn no_field_is_lost_by_accident() {
    let left_out = |path: &str| {
        matches!(
            path,
            "id" | "photo"
                | "sign"
                | "signature"
                | "type"
                | "docType"
                | "countryCode"
                | "vehicleLicenseId"
                | "documentRegistrationPlaceUA"
                | "ownerType"
        ) || ["gender", "nationality", "type", "citizenshipCountry"]
            .iter()
            .any(|stem| [format!("{stem}UA"), format!("{stem}EN")].contains(&path.to_owned()))
    };
    for kind in DocumentKind::all() {
        let mut document = Document::new(kind.clone());
        for spec in kind.schema() {
            document.set(spec.path, &format!("<{}>", spec.path)).unwrap();
        }
        let content = Content::of(&document, Language::Ukrainian);
        let number = content.number.map(|number| number.value);
        let mut all = content.names;
        all.extend(content.latin.into_iter().chain(number));
        all.extend(content.rows.into_iter().map(|row| row.value));
        let all = all.join("\n");
        for spec in kind.schema() {
            let shown = all.contains(&format!("<{}>", spec.path));
            assert!(shown || left_out(spec.path), "{kind:?} {}", spec.path);
        }
    }
}
