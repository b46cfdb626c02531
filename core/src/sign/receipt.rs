use super::{SigningAction, SigningConsent};
use crate::receipt::{Outcome, ReceiptDraft, SigningRecord, SigningRecordItem, hex};
use crate::time::Timestamp;

impl SigningConsent {
    /// What the citizen keeps of it as it stands; `None` while it is open. `signatures` are the SHA-256 of the signatures, in
    /// the order of the request, once there are any.
    pub fn receipt(&self, signatures: &[[u8; 32]], now: Timestamp) -> Option<ReceiptDraft> {
        let (request, outcome) = (self.request(), Outcome::of(self.state())?);
        let names: Vec<Option<&str>> = match &request.action {
            SigningAction::Files(files) => files.iter().map(|file| Some(file.name.exact())).collect(),
            SigningAction::SignIn { .. } => vec![None],
        };
        let mut signatures = signatures.iter();
        let items = names.into_iter().zip(request.action.hashes()).map(|(name, hash)| SigningRecordItem {
            name: name.map(str::to_owned),
            hash: hex(&hash),
            signature_sha256: signatures.next().map(|signature| hex(signature)),
        });
        let requester = &request.requester;
        Some(ReceiptDraft {
            request_id: request.id.clone(),
            outcome,
            at_millis: now.unix_millis(),
            requester: requester.legal_name.clone(),
            register_code: requester.register_code.clone(),
            branch: requester.branch.clone(),
            address: requester.address.clone(),
            purpose: request.purpose.clone(),
            recipient: request.host.clone(),
            asked: vec![request.action.name().to_owned()],
            copies: Vec::new(),
            signing: Some(SigningRecord {
                action: request.action.name().to_owned(),
                algorithm: request.algorithm.name().to_owned(),
                items: items.collect(),
            }),
        })
    }
}
