use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::letter::initiator;
use super::{Citizen, HeldDocument, SharingError};
use crate::consent::Consent;
use crate::copy::{Fonts, Pictures, Stamp, copy_of};
use crate::document::{Document, DocumentKind, Metadata, Shape};
use crate::ports::Ports;
use crate::receipt::SentCopy;
use crate::redacted::redacted_debug;
use crate::request::{Begun, Ticket};
use crate::server::{FreshDocuments, IdempotencyKey};
use crate::share::{
    Answers, METADATA_NAME, Recipient, SealedFile, SealedPackage, Signer, UnsignedPart, copy_name, seal,
    sealed_name,
};
use crate::text::Language;
use crate::time::Timestamp;

/// A package that waits to be sent, or to be sent again.
#[derive(Clone)]
pub(super) struct Outgoing {
    pub(super) package: SealedPackage,
    /// Under this key the server takes it once, however often it is sent.
    pub(super) key: IdempotencyKey,
    /// The copies as they were before sealing: kinds and hashes, for the receipt.
    pub(super) copies: Vec<SentCopy>,
    pub(super) missing_characters: usize,
}

/// What a package is made for.
pub(super) struct Order<'a> {
    pub(super) consent: &'a Consent,
    pub(super) ticket: &'a Ticket,
    pub(super) recipient: &'a Recipient,
    pub(super) confirmed_at: Timestamp,
    pub(super) pictures: Pictures,
}

/// By what everything in one package is signed and sealed.
struct Hand<'a> {
    answers: Answers,
    signer: Signer,
    recipient: &'a Recipient,
    now: Timestamp,
}

impl<P: Ports> Citizen<P> {
    /// The chosen documents, each kind once: a request may name either passport and the ID card besides.
    pub(super) fn chosen_kinds(&self, consent: &Consent) -> Vec<DocumentKind> {
        let mut kinds = Vec::new();
        for chosen in consent.items().iter().filter_map(|item| item.chosen()) {
            if !kinds.contains(&chosen.kind) {
                kinds.push(chosen.kind.clone());
            }
        }
        kinds
    }

    /// Copies and metadata of the registry's fields of this moment, signed and sealed.
    pub(super) async fn package(
        &self,
        order: &Order<'_>,
        fresh: FreshDocuments,
    ) -> Result<Outgoing, SharingError> {
        let now = self.now().map_err(crate::server::ServerError::from)?.now;
        let phone_key = self.phone_key().await?;
        let request = order.consent.request();
        let hand = Hand {
            answers: Answers {
                request_id: request.id.clone(),
                nonce: order.ticket.nonce.clone(),
                trace_id: order.ticket.trace_id.clone(),
            },
            signer: Signer::from_certificate(&fresh.signer_certificate()?, &phone_key, now)?,
            recipient: order.recipient,
            now,
        };
        let documents = self.agreed_documents(order.consent, fresh)?;
        let digits = order.ticket.begun.digits().map(|digits| digits.as_str());
        let stamp = Stamp::new(order.confirmed_at, &initiator(order.consent), &request.id)?;
        let (mut files, mut copies, mut missing_characters) = (Vec::new(), Vec::new(), 0usize);
        for document in &documents {
            let copy = copy_of(document, &stamp, order.pictures, Language::Ukrainian, &Fonts::built_in())?;
            missing_characters = missing_characters.saturating_add(copy.missing_characters());
            let document_type = document.kind().partner_name();
            copies.push(SentCopy::new(document_type, copy.bytes()));
            let name = copy_name(document_type, digits, order.confirmed_at);
            let content = STANDARD.encode(copy.bytes()).into_bytes();
            files.push(SealedFile {
                document_type: document_type.to_owned(),
                bytes: self.signed_and_sealed(&hand, &name, content).await?,
                name: sealed_name(&name),
            });
        }
        let shape = match order.ticket.begun {
            Begun::ByLink => Shape::Array,
            Begun::ByCode { .. } => Shape::Object,
        };
        let metadata = Metadata::new(&order.ticket.trace_id, digits, documents)?.to_json(shape)?.into_bytes();
        let metadata = self.signed_and_sealed(&hand, METADATA_NAME, metadata).await?;
        let package = SealedPackage { answers: hand.answers, files, metadata };
        Ok(Outgoing { package, key: IdempotencyKey::draw()?, copies, missing_characters })
    }

    async fn signed_and_sealed(
        &self,
        hand: &Hand<'_>,
        name: &str,
        content: Vec<u8>,
    ) -> Result<Vec<u8>, SharingError> {
        let part = UnsignedPart::new(name, content, &hand.answers, &hand.signer, hand.now)?;
        let alias = &self.server()?.phone_key;
        let signature = self.signature(alias, hand.signer.key(), &part.signing_input()?).await?;
        Ok(seal(part.signed(&signature)?, hand.recipient)?)
    }

    /// The fresh fields of exactly the documents that the citizen has agreed to send. A document that has meanwhile been
    /// replaced by another one (of another number) is not what was agreed to.
    fn agreed_documents(
        &self,
        consent: &Consent,
        fresh: FreshDocuments,
    ) -> Result<Vec<Document>, SharingError> {
        let mut answered = Vec::new();
        for document in fresh.documents {
            let kind = DocumentKind::from_name(&document.document_type)?;
            let data = Value::Object(document.data).to_string();
            answered.push(Document::from_json(kind, data.as_bytes())?);
        }
        let mut agreed = Vec::new();
        for kind in self.chosen_kinds(consent) {
            let at = answered.iter().position(|document| *document.kind() == kind);
            let document = answered.swap_remove(at.ok_or(SharingError::DocumentUnavailable)?);
            let chosen = consent.items().iter().filter_map(|item| item.chosen()).find(|it| it.kind == kind);
            let state = self.state();
            let held = state.documents.iter().find(|held| chosen.is_some_and(|it| it.id == held.id().0));
            let held = held.and_then(HeldDocument::data).ok_or(SharingError::DocumentGone)?;
            if held.full_number() != document.full_number() {
                return Err(SharingError::DocumentChanged);
            }
            agreed.push(document);
        }
        if answered.is_empty() { Ok(agreed) } else { Err(SharingError::DocumentUnavailable) }
    }
}

redacted_debug!(Outgoing);
