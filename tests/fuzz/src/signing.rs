//! Requests for signatures, signed again by who may sign them; any text as a request; any bytes as a certificate or a time
//! stamp.
//!
//! For each input: what is believed says exactly what a plain reader of the same JSON finds; no name on a screen hides
//! anything or leads anywhere; a certificate is taken only if its content is one that the authority of the vectors has signed.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use diia_citizen::es256::{PublicKey, Signature};
use diia_citizen::sign::{
    SigningAction, SigningCertificate, SigningConsent, SigningRequest, UnsignedSignature,
    read_signing_request,
};
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;
use diia_citizen::trust::TrustStore;
use diia_test_issuer::TestKey;
use serde_json::Value;

use crate::input::Input;
use crate::signer::Signer;

/// What the first byte of an input says that the rest is.
pub mod kind {
    /// Ten seconds from the vectors' time, signed; then the claims of a request, which is signed again.
    pub const CLAIMS: u8 = 0;
    /// The text of a request.
    pub const TEXT: u8 = 1;
    /// A certificate.
    pub const CERTIFICATE: u8 = 2;
    /// A time stamp token.
    pub const TIME_STAMP: u8 = 3;
}

/// The instant of the vectors.
const NOW: Timestamp = Timestamp::from_unix_millis(1_795_339_800_000);

/// The head of every request that is signed again.
const HEADER: &str = r#"{"alg":"ES256","typ":"request+jwt","kid":"00000002"}"#;

struct World {
    trust: TrustStore,
    phone: PublicKey,
    cards: Signer,
    roots: Vec<Vec<u8>>,
    issuing: Vec<u8>,
    /// What the good certificates say: all that the authority has ever signed for this key, good or bad.
    contents: Vec<Vec<u8>>,
    certificate: SigningCertificate,
}

thread_local! {
    static WORLD: World = World::new();
}

impl World {
    fn new() -> Self {
        let file: Value = serde_json::from_str(include_str!("../../vectors/signing.json")).unwrap();
        let mut trust = TrustStore::new(vec![TestKey::from_label("root").public_key()]);
        trust.take_issuer_list(file["issuer_list"].as_str().unwrap()).unwrap();
        let phone = TestKey::from_label("phone that signs").public_key();
        let part = &file["certificates"];
        let roots = ders(&part["roots"]);
        let good = ders(&part["good"][0]["chain"]);
        let certificate = SigningCertificate::new(&good, &roots, &phone, NOW).unwrap();
        let all = ["good", "bad"].into_iter().flat_map(|list| part[list].as_array().unwrap());
        let contents =
            all.filter_map(|vector| content(&ders(&vector["chain"])[0]).map(<[u8]>::to_vec)).collect();
        let cards = Signer::from_label("cards");
        World { trust, phone, cards, roots, issuing: good[1].clone(), contents, certificate }
    }
}

fn ders(list: &Value) -> Vec<Vec<u8>> {
    let bytes = |hex: &str| {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    };
    list.as_array().unwrap().iter().map(|hex| bytes(hex.as_str().unwrap())).collect()
}

/// What is signed of a certificate: the first element inside the outermost one, as long as a length has two bytes.
fn content(der: &[u8]) -> Option<&[u8]> {
    let inner = der.get(4..)?;
    let [0x30, 0x82, high, low, ..] = inner else { return None };
    inner.get(..4 + usize::from(u16::from_be_bytes([*high, *low])))
}

/// Runs one input; the end is `believed`, `certificate`, `stamped` or the reason.
pub fn run(data: &[u8]) -> &'static str {
    let mut input = Input(data);
    WORLD.with(|world| match input.byte() {
        kind::CLAIMS => {
            let now = NOW.plus_millis(i64::from(i8::from_be_bytes(input.array())) * 10_000);
            world.claims(input.0, now)
        }
        kind::TEXT => world.request(&input.text(), None, NOW),
        kind::CERTIFICATE => world.certificate(input.0),
        _ => world.time_stamp(input.0),
    })
}

impl World {
    fn claims(&self, claims: &[u8], now: Timestamp) -> &'static str {
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(claims));
        let signature = URL_SAFE_NO_PAD.encode(self.cards.sign(signed.as_bytes()));
        self.request(&format!("{signed}.{signature}"), Some(claims), now)
    }

    fn request(&self, text: &str, claims: Option<&[u8]>, now: Timestamp) -> &'static str {
        let read = read_signing_request(text, &self.trust, &self.phone, None, &[], now);
        match read {
            Ok(request) => {
                // A text of the fuzzer's own can be believed only as a whole: nobody else has the key.
                if let Some(claims) = claims {
                    says_what_stands_there(&request, &serde_json::from_slice(claims).unwrap(), now);
                }
                is_seen_whole(request, now);
                "believed"
            }
            Err(refusal) => {
                assert!(!refusal.text().uk.is_empty() && !refusal.to_string().is_empty());
                refusal.code()
            }
        }
    }

    fn certificate(&self, der: &[u8]) -> &'static str {
        let chain = [der.to_vec(), self.issuing.clone()];
        match SigningCertificate::new(&chain, &self.roots, &self.phone, NOW) {
            Ok(certificate) => {
                assert!(
                    self.contents.iter().any(|known| Some(&known[..]) == content(der)),
                    "nobody signed this"
                );
                let details = certificate.details();
                assert!(details.not_before <= NOW && NOW < details.ends_at);
                assert!(!hides(&details.subject) && !hides(&details.issuer));
                "certificate"
            }
            Err(error) => error.code(),
        }
    }

    fn time_stamp(&self, token: &[u8]) -> &'static str {
        let unsigned = UnsignedSignature::new(&[7; 32], &self.certificate, NOW).unwrap();
        // A signature that is always the same: what is stamped does not change, and seeds stay good.
        let signature = Signature::from_canonical(&[1; 64]).unwrap();
        match unsigned.signed(&signature).unwrap().with_time_stamp(token) {
            Ok(signed) => {
                let der = signed.to_der().unwrap();
                assert!(
                    der.windows(token.len()).any(|window| window == token),
                    "the token is kept as it was"
                );
                "stamped"
            }
            Err(error) => error.code(),
        }
    }
}

fn says_what_stands_there(request: &SigningRequest, claims: &Value, now: Timestamp) {
    assert_eq!(request.id, claims["jti"]);
    assert_eq!(request.ticket.nonce, claims["nonce"]);
    assert_eq!(request.action.name(), claims["action"]);
    assert_eq!(request.algorithm.name(), claims["signing"]["signAlgo"]);
    assert_eq!(request.host, claims["delivery"]["host"]);
    assert_eq!(request.requester.legal_name, claims["requester"]["legalName"]);
    assert_eq!(request.expires_at.unix_millis() / 1000, claims["exp"].as_i64().unwrap());
    assert!(now < request.expires_at);
    assert_eq!(claims["documents"].as_array().map(Vec::len), Some(0));
    if let Some(link) = &request.ticket.return_link {
        assert!(link.host() == request.host || link.host().ends_with(&format!(".{}", request.host)));
        let read = url::Url::parse(link.as_str()).unwrap();
        assert_eq!(
            (read.scheme(), read.host_str(), read.port(), read.username()),
            ("https", Some(link.host()), None, "")
        );
    }
    match &request.action {
        SigningAction::Files(files) => {
            let asked = claims["signing"]["hashedFiles"].as_array().unwrap();
            assert!(files.len() == asked.len() && (1..=50).contains(&files.len()));
            for (file, asked) in files.iter().zip(asked) {
                assert_eq!(file.name.exact(), asked["fileName"]);
                assert_eq!(STANDARD.encode(file.hash), *asked["fileHash"].as_str().unwrap());
            }
            for (at, file) in files.iter().enumerate() {
                assert!(files.iter().skip(at + 1).all(|other| other.name.shown() != file.name.shown()));
            }
        }
        SigningAction::SignIn { hash } => {
            assert_eq!(STANDARD.encode(hash), *claims["traceId"].as_str().unwrap())
        }
    }
}

fn is_seen_whole(request: SigningRequest, now: Timestamp) {
    if let SigningAction::Files(files) = &request.action {
        for file in files {
            let shown = file.name.shown();
            assert!(!hides(&shown) && !shown.trim().is_empty());
            let path = std::path::Path::new(file.name.exact());
            assert_eq!(
                path.file_name().and_then(|name| name.to_str()),
                Some(file.name.exact()),
                "a base name"
            );
            assert!(!shown.contains(['/', '\\']));
        }
    }
    let consent = SigningConsent::new(request, false);
    for language in Language::ALL {
        for element in consent.screen(language, now).elements {
            assert!(!element.text.is_empty() && !hides(&element.text) && !hides(&element.label));
        }
    }
}

/// Whether a text holds something that is not seen or that turns it around, by a shorter list than the library's.
fn hides(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}
