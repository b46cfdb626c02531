//! What an authority does: credentials for phones' keys, the signed lists, certificates for signatures.

mod certificates;
mod credentials;
mod lists;

pub(crate) use certificates::{Certificates, PartnerCertificate};
pub(crate) use credentials::{IssuedDocument, Order};

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_citizen::trust::TrustStore;
use diia_test_issuer::{Authority, TestCitizen, TestKey, citizens, request_jwt};
use serde_json::Value;

/// The authority of this sandbox. Its signing keys follow from their labels, so that all nodes have the same; whatever
/// it hands out is forgotten when the server stops.
pub(crate) struct Issuing {
    root: TestKey,
    authority: Authority,
    citizens: Vec<TestCitizen>,
    certificates: Certificates,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    issued: HashMap<u32, IssuedDocument>,
    /// The secret of the digits, for each citizen, kind and key.
    digits_secrets: HashMap<(u8, u8, [u8; 33]), [u8; 32]>,
    revoked: BTreeSet<u32>,
    /// The lists as a checker holds them, and since when.
    trust: Option<(Timestamp, Arc<TrustStore>)>,
}

impl Issuing {
    pub(crate) fn new(now: Timestamp) -> Result<Self, rcgen::Error> {
        // Whole years around the day, so that a clock moved by hours or weeks stays within.
        let years = |count: i64| now.plus_millis(count * 365 * 24 * HOUR_MILLIS);
        let authority = Authority::new(
            "sandbox",
            "Тестовий реєстр документів",
            "Test Registry of Documents",
            years(-5),
            years(5),
        );
        Ok(Issuing {
            root: TestKey::from_label("sandbox root"),
            authority,
            citizens: citizens(),
            certificates: Certificates::new()?,
            state: Mutex::default(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The test citizens, by their numbers.
    pub(crate) fn citizens(&self) -> &[TestCitizen] {
        &self.citizens
    }

    /// The citizen with this number.
    pub(crate) fn citizen(&self, number: u8) -> Option<&TestCitizen> {
        self.citizens.get(usize::from(number))
    }

    /// Signs the claims of a request object.
    pub(crate) fn sign_request(&self, claims: &Value) -> String {
        request_jwt(&self.authority, claims)
    }

    /// Signs the cards of institutions.
    pub(crate) const fn card_key(&self) -> &TestKey {
        &self.authority.card_key
    }

    /// Signs certificates.
    pub(crate) const fn certificates(&self) -> &Certificates {
        &self.certificates
    }
}
