use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::phones::Phone;
use super::status::shown;
use super::{answerable, request_id};
use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::requests::{Action, Origin, Package, PackageFile, Request, deliver};
use crate::server::world::World;

/// One of three: a sealed package, signatures of files, or the signature of a sign-in.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct SendBody {
    nonce: String,
    files: Option<Vec<SealedFile>>,
    encode_data: Option<String>,
    signed_items: Option<Vec<SignedItem>>,
    signature: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SealedFile {
    document_type: String,
    file_name: String,
    content: String,
}

#[derive(Deserialize)]
struct SignedItem {
    name: String,
    signature: String,
}

/// `POST /api/v1/citizen/requests/{id}/send`
pub(in super::super) async fn send(
    State(world): State<Arc<World>>,
    phone: Phone,
    Path(id): Path<String>,
    JsonBody(body): JsonBody<SendBody>,
) -> Result<Json<Value>, Problem> {
    let (id, now) = (request_id(&id)?, world.clock.now());
    let (request, package) = world.requests.change(id, now, |request| {
        let opened = answerable(request, &phone, &body.nonce, now)?;
        let consented = opened.generated.clone().ok_or(Reason::RequestNotGenerated)?;
        let package = package(request, &consented, body)?;
        // From here on no other package is taken, however this one fares.
        request.answered = true;
        request.updated_at = now;
        Ok((request.clone(), package))
    })?;
    // A task of its own: should the phone hang up meanwhile, the package is on its way all the same.
    let courier = Arc::clone(&world);
    let delivered = tokio::spawn(async move { deliver(&courier, request, package).await });
    delivered.await.map_err(|_| Reason::ServerFault)?;
    let request = world.requests.get(id, world.clock.now()).ok_or(Reason::RequestUnknown)?;
    Ok(shown(&request))
}

fn package(request: &Request, consented: &[String], body: SendBody) -> Result<Package, Problem> {
    if matches!(request.origin, Origin::Printed { .. }) {
        return Err(Problem::because(Reason::PackageNotAsAsked, "the answer to a printed code is a letter"));
    }
    match (request.action, body) {
        (Action::Sharing, SendBody { files: Some(files), encode_data: Some(encode_data), .. }) => {
            sealed(consented, files, encode_data)
        }
        (Action::HashedFilesSigning, SendBody { signed_items: Some(items), .. }) => {
            signed_files(request, &items)
        }
        (Action::Auth, SendBody { signature: Some(signature), .. }) => {
            is_base64(&signature, "signature")?;
            Ok(plain(&json!({ "requestId": request.trace_id, "signature": signature })))
        }
        (_, body) if body.files.is_none() && body.signed_items.is_none() && body.signature.is_none() => {
            Err(Problem::because(
                Reason::BadRequest,
                "files with encodeData, signedItems, or signature is wanted",
            ))
        }
        _ => Err(Reason::PackageNotAsAsked.into()),
    }
}

/// One sealed copy for each document that the citizen consented to.
fn sealed(consented: &[String], files: Vec<SealedFile>, encode_data: String) -> Result<Package, Problem> {
    is_base64(&encode_data, "encodeData")?;
    for file in &files {
        is_base64(&file.content, "content")?;
        if !is_file_name(&file.file_name) {
            return Err(Problem::because(Reason::BadRequest, "fileName does not fit its pattern"));
        }
    }
    let sent: BTreeSet<&str> = files.iter().map(|file| file.document_type.as_str()).collect();
    let expected: BTreeSet<&str> = consented.iter().map(String::as_str).collect();
    if sent != expected {
        return Err(Reason::PackageNotAsAsked.into());
    }
    let files = files
        .into_iter()
        .map(|file| PackageFile {
            document_type: file.document_type,
            file_name: file.file_name,
            content: file.content,
        })
        .collect();
    Ok(Package { files, encode_data })
}

/// The same files that were asked, each once.
fn signed_files(request: &Request, items: &[SignedItem]) -> Result<Package, Problem> {
    let asked = request.signing.iter().flat_map(|signing| &signing.hashed_files);
    let asked: BTreeSet<&str> = asked.map(|file| file.file_name.as_str()).collect();
    let signed: BTreeSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
    if asked != signed || signed.len() != items.len() {
        return Err(Reason::PackageNotAsAsked.into());
    }
    for item in items {
        is_base64(&item.signature, "signature")?;
    }
    let items: Vec<Value> =
        items.iter().map(|item| json!({ "name": item.name, "signature": item.signature })).collect();
    Ok(plain(&json!({ "signedItems": items })))
}

/// Signatures are not sealed: base64 of JSON, as the existing service sends them.
fn plain(data: &Value) -> Package {
    Package { files: Vec::new(), encode_data: STANDARD.encode(data.to_string()) }
}

fn is_base64(text: &str, name: &str) -> Result<(), Problem> {
    let fits = !text.is_empty() && STANDARD.decode(text).is_ok();
    if fits { Ok(()) } else { Err(Problem::because(Reason::BadRequest, format!("{name} is not base64"))) }
}

/// A base name of plain characters: it becomes a file name on the partner's disk.
fn is_file_name(name: &str) -> bool {
    let stem = name.strip_suffix(".pdf.p7s.p7e").unwrap_or_default();
    (1..=160).contains(&stem.len())
        && stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}
