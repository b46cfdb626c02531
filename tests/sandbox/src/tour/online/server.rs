//! The server of this chapter: this very program, serving, and an institution's server that calls it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use diia_citizen::ports::{HttpHeader, HttpMethod, HttpRequest, Transport as _};
use diia_test_phone::{HttpTransport, run};
use serde_json::{Value, json};

use crate::error::SandboxError;
use crate::phone::Ready;

const TIMEOUT_MILLIS: u32 = 20_000;
const LONGEST_ANSWER: u32 = 16 << 20;

/// Serves until it is dropped.
pub(super) struct Server {
    child: Child,
    transport: HttpTransport,
    line: Value,
    pub(super) ready: Ready,
}

impl Server {
    pub(super) fn start() -> Result<Self, SandboxError> {
        let program = std::env::current_exe().map_err(SandboxError::Listen)?;
        let mut child = Command::new(program)
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(SandboxError::Listen)?;
        let mut text = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut text).map_err(SandboxError::Listen)?;
        }
        let read = |error| SandboxError::Library(format!("the server's first line: {error}"));
        let line: Value = serde_json::from_str(&text).map_err(read)?;
        let ready = serde_json::from_value(line.clone()).map_err(read)?;
        let transport = HttpTransport::new().map_err(|error| SandboxError::library(&error))?;
        Ok(Server { child, transport, line, ready })
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.line.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// One call, whatever the answer says.
    pub(super) fn call(
        &self,
        path: &str,
        authorization: Option<&str>,
        body: Option<&Value>,
    ) -> Result<Value, SandboxError> {
        let header = |name: &str, value: &str| HttpHeader { name: name.into(), value: value.into() };
        let mut headers = vec![header("Content-Type", "application/json")];
        headers.extend(authorization.map(|value| header("Authorization", value)));
        let answer = run(self.transport.send(HttpRequest {
            method: if body.is_some() { HttpMethod::Post } else { HttpMethod::Get },
            url: format!("{}{path}", self.ready.url),
            headers,
            body: body.map(|body| body.to_string().into_bytes()).unwrap_or_default(),
            timeout_millis: TIMEOUT_MILLIS,
            max_response_bytes: LONGEST_ANSWER,
        }));
        let answer = answer.map_err(|error| SandboxError::library(&error))?;
        serde_json::from_slice(&answer.body).map_err(|error| SandboxError::library(&error))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The service centre's own server, signed in, with one branch and one service.
pub(super) struct Partner<'s> {
    server: &'s Server,
    session: String,
    pub(super) branch: String,
    offer: String,
}

impl<'s> Partner<'s> {
    pub(super) fn sign_in(server: &'s Server) -> Result<Self, SandboxError> {
        let basic = format!("Basic {}", server.text("auth_acquirer_token"));
        let path = format!("/api/v1/auth/acquirer/{}", server.text("acquirer_token"));
        let session = format!("Bearer {}", member(&server.call(&path, Some(&basic), None)?, "token")?);
        let kinds = ["internal-passport", "taxpayer-card"];
        let branch = json!({
            "name": "Вікно 3", "location": "м. Зразкове", "street": "вул. Прикладна", "house": "1",
            "deliveryTypes": ["api"], "offerRequestType": "dynamic",
            "scopes": { "sharing": kinds, "documentIdentification": ["internal-passport"] },
        });
        let branch = member(&server.call("/api/v2/acquirers/branch", Some(&session), Some(&branch))?, "_id")?;
        let offer = json!({ "name": "Реєстрація місця проживання", "scopes": { "sharing": kinds } });
        let path = format!("/api/v1/acquirers/branch/{branch}/offer");
        let offer = member(&server.call(&path, Some(&session), Some(&offer))?, "_id")?;
        Ok(Partner { server, session, branch, offer })
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, SandboxError> {
        self.server.call(path, Some(&self.session), Some(body))
    }

    pub(super) fn get(&self, path: &str) -> Result<Value, SandboxError> {
        self.server.call(path, Some(&self.session), None)
    }

    /// A link for one request, begun on another screen than the phone's.
    pub(super) fn link(&self, request_id: &str) -> Result<String, SandboxError> {
        let path = format!("/api/v2/acquirers/branch/{}/offer-request/dynamic", self.branch);
        let body = json!({
            "offerId": self.offer,
            "requestId": request_id,
            "returnLink": "https://www.cnap.example/done",
            "pairing": true,
        });
        member(&self.post(&path, &body)?, "deeplink")
    }

    /// What has arrived for a request.
    pub(super) fn arrived(&self, request_id: &str) -> Result<Value, SandboxError> {
        let all = self.get("/sandbox/partners/cnap/packages")?;
        let packages = all.get("packages").and_then(Value::as_array);
        let of_this = |package: &&Value| package.get("traceId").and_then(Value::as_str) == Some(request_id);
        packages
            .and_then(|packages| packages.iter().find(of_this))
            .cloned()
            .ok_or_else(|| SandboxError::Library(format!("no package for {request_id}")))
    }
}

/// A text of an answer.
pub(super) fn member(answer: &Value, name: &str) -> Result<String, SandboxError> {
    let text = answer.get(name).and_then(Value::as_str).map(str::to_owned);
    text.ok_or_else(|| SandboxError::Library(format!("no {name} in the answer: {answer}")))
}
