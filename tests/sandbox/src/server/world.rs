use std::sync::Arc;

use super::citizen::{Phones, Replays};
use super::clock::ServerClock;
use super::faults::FaultControl;
use super::issuing::Issuing;
use super::mailbox::Mailbox;
use super::partner::Partners;
use super::partner_site::ReceivedPackages;
use super::random::Random;
use super::registry::{CodeStore, WrongCodeLimits};
use super::requests::Requests;

/// Everything that the handlers share. Each part guards itself; no lock is held while a handler waits.
pub(crate) struct World {
    /// Where this server is reached.
    pub(crate) url: String,
    pub(crate) clock: ServerClock,
    pub(crate) random: Random,
    pub(crate) faults: FaultControl,
    pub(crate) issuing: Issuing,
    pub(crate) codes: Arc<dyn CodeStore>,
    pub(crate) limits: WrongCodeLimits,
    pub(crate) partners: Partners,
    pub(crate) phones: Phones,
    pub(crate) requests: Requests,
    pub(crate) replays: Replays,
    pub(crate) received: ReceivedPackages,
    pub(crate) mailbox: Mailbox,
    /// Carries packages to partners.
    pub(crate) courier: reqwest::Client,
}
