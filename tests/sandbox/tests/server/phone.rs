use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::citizen::{
    Citizen, CodeReport, DigitsState, DocumentId, ReceiptFilter, RegistryError, ServerSettings, Settings,
    Shared, SharingError, ShownCode,
};
use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::consent::Consent;
use diia_citizen::copy::Pictures;
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::ports::{HttpRequest, HttpResponse, KeyAlias, Transport, TransportError};
use diia_citizen::receipt::Outcome;
use diia_citizen::server::{OpenedBy, ServerAddress};
use diia_test_phone::{HttpTransport, MemoryStorage, PhonePorts, SoftwareKeyStore, SystemClock, run};

use crate::sandbox::Sandbox;

pub(crate) const CARD: DocumentKind = DocumentKind::InternalPassport;

/// The library on a phone that reaches the sandbox by HTTP.
pub(crate) struct Phone {
    pub(crate) citizen: Citizen<PhonePorts<Watched, MemoryStorage, SystemClock>>,
    pub(crate) keys: SoftwareKeyStore,
    transport: Watched,
    label: String,
}

/// The way by HTTP, and the last request that went it.
#[derive(Clone)]
pub(crate) struct Watched {
    http: HttpTransport,
    last: Arc<Mutex<Option<HttpRequest>>>,
}

impl Transport for Watched {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        *self.last.lock().unwrap() = Some(request.clone());
        self.http.send(request).await
    }
}

impl Phone {
    /// A phone that knows nobody yet.
    pub(crate) fn new(sandbox: &Sandbox, label: &str) -> Self {
        let server = ServerSettings {
            address: ServerAddress::new(sandbox.url()).unwrap(),
            // Keys follow from their names, and two phones must not have one key.
            phone_key: KeyAlias(format!("phone of {label}")),
        };
        let settings =
            Settings { roots: vec![root(sandbox)], link_base: LinkBase::default(), server: Some(server) };
        let transport = Watched { http: HttpTransport::new().unwrap(), last: Arc::default() };
        let ports = PhonePorts::online(SystemClock::started_now(), transport.clone());
        let keys = ports.keys.clone();
        Phone {
            citizen: run(Citizen::open(ports, settings)).unwrap(),
            keys,
            transport,
            label: label.to_owned(),
        }
    }

    /// The phone of a test citizen, activated, with fresh lists and two documents.
    pub(crate) fn ready(sandbox: &Sandbox, label: &str) -> Self {
        let phone = Phone::new(sandbox, label);
        run(phone.citizen.activate(&activation_code(sandbox, label))).unwrap();
        run(phone.citizen.refresh_lists()).unwrap();
        for kind in [CARD, DocumentKind::TaxpayerCard] {
            phone.obtain(&kind);
        }
        phone
    }

    pub(crate) fn obtain(&self, kind: &DocumentKind) {
        let alias = KeyAlias(format!("{} of {}", kind.partner_name(), self.label));
        run(self.citizen.obtain_document(&id_of(kind), kind, &alias)).unwrap();
    }

    /// Shows the code of the ID card.
    pub(crate) fn show(&self) -> ShownCode {
        run(self.citizen.show(&id_of(&CARD), Profile::Identity, false)).unwrap()
    }

    /// Shows a new code of the ID card, whatever is on the screen.
    pub(crate) fn show_anew(&self) -> ShownCode {
        run(self.citizen.show(&id_of(&CARD), Profile::Identity, true)).unwrap()
    }

    pub(crate) fn register(&self) -> Result<ShownCode, RegistryError> {
        run(self.citizen.register_digits(&id_of(&CARD), Profile::Identity))
    }

    /// Shows a code whose digits can be used.
    pub(crate) fn registered(&self) -> (ShownCode, String) {
        self.show();
        let code = self.register().unwrap();
        let digits = digits(&code);
        (code, digits)
    }

    pub(crate) fn report(&self, code: &ShownCode) -> Result<CodeReport, RegistryError> {
        let DigitsState::Registered { code_id, .. } = code.digits() else { panic!("not registered") };
        run(self.citizen.code_report(&code_id))
    }

    /// Opens a link and looks at who asks for what.
    pub(crate) fn open(&self, link: &str, by: OpenedBy) -> Result<Consent, SharingError> {
        let request = run(self.citizen.open_link(link, by))?;
        Ok(self.citizen.consent(request, None))
    }

    /// Opens a link and confirms.
    pub(crate) fn confirmed(&self, link: &str, by: OpenedBy) -> Consent {
        let mut consent = self.open(link, by).unwrap();
        run(self.citizen.confirm(&mut consent)).unwrap();
        consent
    }

    pub(crate) fn share(
        &self,
        consent: &mut Consent,
        pairing_digits: Option<&str>,
    ) -> Result<Shared, SharingError> {
        run(self.citizen.share(consent, pairing_digits, Pictures::Include))
    }

    /// The request that it has sent last.
    pub(crate) fn last_request(&self) -> HttpRequest {
        self.transport.last.lock().unwrap().clone().unwrap()
    }

    /// The outcomes of all receipts, oldest first.
    pub(crate) fn outcomes(&self) -> Vec<Outcome> {
        let page = run(self.citizen.receipts(&ReceiptFilter::default(), None, usize::MAX)).unwrap();
        page.receipts.iter().rev().map(|receipt| receipt.content.outcome).collect()
    }
}

pub(crate) fn id_of(kind: &DocumentKind) -> DocumentId {
    DocumentId(kind.partner_name().to_owned())
}

pub(crate) fn digits(code: &ShownCode) -> String {
    let DigitsState::Registered { digits, .. } = code.digits() else { panic!("not registered") };
    digits.as_str().to_owned()
}

pub(crate) fn activation_code(sandbox: &Sandbox, label: &str) -> String {
    sandbox.ready("activation_codes")[label].as_str().unwrap().to_owned()
}

/// The key that an app pins, as the sandbox prints it.
fn root(sandbox: &Sandbox) -> PublicKey {
    let jwk = sandbox.ready("root_key");
    let coordinate = |name: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(jwk[name].as_str().unwrap()).unwrap();
        <[u8; 32]>::try_from(bytes).unwrap()
    };
    PublicKey::from_coordinates(&coordinate("x"), &coordinate("y")).unwrap()
}
