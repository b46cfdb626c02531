//! One phone, driven by lines: each a JSON object, answered by one. It ends with its input. `tests/interop/README.md` is the
//! protocol; Kotlin and Swift have the same program.

use std::hint::black_box;
use std::io::{BufRead as _, Write as _};
use std::time::{Duration, Instant};

use diia_citizen::ask::{AskSession, Wanted};
use diia_citizen::check::{Outcome, Verdict};
use diia_citizen::citizen::{AskingError, Citizen, DigitsState, DocumentId, HeldDocument, Scanned, Settings};
use diia_citizen::code::credential::{AgeThreshold, Profile};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::code::symbol::{ErrorCorrection, Segment, code128, qr};
use diia_citizen::document::Document;
use diia_citizen::es256::PublicKey;
use diia_citizen::ports::{KeyAlias, KeyStore as _};
use diia_citizen::request::Delivery;
use diia_citizen::time::Timestamp;
use diia_conformance::vectors::{bytes, hex};
use diia_test_phone::{PhonePorts, SettableClock, SoftwareKeyStore, run};
use serde_json::{Value, json};

/// The code of an error of the library, or "bad_command".
type Refused = String;

#[derive(Default)]
struct Desk {
    keys: SoftwareKeyStore,
    opened: Option<(Citizen<PhonePorts>, SettableClock, i64)>,
    asked: Option<AskSession>,
}

fn main() {
    let mut desk = Desk::default();
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("standard input is UTF-8");
        let command = serde_json::from_str(&line).unwrap_or(Value::Null);
        let answer = desk.answer(&command).unwrap_or_else(|code| json!({ "error": code }));
        writeln!(output, "{answer}").and_then(|()| output.flush()).expect("somebody reads");
    }
}

impl Desk {
    fn answer(&mut self, command: &Value) -> Result<Value, Refused> {
        match text(command, "command")? {
            "open" => self.open(command),
            "public_key" => {
                let key = self.keys.key_for(&KeyAlias(text(command, "alias")?.to_owned()));
                Ok(json!({ "public_key": hex(&key.as_uncompressed()[..]) }))
            }
            "add" => self.add(command),
            "show" => self.show(command),
            "check" => self.check(command),
            "ask" => self.ask(command),
            "answer" => self.answer_ask(command),
            "check_answer" => self.check_answer(command),
            "read_card" => self.read_card(command),
            "time" => self.time(command),
            _ => Err(bad()),
        }
    }

    fn open(&mut self, command: &Value) -> Result<Value, Refused> {
        let at = number(command, "at")?;
        let instant = Timestamp::from_unix_millis(at);
        let clock = SettableClock::started_at(instant);
        let ports = PhonePorts { keys: self.keys.clone(), ..PhonePorts::new(clock.clone()) };
        let roots = texts(command, "root_keys")?.into_iter().map(|key| PublicKey::from_platform(&bytes(key)));
        let roots = roots.collect::<Result<_, _>>().map_err(|_| bad())?;
        let settings = Settings { roots, link_base: LinkBase::default(), server: None };
        let citizen = run(Citizen::open(ports, settings)).map_err(|error| error.code().to_owned())?;
        run(citizen.synchronise_clock(instant)).map_err(|_| bad())?;
        run(citizen.take_issuer_list(text(command, "issuer_list")?))
            .map_err(|error| error.code().to_owned())?;
        for list in texts(command, "status_lists")? {
            run(citizen.take_status_list(list)).map_err(|error| error.code().to_owned())?;
        }
        self.opened = Some((citizen, clock, at));
        Ok(json!({ "ok": true }))
    }

    fn phone(&mut self, command: &Value) -> Result<&Citizen<PhonePorts>, Refused> {
        let (citizen, clock, now) = self.opened.as_mut().ok_or_else(bad)?;
        if let Ok(at) = number(command, "at") {
            clock.pass(at - *now);
            *now = at;
        }
        Ok(citizen)
    }

    fn add(&mut self, command: &Value) -> Result<Value, Refused> {
        let alias = KeyAlias(text(command, "alias")?.to_owned());
        self.keys.key_for(&alias);
        let secret = bytes(text(command, "digits_secret")?).try_into().map_err(|_| bad())?;
        let credentials: Vec<Vec<u8>> = texts(command, "credentials")?.into_iter().map(bytes).collect();
        let id = DocumentId(text(command, "id")?.to_owned());
        let parts = credentials.iter().map(Vec::as_slice);
        let mut held = HeldDocument::new(id, alias, DigitsSecret::from_bytes(secret), parts)
            .map_err(|error| error.code().to_owned())?;
        if let (Ok(fields), Some(kind)) = (text(command, "fields"), held.kind().cloned()) {
            let fields =
                Document::from_json(kind, fields.as_bytes()).map_err(|error| error.code().to_owned())?;
            held = held.with_data(fields).map_err(|error| error.code().to_owned())?;
        }
        run(self.phone(command)?.add_document(held)).map_err(|error| error.code().to_owned())?;
        Ok(json!({ "ok": true }))
    }

    fn show(&mut self, command: &Value) -> Result<Value, Refused> {
        let profile = match text(command, "profile")? {
            "status" => Profile::Status,
            "identity" => Profile::Identity,
            _ => return Err(bad()),
        };
        let id = DocumentId(text(command, "id")?.to_owned());
        let code =
            run(self.phone(command)?.show(&id, profile, true)).map_err(|error| error.code().to_owned())?;
        let (DigitsState::NeedsInternet { drawn: digits } | DigitsState::Registered { digits, .. }) =
            code.digits();
        Ok(json!({
            "text": code.text(),
            "issued_at": code.issued_at().unix_millis(),
            "expires_at": code.expires_at().unix_millis(),
            "refresh_at": code.refresh_at().unix_millis(),
            "digits": digits.as_str(),
        }))
    }

    fn check(&mut self, command: &Value) -> Result<Value, Refused> {
        let verdict = self.phone(command)?.check(text(command, "text")?).map_err(|_| bad())?;
        let outcome = match verdict.outcome() {
            Outcome::Valid => "valid",
            Outcome::Attention => "attention",
            Outcome::Refused => "refused",
        };
        Ok(match &verdict {
            Verdict::Valid(accepted) => json!({
                "outcome": outcome,
                "code": null,
                "kind": accepted.kind.as_ref().map(|kind| kind.partner_name()),
                "full_name": accepted.identity.as_ref().map(|identity| identity.name.full()),
                "remaining_millis": accepted.remaining_millis,
                "warnings": accepted.warnings.iter().map(|warning| warning.code()).collect::<Vec<_>>(),
            }),
            Verdict::Refused(refusal) => json!({
                "outcome": outcome, "code": refusal.reason.code(), "kind": null, "full_name": null,
                "remaining_millis": null, "warnings": [],
            }),
        })
    }

    fn time(&mut self, command: &Value) -> Result<Value, Refused> {
        let keys = self.keys.clone();
        let (phone, text) = (self.phone(command)?, text(command, "text")?);
        let id = DocumentId(text.to_owned());
        let micros = match command.get("call").and_then(Value::as_str).ok_or_else(bad)? {
            "bars" => micros(|| code128(text)),
            "symbol" => micros(|| {
                let (prefix, digits) = text.split_at(text.len().min("DIIA1:".len()));
                let segments = [Segment::Bytes(prefix.as_bytes()), Segment::Numeric(digits)];
                qr(&segments, ErrorCorrection::M).map(|symbol| symbol.matrix().to_packed_bytes())
            }),
            "check" => micros(|| phone.check(text)),
            "read_card" => micros(|| phone.scan(text)),
            // With the symbol, as the bindings give it.
            "show_again" => micros(|| run(phone.show(&id, Profile::Identity, false)).map(|code| code.qr())),
            "show" => micros(|| run(phone.show(&id, Profile::Identity, true)).map(|code| code.qr())),
            "sign" => micros(|| run(keys.sign(&KeyAlias(text.to_owned()), &[0; 61]))),
            _ => return Err(bad()),
        };
        Ok(json!({ "micros": micros }))
    }

    fn ask(&mut self, command: &Value) -> Result<Value, Refused> {
        let wanted = match text(command, "wish")? {
            "status" => Wanted::Status,
            "identity" => Wanted::Identity,
            "age_18" => Wanted::Age(AgeThreshold::new(18).map_err(|_| bad())?),
            _ => return Err(bad()),
        };
        let phone = self.phone(command)?;
        let session = phone.ask_as_person(wanted, None).map_err(|error| error.code().to_owned())?;
        let ask = phone.text_of_ask(&session);
        self.asked = Some(session);
        Ok(json!({ "text": ask }))
    }

    fn answer_ask(&mut self, command: &Value) -> Result<Value, Refused> {
        let phone = self.phone(command)?;
        let code = |error: AskingError| error.code().to_owned();
        let mut consent = phone.read_ask(text(command, "text")?).map_err(code)?;
        run(phone.confirm_ask(&mut consent)).map_err(code)?;
        let answer = run(phone.answer(&consent)).map_err(code)?;
        Ok(json!({ "text": answer.text(), "check_digits": answer.check_digits().as_str() }))
    }

    fn check_answer(&mut self, command: &Value) -> Result<Value, Refused> {
        let mut session = self.asked.take().ok_or_else(bad)?;
        let checked = self.phone(command)?.check_answer(&mut session, text(command, "text")?);
        self.asked = Some(session);
        let checked = checked.map_err(|error| error.code().to_owned())?;
        let outcome = match checked.verdict.outcome() {
            Outcome::Valid => "valid",
            Outcome::Attention => "attention",
            Outcome::Refused => "refused",
        };
        let name = match &checked.verdict {
            Verdict::Valid(valid) => valid.identity.as_ref().map(|identity| identity.name.full()),
            Verdict::Refused(_) => None,
        };
        Ok(json!({
            "outcome": outcome,
            "full_name": name,
            "at_least": checked.at_least.map(AgeThreshold::years),
            "check_digits": checked.check_digits.as_str(),
        }))
    }

    fn read_card(&mut self, command: &Value) -> Result<Value, Refused> {
        let scanned =
            self.phone(command)?.scan(text(command, "text")?).map_err(|error| error.code().to_owned())?;
        let Scanned::Request(request) = scanned else { return Err("no_request".to_owned()) };
        let documents = request
            .documents
            .iter()
            .map(|document| json!({ "name": document.kind.partner_name(), "required": document.required }));
        let recipient = match &request.delivery {
            Delivery::Letter { to } => Some(to.as_str()),
            _ => None,
        };
        Ok(json!({
            "id": request.id,
            "legal_name": request.requester.legal_name,
            "register_code": request.requester.register_code,
            "branch": request.requester.branch,
            "address": request.requester.address,
            "purpose": request.purpose,
            "recipient": recipient,
            "documents": documents.collect::<Vec<_>>(),
            "all_or_nothing": request.all_or_nothing,
            "with_signature": request.with_signature,
            "expires_at": request.expires_at.unix_millis(),
        }))
    }
}

/// Microseconds of one call: the middle of 400, after the machine has warmed up.
fn micros<T>(mut call: impl FnMut() -> T) -> f64 {
    let warm = Instant::now();
    while warm.elapsed() < Duration::from_millis(200) {
        black_box(call());
    }
    let mut took = [(); 400].map(|()| {
        let start = Instant::now();
        black_box(call());
        start.elapsed()
    });
    took.sort();
    took[took.len() / 2].as_secs_f64() * 1e6
}

fn bad() -> Refused {
    "bad_command".to_owned()
}

fn text<'c>(command: &'c Value, member: &str) -> Result<&'c str, Refused> {
    command.get(member).and_then(Value::as_str).ok_or_else(bad)
}

fn texts<'c>(command: &'c Value, member: &str) -> Result<Vec<&'c str>, Refused> {
    let list = command.get(member).and_then(Value::as_array).ok_or_else(bad)?;
    list.iter().map(|text| text.as_str().ok_or_else(bad)).collect()
}

fn number(command: &Value, member: &str) -> Result<i64, Refused> {
    command.get(member).and_then(Value::as_i64).ok_or_else(bad)
}
