//! A phone with the library on it, for whoever has none at hand: it reaches a sandbox by HTTP and does what a citizen would.

mod answer;
mod refusal;
mod signing_key;

pub(crate) use answer::{Answered, Opened};
pub(crate) use refusal::Refusal;

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::citizen::{
    Citizen, CodeReport, DigitsState, DocumentId, OpenedRequest, ReceiptFilter, Scanned, ServerSettings,
    Settings, ShownCode,
};
use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::ports::KeyAlias;
use diia_citizen::server::{OpenedBy, ServerAddress};
use diia_citizen::time::Timestamp;
use diia_test_phone::{HttpTransport, MemoryStorage, PhonePorts, SoftwareKeyStore, SystemClock, run};
use serde::Deserialize;

use crate::wall_clock;

/// What `serve` prints when it is ready, as far as a phone needs it.
#[derive(Deserialize)]
pub(crate) struct Ready {
    pub(crate) url: String,
    activation_codes: BTreeMap<String, String>,
    root_key: Jwk,
}

#[derive(Deserialize)]
struct Jwk {
    x: String,
    y: String,
}

/// The documents that it fetches.
const DOCUMENTS: [DocumentKind; 2] = [DocumentKind::InternalPassport, DocumentKind::TaxpayerCard];

/// The phone.
pub(crate) struct Phone {
    pub(crate) citizen: Citizen<PhonePorts<HttpTransport, MemoryStorage, SystemClock>>,
    keys: SoftwareKeyStore,
    url: String,
    /// Whose it is: the label of a test citizen.
    label: String,
    shown: Option<ShownCode>,
}

impl Phone {
    /// The phone of a test citizen, activated, with fresh lists and two documents.
    pub(crate) fn ready(ready: &Ready, label: &str) -> Result<Self, Refusal> {
        let unusable = |what: &str| Refusal::of_arguments(format!("{what} of the ready line cannot be used"));
        let code = ready.activation_codes.get(label).ok_or_else(|| {
            let known: Vec<_> = ready.activation_codes.keys().map(String::as_str).collect();
            Refusal::of_arguments(format!("no citizen {label:?}; there are {}", known.join(", ")))
        })?;
        let root = ready.root_key.public_key().ok_or_else(|| unusable("root_key"))?;
        let address = ServerAddress::new(&ready.url).map_err(|_| unusable("url"))?;
        let transport = HttpTransport::new().map_err(|error| Refusal::of_arguments(error.to_string()))?;
        // Keys follow from their names, and two phones must not have one key.
        let name = format!("{label} {}", wall_clock::now().unix_millis());
        let server = ServerSettings { address, phone_key: KeyAlias(format!("phone of {name}")) };
        let settings = Settings { roots: vec![root], link_base: LinkBase::default(), server: Some(server) };
        let ports = PhonePorts::online(SystemClock::started_now(), transport);
        let keys = ports.keys.clone();
        let citizen = run(Citizen::open(ports, settings))?;
        run(citizen.activate(code))?;
        run(citizen.refresh_lists())?;
        for kind in DOCUMENTS {
            let alias = KeyAlias(format!("{} of {name}", kind.partner_name()));
            run(citizen.obtain_document(&id_of(&kind), &kind, &alias))?;
        }
        Ok(Phone { citizen, keys, url: ready.url.clone(), label: label.to_owned(), shown: None })
    }

    /// Whose it is.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// The instant as the library knows it.
    pub(crate) fn now(&self) -> Result<Timestamp, Refusal> {
        Ok(self.citizen.now()?.now)
    }

    /// Shows the code of the ID card and has its digits registered.
    pub(crate) fn show(&mut self, profile: Profile, fresh: bool) -> Result<ShownCode, Refusal> {
        let id = id_of(&DocumentKind::InternalPassport);
        run(self.citizen.show(&id, profile, fresh))?;
        let code = run(self.citizen.register_digits(&id, profile))?;
        self.shown = Some(code.clone());
        Ok(code)
    }

    /// What became of the code that is shown.
    pub(crate) fn report(&self) -> Result<CodeReport, Refusal> {
        let code =
            self.shown.as_ref().ok_or_else(|| Refusal::of_arguments("no code is shown; `show` first"))?;
        let DigitsState::Registered { code_id, .. } = code.digits() else {
            return Err(Refusal::of_arguments("the digits are not registered; `show` again"));
        };
        Ok(run(self.citizen.code_report(&code_id))?)
    }

    /// All receipts, as JSON.
    pub(crate) fn receipts(&self) -> Result<String, Refusal> {
        Ok(run(self.citizen.export_receipts(&ReceiptFilter::default()))?.json)
    }

    /// Reads what a camera saw or what was tapped: a printed card is believed by itself, of any other link the server is asked.
    pub(crate) fn open(&self, text: &str, by: OpenedBy) -> Result<Opened, Refusal> {
        if by == OpenedBy::Scan {
            match self.citizen.scan(text)? {
                Scanned::Request(request) => {
                    return Ok(Opened::Documents(self.citizen.consent(*request, None)));
                }
                Scanned::Ask { text } => return Ok(Opened::Ask(self.citizen.read_ask(&text)?)),
                Scanned::Pass { text } => return Ok(Opened::Verdict(self.citizen.check(&text)?)),
                // A portrait says nothing without the code beside it.
                Scanned::Portrait { .. } | Scanned::Link(_) => {}
            }
        }
        Ok(match run(self.citizen.open_any(text, by))? {
            OpenedRequest::Documents(request) => Opened::Documents(self.citizen.consent(*request, None)),
            OpenedRequest::Signing(request) => Opened::Signing(self.citizen.signing_consent(*request)),
        })
    }

    /// Opens the newest request that was raised by a code of this phone.
    pub(crate) fn open_incoming(&self) -> Result<Opened, Refusal> {
        let waiting = run(self.citizen.incoming_requests())?;
        let newest = waiting.iter().max_by_key(|request| request.created_at);
        let newest = newest.ok_or_else(|| Refusal::of_arguments("no request is waiting"))?;
        let request = run(self.citizen.open_request(&newest.id))?;
        Ok(Opened::Documents(self.citizen.consent(request, None)))
    }
}

impl Jwk {
    fn public_key(&self) -> Option<PublicKey> {
        let coordinate = |text: &str| <[u8; 32]>::try_from(URL_SAFE_NO_PAD.decode(text).ok()?).ok();
        PublicKey::from_coordinates(&coordinate(&self.x)?, &coordinate(&self.y)?).ok()
    }
}

fn id_of(kind: &DocumentKind) -> DocumentId {
    DocumentId(kind.partner_name().to_owned())
}

/// The digits of a code, as they are shown.
pub(crate) fn digits(code: &ShownCode) -> String {
    match code.digits() {
        DigitsState::Registered { digits, .. } => digits.as_str().to_owned(),
        DigitsState::NeedsInternet { .. } => String::new(),
    }
}
