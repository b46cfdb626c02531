use super::{Citizen, State};
use crate::check::{Verdict, check_pass};
use crate::ports::{Clock, ClockUnavailable, Ports};

/// The checker's side.
impl<P: Ports> Citizen<P> {
    /// Checks the text of a scanned code against the lists on this phone. Nothing leaves the phone.
    ///
    /// # Errors
    /// [`ClockUnavailable`].
    pub fn check(&self, text: &str) -> Result<Verdict, ClockUnavailable> {
        let reading = self.ports.clock().read()?;
        let mut state = self.state();
        let now = state.time.at(&reading);
        let State { trust, seen, .. } = &mut *state;
        Ok(check_pass(text, &self.settings.link_base, trust, now, seen))
    }
}
