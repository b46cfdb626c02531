mod answering;
mod question;
mod screen;
mod wish;

pub use answering::{DiiaAnswering, ShownAnswer};
pub use question::{CheckedAnswer, DiiaAsk, ShownAsk};
pub use screen::{AskElement, AskElementRole, AskScreen};
pub use wish::AskWish;

use std::sync::Arc;

use diia_citizen::document::DocumentKind as CoreKind;
use diia_citizen::ports::KeyAlias;

use crate::{DiiaCitizen, DiiaError};

#[uniffi::export]
impl DiiaCitizen {
    /// Asks the holder of another phone, as a private person: show the text as a QR, then scan the answer on the other
    /// screen and hand it to check. Nobody else can read the answer. kind is the name of the kind of document that is to
    /// answer, for example "driver-license"; none for any.
    #[uniffi::method(default(kind = None))]
    pub fn ask_as_person(&self, wish: AskWish, kind: Option<String>) -> Result<Arc<DiiaAsk>, DiiaError> {
        let kind = kind.map(|name| CoreKind::from_name(&name)).transpose()?;
        let session = self.citizen.ask_as_person(wish.try_into()?, kind)?;
        Ok(Arc::new(DiiaAsk::new(self.citizen.clone(), session)))
    }

    /// The same as a worker of an institution: the holder sees its name. card is what the institution has signed for the key
    /// of this phone that has the name keyAlias.
    pub async fn ask_as_worker(
        &self,
        wish: AskWish,
        kind: Option<String>,
        card: Vec<u8>,
        key_alias: String,
    ) -> Result<Arc<DiiaAsk>, DiiaError> {
        let kind = kind.map(|name| CoreKind::from_name(&name)).transpose()?;
        let (wish, alias) = (wish.try_into()?, KeyAlias(key_alias));
        let session = self.citizen.ask_as_worker(wish, kind, &card, &alias).await?;
        Ok(Arc::new(DiiaAsk::new(self.citizen.clone(), session)))
    }

    /// Reads an ask that was scanned, and lays it beside the documents on this phone. Throws when it is forged, over, or the
    /// sixth of a private person within an hour.
    pub fn read_ask(&self, text: String) -> Result<Arc<DiiaAnswering>, DiiaError> {
        let consent = self.citizen.read_ask(&text)?;
        Ok(Arc::new(DiiaAnswering::new(self.citizen.clone(), consent)))
    }
}
