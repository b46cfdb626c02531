use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::Method;
use reqwest::blocking::{Client, RequestBuilder};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

/// The binary, serving. It ends with the test.
pub(crate) struct Sandbox {
    child: Child,
    ready: Value,
    client: Client,
}

/// What the server said.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// Null when it is no JSON.
    pub(crate) json: Value,
    pub(crate) text: String,
}

impl Sandbox {
    pub(crate) fn start() -> Self {
        Sandbox::start_with(&[])
    }

    pub(crate) fn start_with(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_diia-sandbox"))
            .arg("serve")
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line:?}: {error}"));
        // A connection of its own for each call: one that the server has cut is no trouble of the next call.
        let client = Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        Sandbox { child, ready, client }
    }

    /// A member of the line that it prints when it is ready.
    pub(crate) fn ready(&self, name: &str) -> &Value {
        &self.ready[name]
    }

    pub(crate) fn ready_line(&self) -> String {
        self.ready.to_string()
    }

    pub(crate) fn url(&self) -> &str {
        self.ready["url"].as_str().unwrap()
    }

    /// A call that is not sent yet.
    pub(crate) fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url()))
    }

    pub(crate) fn get(&self, path: &str, token: &str) -> Answer {
        read(self.call(Method::GET, path).bearer_auth(token))
    }

    /// Sends JSON; a POST under an idempotency key of its own.
    pub(crate) fn send(&self, method: Method, path: &str, token: &str, body: &Value) -> Answer {
        let call = self.call(method, path).bearer_auth(token).header("Idempotency-Key", fresh_key());
        read(call.header("Content-Type", "application/json").body(body.to_string()))
    }

    pub(crate) fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, token, body)
    }

    /// Sets what is to go wrong from now on.
    pub(crate) fn faults(&self, faults: &str) {
        let set = self.send(Method::PUT, "/sandbox/faults", "", &json!({ "faults": faults }));
        assert_eq!(set.status, 200, "{set:?}");
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// The JSON of an answer that says yes.
    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json
    }

    /// Status and stable name of an answer that says no.
    #[track_caller]
    pub(crate) fn refusal(&self) -> (u16, &str) {
        assert_eq!(self.json["success"], false, "{}", self.text);
        assert_eq!(self.json["code"], self.status);
        for language in ["uk", "en"] {
            assert!(self.json["data"]["text"][language].as_str().is_some_and(|text| !text.is_empty()));
        }
        (self.status, self.json["data"]["reason"].as_str().unwrap())
    }
}

/// Sends a call and reads the answer.
#[track_caller]
pub(crate) fn read(call: RequestBuilder) -> Answer {
    let response = call.send().unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().unwrap();
    let json = serde_json::from_slice(&bytes).unwrap_or_default();
    Answer { status, headers, json, text: String::from_utf8_lossy(&bytes).into_owned() }
}

pub(crate) fn fresh_key() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
