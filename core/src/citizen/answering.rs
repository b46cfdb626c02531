use super::{Citizen, HeldDocument};
use crate::ask::Ask;
use crate::code::portrait::PortraitFrame;
use crate::consent::{Consent, OwnedDocument, Surroundings};
use crate::link::{Link, LinkHost, LinkRefusal, ReadLink, read_link};
use crate::ports::{Clock, ClockUnavailable, Ports};
use crate::request::DocumentRequest;
use crate::request::card::{Card, CardRefusal, Place};
use crate::text::Bilingual;

/// What a scanned text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// A code of a document on another phone: to be checked.
    Pass {
        /// The text for the check.
        text: String,
    },
    /// Another phone asks to check a document: to be read with `read_ask`.
    Ask {
        /// The text for it.
        text: String,
    },
    /// The portrait of a document that is shown by turns with its code: scan on for the code, and hand this to the verdict.
    Portrait {
        /// The text for the verdict's `check_portrait`.
        text: String,
    },
    /// A request for copies, believed: to be shown as a consent.
    Request(Box<DocumentRequest>),
    /// A link that only a server can say more about, or that this library has nothing to do with.
    Link(ReadLink),
}

/// Why a scanned text is not acted upon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanRefusal {
    /// Not a link that may be followed.
    #[error(transparent)]
    Link(#[from] LinkRefusal),
    /// A card that is not to be believed.
    #[error(transparent)]
    Card(#[from] CardRefusal),
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
}

impl ScanRefusal {
    /// The stable name of the reason.
    pub const fn code(&self) -> &'static str {
        match self {
            ScanRefusal::Link(error) => error.code(),
            ScanRefusal::Card(error) => error.code(),
            ScanRefusal::Clock(_) => "clock_unavailable",
        }
    }

    /// What happened and what to do, for the person who scanned.
    pub const fn text(&self) -> Bilingual {
        match self {
            ScanRefusal::Link(error) => error.text(),
            ScanRefusal::Card(error) => error.text(),
            ScanRefusal::Clock(_) => super::error::CLOCK,
        }
    }
}

/// The side of the one who is asked for copies.
impl<P: Ports> Citizen<P> {
    /// Reads any scanned or opened text. A printed Diia.QR with a signed card becomes a request without internet.
    ///
    /// # Errors
    /// [`ScanRefusal`].
    pub fn scan(&self, text: &str) -> Result<Scanned, ScanRefusal> {
        if Ask::is_one(text, &self.settings.link_base) {
            return Ok(Scanned::Ask { text: text.to_owned() });
        }
        if PortraitFrame::is_one(text) {
            return Ok(Scanned::Portrait { text: text.to_owned() });
        }
        let read = read_link(text, &LinkHost::of(&self.settings.link_base), &self.settings.link_base)?;
        match read.link {
            Link::Pass { text } => Ok(Scanned::Pass { text }),
            Link::OfferRequest { ref id, card: Some(ref digits), .. } => {
                let card = Card::from_link(id, digits).map_err(CardRefusal::from)?;
                let reading = self.ports.clock().read()?;
                let mut state = self.state();
                let now = state.time.at(&reading).now;
                Ok(Scanned::Request(Box::new(DocumentRequest::from_card(&card, &state.trust, now)?)))
            }
            _ => Ok(Scanned::Link(read)),
        }
    }

    /// Lays a request beside the documents on this phone. `place` is where the phone is, if the citizen lets the app
    /// know; it is compared here and goes nowhere.
    pub fn consent(&self, request: DocumentRequest, place: Option<Place>) -> Consent {
        let state = self.state();
        let owned: Vec<_> = state.documents.iter().filter_map(owned_document).collect();
        let known_requester = state.vault.knows_requester(&request.requester.register_code);
        Consent::new(request, &owned, &Surroundings { known_requester, place })
    }
}

/// Only a document whose fields are on the phone can be copied.
fn owned_document(held: &HeldDocument) -> Option<OwnedDocument> {
    let data = held.data()?;
    Some(OwnedDocument {
        id: held.id().0.clone(),
        kind: data.kind().clone(),
        hint: data.full_number().or_else(|| data.full_name()).unwrap_or_default(),
    })
}
