//! The demo partner verifies signatures as a partner does who knows nothing of this library: by OpenSSL.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path as PathOf, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

#[derive(Deserialize)]
pub(crate) struct SignatureBody {
    /// base64 of a detached CAdES.
    signature: String,
    /// base64 of what was signed.
    content: String,
}

/// What OpenSSL says.
struct Verified {
    valid: bool,
    /// The subject of the certificate.
    signer: Option<String>,
    complaint: String,
}

/// `POST /partner-site/{label}/signatures`
pub(crate) async fn verify(
    State(world): State<Arc<World>>,
    PathOf(label): PathOf<String>,
    JsonBody(body): JsonBody<SignatureBody>,
) -> Result<Json<Value>, Problem> {
    world.partners.by_label(&label).ok_or(Reason::NotFound)?;
    let bytes = |text: &str, name: &str| {
        STANDARD
            .decode(text)
            .map_err(|_| Problem::because(Reason::BadRequest, format!("{name} is not base64")))
    };
    let (signature, content) = (bytes(&body.signature, "signature")?, bytes(&body.content, "content")?);
    let folder = std::env::temp_dir().join(format!("diia-sandbox-{}", world.random.uuid()));
    let root = world.issuing.certificates().authority_pem();
    let verified = tokio::task::spawn_blocking(move || {
        let verified = by_openssl(&folder, &signature, &content, &root);
        let _ = std::fs::remove_dir_all(&folder);
        verified
    });
    let verified = verified.await.map_err(|_| Reason::ServerFault)?;
    let verified = verified.unwrap_or_else(|error| Verified {
        valid: false,
        signer: None,
        complaint: format!("openssl cannot be run: {error}"),
    });
    Ok(Json(json!({
        "valid": verified.valid,
        "signer": verified.signer,
        "verifier": "openssl cms -verify -cades",
        "complaint": (!verified.valid).then_some(verified.complaint),
    })))
}

fn by_openssl(folder: &Path, signature: &[u8], content: &[u8], root: &str) -> std::io::Result<Verified> {
    std::fs::create_dir_all(folder)?;
    for (name, bytes) in [("signature", signature), ("content", content), ("root.pem", root.as_bytes())] {
        std::fs::write(folder.join(name), bytes)?;
    }
    let openssl = |arguments: &[&str]| Command::new("openssl").args(arguments).current_dir(folder).output();
    let said = openssl(&[
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "signature",
        "-content",
        "content",
        "-CAfile",
        "root.pem",
        "-purpose",
        "any",
        "-out",
        "checked",
        "-signer",
        "signer.pem",
    ])?;
    let valid = said.status.success();
    let complaint = String::from_utf8_lossy(&said.stderr).lines().last().unwrap_or_default().to_owned();
    let signer = if valid {
        let said = openssl(&[
            "x509",
            "-in",
            "signer.pem",
            "-noout",
            "-subject",
            "-nameopt",
            "utf8,sep_comma_plus_space,-esc_msb",
        ])?;
        let subject = String::from_utf8_lossy(&said.stdout).trim().to_owned();
        subject.strip_prefix("subject=").map(str::to_owned)
    } else {
        None
    };
    Ok(Verified { valid, signer, complaint })
}
