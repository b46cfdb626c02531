//! A package as its institution opens it: by OpenSSL, with its own key.

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::server::{Server, member};
use crate::error::SandboxError;

const COMMANDS: [&str; 2] = [
    "cms -decrypt -inform DER -in metadata.p7s.p7e -recip cnap.pem -inkey cnap.key -out metadata.p7s",
    "cms -verify -inform DER -in metadata.p7s -CAfile issuer.pem -purpose any -out metadata.json",
];

/// What it takes, as files of a folder; the names of those files.
pub(super) fn write(
    server: &Server,
    package: &Value,
    folder: &Path,
) -> Result<Vec<&'static str>, SandboxError> {
    let partners = server.call("/sandbox/partners", None, None)?;
    let all = partners.get("partners").and_then(Value::as_array);
    let own = all.and_then(|all| all.iter().find(|one| one.get("label") == Some(&"cnap".into())));
    let own = own.ok_or_else(|| SandboxError::Library("no such partner".into()))?;
    let parts = package.get("parts").and_then(Value::as_array);
    let part =
        parts.and_then(|parts| parts.iter().find(|part| part.get("name") == Some(&"encodeData".into())));
    let part = part.ok_or_else(|| SandboxError::Library("no part with the metadata".into()))?;
    let sealed = STANDARD.decode(member(part, "text")?).map_err(|error| SandboxError::library(&error))?;
    std::fs::create_dir_all(folder)
        .map_err(|source| SandboxError::Write { path: folder.to_owned(), source })?;
    let files = [
        ("metadata.p7s.p7e", sealed),
        ("cnap.pem", member(own, "certificate")?.into_bytes()),
        ("cnap.key", member(own, "key")?.into_bytes()),
        ("issuer.pem", member(&partners, "issuerCertificate")?.into_bytes()),
    ];
    for (name, content) in &files {
        let path = folder.join(name);
        std::fs::write(&path, content).map_err(|source| SandboxError::Write { path, source })?;
    }
    Ok(files.iter().map(|(name, _)| *name).collect())
}

/// Opens and verifies; `None` where there is no OpenSSL.
pub(super) fn open(folder: &Path) -> Result<Option<String>, SandboxError> {
    for command in COMMANDS {
        match Command::new("openssl").args(command.split(' ')).current_dir(folder).output() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(SandboxError::library(&error)),
            Ok(said) if said.status.success() => {}
            Ok(said) => {
                let complaint = String::from_utf8_lossy(&said.stderr).into_owned();
                return Err(SandboxError::Library(format!("openssl {command}: {complaint}")));
            }
        }
    }
    let path = folder.join("metadata.json");
    std::fs::read_to_string(&path).map(Some).map_err(|source| SandboxError::Read { path, source })
}
