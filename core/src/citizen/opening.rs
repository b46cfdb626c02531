use std::sync::Mutex;

use super::asking::Asks;
use super::keeping::Change;
use super::online::Online;
use super::turns::Turns;
use super::{Citizen, HeldDocument, Settings, State, lists};
use crate::check::SeenPasses;
use crate::ports::{Clock, KeyStore, Ports};
use crate::time::{Timestamp, TrustedTime};
use crate::trust::TrustStore;
use crate::vault::{self, Opened, VaultError, VaultFinding};

/// How the vault was found when the app started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultReport {
    /// What was not as it should be; empty on an ordinary day. Each has a text that says what to do.
    pub findings: Vec<VaultFinding>,
    /// Whether this phone's key store has a counter by which an older copy of the vault is noticed.
    pub rollback_is_noticed: bool,
}

impl<P: Ports> Citizen<P> {
    /// The phone with what its storage holds; the first time, an empty one. What cannot be read is left out and named
    /// in [`Citizen::vault_report`].
    ///
    /// # Errors
    /// [`VaultError`]. Nothing has changed; for [`VaultError::KeyLost`] there is [`Citizen::start_over`], for all
    /// others another try.
    pub async fn open(ports: P, settings: Settings) -> Result<Self, VaultError> {
        let now = ports.clock().read().map_or(Timestamp::from_unix_millis(0), |reading| reading.wall);
        let opened = vault::open(&ports, now).await?;
        Self::with(ports, settings, opened).await
    }

    /// An empty phone in the place of one whose key is lost. The records that nobody can read any more are removed.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn start_over(ports: P, settings: Settings) -> Result<Self, VaultError> {
        let opened = vault::start_over(&ports).await?;
        Self::with(ports, settings, opened).await
    }

    /// How the vault was found.
    pub fn vault_report(&self) -> VaultReport {
        self.state().report.clone()
    }

    /// Takes the documents that cannot be read off the list, when the citizen has been told.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn forget_unreadable_documents(&self) -> Result<(), VaultError> {
        self.keep(|state, draft| {
            state.unreadable.iter().for_each(|id| draft.remove_document(*id));
            Ok(Change::Write(
                (),
                Box::new(|state| {
                    state.unreadable.clear();
                    state.report.findings.retain(|finding| {
                        !matches!(finding, VaultFinding::DocumentDamaged | VaultFinding::DocumentMissing)
                    });
                }),
            ))
        })
        .await
    }

    async fn with(ports: P, settings: Settings, opened: Opened) -> Result<Self, VaultError> {
        let Opened {
            vault,
            documents,
            mut unreadable,
            lists,
            settings: kept,
            mut findings,
            rollback_is_seen,
        } = opened;
        let mut held = Vec::with_capacity(documents.len());
        for (id, record) in documents {
            match HeldDocument::from_record(&record) {
                Some(document) => held.push(document),
                None => {
                    unreadable.push(id);
                    findings.push(VaultFinding::DocumentDamaged);
                }
            }
        }
        // Reading them has had names and secrets on the stack.
        vault::bleach_stack();
        let mut trust = TrustStore::new(settings.roots.clone());
        lists::take_kept(&mut trust, &lists);
        let needs_repair = vault.needs_repair();
        let state = State {
            time: kept.and_then(|kept| TrustedTime::from_record(&kept)).unwrap_or_default(),
            trust,
            seen: SeenPasses::new(),
            documents: held,
            vault,
            pending: None,
            unreadable,
            report: VaultReport { findings, rollback_is_noticed: rollback_is_seen },
            shown: Vec::new(),
            online: Online::default(),
            asks: Asks::default(),
        };
        let citizen = Citizen { ports, settings, state: Mutex::new(state), turns: Turns::default() };
        if needs_repair {
            // A full phone can still show its documents; the next write tries again.
            let _ = citizen.keep(|_, _| Ok::<_, VaultError>(Change::Write((), Box::new(|_| {})))).await;
        }
        if let Some(generation) = citizen.vault_generation() {
            let _ = citizen.ports.key_store().raise_counter(vault::COUNTER, generation).await;
        }
        Ok(citizen)
    }

    fn vault_generation(&self) -> Option<u64> {
        self.state().vault.at()
    }
}
