use super::{Citizen, State};
use crate::check::{Verdict, check_pass};
use crate::ports::{Clock, ClockUnavailable, KeyStore};

/// The checker's side.
impl<K: KeyStore, C: Clock> Citizen<K, C> {
    /// Checks the text of a scanned code against the lists on this phone. Nothing leaves the phone.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn check(&self, text: &str) -> Result<Verdict, ClockUnavailable> {
        let reading = self.clock.read()?;
        let mut state = self.state();
        let now = state.time.at(&reading);
        let State { trust, seen, .. } = &mut *state;
        Ok(check_pass(text, &self.settings.link_base, trust, now, seen))
    }
}
