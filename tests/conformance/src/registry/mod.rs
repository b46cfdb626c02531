//! A registry's server in memory, for tests of the flows: it really signs, really checks signatures, keeps codes and
//! requests, and can be told to lose, delay and garble. What it is asked stands in the document of the sandbox's API.

mod codes;
mod documents;
mod faults;
mod phone;
mod replay;
mod requests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::es256::{PublicKey, Signature, sha256};
use diia_citizen::ports::{HttpMethod, HttpRequest, HttpResponse, Transport, TransportError};
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::{Authority, TestCitizen, TestKey, issuer_list_jwt, status_list_jwt};
use diia_test_phone::SettableClock;
use serde_json::{Value, json};

use crate::openssl::OpenSsl;
pub use faults::Fault;
pub use phone::OnlinePhone;
pub use requests::{Offer, PartnerAnswer, Pending, Signing, request_jwt};

/// Where it says it is.
pub const ADDRESS: &str = "https://registry.example";

/// The activation code of its one citizen.
pub const ACTIVATION_CODE: &str = "4711-0815";

/// The server. Clones are the same server.
#[derive(Clone)]
pub struct Registry {
    state: Arc<Mutex<State>>,
}

/// All that it knows.
pub struct State {
    /// Its clock.
    pub clock: SettableClock,
    /// Who signs documents, lists and requests.
    pub authority: Authority,
    /// The root that phones pin.
    pub root: TestKey,
    /// Whose phone it is.
    pub citizen: TestCitizen,
    /// The partner's and the phone's certificates, and the partner's openssl.
    pub openssl: OpenSsl,
    /// What it was asked, in order: method and path.
    pub asked: Vec<String>,
    phone: Option<PublicKey>,
    challenges: Vec<String>,
    sessions: Vec<String>,
    drawn: u64,
    faults: Vec<(String, Fault)>,
    replay: replay::Replay,
    codes: codes::Codes,
    requests: requests::Requests,
}

/// What the server says no with: status and reason.
type Refusal = (u16, &'static str);
type Answer = Result<Value, Refusal>;

impl Registry {
    /// A server whose clock is `clock`, for this citizen.
    pub fn new(clock: SettableClock, citizen: TestCitizen) -> Self {
        let now = wall(&clock);
        let year = 365 * 24 * HOUR_MILLIS;
        let [from, to] = [-year, year].map(|millis| now.plus_millis(millis));
        let authority = Authority::new("online", "Тестовий реєстр", "Test Registry", from, to);
        let openssl = OpenSsl::new();
        openssl.partner("partner");
        let state = State {
            clock,
            authority,
            root: TestKey::from_label("root of the registry"),
            citizen,
            openssl,
            asked: Vec::new(),
            phone: None,
            challenges: Vec::new(),
            sessions: Vec::new(),
            drawn: 0,
            faults: Vec::new(),
            replay: replay::Replay::default(),
            codes: codes::Codes::default(),
            requests: requests::Requests::default(),
        };
        Registry { state: Arc::new(Mutex::new(state)) }
    }

    /// Everything it knows, to look at and to change.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next request whose path ends so meets this fault.
    pub fn fail_next(&self, path_end: &str, fault: Fault) {
        self.state().faults.push((path_end.to_owned(), fault));
    }

    /// How often a path that ends so was asked for.
    pub fn count(&self, path_end: &str) -> usize {
        self.state().asked.iter().filter(|asked| asked.ends_with(path_end)).count()
    }
}

impl Transport for Registry {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        assert!(request.timeout_millis > 0 && request.max_response_bytes > 0, "a request has its limits");
        let path = request.url.strip_prefix(ADDRESS).expect("no other server is asked").to_owned();
        let mut state = self.state();
        state.asked.push(format!("{} {path}", request.method.as_str()));
        let fault = state.next_fault(&path);
        faults::with(fault, || state.answer(&request, &path))
    }
}

fn wall(clock: &SettableClock) -> Timestamp {
    use diia_citizen::ports::Clock as _;
    clock.read().expect("a test clock answers").wall
}

impl State {
    /// The server's time.
    pub fn now(&self) -> Timestamp {
        wall(&self.clock)
    }

    /// A short name of its own.
    fn draw(&mut self) -> [u8; 32] {
        self.drawn += 1;
        sha256(format!("drawn {}", self.drawn).as_bytes())
    }

    fn draw_uuid(&mut self) -> String {
        let hex = crate::vectors::hex(&self.draw());
        format!("{}-{}-4{}-8{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
    }

    fn answer(&mut self, request: &HttpRequest, path: &str) -> HttpResponse {
        let text = |text: String| response(200, text.into_bytes());
        let now = self.now();
        match (request.method, path) {
            (HttpMethod::Get, "/api/v1/citizen/issuers") => {
                let week = now.plus_millis(7 * 24 * HOUR_MILLIS);
                return text(issuer_list_jwt(std::slice::from_ref(&self.authority), now, week, &self.root));
            }
            (HttpMethod::Get, "/api/v1/citizen/status-lists/1") => {
                return text(status_list_jwt(&self.authority, 1_000, &[], now));
            }
            _ => {}
        }
        if request.method == HttpMethod::Get {
            return of(self.get(request, path));
        }
        if let Some(earlier) = self.replay.earlier(request, path) {
            return earlier;
        }
        let body: Value = serde_json::from_slice(&request.body).expect("a body is JSON");
        let answer = of(self.post(request, path, &body));
        self.replay.remember(request, path, &answer);
        answer
    }

    fn get(&mut self, request: &HttpRequest, path: &str) -> Answer {
        let parts: Vec<&str> = path.trim_start_matches("/api/v1/citizen/").split('/').collect();
        match parts[..] {
            ["time"] => Ok(json!({ "serverTime": self.now().unix_millis() })),
            ["codes", id] => self.code_state(id),
            ["requests"] => self.signed_in(request).and_then(|()| self.incoming()),
            ["requests", id, "status"] => self.signed_in(request).and_then(|()| self.request_status(id)),
            _ => Err((404, "not_found")),
        }
    }

    fn post(&mut self, request: &HttpRequest, path: &str, body: &Value) -> Answer {
        let parts: Vec<&str> = path.trim_start_matches("/api/v1/citizen/").split('/').collect();
        match parts[..] {
            ["challenge"] => {
                let challenge = URL_SAFE_NO_PAD.encode(self.draw());
                self.challenges.push(challenge.clone());
                Ok(json!({ "challenge": challenge, "expiresAt": self.now().unix_millis() + 300_000 }))
            }
            ["session"] => self.open_session(body),
            ["codes"] => self.register_code(body),
            _ => {
                self.signed_in(request)?;
                match parts[..] {
                    ["codes", "check"] => self.check_code(body),
                    ["credentials"] => self.issue(body),
                    ["requests", "verify"] => self.verify_request(body),
                    ["requests", id, "generate"] => self.generate(id, body),
                    ["requests", id, "send"] => self.send_package(id, body),
                    ["requests", id, "status"] => self.report(id, body),
                    _ => Err((404, "not_found")),
                }
            }
        }
    }

    /// Every session is forgotten, as after a restart of the server.
    pub fn forget_sessions(&mut self) {
        self.sessions.clear();
    }

    fn open_session(&mut self, body: &Value) -> Answer {
        let key = device_key(body);
        self.check_proof(body, &key, b"diia-citizen/1/session\0")?;
        match body["activationCode"].as_str() {
            Some(ACTIVATION_CODE) => self.phone = Some(key),
            Some(_) => return Err((403, "activation_code_wrong")),
            None if self.phone == Some(key) => {}
            None => return Err((403, "device_unknown")),
        }
        let token = crate::vectors::hex(&self.draw());
        self.sessions.push(token.clone());
        Ok(json!({ "token": token, "expiresAt": self.now().unix_millis() + 2 * HOUR_MILLIS }))
    }

    /// The challenge is one of ours, is used once, and was signed by this key.
    fn check_proof(&mut self, body: &Value, key: &PublicKey, domain: &[u8]) -> Result<(), Refusal> {
        let challenge = body["challenge"].as_str().expect("a challenge");
        let at = self.challenges.iter().position(|known| known == challenge);
        self.challenges.remove(at.ok_or((403, "challenge_unknown"))?);
        let bytes = URL_SAFE_NO_PAD.decode(challenge).expect("base64url");
        let proof = URL_SAFE_NO_PAD.decode(body["proof"].as_str().expect("a proof")).expect("base64url");
        let proof = Signature::from_canonical(&proof).expect("64 bytes, low s");
        let message = [domain, &bytes, &key.to_compressed()].concat();
        if key.verifies(&message, &proof) { Ok(()) } else { Err((403, "proof_wrong")) }
    }

    fn signed_in(&self, request: &HttpRequest) -> Result<(), Refusal> {
        let token = header(request, "Authorization").and_then(|value| value.strip_prefix("Bearer "));
        let known = token.is_some_and(|token| self.sessions.iter().any(|session| session == token));
        if known { Ok(()) } else { Err((401, "token_expired")) }
    }
}

fn device_key(body: &Value) -> PublicKey {
    let bytes = URL_SAFE_NO_PAD.decode(body["deviceKey"].as_str().expect("a key")).expect("base64url");
    PublicKey::from_platform(&bytes).expect("a key of P-256")
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| &*header.value)
}

fn response(status: u16, body: Vec<u8>) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body }
}

fn of(answer: Answer) -> HttpResponse {
    match answer {
        Ok(body) => response(200, body.to_string().into_bytes()),
        Err((status, reason)) => {
            let data = json!({ "reason": reason, "text": { "uk": "…", "en": "…" } });
            let body =
                json!({ "success": false, "name": "Error", "message": reason, "code": status, "data": data });
            response(status, body.to_string().into_bytes())
        }
    }
}
