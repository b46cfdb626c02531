use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_conformance::openssl::OpenSsl;
use serde_json::Value;

use crate::partner::card;
use crate::sandbox::Sandbox;

/// What a partner finds in a package, opened and verified by OpenSSL.
pub(crate) struct OpenedPackage {
    pub(crate) metadata: String,
    /// Names as they came, and PDFs.
    pub(crate) copies: Vec<(String, Vec<u8>)>,
    /// Request, nonce, part and trace id that every signature is bound to.
    pub(crate) bound: Vec<String>,
}

/// OpenSSL with the key of an institution of the sandbox.
pub(crate) fn openssl_of(sandbox: &Sandbox, label: &str) -> OpenSsl {
    let authority = sandbox.get("/sandbox/partners", "").ok();
    let partner = card(sandbox, label);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    OpenSsl::of_partner(
        &text(&authority["issuerCertificate"]),
        label,
        &text(&partner["certificate"]),
        &text(&partner["key"]),
    )
}

/// The parts of this name, in order.
pub(crate) fn parts<'p>(package: &'p Value, name: &str) -> Vec<&'p Value> {
    package["parts"].as_array().unwrap().iter().filter(|part| part["name"] == name).collect()
}

/// The bytes of a part.
pub(crate) fn bytes(part: &Value) -> Vec<u8> {
    STANDARD.decode(part["text"].as_str().unwrap()).unwrap()
}

/// Opens a package as its partner does: decrypt, verify, take out.
pub(crate) fn open(openssl: &OpenSsl, label: &str, package: &Value) -> OpenedPackage {
    let mut bound = Vec::new();
    let mut content = |part: &Value| {
        let p7s = openssl.decrypt(label, &bytes(part));
        assert!(p7s.accepted, "{}", p7s.complaint);
        bound.push(openssl.content_identifier(&p7s.bytes));
        let verified = openssl.verify(&p7s.bytes);
        assert!(verified.accepted, "{}", verified.complaint);
        verified.bytes
    };
    let metadata = String::from_utf8(content(parts(package, "encodeData")[0])).unwrap();
    let files = package["parts"].as_array().unwrap().iter().filter(|part| part["fileName"].is_string());
    let copies = files
        .map(|part| (part["fileName"].as_str().unwrap().to_owned(), STANDARD.decode(content(part)).unwrap()))
        .collect();
    OpenedPackage { metadata, copies, bound }
}
