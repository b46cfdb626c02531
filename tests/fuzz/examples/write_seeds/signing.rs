//! Seeds for requests for signatures and for certificates, from the vectors.

use std::error::Error;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_fuzz::signing::kind::{CERTIFICATE, CLAIMS, TEXT, TIME_STAMP};
use serde_json::Value;

use super::Seeds;

/// What no single input can be is missing: answered before, another request than was asked for, a certificate for the
/// partner that has its own vectors.
pub(crate) const ENDS: &str = "believed certificate sign_time_stamp request_too_large request_not_a_jwt \
    request_unknown_issuer request_signature request_content request_key_not_valid request_another_phone request_life \
    request_not_yet_valid request_expired request_action request_host request_return_link request_text share_certificate \
    sign_delivery sign_content sign_algorithm sign_file_count sign_hash sign_name_path sign_name_empty \
    sign_name_too_long sign_same_name sign_certificate sign_certificate_usage sign_certificate_expired \
    sign_certificate_not_yet_valid sign_certificate_another_key sign_certificate_key sign_certificate_unknown_chain \
    sign_certificate_unsupported";

pub(crate) fn seeds(vectors: &Path) -> Result<Seeds, Box<dyn Error>> {
    let file: Value = serde_json::from_slice(&std::fs::read(vectors.join("signing.json"))?)?;
    let list = |value: &Value| value.as_array().cloned().ok_or("no such list");
    let mut seeds = Seeds::new();
    let mut put = |name: String, head: &[u8], rest: &[u8]| seeds.insert(name, [head, rest].concat());
    for (kind, vectors) in [("good", list(&file["good"])?), ("bad", list(&file["bad"])?)] {
        for (at, vector) in vectors.iter().enumerate() {
            let text = vector["request"].as_str().ok_or("no request")?;
            let millis = vector["now"].as_i64().ok_or("no time")? - 1_795_339_800_000;
            let tens = i8::try_from(millis.div_euclid(10_000)).unwrap_or(i8::MAX);
            let reason = vector["reason"].as_str().unwrap_or_default();
            // The form and the signer are of the text; the rest is of the claims, signed again.
            let of_text = ["jwt", "large", "issuer", "request_signature", "key_not_valid"];
            if of_text.iter().any(|end| reason.contains(end)) {
                put(format!("{kind}-{at:03}-text"), &[TEXT], text.as_bytes());
                continue;
            }
            let claims = text
                .split('.')
                .nth(1)
                .and_then(|part| URL_SAFE_NO_PAD.decode(part).ok())
                .ok_or("no claims")?;
            if claims.len() < 4_000 || reason == "sign_file_count" {
                put(format!("{kind}-{at:03}"), &[CLAIMS, tens.to_be_bytes()[0]], &claims);
            }
        }
        for (at, vector) in list(&file["certificates"][kind])?.iter().enumerate() {
            let hex = vector["chain"][0].as_str().ok_or("no certificate")?;
            let der: Result<Vec<u8>, _> =
                (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16)).collect();
            put(format!("{kind}-certificate-{at:02}"), &[CERTIFICATE], &der?);
        }
    }
    // ContentInfo, SignedData, a TSTInfo: as far as a reader gets without a signature.
    let token =
        [&[0x30, 0x0D, 0x06, 0x09][..], &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x00]]
            .concat();
    put("time-stamp".into(), &[TIME_STAMP], &token);
    Ok(seeds)
}

pub(crate) fn words() -> Vec<String> {
    let members =
        ["hashedFilesSigning", "auth", "signAlgo", "ECDSA", "DSTU", "hashedFiles", "fileName", "fileHash"];
    let more = [
        "returnLink",
        "https://",
        "cabinet.example",
        "traceId",
        ".pdf",
        ".exe",
        "\u{202e}",
        "\u{2066}",
        "\\u202e",
    ];
    members.into_iter().chain(more).map(str::to_owned).collect()
}
