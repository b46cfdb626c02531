//! The answers of `tests/vectors/asks.json` and the portraits beside answers of `portraits.json`, opened by the keys that stand there.

use serde_json::Value;

use super::hpke::EphemeralKey;
use super::{Ask, AskSession, Checked};
use crate::check::Verdict;
use crate::code::pass::LinkBase;
use crate::es256::PublicKey;
use crate::time::{ClockState, Timestamp, TrustedNow};
use crate::trust::TrustStore;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../tests/vectors/asks.json")).unwrap()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn trust(file: &Value) -> TrustStore {
    use base64::Engine as _;
    let coordinate = |name: &str| {
        let text = file["root"][name].as_str().unwrap();
        base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
    };
    let root = PublicKey::from_coordinates(&coordinate("x"), &coordinate("y")).unwrap();
    let mut trust = TrustStore::new(vec![root]);
    trust.take_issuer_list(text(file, "issuer_list")).unwrap();
    trust
}

fn session(file: &Value, vector: &Value) -> AskSession {
    let ask = Ask::from_text(text(vector, "ask"), &LinkBase::default()).unwrap();
    AskSession::with_key(ask, EphemeralKey::given(&bytes(text(&file["answers"], "private_key"))))
}

fn check(file: &Value, vector: &Value) -> Result<Checked, &'static str> {
    let now = Timestamp::from_unix_millis(vector["now"].as_i64().unwrap());
    let now = TrustedNow { now, state: ClockState::Synchronised };
    session(file, vector).check(text(vector, "text"), &trust(file), now).map_err(|refusal| {
        assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
        refusal.code()
    })
}

#[test]
fn every_good_answer_is_opened_with_all_that_it_says() {
    let file = vectors();
    let good = file["answers"]["good"].as_array().unwrap();
    for vector in good {
        let (name, expected) = (text(vector, "name"), &vector["expected"]);
        let checked = check(&file, vector).unwrap_or_else(|reason| panic!("{name}: {reason}"));
        assert_eq!(checked.check_digits.as_str(), text(vector, "check_digits"), "{name}");
        match checked.verdict {
            Verdict::Refused(refused) => {
                assert_eq!(refused.reason.code(), text(expected, "outcome"), "{name}")
            }
            Verdict::Valid(valid) => {
                assert_eq!("attention", text(expected, "outcome"), "{name}: no status list is held");
                assert_eq!(valid.profile.code(), text(expected, "profile"), "{name}");
                let last = valid.identity.as_ref().map(|identity| identity.name.last());
                assert_eq!(last, expected["last_name"].as_str(), "{name}");
                let age = checked.at_least.map(|threshold| u64::from(threshold.years()));
                assert_eq!(age, expected["at_least"].as_u64(), "{name}");
            }
        }
    }
    assert_eq!(good.len(), 10);
}

#[test]
fn every_bad_answer_is_refused_with_its_reason() {
    let file = vectors();
    let bad = file["answers"]["bad"].as_array().unwrap();
    let wrong: Vec<String> = bad
        .iter()
        .filter_map(|vector| {
            let found = check(&file, vector).map(|_| ()).err();
            let fits = found == vector["reason"].as_str();
            (!fits).then(|| format!("{}: {} became {found:?}", text(vector, "name"), vector["reason"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(bad.len() >= 60);
}

#[test]
fn an_answer_that_cannot_be_opened_ends_the_ask_and_one_for_another_ask_does_not() {
    let file = vectors();
    let bad = file["answers"]["bad"].as_array().unwrap();
    let good = &file["answers"]["good"][0];
    let now = TrustedNow {
        now: Timestamp::from_unix_millis(good["now"].as_i64().unwrap()),
        state: ClockState::Synchronised,
    };
    let named = |name: &str| bad.iter().find(|vector| text(vector, "name") == name).unwrap();
    for (name, then) in [("to another ask", None), ("byte 62 changed", Some("answer_already_given"))] {
        let mut session = session(&file, good);
        assert!(session.check(text(named(name), "text"), &trust(&file), now).is_err());
        let after = session.check(text(good, "text"), &trust(&file), now);
        assert_eq!(after.err().map(super::AnswerRefusal::code), then, "{name}");
    }
}

fn portraits() -> Value {
    serde_json::from_str(include_str!("../../../tests/vectors/portraits.json")).unwrap()
}

/// What becomes of a portrait after the answer beside it, if there is one; whether that is accepted is not asked here.
fn portrait(answers: &Value, vector: &Value) -> Result<Vec<u8>, &'static str> {
    let ask = Ask::from_text(text(vector, "ask"), &LinkBase::default()).unwrap();
    let key = EphemeralKey::given(&bytes(text(answers, "private_key")));
    let mut session = AskSession::with_key(ask, key);
    let now = Timestamp::from_unix_millis(answers["now"].as_i64().unwrap());
    if let Some(answer) = vector["answer"].as_str() {
        let now = TrustedNow { now, state: ClockState::Synchronised };
        session.check(answer, &trust(answers), now).unwrap();
    }
    let portrait = session.check_portrait(text(vector, "text")).map_err(|refusal| refusal.code())?;
    Ok(portrait.picture().pixels().to_vec())
}

#[test]
fn every_portrait_beside_an_answer_is_drawn_to_the_pixel() {
    let answers = &portraits()["answers"];
    let good = answers["good"].as_array().unwrap();
    for vector in good {
        let pixels =
            portrait(answers, vector).unwrap_or_else(|reason| panic!("{}: {reason}", vector["name"]));
        let hash: String = crate::es256::sha256(&pixels).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, text(vector, "pixels"), "{}", vector["name"]);
    }
    assert_eq!(good.len(), 9);
}

#[test]
fn every_bad_portrait_beside_an_answer_is_refused_with_its_reason() {
    let answers = &portraits()["answers"];
    let bad = answers["bad"].as_array().unwrap();
    let wrong: Vec<String> = bad
        .iter()
        .filter_map(|vector| {
            let found = portrait(answers, vector).err();
            let fits = found == vector["reason"].as_str();
            (!fits).then(|| format!("{}: {} became {found:?}", vector["name"], vector["reason"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(bad.len() >= 21);
}
