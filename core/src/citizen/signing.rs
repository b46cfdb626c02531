use serde::de::IgnoredAny;

use super::{Citizen, DecisionError, SigningError};
use crate::consent::{ConsentError, ConsentState, Event};
use crate::es256::sha256;
use crate::ports::{Clock, KeyAlias, Ports};
use crate::receipt::Receipt;
use crate::redacted::redacted_debug;
use crate::request::DocumentRequest;
use crate::request::signed::{RequestRefusal, ReturnLink, read_request};
use crate::server::{
    DeliveryFailure, DeliveryState, IdempotencyKey, OpenedBy, Reason, RequestStatus, ServerError,
    SignedRequest, generate, report_refusal, request_status, send_signatures,
};
use crate::sign::{
    SignError, SignatureAlgorithm, SignedAnswer, SigningCertificate, SigningConsent, SigningHost,
    SigningRefusal, SigningRequest, UnsignedSignature, read_signing_request,
};
use crate::time::Timestamp;

/// What stands behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenedRequest {
    /// Copies of documents are asked for.
    Documents(Box<DocumentRequest>),
    /// Signatures are asked for.
    Signing(Box<SigningRequest>),
}

/// By what a citizen signs.
#[derive(Clone)]
pub struct SigningIdentity {
    /// The key's name in the phone's key store.
    pub key: KeyAlias,
    /// The citizen's certificate, then those above it; X.509 in DER.
    pub chain: Vec<Vec<u8>>,
    /// The certificates of the authorities that the app trusts; X.509 in DER.
    pub roots: Vec<Vec<u8>>,
}

/// What became of signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignaturesSent {
    /// How far they have come.
    pub delivery: DeliveryState,
    /// The receipt, which says the same.
    pub receipt: Receipt,
    /// Where the citizen goes now, if the institution wants to be returned to: on its registered domain and nowhere else.
    pub return_link: Option<ReturnLink>,
}

/// What a phone remembers of signatures while it is online.
#[derive(Default)]
pub(super) struct Signatures {
    outbox: Vec<Outgoing>,
    /// Nonces of requests that were answered here, and until when they could be shown again.
    answered: Vec<(String, Timestamp)>,
}

/// Signatures that wait to be sent, or to be sent again.
#[derive(Clone)]
struct Outgoing {
    nonce: String,
    answer: SignedAnswer,
    /// SHA-256 of each, for the receipt.
    hashes: Vec<[u8; 32]>,
    /// Under this key the server takes them once, however often they are sent.
    key: IdempotencyKey,
}

/// The side of the one who is asked for signatures.
impl<P: Ports> Citizen<P> {
    /// Opens a link of an institution, whatever it asks for: which it is, its signed request says.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn open_any(&self, link: &str, opened_by: OpenedBy) -> Result<OpenedRequest, SigningError> {
        let (call, expected_id) = self.call_of(link, opened_by)?;
        let signed: SignedRequest = self.ask(&call).await?;
        let key = self.phone_key().await?;
        let now = self.now().map_err(ServerError::from)?.now;
        let (jwt, id, mut state) = (&signed.request, expected_id.as_deref(), self.state());
        match read_request(jwt, &state.trust, &key, id, now) {
            Ok(request) => Ok(OpenedRequest::Documents(Box::new(request))),
            Err(RequestRefusal::Action) => {
                state.online.signatures.answered.retain(|(_, until)| *until > now);
                let answered: Vec<String> =
                    state.online.signatures.answered.iter().map(|(nonce, _)| nonce.clone()).collect();
                let request = read_signing_request(jwt, &state.trust, &key, id, &answered, now)?;
                Ok(OpenedRequest::Signing(Box::new(request)))
            }
            Err(error) => Err(SigningRefusal::from(error).into()),
        }
    }

    /// The way of a request for signatures to a decision.
    pub fn signing_consent(&self, request: SigningRequest) -> SigningConsent {
        let known = self.state().vault.knows_requester(&request.requester.register_code);
        SigningConsent::new(request, known)
    }

    /// The citizen agrees to sign. Nothing is signed yet.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn confirm_signing(&self, consent: &mut SigningConsent) -> Result<Receipt, SigningError> {
        self.decide_signing(consent, &[], SigningConsent::confirm).await
    }

    /// The citizen refuses: also after having agreed, as long as nothing was sent.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn refuse_signing(&self, consent: &mut SigningConsent) -> Result<Receipt, SigningError> {
        if self.outgoing(consent).is_some() {
            return Err(ConsentError::AlreadySent.into());
        }
        let receipt = self.decide_signing(consent, &[], SigningConsent::refuse).await?;
        self.settle_signing(consent);
        Ok(receipt)
    }

    /// Looks at the time. A request that nobody answered in time leaves its receipt, once; `None` otherwise.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn expire_signing(
        &self,
        consent: &mut SigningConsent,
    ) -> Result<Option<Receipt>, SigningError> {
        let now = self.now().map_err(ServerError::from)?.now;
        let mut later = consent.clone();
        later.expire(now);
        if later.state() == consent.state() {
            return Ok(None);
        }
        let expire = |consent: &mut SigningConsent, now| {
            consent.expire(now);
            Ok(())
        };
        self.decide_signing(consent, &[], expire).await.map(Some)
    }

    /// Signs what the citizen has agreed to, and sends it. The certificate is checked and the citizen proves to be there
    /// before the key is used. After an error of the connection the same call sends the same signatures again, which the
    /// server takes once.
    ///
    /// `pairing_digits` are the four digits on the institution's screen, where the request wants them.
    ///
    /// # Errors
    /// [`SigningError`]; the consent stays confirmed.
    pub async fn sign(
        &self,
        consent: &mut SigningConsent,
        identity: &SigningIdentity,
        host: &impl SigningHost,
        pairing_digits: Option<&str>,
    ) -> Result<SignaturesSent, SigningError> {
        // The table of steps says why not, in whichever other state than confirmed it is.
        consent.state().after(Event::Pass)?;
        let made = match self.outgoing(consent) {
            Some(outgoing) => Ok(outgoing),
            None => self.make_signatures(consent, identity, host, pairing_digits).await,
        };
        let request = consent.request();
        let (answer, hashes): (Result<RequestStatus, ServerError>, _) = match made {
            Ok(outgoing) => {
                let call = send_signatures(&request.id, &outgoing.nonce, &outgoing.answer, outgoing.key);
                (self.ask(&call).await, outgoing.hashes)
            }
            Err(SigningError::Server(error)) => (Err(error), Vec::new()),
            Err(error) => return Err(error),
        };
        let status = match answer {
            Ok(status) => status.delivery()?,
            Err(ServerError::Refused { reason: Reason::RequestExpired }) => {
                DeliveryState::Failed(DeliveryFailure::Expired)
            }
            Err(ServerError::Refused { reason: Reason::PairingFailed }) => {
                DeliveryState::Failed(DeliveryFailure::Other)
            }
            // They were sent before, and the answer was lost.
            Err(ServerError::Refused { reason: Reason::RequestAlreadyAnswered }) => {
                let status: RequestStatus = self.ask(&request_status(&request.id)).await?;
                status.delivery()?
            }
            Err(error) => {
                if !error.is_worth_repeating() && matches!(error, ServerError::Refused { .. }) {
                    self.forget_signatures(consent);
                }
                return Err(error.into());
            }
        };
        self.signatures_delivered(consent, status, &hashes).await
    }

    /// Asks what became of signatures that the server has taken; `None` while the institution has not answered.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn delivery_of_signatures(
        &self,
        consent: &mut SigningConsent,
    ) -> Result<Option<SignaturesSent>, SigningError> {
        if consent.state() != ConsentState::Passed {
            return Err(ConsentError::NotConfirmed.into());
        }
        let status: RequestStatus = self.ask(&request_status(&consent.request().id)).await?;
        match status.delivery()? {
            DeliveryState::Passed => Ok(None),
            ended => {
                let hashes = self.outgoing(consent).map(|outgoing| outgoing.hashes).unwrap_or_default();
                self.signatures_delivered(consent, ended, &hashes).await.map(Some)
            }
        }
    }

    /// Tells the server that the citizen has refused. Only a courtesy to the institution: the receipt does not depend on it.
    ///
    /// # Errors
    /// [`SigningError`].
    pub async fn report_signing_refusal(&self, consent: &SigningConsent) -> Result<(), SigningError> {
        if consent.state() != ConsentState::Refused {
            return Err(ConsentError::NotConfirmed.into());
        }
        let request = consent.request();
        let _: RequestStatus = self.ask(&report_refusal(&request.id, &request.ticket.nonce)?).await?;
        Ok(())
    }

    async fn make_signatures(
        &self,
        consent: &SigningConsent,
        identity: &SigningIdentity,
        host: &impl SigningHost,
        pairing_digits: Option<&str>,
    ) -> Result<Outgoing, SigningError> {
        let request = consent.request();
        let now = self.now().map_err(ServerError::from)?.now;
        if now >= request.expires_at {
            return Err(ServerError::Refused { reason: Reason::RequestExpired }.into());
        }
        if request.ticket.pairing && pairing_digits.is_none() {
            return Err(SigningError::PairingMissing);
        }
        // What cannot be signed is said before the citizen is asked for a PIN, and before the server is told anything.
        let certificate = match request.algorithm {
            SignatureAlgorithm::Ecdsa => Some(self.checked_certificate(identity, now).await?),
            SignatureAlgorithm::Dstu => None,
        };
        let nonce = request.ticket.nonce.clone();
        let _: IgnoredAny = self.ask(&generate(&request.id, &nonce, &[], pairing_digits)?).await?;
        self.check_presence(&request.id, host).await?;
        let hashes = request.action.hashes();
        let signatures = match certificate {
            Some(certificate) => self.signatures(&hashes, &certificate, &identity.key, host).await?,
            None => host.sign_dstu(&hashes).await.map_err(SignError::from)?,
        };
        let outgoing = Outgoing {
            nonce,
            answer: SignedAnswer::new(request, &signatures)?,
            hashes: signatures.iter().map(|signature| sha256(signature)).collect(),
            key: IdempotencyKey::draw()?,
        };
        self.state().online.signatures.outbox.push(outgoing.clone());
        Ok(outgoing)
    }

    async fn check_presence(&self, request_id: &str, host: &impl SigningHost) -> Result<(), SigningError> {
        let proof = host.prove_presence(request_id).await.map_err(SignError::from)?;
        let reading = self.ports.clock().read().map_err(ServerError::from)?;
        Ok(proof.check(request_id, &reading).map_err(SignError::from)?)
    }

    async fn signatures(
        &self,
        hashes: &[[u8; 32]],
        certificate: &SigningCertificate,
        alias: &KeyAlias,
        host: &impl SigningHost,
    ) -> Result<Vec<Vec<u8>>, SigningError> {
        let mut signatures = Vec::with_capacity(hashes.len());
        for hash in hashes {
            let now = self.now().map_err(ServerError::from)?.now;
            let unsigned = UnsignedSignature::new(hash, certificate, now)?;
            let signature = self.signature(alias, certificate.key(), &unsigned.signing_input()?).await?;
            let mut signed = unsigned.signed(&signature)?;
            if let Some(token) = host.time_stamp(&signed.hash_to_stamp()).await.map_err(SignError::from)? {
                signed = signed.with_time_stamp(&token)?;
            }
            signatures.push(signed.to_der()?);
        }
        Ok(signatures)
    }

    fn outgoing(&self, consent: &SigningConsent) -> Option<Outgoing> {
        let nonce = &consent.request().ticket.nonce;
        self.state().online.signatures.outbox.iter().find(|outgoing| outgoing.nonce == *nonce).cloned()
    }

    fn forget_signatures(&self, consent: &SigningConsent) {
        let nonce = &consent.request().ticket.nonce;
        self.state().online.signatures.outbox.retain(|outgoing| outgoing.nonce != *nonce);
    }

    /// It was answered: this very request is not opened again.
    fn settle_signing(&self, consent: &SigningConsent) {
        let request = consent.request();
        let nonce = (request.ticket.nonce.clone(), request.expires_at);
        self.state().online.signatures.answered.push(nonce);
    }

    /// The step of the consent, and its receipt.
    async fn signatures_delivered(
        &self,
        consent: &mut SigningConsent,
        delivery: DeliveryState,
        hashes: &[[u8; 32]],
    ) -> Result<SignaturesSent, SigningError> {
        let step = match delivery {
            DeliveryState::Passed => SigningConsent::passed,
            DeliveryState::Delivered => SigningConsent::delivered,
            DeliveryState::Failed(_) => SigningConsent::failed,
        };
        let receipt = self.decide_signing(consent, hashes, step).await?;
        self.settle_signing(consent);
        if delivery != DeliveryState::Passed {
            self.forget_signatures(consent);
        }
        let return_link = consent.request().ticket.return_link.clone();
        Ok(SignaturesSent { delivery, receipt, return_link })
    }

    /// One step and its receipt: both or neither.
    async fn decide_signing(
        &self,
        consent: &mut SigningConsent,
        hashes: &[[u8; 32]],
        step: impl FnOnce(&mut SigningConsent, Timestamp) -> Result<(), ConsentError> + Send,
    ) -> Result<Receipt, SigningError> {
        let now = self.now().map_err(DecisionError::from)?.now;
        let mut decided = consent.clone();
        step(&mut decided, now)?;
        // Only an open consent has no receipt, and no step ends there.
        let content = decided.receipt(hashes, now).ok_or(ConsentError::NotConfirmed)?;
        let receipt = self.keep_receipt(content).await?;
        *consent = decided;
        Ok(receipt)
    }
}

redacted_debug!(SigningIdentity);
