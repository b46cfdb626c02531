use super::*;
use crate::mail::AttachmentName;

fn about() -> LetterAbout {
    LetterAbout {
        sender: Some("Надія Дія".to_owned()),
        institution: "ЦНАП міста Ковеля".to_owned(),
        branch: Some("м. Ковель, вул. Незалежності, 73".to_owned()),
        purpose: "Адміністративні послуги 5 – ID+РНОКПП".to_owned(),
        request_id: "4f1c1c52-0b8e-4a5c-9f3e-2d7c3f1d5a10".to_owned(),
        confirmed_at: Timestamp::from_unix_seconds(1_795_345_352),
    }
}

fn enclosure(uk: &str, en: &str, name: &str) -> Enclosure {
    let attachment = Attachment { name: AttachmentName::new(name).unwrap(), bytes: b"%PDF-".to_vec() };
    Enclosure { title: DocumentTitle { uk: uk.to_owned(), en: en.to_owned() }, attachment }
}

fn two() -> Vec<Enclosure> {
    vec![
        enclosure("Паспорт громадянина України", "Passport of a citizen of Ukraine", "passport.pdf"),
        enclosure("РНОКПП", "Taxpayer card", "taxpayer-card.pdf"),
    ]
}

fn copies(about: &LetterAbout, language: LetterLanguage) -> Result<Draft, DraftError> {
    copies_letter(Address::parse("desk@cnap.ua").unwrap(), about, two(), language)
}

#[test]
fn the_letter_with_copies_in_ukrainian() {
    let draft = copies(&about(), LetterLanguage::Only(Language::Ukrainian)).expect("a letter");
    assert_eq!(draft.subject().as_str(), "Копії документів: Адміністративні послуги 5 – ID+РНОКПП");
    assert_eq!(
        draft.body().as_str(),
        "Доброго дня!\n\n\
        На запит вашої установи надсилаю копії моїх цифрових документів.\n\n\
        Надсилає: Надія Дія\n\
        Установа: ЦНАП міста Ковеля\n\
        Підрозділ: м. Ковель, вул. Незалежності, 73\n\
        Послуга або мета: Адміністративні послуги 5 – ID+РНОКПП\n\
        Ідентифікатор запиту: 4f1c1c52-0b8e-4a5c-9f3e-2d7c3f1d5a10\n\
        Запит підтверджено (за київським часом): 22.11.2026 13:02:32\n\n\
        У вкладенні:\n\
        1. Паспорт громадянина України — passport.pdf\n\
        2. РНОКПП — taxpayer-card.pdf\n\n\
        Копії створив застосунок із цифровими документами на моєму телефоні. \
        Лист надсилаю особисто я, зі своєї поштової скриньки.\n"
    );
    assert_eq!(draft.attachments().len(), 2);
}

#[test]
fn both_languages_are_the_two_letters_one_after_the_other() {
    let body = |language| copies(&about(), language).expect("a letter").body().as_str().to_owned();
    let [uk, en] = Language::ALL.map(|language| body(LetterLanguage::Only(language)));
    assert_eq!(body(LetterLanguage::Both), format!("{uk}\n* * *\n\n{en}"));
    assert!(en.contains("1. Passport of a citizen of Ukraine — passport.pdf\n"));
    assert!(en.contains("Request confirmed (Kyiv time): 22.11.2026 13:02:32\n"));
    let both = copies(&about(), LetterLanguage::default()).expect("a letter");
    assert!(both.subject().as_str().starts_with("Копії документів / Copies of documents: Адмін"));
}

#[test]
fn names_stay_out_of_the_subject_and_may_be_left_out() {
    for language in [LetterLanguage::Both, LetterLanguage::Only(Language::English)] {
        let named = copies(&about(), language).expect("a letter");
        assert!(!named.subject().as_str().contains("Надія") && named.body().as_str().contains("Надія Дія"));
        let unnamed = LetterAbout { sender: None, branch: None, ..about() };
        let body = copies(&unnamed, language).expect("a letter").body().as_str().to_owned();
        assert!(!body.contains("Надсилає") && !body.contains("Sent by") && !body.contains("Branch"));
    }
}

#[test]
fn a_request_to_delete_has_no_files() {
    let titles = two().into_iter().map(|one| one.title).collect::<Vec<_>>();
    let to = Address::parse("desk@cnap.ua").unwrap();
    let draft = deletion_letter(to.clone(), &about(), &titles, LetterLanguage::Both).expect("a letter");
    assert!(draft.subject().as_str().starts_with("Прошу видалити мої персональні дані / Please delete"));
    assert!(draft.body().as_str().contains("Надані копії:\n1. Паспорт громадянина України\n2. РНОКПП\n\n"));
    assert!(draft.attachments().is_empty());
    let nothing = deletion_letter(to, &about(), &[], LetterLanguage::Both);
    assert_eq!(nothing, Err(DraftError::NoDocuments));
}

#[test]
fn a_long_purpose_is_whole_in_the_text_and_visibly_cut_in_the_subject() {
    let purpose = "ї".repeat(MAX_DETAIL_CHARS);
    let long = LetterAbout { purpose: purpose.clone(), ..about() };
    let draft = copies(&long, LetterLanguage::Both).expect("a letter");
    assert_eq!(draft.subject().as_str().chars().count(), MAX_SUBJECT_CHARS);
    assert!(draft.subject().as_str().ends_with("її…") && draft.body().as_str().contains(&purpose));
    let longer = LetterAbout { purpose: purpose + "ї", ..about() };
    let part = Part::Purpose;
    assert_eq!(copies(&longer, LetterLanguage::Both), Err(DraftError::TooLong { part, limit: 300 }));
}

#[test]
fn hidden_characters_are_refused_with_the_place() {
    let position = 1;
    let broken = || "a\nb".to_owned();
    let control = |part| Err(DraftError::ControlCharacter { part, position });
    for (about, part) in [
        (LetterAbout { sender: Some(broken()), ..about() }, Part::Sender),
        (LetterAbout { institution: broken(), ..about() }, Part::Institution),
        (LetterAbout { branch: Some(broken()), ..about() }, Part::Branch),
        (LetterAbout { purpose: broken(), ..about() }, Part::Purpose),
        (LetterAbout { request_id: broken(), ..about() }, Part::RequestId),
    ] {
        assert_eq!(copies(&about, LetterLanguage::Both), control(part));
    }
    let to = Address::parse("desk@cnap.ua").unwrap();
    for one in [enclosure("a\nb", "a", "a.pdf"), enclosure("a", "a\nb", "a.pdf")] {
        let refused = copies_letter(to.clone(), &about(), vec![one], LetterLanguage::default());
        assert_eq!(refused, control(Part::DocumentTitle));
    }
    let turned = LetterAbout { institution: "a\u{202E}b".to_owned(), ..about() };
    let part = Part::Institution;
    assert_eq!(copies(&turned, LetterLanguage::Both), Err(DraftError::DirectionControl { part, position }));
    let blank = LetterAbout { purpose: " ".to_owned(), ..about() };
    let part = Part::Purpose;
    assert_eq!(copies(&blank, LetterLanguage::Both), Err(DraftError::Empty { part }));
    let never = LetterAbout { confirmed_at: Timestamp::from_unix_millis(i64::MAX), ..about() };
    assert_eq!(copies(&never, LetterLanguage::Both), Err(DraftError::Date));
}
