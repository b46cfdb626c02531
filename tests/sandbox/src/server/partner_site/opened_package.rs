use diia_citizen::document::Metadata;
use diia_citizen::share::METADATA_NAME;

use super::open::{BoundTo, OpenedPart, Opener};
use super::{ReceivedPackage, ReceivedPart};

/// A package that was made for the request it came for.
#[derive(Clone)]
pub(crate) struct OpenedPackage {
    /// The metadata, JSON.
    pub(crate) metadata: Vec<u8>,
    /// File names, and PDFs as base64 text.
    pub(crate) copies: Vec<(String, Vec<u8>)>,
}

/// Opens every part. `None` when one cannot be opened or believed, is in another's place, or answers another request than
/// the one in the trace header: a sealed package may be carried anywhere, and only its inside tells where it belongs.
pub(crate) fn open_package(opener: &Opener, package: &ReceivedPackage) -> Option<OpenedPackage> {
    let first = opener.open(&metadata_part(package)?.text)?;
    let belongs = |part: &OpenedPart, name: &str| {
        let BoundTo { request_id, nonce, .. } = &first.bound_to;
        let expected = BoundTo {
            request_id: request_id.clone(),
            nonce: nonce.clone(),
            part: name.to_owned(),
            trace_id: package.trace_id.clone(),
        };
        part.bound_to == expected
    };
    let mut copies = Vec::new();
    for part in &package.parts {
        let Some(file_name) = &part.file_name else { continue };
        let name = file_name.strip_suffix(".p7s.p7e")?;
        let opened = opener.open(&part.text)?;
        if !belongs(&opened, name) {
            return None;
        }
        copies.push((name.to_owned(), opened.content));
    }
    let is_for_this = Metadata::from_json(&first.content).ok()?.request_id() == package.trace_id;
    (is_for_this && belongs(&first, METADATA_NAME))
        .then_some(OpenedPackage { metadata: first.content, copies })
}

/// The metadata: exactly one part has its name.
fn metadata_part(package: &ReceivedPackage) -> Option<&ReceivedPart> {
    let mut parts = package.parts.iter().filter(|part| part.name == METADATA_NAME);
    let part = parts.next()?;
    parts.next().is_none().then_some(part)
}
