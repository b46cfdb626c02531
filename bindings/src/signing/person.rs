use diia_citizen::ports::KeyAlias;
use diia_citizen::sign::Pin;

use super::PresenceProof;
use crate::{DiiaCitizen, DiiaError};

/// A PIN that was right.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct CheckedPin {
    /// What to keep in the place of the old record. An old one only makes the check stricter.
    pub record: Vec<u8>,
    /// That the citizen was there, for the host to give.
    pub proof: PresenceProof,
}

/// A PIN of five digits for signatures, ready made. What is kept of it is wrapped by a hardware key of this phone, and the
/// tries are counted where no copy of the app's data sets them back. One check at a time.
#[uniffi::export]
impl DiiaCitizen {
    /// Sets a new PIN; gives the record to keep in the app's storage. The alias names the wrapping key and the counters.
    /// Takes a tenth of a second: not for the main thread.
    pub async fn set_signing_pin(&self, alias: String, digits: String) -> Result<Vec<u8>, DiiaError> {
        Ok(self.citizen.set_signing_pin(&Pin::new(KeyAlias(alias)), &digits).await?)
    }

    /// Checks a PIN against the record. Throws with how many tries are left, or how long to wait before the next. Takes a
    /// tenth of a second: not for the main thread.
    pub async fn check_signing_pin(
        &self,
        alias: String,
        record: Vec<u8>,
        digits: String,
        request_id: String,
    ) -> Result<CheckedPin, DiiaError> {
        let pin = Pin::new(KeyAlias(alias));
        let (record, proof) = self.citizen.check_signing_pin(&pin, &record, &digits, &request_id).await?;
        Ok(CheckedPin { record, proof: proof.into() })
    }
}

crate::text::show_nothing!(CheckedPin);
