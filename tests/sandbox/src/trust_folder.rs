//! A folder with all that a checker must believe: the pinned root key and the signed lists. The tour writes it,
//! `check` reads it.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::es256::PublicKey;
use serde_json::{Value, json};

use crate::error::SandboxError;

const ROOT: &str = "root.jwk.json";
const ISSUERS: &str = "issuers.jwt";

/// What is in the folder, the lists not yet verified.
pub(crate) struct TrustFolder {
    pub(crate) root: PublicKey,
    pub(crate) issuers: (PathBuf, String),
    pub(crate) status_lists: Vec<(PathBuf, String)>,
}

impl TrustFolder {
    /// Reads `root.jwk.json`, `issuers.jwt` and every `status*.jwt` in the order of their names.
    pub(crate) fn read(folder: &Path) -> Result<Self, SandboxError> {
        let root = folder.join(ROOT);
        let key = read(&root)?;
        let root = public_key(&key).ok_or(SandboxError::RootKey { path: root })?;
        let issuers = folder.join(ISSUERS);
        let jwt = read(&issuers)?;
        Ok(TrustFolder { root, issuers: (issuers, jwt), status_lists: status_lists(folder)? })
    }
}

/// Writes the root key, the issuer list and one status list.
pub(crate) fn write(
    folder: &Path,
    root: &PublicKey,
    issuers: &str,
    status: &str,
) -> Result<(), SandboxError> {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|source| SandboxError::Write { path, source })
    };
    fs::create_dir_all(folder).map_err(|source| SandboxError::Write { path: folder.to_owned(), source })?;
    write(ROOT, &format!("{:#}\n", jwk(root)))?;
    write(ISSUERS, issuers)?;
    write("status-1.jwt", status)
}

fn status_lists(folder: &Path) -> Result<Vec<(PathBuf, String)>, SandboxError> {
    let unreadable = |source| SandboxError::Read { path: folder.to_owned(), source };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("status") && name.ends_with(".jwt") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.into_iter().map(|path| read(&path).map(|jwt| (path, jwt))).collect()
}

/// A file as a text without the line end of an editor.
fn read(path: &Path) -> Result<String, SandboxError> {
    fs::read_to_string(path)
        .map(|text| text.trim_end().to_owned())
        .map_err(|source| SandboxError::Read { path: path.to_owned(), source })
}

fn jwk(key: &PublicKey) -> Value {
    let [_, coordinates @ ..] = key.as_uncompressed();
    let (x, y) = coordinates.split_at(32);
    json!({ "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y) })
}

fn public_key(jwk: &str) -> Option<PublicKey> {
    let jwk: Value = serde_json::from_str(jwk).ok()?;
    if jwk.get("kty")? != "EC" || jwk.get("crv")? != "P-256" {
        return None;
    }
    let coordinate = |name| URL_SAFE_NO_PAD.decode(jwk.get(name)?.as_str()?).ok()?.try_into().ok();
    PublicKey::from_coordinates(&coordinate("x")?, &coordinate("y")?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use diia_test_issuer::TestKey;

    #[test]
    fn a_key_survives_the_trip_and_what_is_no_key_is_none() {
        let key = TestKey::from_label("any").public_key();
        assert_eq!(public_key(&jwk(&key).to_string()), Some(key));
        for text in ["", "{}", "[]", r#"{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}"#] {
            assert_eq!(public_key(text), None, "{text}");
        }
        let mut moved = jwk(&key);
        moved["x"] = moved["y"].clone();
        assert_eq!(public_key(&moved.to_string()), None, "not on the curve");
    }
}
