use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::{Institution, institutions};

use super::Branch;
use crate::server::issuing::{Certificates, PartnerCertificate};
use crate::server::problem::{Problem, Reason};
use crate::server::random::Random;

const SESSION_MILLIS: i64 = 2 * HOUR_MILLIS;

/// The institutions that have joined, and their sessions.
pub(crate) struct Partners {
    all: Vec<Arc<Partner>>,
    sessions: Mutex<HashMap<String, Session>>,
}

struct Session {
    partner: Arc<Partner>,
    expires_at: Timestamp,
}

/// One institution: what it is, what proves it, what it has set up.
pub(crate) struct Partner {
    pub(crate) institution: Institution,
    pub(crate) acquirer_token: String,
    pub(crate) auth_acquirer_token: String,
    delivery: Mutex<PartnerDelivery>,
    branches: Mutex<Vec<Branch>>,
}

/// Where packages go, and for whom they are sealed.
#[derive(Clone)]
pub(crate) struct PartnerDelivery {
    pub(crate) callback_url: String,
    pub(crate) certificate: PartnerCertificate,
}

impl Partners {
    /// The test institutions; their packages go to the demo site of this server until they say otherwise.
    pub(crate) fn new(url: &str, certificates: &Certificates, random: &Random) -> Result<Self, rcgen::Error> {
        let partner = |institution: Institution| {
            let delivery = PartnerDelivery {
                callback_url: format!("{url}/partner-site/{}/callback", institution.label),
                certificate: certificates.for_partner(institution.legal_name, random)?,
            };
            Ok(Arc::new(Partner {
                institution,
                acquirer_token: random.hex(),
                auth_acquirer_token: random.hex(),
                delivery: Mutex::new(delivery),
                branches: Mutex::default(),
            }))
        };
        Ok(Partners {
            all: institutions().into_iter().map(partner).collect::<Result<_, _>>()?,
            sessions: Mutex::default(),
        })
    }

    pub(crate) fn all(&self) -> &[Arc<Partner>] {
        &self.all
    }

    pub(crate) fn by_label(&self, label: &str) -> Option<&Arc<Partner>> {
        self.all.iter().find(|partner| partner.institution.label == label)
    }

    pub(super) fn by_acquirer_token(&self, token: &str) -> Option<&Arc<Partner>> {
        self.all.iter().find(|partner| partner.acquirer_token == token)
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn open_session(&self, partner: &Arc<Partner>, now: Timestamp, random: &Random) -> String {
        let token = random.hex();
        let mut sessions = self.sessions();
        // A token that has run out stays known for a while, so that "run out" can be told from "unknown".
        sessions.retain(|_, session| now < session.expires_at.plus_millis(SESSION_MILLIS));
        let session = Session { partner: Arc::clone(partner), expires_at: now.plus_millis(SESSION_MILLIS) };
        sessions.insert(token.clone(), session);
        token
    }

    /// Whose session it is. With `once` the token runs out by this use.
    pub(super) fn session(&self, token: &str, now: Timestamp, once: bool) -> Result<Arc<Partner>, Problem> {
        let mut sessions = self.sessions();
        let session = sessions.get_mut(token).ok_or(Reason::Unauthorized)?;
        if now >= session.expires_at {
            return Err(Reason::TokenExpired.into());
        }
        if once {
            session.expires_at = now;
        }
        Ok(Arc::clone(&session.partner))
    }

    /// The offer with this identifier, wherever it is.
    pub(crate) fn find_offer(&self, offer_id: &str) -> Option<(Arc<Partner>, Branch, super::Offer)> {
        self.all.iter().find_map(|partner| {
            partner.branches().iter().find_map(|branch| {
                let offer = branch.offers.iter().find(|offer| offer.id == offer_id)?;
                Some((Arc::clone(partner), branch.clone(), offer.clone()))
            })
        })
    }
}

impl Partner {
    pub(crate) fn branches(&self) -> MutexGuard<'_, Vec<Branch>> {
        self.branches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of one branch.
    pub(crate) fn branch(&self, id: &str) -> Result<Branch, Problem> {
        let branches = self.branches();
        branches.iter().find(|branch| branch.id == id).cloned().ok_or_else(no_branch)
    }

    pub(crate) fn delivery(&self) -> PartnerDelivery {
        self.delivery.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn change_delivery(&self, change: impl FnOnce(&mut PartnerDelivery)) {
        change(&mut self.delivery.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

pub(super) fn no_branch() -> Problem {
    Problem::because(Reason::NotFound, "there is no such branch")
}
