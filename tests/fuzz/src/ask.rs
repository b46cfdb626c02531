//! Asks and answers: any text, any bytes; and answers to an ask that a phone has just made, made up or made by the right phone
//! and then changed.
//!
//! For each input: an ask that is read is one by the second reader too, and is written back as the same text; a worker is believed
//! only if another implementation finds the signature right; an answer is taken only if it is, to the byte, one that the right
//! phone has made for this very ask, in its minute, and it is taken once.

use diia_citizen::ask::{AnswerRefusal, Ask, AskSession, Asker, Checked, UnsignedAnswer, Wanted};
use diia_citizen::check::Verdict;
use diia_citizen::citizen::{Citizen, Settings};
use diia_citizen::code::credential::{Claims, Credential, StatusClaims, Template, Validity};
use diia_citizen::code::pass::PassFlags;
use diia_citizen::codec::digits_from_bytes;
use diia_citizen::es256::Signature;
use diia_citizen::time::{ClockState, HOUR_MILLIS, Timestamp, TrustedNow};
use diia_citizen::trust::{StatusReference, TrustStore};
use diia_test_issuer::TestKey;
use diia_test_phone::{PhonePorts, SettableClock, run as now};
use serde_json::Value;

use crate::ask_form::{self, Form};
use crate::decimal;
use crate::input::Input;
use crate::signer::verifies;
use crate::world::{MORNING, World};

/// What the first byte of an input says that the rest is.
pub mod mode {
    /// The text of an ask.
    pub const ASK_TEXT: u8 = 0;
    /// The bytes of an ask.
    pub const ASK_BYTES: u8 = 1;
    /// The text of an answer.
    pub const ANSWER_TEXT: u8 = 2;
    /// What stands in an answer behind the four bytes that name its ask.
    pub const ANSWER_BYTES: u8 = 3;
    /// Milliseconds since the answer was made, four bytes; then edits of its bytes: where, which of them, the byte.
    pub const ANSWER_EDITED: u8 = 4;
}

/// Before what an answer's digits are.
const PREFIX: &str = "DIIA2:";
/// Before what a worker's phone signs.
const DOMAIN: &[u8] = b"diia-citizen/1/ask\0";
/// The longest answer.
const MAX_BYTES: usize = 1200;

struct Stage {
    world: World,
    /// The issuers of the vectors, which have signed cards of workers.
    institutions: TrustStore,
    /// The instant of most vectors.
    asked_at: Timestamp,
    asker: Citizen<PhonePorts>,
    credential: Vec<u8>,
}

thread_local! {
    static STAGE: Stage = Stage::new();
}

impl Stage {
    fn new() -> Self {
        let world = World::new();
        let file: Value = serde_json::from_str(include_str!("../../vectors/asks.json")).unwrap();
        let root = TestKey::from_label("root").public_key();
        let mut institutions = TrustStore::new(vec![root]);
        institutions.take_issuer_list(file["issuer_list"].as_str().unwrap()).unwrap();
        let settings = Settings { roots: vec![root], link_base: world.base.clone(), server: None };
        let asker =
            now(Citizen::open(PhonePorts::new(SettableClock::started_at(MORNING)), settings)).unwrap();
        let template = Template {
            issuer_key: world.known[0].authority.key_id,
            kind: 1,
            validity: Validity::new(u32::try_from(MORNING.unix_millis() / HOUR_MILLIS).unwrap(), 72).unwrap(),
            status: StatusReference { list: 1, index: 4 },
            device_key: world.device.public_key,
            claims: Claims::Status(StatusClaims { portrait: None }),
        };
        let signature = world.known[0].signer.sign(&template.signing_input().unwrap());
        let credential = [&template.encode().unwrap()[..], &signature].concat();
        let asked_at = Timestamp::from_unix_millis(file["good"][0]["now"].as_i64().unwrap());
        Stage { world, institutions, asked_at, asker, credential }
    }

    /// An ask that a phone makes now. No two are the same.
    fn session(&self) -> AskSession {
        self.asker.ask_as_person(Wanted::Status, None).unwrap()
    }

    /// The answer of the phone whose document it is.
    fn answer(&self, session: &AskSession) -> Vec<u8> {
        let credential = Credential::from_bytes(&self.credential).unwrap();
        let flags = PassFlags { clock_confirmed: true };
        let unsigned = UnsignedAnswer::new(session.ask(), credential, MORNING, flags).unwrap();
        let signature = self.world.device.sign(&unsigned.signing_input());
        let text =
            unsigned.sealed(&Signature::from_canonical(&signature).unwrap(), None).unwrap().0.to_text();
        decimal::bytes(text.strip_prefix(PREFIX).unwrap(), MAX_BYTES).unwrap()
    }

    fn check(
        &self,
        session: &mut AskSession,
        text: &str,
        after_millis: i64,
    ) -> Result<Checked, AnswerRefusal> {
        let now = TrustedNow { now: MORNING.plus_millis(after_millis), state: ClockState::Synchronised };
        session.check(text, &self.world.trust, now)
    }

    fn ask_text(&self, text: &str) -> &'static str {
        let bytes = ask_form::bytes_of(text, &self.world.base);
        let form = bytes.as_deref().map_or(Form::Neither, ask_form::form);
        let ask = match Ask::from_text(text, &self.world.base) {
            Ok(ask) => ask,
            Err(refusal) => {
                assert_ne!(form, Form::Person, "a person's ask, and refused as {}", refusal.code());
                assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
                return refusal.code();
            }
        };
        assert_eq!(ask.to_text(&self.world.base), text, "another form of the same ask");
        assert!(Ask::is_one(text, &self.world.base));
        let expected = if matches!(ask.asker(), Asker::Person) { Form::Person } else { Form::Worker };
        assert_eq!(form, expected);
        self.believed(&ask, &bytes.expect("read, and without digits"))
    }

    fn believed(&self, ask: &Ask, bytes: &[u8]) -> &'static str {
        if let Err(refusal) = ask.believe(&self.institutions, self.asked_at) {
            return refusal.code();
        }
        let age = self.asked_at.millis_since(ask.created_at());
        assert!((-30_000..60_000).contains(&age), "{age} ms old");
        match ask.asker() {
            Asker::Person => "believed",
            Asker::Worker(card) => {
                let (body, signature) = bytes.split_at(bytes.len() - 64);
                let key = card.content().worker_key.to_compressed();
                assert!(verifies(&key, &[DOMAIN, body].concat(), signature), "believed, and not signed");
                "worker_believed"
            }
        }
    }

    /// What nobody made for this ask is no answer to it, and tells nothing.
    fn made_up(&self, text: &str, session: &mut AskSession) -> &'static str {
        match self.check(session, text, 0) {
            Ok(_) => panic!("an answer that nobody has made was taken"),
            Err(refusal) => {
                assert!(!refusal.text().uk.is_empty() && !refusal.text().en.is_empty());
                refusal.code()
            }
        }
    }

    fn answer_bytes(&self, rest: &[u8]) -> &'static str {
        let mut session = self.session();
        let bytes = [&[0x16], &session.ask().digest()[..4], rest].concat();
        let text = PREFIX.to_owned() + &digits_from_bytes(&bytes);
        let end = self.made_up(&text, &mut session);
        if end == "answer_sealed" {
            assert_eq!(self.made_up(&text, &mut session), "answer_already_given", "one try for each ask");
        }
        end
    }

    fn answer_edited(&self, mut input: Input<'_>) -> &'static str {
        let after_millis = i64::from(i32::from_le_bytes(input.array()));
        let mut session = self.session();
        let made = self.answer(&session);
        let mut bytes = made.clone();
        for edit in input.0.chunks_exact(4).take(8) {
            let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % (bytes.len() + 1);
            match edit[2] % 4 {
                0 => bytes.insert(at, edit[3]),
                1 if at < bytes.len() => bytes[at] ^= edit[3],
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ => bytes.truncate(at),
            }
        }
        let text = PREFIX.to_owned() + &digits_from_bytes(&bytes);
        let in_its_minute = (-30_000..60_000).contains(&after_millis);
        match self.check(&mut session, &text, after_millis) {
            Ok(checked) => {
                assert!(bytes == made && in_its_minute, "another answer than the phone made was taken");
                assert!(matches!(checked.verdict, Verdict::Valid(_)) && checked.at_least.is_none());
                assert_eq!(self.made_up(&text, &mut session), "answer_already_given");
                "taken"
            }
            Err(refusal) => {
                assert!(bytes != made || !in_its_minute, "the right answer was refused: {}", refusal.code());
                refusal.code()
            }
        }
    }
}

/// Reads one input: its [`mode`], then the rest.
pub fn run(data: &[u8]) -> &'static str {
    STAGE.with(|stage| {
        let mut input = Input(data);
        match input.byte() % 5 {
            mode::ASK_TEXT => stage.ask_text(&input.text()),
            mode::ASK_BYTES => {
                let text = stage.world.base.ask_prefix() + &digits_from_bytes(input.0);
                stage.ask_text(&text)
            }
            mode::ANSWER_TEXT => stage.made_up(&input.text(), &mut stage.session()),
            mode::ANSWER_BYTES => stage.answer_bytes(input.0),
            _ => stage.answer_edited(input),
        }
    })
}
