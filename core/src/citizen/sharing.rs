use super::packaging::{Order, Outgoing};
use super::{Citizen, SharingError};
use crate::consent::{Consent, ConsentError, ConsentState, Event};
use crate::copy::Pictures;
use crate::link::{Link, LinkHost, read_link};
use crate::ports::Ports;
use crate::receipt::{Receipt, SentCopy};
use crate::request::signed::{ReturnLink, read_request};
use crate::request::{Delivery, DocumentRequest};
use crate::server::{
    Call, DeliveryFailure, DeliveryState, FreshDocuments, IncomingRequest, IncomingRequests, OpenedBy,
    Reason, RequestStatus, ServerError, SignedRequest, generate, incoming_requests, open_link, open_request,
    report_handed_over, report_refusal, request_status, send_package,
};

/// What became of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// How far it has come.
    pub delivery: DeliveryState,
    /// The receipt, which says the same.
    pub receipt: Receipt,
    /// Where the citizen goes now, if the institution wants to be returned to: on its registered domain and nowhere else.
    pub return_link: Option<ReturnLink>,
    /// Characters that the font could not show, over all copies; drawn as �.
    pub missing_characters: usize,
}

/// The side of the one who is asked for copies through the server.
impl<P: Ports> Citizen<P> {
    /// Opens a link of an institution (AppToApp, or a printed Diia.QR without a card): the server is asked who stands behind
    /// it, and its signed answer is believed or refused.
    ///
    /// # Errors
    /// [`SharingError`].
    pub async fn open_link(&self, link: &str, opened_by: OpenedBy) -> Result<DocumentRequest, SharingError> {
        let (call, id) = self.call_of(link, opened_by)?;
        self.opened(&call, id.as_deref()).await
    }

    /// What the server is to be asked for a link, and the request that must come back where the link names it.
    pub(super) fn call_of(
        &self,
        link: &str,
        opened_by: OpenedBy,
    ) -> Result<(Call, Option<String>), SharingError> {
        let base = &self.settings.link_base;
        let read = read_link(link, &LinkHost::of(base), base).map_err(|_| SharingError::NotARequest)?;
        match read.link {
            Link::OfferRequest { card: None, .. } => Ok((open_link(link, opened_by)?, None)),
            Link::DocumentRequest { id } => Ok((open_request(&id)?, Some(id))),
            _ => Err(SharingError::NotARequest),
        }
    }

    /// Opens a request that somebody has raised by a code of this citizen.
    ///
    /// # Errors
    /// [`SharingError`].
    pub async fn open_request(&self, id: &str) -> Result<DocumentRequest, SharingError> {
        self.opened(&open_request(id)?, Some(id)).await
    }

    /// Requests that were raised by codes of this citizen and wait for an answer, oldest first.
    ///
    /// # Errors
    /// [`ServerError`].
    pub async fn incoming_requests(&self) -> Result<Vec<IncomingRequest>, ServerError> {
        let answer: IncomingRequests = self.ask(&incoming_requests()).await?;
        Ok(answer.requests)
    }

    async fn opened(&self, call: &Call, expected_id: Option<&str>) -> Result<DocumentRequest, SharingError> {
        let signed: SignedRequest = self.ask(call).await?;
        let key = self.phone_key().await?;
        let now = self.now().map_err(ServerError::from)?.now;
        Ok(read_request(&signed.request, &self.state().trust, &key, expected_id, now)?)
    }

    /// Sends what the citizen has confirmed: fresh copies and metadata, sealed to the institution. After an error the same
    /// call sends the same package again, which the server takes once.
    ///
    /// `pairing_digits` are the four digits on the institution's screen, where the request wants them.
    ///
    /// # Errors
    /// [`SharingError`]; the consent stays confirmed.
    pub async fn share(
        &self,
        consent: &mut Consent,
        pairing_digits: Option<&str>,
        pictures: Pictures,
    ) -> Result<Shared, SharingError> {
        // The table of steps says why not, in whichever other state than confirmed it is.
        consent.state().after(Event::Pass)?;
        let made = match self.waiting(consent) {
            Some(outgoing) => Ok(outgoing),
            None => self.make_package(consent, pairing_digits, pictures).await,
        };
        let (answer, copies, missing_characters) = match made {
            Ok(outgoing) => {
                let call = send_package(&outgoing.package, outgoing.key.clone());
                (self.ask(&call).await, outgoing.copies, outgoing.missing_characters)
            }
            Err(SharingError::Server(error)) => (Err(error), Vec::new(), 0),
            Err(error) => return Err(error),
        };
        let status: RequestStatus = match answer {
            Ok(status) => status,
            Err(ServerError::Refused { reason }) if is_the_end(reason) => {
                return self.ended(consent, reason).await;
            }
            // It was sent before, and the answer was lost, or the app has been started anew since.
            Err(ServerError::Refused { reason: Reason::RequestAlreadyAnswered }) => {
                self.ask(&request_status(&consent.request().id)).await?
            }
            Err(error) => {
                if !error.is_worth_repeating() && matches!(error, ServerError::Refused { .. }) {
                    // This very package will not be taken; the next try makes another.
                    self.forget(consent);
                }
                return Err(error.into());
            }
        };
        let shared = self.delivered_as(consent, status.delivery()?, &copies, missing_characters).await?;
        if shared.delivery != DeliveryState::Passed {
            self.forget(consent);
        }
        Ok(shared)
    }

    /// Asks what became of a package that the server has taken; `None` while the institution has not answered.
    ///
    /// # Errors
    /// [`SharingError`].
    pub async fn delivery(&self, consent: &mut Consent) -> Result<Option<Shared>, SharingError> {
        if consent.state() != ConsentState::Passed {
            return Err(ConsentError::NotConfirmed.into());
        }
        let status: RequestStatus = self.ask(&request_status(&consent.request().id)).await?;
        match status.delivery()? {
            DeliveryState::Passed => Ok(None),
            ended => {
                // What was in it is still known, unless the app was started anew since.
                let copies = self.waiting(consent).map(|outgoing| outgoing.copies).unwrap_or_default();
                let shared = self.delivered_as(consent, ended, &copies, 0).await?;
                self.forget(consent);
                Ok(Some(shared))
            }
        }
    }

    /// Tells the server how a request ended on this phone: refused, or its letter handed to the mail client. Only a
    /// courtesy to the institution: the receipt does not depend on it.
    ///
    /// # Errors
    /// [`SharingError`].
    pub async fn report(&self, consent: &Consent) -> Result<(), SharingError> {
        let request = consent.request();
        let ticket = request.ticket.as_ref().ok_or(ConsentError::OtherDelivery)?;
        let call = match consent.state() {
            ConsentState::Refused => report_refusal(&request.id, &ticket.nonce)?,
            ConsentState::HandedOver => report_handed_over(&request.id, &ticket.nonce)?,
            _ => return Err(ConsentError::NotConfirmed.into()),
        };
        let _: RequestStatus = self.ask(&call).await?;
        Ok(())
    }

    async fn make_package(
        &self,
        consent: &Consent,
        pairing_digits: Option<&str>,
        pictures: Pictures,
    ) -> Result<Outgoing, SharingError> {
        let request = consent.request();
        let (Delivery::Package { recipient, .. }, Some(ticket)) = (&request.delivery, &request.ticket) else {
            return Err(ConsentError::OtherDelivery.into());
        };
        let confirmed_at = consent.decided_at().ok_or(ConsentError::NotConfirmed)?;
        if ticket.pairing && pairing_digits.is_none() {
            return Err(SharingError::PairingMissing);
        }
        let kinds = self.chosen_kinds(consent);
        let types: Vec<&str> = kinds.iter().map(|kind| kind.partner_name()).collect();
        let fresh: FreshDocuments =
            self.ask(&generate(&request.id, &ticket.nonce, &types, pairing_digits)?).await?;
        let order = Order { consent, ticket, recipient, confirmed_at, pictures };
        let outgoing = self.package(&order, fresh).await?;
        self.state().online.outbox.push(outgoing.clone());
        Ok(outgoing)
    }

    /// The package of this consent that was made before, if it still waits.
    fn waiting(&self, consent: &Consent) -> Option<Outgoing> {
        self.state().online.outbox.iter().find(|outgoing| answers(outgoing, consent)).cloned()
    }

    fn forget(&self, consent: &Consent) {
        self.state().online.outbox.retain(|outgoing| !answers(outgoing, consent));
    }

    /// The request has run out, or was cancelled: nothing can be sent any more, and the receipt says so.
    async fn ended(&self, consent: &mut Consent, reason: Reason) -> Result<Shared, SharingError> {
        let failure = match reason {
            Reason::RequestExpired => DeliveryFailure::Expired,
            _ => DeliveryFailure::Other,
        };
        let shared = self.delivered_as(consent, DeliveryState::Failed(failure), &[], 0).await?;
        self.forget(consent);
        Ok(shared)
    }

    /// The step of the consent, and its receipt.
    async fn delivered_as(
        &self,
        consent: &mut Consent,
        delivery: DeliveryState,
        copies: &[SentCopy],
        missing_characters: usize,
    ) -> Result<Shared, SharingError> {
        let step = match delivery {
            DeliveryState::Passed => Consent::passed,
            DeliveryState::Delivered => Consent::delivered,
            DeliveryState::Failed(_) => Consent::failed,
        };
        let receipt = self.decide(consent, copies, step).await?;
        let return_link = consent.request().ticket.as_ref().and_then(|ticket| ticket.return_link.clone());
        Ok(Shared { delivery, receipt, return_link, missing_characters })
    }
}

fn answers(outgoing: &Outgoing, consent: &Consent) -> bool {
    let (answers, request) = (&outgoing.package.answers, consent.request());
    // A request that was opened again has another nonce, and wants another package.
    answers.request_id == request.id
        && request.ticket.as_ref().is_some_and(|ticket| ticket.nonce == answers.nonce)
}

/// Whether a refusal ends the request for good.
const fn is_the_end(reason: Reason) -> bool {
    matches!(reason, Reason::RequestExpired | Reason::PairingFailed)
}
