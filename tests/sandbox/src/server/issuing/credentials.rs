use diia_citizen::ask::Wanted;
use diia_citizen::code::credential::{AgeThreshold, Profile};
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::Issuance;

use super::Issuing;
use super::lists::STATUS_ENTRIES;
use crate::server::problem::{Problem, Reason};
use crate::server::random::Random;
use crate::server::registry::DocumentReference;

/// What the registry remembers of a credential.
#[derive(Clone, Copy)]
pub(crate) struct IssuedDocument {
    pub(crate) reference: DocumentReference,
    pub(crate) digits_secret: [u8; 32],
}

/// Which credentials are wanted.
pub(crate) struct Order<'a> {
    pub(crate) citizen: u8,
    pub(crate) kind: &'a DocumentKind,
    pub(crate) device_key: PublicKey,
    pub(crate) profiles: &'a [Profile],
    pub(crate) from: Timestamp,
    pub(crate) hours: u8,
    pub(crate) count: u8,
}

/// A credential and when it is valid.
pub(crate) struct IssuedCredential {
    pub(crate) profile: Profile,
    pub(crate) valid_from: Timestamp,
    pub(crate) valid_until: Timestamp,
    pub(crate) bytes: Vec<u8>,
}

/// How far a phone's clock may be behind the registry's for its newest credential.
const CLOCKS_APART_MILLIS: i64 = 5 * 60_000;

impl Issuing {
    /// Issues the credentials of one document, with the secret of its digits.
    pub(crate) fn issue(
        &self,
        order: &Order<'_>,
        random: &Random,
    ) -> Result<([u8; 32], Vec<IssuedCredential>), Problem> {
        let citizen = self.citizen(order.citizen).ok_or(Reason::DocumentUnknown)?;
        let kind = order.kind.code().ok_or(Reason::DocumentUnknown)?;
        let key = (order.citizen, kind, order.device_key.to_compressed());
        let digits_secret = *self.state().digits_secrets.entry(key).or_insert_with(|| random.bytes::<32>());
        // A phone whose clock is a little behind can show what it gets in the first minutes of an hour, too.
        let a_little_ago = order.from.unix_millis() - CLOCKS_APART_MILLIS;
        let this_hour = a_little_ago.div_euclid(HOUR_MILLIS) * HOUR_MILLIS;
        let step = i64::from(order.hours.saturating_sub(1)) * HOUR_MILLIS;
        let mut credentials = Vec::new();
        for wanted in order.profiles.iter().flat_map(|profile| told_by(*profile)) {
            for number in 0..order.count {
                let from = Timestamp::from_unix_millis(this_hour + i64::from(number) * step);
                let reference = DocumentReference {
                    citizen: order.citizen,
                    kind,
                    status_index: self.free_status_index(random)?,
                };
                let issuance = Issuance {
                    kind: order.kind.clone(),
                    device_key: order.device_key,
                    from,
                    hours: order.hours,
                    status_index: reference.status_index,
                    portrait: None,
                    citizen,
                };
                let bytes = match wanted {
                    Wanted::Status => self.authority.issue_status(&issuance),
                    Wanted::Age(at_least) => match self.authority.issue_age(&issuance, at_least) {
                        Some(bytes) => bytes,
                        None => continue,
                    },
                    Wanted::Identity => self.authority.issue_identity(&issuance).map_err(|error| {
                        Problem::because(Reason::ServerFault, format!("a test citizen does not fit: {error}"))
                    })?,
                };
                self.state()
                    .issued
                    .insert(reference.status_index, IssuedDocument { reference, digits_secret });
                credentials.push(IssuedCredential {
                    profile: wanted.profile(),
                    valid_from: from,
                    valid_until: from.plus_millis(i64::from(order.hours) * HOUR_MILLIS),
                    bytes,
                });
            }
        }
        Ok((digits_secret, credentials))
    }

    /// What the registry knows of the credential with this entry in the status list.
    pub(crate) fn issued(&self, status_index: u32) -> Option<IssuedDocument> {
        self.state().issued.get(&status_index).copied()
    }

    /// An entry at random, so that its number tells nothing of when or to whom it was given.
    fn free_status_index(&self, random: &Random) -> Result<u32, Problem> {
        let state = self.state();
        if state.issued.len() >= usize::try_from(STATUS_ENTRIES / 2).unwrap_or(usize::MAX) {
            return Err(Problem::because(
                Reason::ServerFault,
                "the status list is full; start the sandbox anew",
            ));
        }
        loop {
            let index = u32::from_be_bytes(random.bytes()) % STATUS_ENTRIES;
            if !state.issued.contains_key(&index) && !state.revoked.contains(&index) {
                return Ok(index);
            }
        }
    }
}

/// What credentials of a profile tell: one each, but of ages one for each age.
fn told_by(profile: Profile) -> Vec<Wanted> {
    match profile {
        Profile::Status => vec![Wanted::Status],
        Profile::Identity => vec![Wanted::Identity],
        Profile::Age => AgeThreshold::ALL.map(Wanted::Age).to_vec(),
    }
}
