use zeroize::Zeroizing;

use super::Citizen;
use super::keeping::Change;
use crate::ports::{Clock, ClockUnavailable, Ports};
use crate::text::Bilingual;
use crate::time::Timestamp;
use crate::trust::{TrustError, TrustStore};
use crate::vault::VaultError;

const ISSUERS: &str = "issuers";
const ISSUERS_KIND: u8 = 1;
const STATUSES_KIND: u8 = 2;

/// Why a list was not taken, or not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The list is not to be believed. The one held before stays in force.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// The list is in force, but could not be kept: after the app's next start the older one is. A newer list of
    /// revocations is too good to be refused because the phone is full.
    #[error("the list is in force, but was not kept: {0}")]
    NotKept(#[from] VaultError),
}

impl ListError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            ListError::Trust(error) => error.code(),
            ListError::NotKept(error) => error.code(),
        }
    }

    /// What happened and what to do, where a person can do anything about it.
    pub const fn text(&self) -> Option<Bilingual> {
        match self {
            ListError::Trust(_) => None,
            ListError::NotKept(error) => Some(error.text()),
        }
    }
}

impl<P: Ports> Citizen<P> {
    /// Takes a newer issuer list (a JWT signed by a root key), and keeps it.
    ///
    /// # Errors
    /// [`ListError`].
    pub async fn take_issuer_list(&self, jwt: &str) -> Result<(), ListError> {
        self.state().trust.take_issuer_list(jwt)?;
        let record = record(ISSUERS_KIND, jwt);
        self.keep(move |state, draft| {
            draft.put_list(ISSUERS, &record)?;
            let statuses: Vec<_> =
                state.trust.status_lists().map(|list| status_name(list.address())).collect();
            let kept: Vec<&str> = statuses.iter().map(String::as_str).chain([ISSUERS]).collect();
            draft.keep_lists(&kept);
            Ok::<_, VaultError>(Change::Write((), Box::new(|_| {})))
        })
        .await?;
        Ok(())
    }

    /// Takes a newer status list (a Status List Token signed by an issuer on the list), and keeps it.
    ///
    /// # Errors
    /// [`ListError`].
    pub async fn take_status_list(&self, jwt: &str) -> Result<(), ListError> {
        let address = self.state().trust.take_status_list(jwt)?;
        let record = record(STATUSES_KIND, jwt);
        self.keep(move |_, draft| {
            draft.put_list(&status_name(&address), &record)?;
            Ok::<_, VaultError>(Change::Write((), Box::new(|_| {})))
        })
        .await?;
        Ok(())
    }

    /// Takes the time of a server that the app has just heard over an authenticated connection. It is kept too, so that
    /// an app which starts anew without internet still knows it, until the phone itself is started anew.
    ///
    /// # Errors
    /// [`ClockUnavailable`]. A time that could not be kept is in force nevertheless.
    pub async fn synchronise_clock(&self, server_time: Timestamp) -> Result<(), ClockUnavailable> {
        let reading = self.ports.clock().read()?;
        let record = {
            let mut state = self.state();
            state.time.synchronise(server_time, &reading);
            state.time.to_record()
        };
        let kept = self.keep(move |_, draft| {
            draft.put_settings(&record)?;
            Ok::<_, VaultError>(Change::Write((), Box::new(|_| {})))
        });
        // The next contact with the server brings it again.
        let _ = kept.await;
        Ok(())
    }
}

/// The lists that were kept, each believed only as if it had just come.
pub(super) fn take_kept(trust: &mut TrustStore, records: &[Zeroizing<Vec<u8>>]) {
    // Without their issuers the status lists would not be believed.
    for kind in [ISSUERS_KIND, STATUSES_KIND] {
        for record in records {
            let Some((of, jwt)) = record.split_first() else { continue };
            let Ok(jwt) = std::str::from_utf8(jwt) else { continue };
            match kind {
                _ if *of != kind => {}
                ISSUERS_KIND => drop(trust.take_issuer_list(jwt)),
                _ => drop(trust.take_status_list(jwt)),
            }
        }
    }
}

fn record(kind: u8, jwt: &str) -> Vec<u8> {
    [&[kind], jwt.as_bytes()].concat()
}

fn status_name(address: &str) -> String {
    format!("statuses {address}")
}
