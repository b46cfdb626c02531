use diia_citizen::citizen as core;

use crate::{DeliveryState, Receipt};

/// What became of signatures. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct SentSignatures {
    /// How far they have come.
    pub delivery: DeliveryState,
    /// The receipt, which says the same.
    pub receipt: Receipt,
    /// Where the citizen goes now, if the institution wants to be returned to: an https address on its registered domain.
    pub return_link: Option<String>,
}

impl From<core::SignaturesSent> for SentSignatures {
    fn from(sent: core::SignaturesSent) -> Self {
        SentSignatures {
            delivery: sent.delivery.into(),
            receipt: sent.receipt.into(),
            return_link: sent.return_link.map(|link| link.as_str().to_owned()),
        }
    }
}

crate::text::show_nothing!(SentSignatures);
