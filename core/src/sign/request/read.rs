use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{FileName, FileToSign, SignatureAlgorithm, SigningAction, SigningRefusal, SigningRequest};
use crate::es256::PublicKey;
use crate::request::Delivery;
use crate::request::signed::{HashedFile, believe};
use crate::time::Timestamp;
use crate::trust::{Object, TrustStore};

/// More are not signed at once: nobody reads a longer list.
pub const MAX_FILES: usize = 50;

const FILES: &str = "hashedFilesSigning";
const SIGN_IN: &str = "auth";

/// Believes a request for signatures that a server passed on, or says why not.
///
/// `phone_key` is the key for which it must be made, `expected_id` the request that was asked for, where that is known,
/// `answered` the nonces of requests that were answered on this phone.
///
/// # Errors
/// [`SigningRefusal`].
pub fn read_signing_request(
    jwt: &str,
    trust: &TrustStore,
    phone_key: &PublicKey,
    expected_id: Option<&str>,
    answered: &[String],
    now: Timestamp,
) -> Result<SigningRequest, SigningRefusal> {
    let (believed, asked) = believe(jwt, trust, phone_key, expected_id, now, &[FILES, SIGN_IN])?;
    if answered.contains(&believed.ticket.nonce) {
        return Err(SigningRefusal::Replayed);
    }
    let Delivery::Package { host, .. } = believed.delivery else { return Err(SigningRefusal::Delivery) };
    if asked.has_documents() {
        return Err(SigningRefusal::Content);
    }
    let signing = asked.signing.ok_or(SigningRefusal::Content)?;
    let algorithm = match signing.sign_algo.as_str() {
        "ECDSA" => SignatureAlgorithm::Ecdsa,
        "DSTU" => SignatureAlgorithm::Dstu,
        _ => return Err(SigningRefusal::Algorithm),
    };
    let action = match believed.action.as_str() {
        FILES => SigningAction::Files(files(signing.hashed_files)?),
        // The partner's own name of a sign-in is the hash of what it keeps.
        _ if signing.hashed_files.is_empty() => {
            SigningAction::SignIn { hash: hash(&believed.ticket.trace_id)? }
        }
        _ => return Err(SigningRefusal::Content),
    };
    Ok(SigningRequest {
        id: believed.id,
        requester: believed.requester,
        purpose: believed.purpose,
        action,
        algorithm,
        host,
        opened_at: now,
        expires_at: believed.expires_at,
        ticket: believed.ticket,
    })
}

fn files(asked: Vec<Object<HashedFile>>) -> Result<Vec<FileToSign>, SigningRefusal> {
    if !(1..=MAX_FILES).contains(&asked.len()) {
        return Err(SigningRefusal::FileCount);
    }
    let (mut files, mut seen) = (Vec::with_capacity(asked.len()), BTreeSet::new());
    for Object(file) in asked {
        let name = FileName::new(&file.file_name)?;
        if !seen.insert(name.likeness()) {
            return Err(SigningRefusal::SameName);
        }
        files.push(FileToSign { name, hash: hash(&file.file_hash)? });
    }
    Ok(files)
}

/// 32 bytes in base64 with padding; another writing of the same bytes is another text.
fn hash(text: &str) -> Result<[u8; 32], SigningRefusal> {
    let bytes = STANDARD.decode(text).map_err(|_| SigningRefusal::Hash)?;
    bytes.try_into().map_err(|_| SigningRefusal::Hash)
}
