//! Portraits, seen from outside: made by the issuer's encoder, shown beside a code or an answer, drawn on the checker's phone.

use diia_citizen::ask::{AskSession, Wanted};
use diia_citizen::check::Verdict;
use diia_citizen::citizen::{DocumentId, HeldDocument, Scanned, ShownAnswer, ShownPortrait};
use diia_citizen::code::credential::{AgeThreshold, PortraitDigest, Profile};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::portrait::{PORTRAIT_MAX_BYTES, Portrait, PortraitRefusal};
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::ports::KeyAlias;
use diia_conformance::kept;
use diia_conformance::{MORNING, Phone, REVOKED, authority, checking_phone, person, phone_of};
use diia_test_issuer::{Issuance, encode_portrait, portrait_of_nobody};
use diia_test_phone::{MemoryStorage, run};

const CARD: DocumentKind = DocumentKind::InternalPassport;

fn card() -> DocumentId {
    DocumentId("card".into())
}

fn portrait(variant: u8) -> Vec<u8> {
    encode_portrait(&portrait_of_nobody(variant))
}

/// What the issuer sent: a document that promises the portrait `promised`.
fn issued(phone: &Phone, promised: Option<&[u8]>, status_index: u32) -> HeldDocument {
    issued_for(phone.keys.key_for(&KeyAlias("card".into())), promised, status_index)
}

fn issued_for(device_key: PublicKey, promised: Option<&[u8]>, status_index: u32) -> HeldDocument {
    let alias = KeyAlias("card".into());
    let citizen = person("nadiia");
    let issuance = Issuance {
        kind: CARD,
        device_key,
        from: MORNING,
        hours: 72,
        status_index,
        portrait: promised.map(PortraitDigest::of),
        citizen: &citizen,
    };
    let mut credentials =
        vec![authority().issue_status(&issuance), authority().issue_identity(&issuance).unwrap()];
    credentials.extend(authority().issue_ages(&issuance));
    let credentials = credentials.iter().map(Vec::as_slice);
    HeldDocument::new(card(), alias, DigitsSecret::from_bytes([1; 32]), credentials).unwrap()
}

/// A phone with the ID card of a citizen and the portrait of nobody number `variant`.
fn holder(variant: u8) -> Phone {
    let phone = checking_phone();
    let portrait = portrait(variant);
    let held = issued(&phone, Some(&portrait), 7).with_portrait(&portrait).unwrap();
    run(phone.citizen.add_document(held)).unwrap();
    phone
}

fn answer(holder: &Phone, session: &AskSession, asker: &Phone) -> ShownAnswer {
    let mut consent = holder.citizen.read_ask(&asker.citizen.text_of_ask(session)).unwrap();
    run(holder.citizen.confirm_ask(&mut consent)).unwrap();
    run(holder.citizen.answer(&consent)).unwrap()
}

fn refusal(found: Result<Portrait, PortraitRefusal>) -> &'static str {
    let refusal = found.expect_err("a refusal");
    assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
    refusal.code()
}

#[test]
fn what_the_issuer_drew_is_recognised() {
    for variant in 0..8 {
        let drawn = portrait_of_nobody(variant);
        let bytes = encode_portrait(&drawn);
        assert!(bytes.len() <= PORTRAIT_MAX_BYTES);
        let portrait = Portrait::from_bytes(&bytes).unwrap();
        let picture = portrait.picture();
        assert_eq!((picture.width(), picture.height()), (64, 80));
        let errors = drawn.iter().zip(picture.pixels()).map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2));
        let mean = errors.sum::<u64>() / 5120;
        println!("nobody {variant}: {} bytes, fineness {}, mean square error {mean}", bytes.len(), bytes[0]);
        // 27 dB and better: a photograph of a face comes to 26 (core/FORMAT.md §12).
        assert!(mean <= 130, "{mean}");
    }
}

#[test]
fn portraits_are_as_small_as_promised() {
    let (asker, holder) = (checking_phone(), holder(0));
    let code = run(holder.citizen.show(&card(), Profile::Identity, false)).unwrap();
    println!("                          characters  QR version, level M");
    let print = |name: &str, portrait: &ShownPortrait| {
        let version = portrait.qr().unwrap().version();
        println!("{name:<24}  {:>10}  {version:>12}", portrait.text().len());
        assert!(version <= 13, "{name}: {version}");
    };
    print("beside a code", code.portrait().unwrap());
    let mut lengths = Vec::new();
    for wanted in [Wanted::Status, Wanted::Identity, Wanted::Age(AgeThreshold::new(18).unwrap())] {
        let session = asker.citizen.ask_as_person(wanted, None).unwrap();
        let answer = answer(&holder, &session, &asker);
        print("beside an answer", answer.portrait().unwrap());
        lengths.push(answer.portrait().unwrap().text().len());
    }
    let (asker, other) = (checking_phone(), self::holder(5));
    let session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
    lengths.push(answer(&other, &session, &asker).portrait().unwrap().text().len());
    assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "its length tells the person: {lengths:?}");
}

#[test]
fn beside_a_code_it_is_shown_to_whoever_checks() {
    let (checker, holder) = (checking_phone(), holder(1));
    for profile in [Profile::Status, Profile::Identity] {
        let code = run(holder.citizen.show(&card(), profile, false)).unwrap();
        let Verdict::Valid(valid) = checker.citizen.check(code.text()).unwrap() else { panic!("valid") };
        let shown = code.portrait().unwrap().text();
        assert!(matches!(checker.citizen.scan(shown), Ok(Scanned::Portrait { text }) if text == shown));
        let seen = valid.check_portrait(shown).unwrap();
        assert_eq!(seen.bytes(), portrait(1));
        assert!(valid.portrait_text().en.contains("compare the face"));
        let other = self::holder(2);
        let others = run(other.citizen.show(&card(), profile, false)).unwrap();
        let another = valid.check_portrait(others.portrait().unwrap().text());
        assert_eq!(refusal(another), "portrait_of_another_person");
        assert_eq!(refusal(valid.check_portrait(code.text())), "portrait_not_a_portrait");
    }
}

#[test]
fn beside_an_answer_only_the_asker_sees_it() {
    for wanted in [Wanted::Status, Wanted::Identity, Wanted::Age(AgeThreshold::new(18).unwrap())] {
        let (asker, holder) = (checking_phone(), holder(3));
        let mut session = asker.citizen.ask_as_person(wanted, None).unwrap();
        let answer = answer(&holder, &session, &asker);
        let shown = answer.portrait().unwrap().text();
        assert_eq!(refusal(session.check_portrait(shown)), "portrait_before_answer");
        let checked = asker.citizen.check_answer(&mut session, answer.text()).unwrap();
        assert_eq!(session.check_portrait(shown).unwrap().bytes(), portrait(3));
        assert!(session.check_portrait(shown).is_ok(), "a camera reads it more than once");

        // A bystander, the asker's next ask, a verdict that is not of this answer.
        let bystander = checking_phone();
        let other = bystander.citizen.ask_as_person(wanted, None).unwrap();
        assert_eq!(refusal(other.check_portrait(shown)), "portrait_of_another_ask");
        let Verdict::Valid(valid) = &checked.verdict else { panic!("valid") };
        assert_eq!(refusal(valid.check_portrait(shown)), "portrait_wrong_form");
        let plain = run(holder.citizen.show(&card(), Profile::Status, false)).unwrap();
        let plain = plain.portrait().unwrap().text().to_owned();
        assert_eq!(refusal(session.check_portrait(&plain)), "portrait_wrong_form");

        // The digits hold nothing of the plain portrait's, and nothing of the same portrait beside another answer.
        let again = asker.citizen.ask_as_person(wanted, None).unwrap();
        let again = self::answer(&holder, &again, &asker);
        for known in [plain.as_str(), again.portrait().unwrap().text()] {
            let longest = (6..shown.len())
                .map(|from| (from..shown.len()).take_while(|to| known.contains(&shown[from..=*to])).count())
                .max();
            assert!(longest.unwrap() < 14, "{longest:?}");
        }
        let changed =
            shown.replacen(&shown[30..35], if &shown[30..35] == "00000" { "11111" } else { "00000" }, 1);
        assert_eq!(refusal(session.check_portrait(&changed)), "portrait_sealed");
    }
}

#[test]
fn a_portrait_belongs_to_an_accepted_answer() {
    let (asker, holder) = (checking_phone(), checking_phone());
    let bytes = portrait(0);
    let held = issued(&holder, Some(&bytes), REVOKED).with_portrait(&bytes).unwrap();
    run(holder.citizen.add_document(held)).unwrap();
    let mut session = asker.citizen.ask_as_person(Wanted::Status, None).unwrap();
    let answer = answer(&holder, &session, &asker);
    let checked = asker.citizen.check_answer(&mut session, answer.text()).unwrap();
    assert!(matches!(checked.verdict, Verdict::Refused(_)));
    assert_eq!(refusal(session.check_portrait(answer.portrait().unwrap().text())), "portrait_before_answer");
}

#[test]
fn without_a_portrait_the_verdict_says_what_that_means() {
    let checker = checking_phone();
    let bytes = portrait(0);
    let phone = checking_phone();
    run(phone.citizen.add_document(issued(&phone, None, 7))).unwrap();
    let code = run(phone.citizen.show(&card(), Profile::Status, false)).unwrap();
    assert!(code.portrait().is_none());
    let Verdict::Valid(valid) = checker.citizen.check(code.text()).unwrap() else { panic!("valid") };
    assert!(valid.portrait_text().uk.contains("без портрета"));
    let stray = run(holder(0).citizen.show(&card(), Profile::Status, false)).unwrap();
    assert_eq!(refusal(valid.check_portrait(stray.portrait().unwrap().text())), "portrait_none_promised");
    assert_eq!(issued(&phone, None, 7).with_portrait(&bytes).err(), Some(PortraitRefusal::NonePromised));

    // Promised, and not fetched: no second code, and the first is as good as before.
    let (phone, id) = phone_of("nadiia", CARD, 7);
    let code = run(phone.citizen.show(&id, Profile::Identity, false)).unwrap();
    assert!(code.portrait().is_none());
    let Verdict::Valid(valid) = checker.citizen.check(code.text()).unwrap() else { panic!("valid") };
    assert!(valid.portrait.is_some());
}

#[test]
fn a_phone_takes_no_other_portrait_than_the_promised_one() {
    let phone = checking_phone();
    let bytes = portrait(0);
    let other = issued(&phone, Some(&bytes), 7).with_portrait(&portrait(1)).err();
    assert_eq!(other, Some(PortraitRefusal::AnotherPerson));
    let not_a_picture = issued(&phone, Some(&[0, 1]), 7).with_portrait(&[0, 1]).err();
    assert_eq!(not_a_picture, Some(PortraitRefusal::Form));
    let too_large = issued(&phone, Some(&[1; 301]), 7).with_portrait(&[1; 301]).err();
    assert_eq!(too_large, Some(PortraitRefusal::TooLarge));
}

#[test]
fn a_portrait_is_kept_with_its_document_and_outlives_a_renewal_that_promises_the_same() {
    let ports = kept::ports(MemoryStorage::new());
    let (alias, bytes) = (KeyAlias("card".into()), portrait(6));
    let citizen = kept::open(&ports).unwrap();
    let key = ports.keys.key_for(&alias);
    let held = issued_for(key, Some(&bytes), 7);
    run(citizen.add_document(held.with_portrait(&bytes).unwrap())).unwrap();
    drop(citizen);

    let citizen = kept::open(&ports).unwrap();
    assert_eq!(citizen.vault_report().findings, []);
    let code = run(citizen.show(&card(), Profile::Identity, false)).unwrap();
    let Verdict::Valid(valid) = checking_phone().citizen.check(code.text()).unwrap() else { panic!("valid") };
    assert_eq!(valid.check_portrait(code.portrait().unwrap().text()).unwrap().bytes(), bytes);

    for (renewed, kept) in [(Some(&bytes[..]), true), (Some(&portrait(7)), false)] {
        run(citizen.add_document(issued_for(key, renewed, 7))).unwrap();
        let code = run(citizen.show(&card(), Profile::Identity, true)).unwrap();
        assert_eq!(code.portrait().is_some(), kept);
    }
}
