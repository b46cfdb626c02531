use super::{Issuer, IssuerKey, KeyId};
use super::{IssuerList, KeyUse, Status, StatusList, StatusReference, TrustError};
use crate::es256::PublicKey;
use crate::time::Timestamp;

/// The lists that a phone holds, each in its newest version.
#[derive(Debug)]
pub struct TrustStore {
    roots: Vec<PublicKey>,
    issuers: Option<IssuerList>,
    status_lists: Vec<StatusList>,
}

/// What the held status list says of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationList {
    /// No list of this issuer is held.
    Absent,
    /// The list that is held.
    Held {
        /// Of when the list is.
        issued_at: Timestamp,
        /// What it says; `None` when the list has no such entry.
        status: Option<Status>,
    },
}

impl TrustStore {
    /// An empty store that believes these root keys. A second root lets the first be replaced.
    pub fn new(roots: Vec<PublicKey>) -> Self {
        TrustStore { roots, issuers: None, status_lists: Vec::new() }
    }

    /// Takes a newer issuer list. A status list whose address or key is no longer on it is dropped.
    ///
    /// # Errors
    /// [`TrustError`]; the list held before stays.
    pub fn take_issuer_list(&mut self, jwt: &str) -> Result<(), TrustError> {
        let list = IssuerList::read(jwt, &self.roots)?;
        if self.issuers.as_ref().is_some_and(|held| list.issued_at < held.issued_at) {
            return Err(TrustError::Older);
        }
        self.status_lists.retain(|held| {
            keys_of_list(&list, held.address())
                .is_some_and(|mut keys| keys.any(|key| key.public_key == *held.signed_by()))
        });
        self.issuers = Some(list);
        Ok(())
    }

    /// Takes a newer status list of an issuer on the issuer list, and gives its address.
    ///
    /// # Errors
    /// [`TrustError`]; the list held before stays.
    pub fn take_status_list(&mut self, jwt: &str) -> Result<String, TrustError> {
        let issuers = self.issuers.as_ref().ok_or(TrustError::UnknownStatusList)?;
        let list = StatusList::read(jwt, |address| keys_of_list(issuers, address))?;
        let address = list.address().to_owned();
        match self.status_lists.iter_mut().find(|held| held.address() == list.address()) {
            Some(held) if list.issued_at() < held.issued_at() => return Err(TrustError::Older),
            Some(held) => *held = list,
            None => self.status_lists.push(list),
        }
        Ok(address)
    }

    /// The issuer list that is held.
    pub const fn issuer_list(&self) -> Option<&IssuerList> {
        self.issuers.as_ref()
    }

    /// The status lists that are held.
    pub fn status_lists(&self) -> impl Iterator<Item = &StatusList> {
        self.status_lists.iter()
    }

    /// Every key with this short name and use, with its issuer.
    pub fn keys(&self, id: KeyId, key_use: KeyUse) -> impl Iterator<Item = (&Issuer, &IssuerKey)> {
        self.issuers.iter().flat_map(move |list| list.keys(id, key_use))
    }

    /// What is known of the revocation of an issuer's document.
    pub fn revocation(&self, issuer: &Issuer, reference: StatusReference) -> RevocationList {
        issuer
            .status_list_address(reference.list)
            .and_then(|address| self.status_lists.iter().find(|list| list.address() == address))
            .map_or(RevocationList::Absent, |list| RevocationList::Held {
                issued_at: list.issued_at(),
                status: list.status(reference.index),
            })
    }
}

/// The keys of the one issuer whose status list has this address.
fn keys_of_list<'a>(
    list: &'a IssuerList,
    address: &str,
) -> Option<impl Iterator<Item = &'a IssuerKey> + use<'a>> {
    let issuer = list.issuers.iter().find(|issuer| issuer.status_lists().any(|(_, held)| held == address))?;
    Some(issuer.keys.iter().filter(|key| key.key_use == KeyUse::StatusLists))
}
