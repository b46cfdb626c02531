use diia_citizen::check::{SeenPasses, Verdict, check_pass};
use diia_citizen::code::digits::{DigitsSecret, draw_digits, parse_entry};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::time::{ClockState, Timestamp, TrustedNow};
use diia_citizen::trust::TrustStore;
use serde_json::{Value, json};

use super::{Answer, State};

/// The live codes.
#[derive(Default)]
pub(super) struct Codes {
    codes: Vec<Code>,
    /// Digits that somebody else has.
    taken: Vec<String>,
}

pub(super) struct Code {
    id: String,
    pub(super) digits: String,
    kind: String,
    expires_at: Timestamp,
    used_by: Option<(String, Timestamp)>,
}

impl State {
    /// These digits are somebody else's.
    pub fn take_digits(&mut self, digits: &str) {
        self.codes.taken.push(digits.to_owned());
    }

    /// An institution checks a code.
    pub fn institution_checks(&mut self, digits: &str, institution: &str) -> Answer {
        self.use_code(digits, institution)
    }

    pub(super) fn register_code(&mut self, body: &Value) -> Answer {
        let pass = body["pass"].as_str().expect("a pass");
        let digits =
            parse_entry(body["digits"].as_str().expect("digits")).map_err(|_| (400, "digits_malformed"))?;
        let attempt = u8::try_from(body["attempt"].as_u64().expect("a number")).expect("a small number");
        let mut trust = TrustStore::new(vec![self.root.public_key()]);
        let now = self.now();
        let list =
            diia_test_issuer::issuer_list_jwt(std::slice::from_ref(&self.authority), now, now, &self.root);
        trust.take_issuer_list(&list).expect("a good list");
        let clock = TrustedNow { now, state: ClockState::Unsynchronised };
        let verdict = check_pass(pass, &LinkBase::default(), &trust, clock, &mut SeenPasses::new());
        let Verdict::Valid(valid) = verdict else { return Err((403, "pass_refused")) };
        let kind = valid.kind.clone().expect("a known kind");
        let secret = DigitsSecret::from_bytes(State::digits_secret(&kind));
        if draw_digits(&secret, valid.issued_at, attempt) != digits {
            return Err((403, "digits_not_of_pass"));
        }
        if self.codes.taken.iter().any(|taken| taken == digits.as_str()) {
            return Err((409, "digits_taken"));
        }
        let code = Code {
            id: self.draw_uuid(),
            digits: digits.as_str().to_owned(),
            kind: kind.partner_name().to_owned(),
            expires_at: now.plus_millis(180_000),
            used_by: None,
        };
        let answer = json!({
            "codeId": code.id,
            "expiresAt": code.expires_at.unix_millis(),
            "serverTime": now.unix_millis(),
        });
        self.codes.codes.push(code);
        Ok(answer)
    }

    pub(super) fn code_state(&self, id: &str) -> Answer {
        let code = self.codes.codes.iter().find(|code| code.id == id).ok_or((404, "code_unknown"))?;
        let mut state = json!({
            "state": if code.used_by.is_some() { "used" } else { "live" },
            "expiresAt": code.expires_at.unix_millis(),
            "requests": self.requests.by_code(&code.digits),
        });
        if let Some((name, at)) = &code.used_by {
            state["usedBy"] = json!({ "name": name, "at": at.unix_millis() });
        }
        Ok(state)
    }

    pub(super) fn check_code(&mut self, body: &Value) -> Answer {
        let digits = body["digits"].as_str().expect("digits").to_owned();
        if let Some(expected) = body["documentType"].as_str() {
            let code =
                self.codes.codes.iter().find(|code| code.digits == digits).ok_or((404, "code_unknown"))?;
            if code.kind != expected {
                return Err((400, "code_of_another_kind"));
            }
        }
        self.use_code(&digits, "Надія Д.")
    }

    /// In the order of the existing service: not found, used, expired.
    fn use_code(&mut self, digits: &str, by: &str) -> Answer {
        let now = self.now();
        let initials = [self.citizen.last, self.citizen.first, self.citizen.middle]
            .map(|name| name.chars().next().map(|c| format!("{c}.")).unwrap_or_default())
            .join(" ");
        let code = self.codes.codes.iter_mut().find(|code| code.digits == digits);
        let code = code.ok_or((404, "code_unknown"))?;
        if code.used_by.is_some() {
            return Err((400, "code_used"));
        }
        if now >= code.expires_at {
            return Err((400, "code_expired"));
        }
        code.used_by = Some((by.to_owned(), now));
        Ok(json!({
            "valid": true,
            "documentType": code.kind,
            "initials": initials,
            "checkedAt": now.unix_millis(),
        }))
    }
}
