use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox::{Answer, Sandbox, read};

/// An institution's own server, as it calls the partner API.
pub(crate) struct Partner<'s> {
    sandbox: &'s Sandbox,
    pub(crate) label: &'static str,
    pub(crate) token: String,
}

impl<'s> Partner<'s> {
    /// The service centre, signed in.
    pub(crate) fn cnap(sandbox: &'s Sandbox) -> Self {
        Partner::named(sandbox, "cnap")
    }

    pub(crate) fn named(sandbox: &'s Sandbox, label: &'static str) -> Self {
        let card = card(sandbox, label);
        let text = |name: &str| card[name].as_str().unwrap().to_owned();
        let path = format!("/api/v1/auth/acquirer/{}", text("acquirerToken"));
        let call = sandbox.call(Method::GET, &path);
        let session = read(call.header("Authorization", format!("Basic {}", text("authAcquirerToken"))));
        let token = session.ok()["token"].as_str().unwrap().to_owned();
        Partner { sandbox, label, token }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.sandbox.get(path, &self.token)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.sandbox.post(path, &self.token, body)
    }

    pub(crate) fn branch(&self) -> String {
        let created = self.post("/api/v2/acquirers/branch", &branch()).ok();
        created["_id"].as_str().unwrap().to_owned()
    }

    pub(crate) fn offer(&self, branch: &str, offer: &Value) -> String {
        let created = self.post(&format!("/api/v1/acquirers/branch/{branch}/offer"), offer).ok();
        created["_id"].as_str().unwrap().to_owned()
    }

    /// A link for one request of an offer.
    pub(crate) fn offer_request(&self, branch: &str, body: &Value) -> Answer {
        self.post(&format!("/api/v2/acquirers/branch/{branch}/offer-request/dynamic"), body)
    }

    /// A link for one request of two documents, with a return link.
    pub(crate) fn link(&self, trace_id: &str, pairing: bool) -> String {
        let branch = self.branch();
        let offer = self.offer(&branch, &two_documents());
        let body = json!({
            "offerId": offer,
            "requestId": trace_id,
            "returnLink": "https://www.cnap.example/done?x=1",
            "pairing": pairing,
        });
        let created = self.offer_request(&branch, &body).ok();
        created["deeplink"].as_str().unwrap().to_owned()
    }

    pub(crate) fn status(&self, kind: &str, trace_id: &str) -> Value {
        self.get(&format!("/api/v1/acquirers/{kind}/status?requestId={trace_id}")).ok()
    }

    /// What has arrived at its server, newest first.
    pub(crate) fn packages(&self) -> Vec<Value> {
        let received = self.get(&format!("/sandbox/partners/{}/packages", self.label)).ok();
        received["packages"].as_array().unwrap().clone()
    }

    /// Where its packages go from now on.
    pub(crate) fn set_delivery(&self, change: &Value) -> Answer {
        self.sandbox.send(Method::PUT, &format!("/sandbox/partners/{}", self.label), "", change)
    }
}

/// What the sandbox tells about an institution.
pub(crate) fn card(sandbox: &Sandbox, label: &str) -> Value {
    let all = sandbox.get("/sandbox/partners", "").ok();
    let card = all["partners"].as_array().unwrap().iter().find(|partner| partner["label"] == label);
    card.unwrap().clone()
}

pub(crate) fn branch() -> Value {
    json!({
        "name": "Вікно 3",
        "email": "okno3@cnap.example",
        "region": "Київська обл.",
        "district": "Бориспільський р-н",
        "location": "м. Бориспіль",
        "street": "вул. Зразкова",
        "house": "1",
        "deliveryTypes": ["api"],
        "offerRequestType": "dynamic",
        "scopes": {
            "sharing": ["passport", "internal-passport", "taxpayer-card"],
            "documentIdentification": ["internal-passport"],
            "diiaId": ["auth", "hashedFilesSigning"],
        },
    })
}

pub(crate) fn two_documents() -> Value {
    json!({
        "name": "Реєстрація місця проживання",
        "scopes": { "sharing": ["internal-passport", "taxpayer-card"] },
    })
}
