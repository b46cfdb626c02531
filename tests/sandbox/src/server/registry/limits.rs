use std::net::IpAddr;

use diia_citizen::time::{HOUR_MILLIS, Timestamp};

use super::{CodeStore, StoreError};

/// How many wrong codes an hour before the registry stops answering. Each guess has a chance of (live codes) / 9·10¹¹;
/// these limits keep it there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WrongCodeLimits {
    /// Of one institution, or of one citizen who checks others.
    pub(crate) per_checker: u32,
    /// From one address, whoever asks.
    pub(crate) per_address: u32,
}

impl WrongCodeLimits {
    /// Whether another try is allowed.
    pub(crate) async fn allow(
        self,
        store: &dyn CodeStore,
        checker: &str,
        address: IpAddr,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let of_checker = store.count(&checker_counter(checker), 0, HOUR_MILLIS, now).await?;
        let from_address = store.count(&address_counter(address), 0, HOUR_MILLIS, now).await?;
        Ok(of_checker < self.per_checker && from_address < self.per_address)
    }

    /// Notes a wrong code.
    pub(crate) async fn note_wrong(
        self,
        store: &dyn CodeStore,
        checker: &str,
        address: IpAddr,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        store.count(&checker_counter(checker), 1, HOUR_MILLIS, now).await?;
        store.count(&address_counter(address), 1, HOUR_MILLIS, now).await?;
        Ok(())
    }
}

fn checker_counter(checker: &str) -> String {
    format!("wrong-codes:{checker}")
}

fn address_counter(address: IpAddr) -> String {
    format!("wrong-codes-from:{address}")
}
