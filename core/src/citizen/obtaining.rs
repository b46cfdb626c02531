use serde_json::Value;

use super::{AddError, Citizen, DocumentId, HeldDocument};
use crate::code::credential::FormatError;
use crate::code::digits::DigitsSecret;
use crate::document::{Document, DocumentError, DocumentKind};
use crate::es256::PublicKey;
use crate::ports::{KeyAlias, KeyStore, KeyStoreError, Ports};
use crate::server::{
    Challenge, IssuedDocument, ServerError, challenge, credentials_call, possession_message,
};
use crate::text::Bilingual;

/// Why a document was not obtained from the registry. One that the phone had before stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ObtainError {
    /// The server has not issued it.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// The server has issued something that is no credential.
    #[error("the issued credentials: {0}")]
    Format(#[from] FormatError),
    /// The fields that came with it cannot be read.
    #[error("the fields: {0}")]
    Document(#[from] DocumentError),
    /// It was not taken.
    #[error(transparent)]
    Add(#[from] AddError),
}

impl ObtainError {
    /// The stable name.
    pub fn code(&self) -> &'static str {
        match self {
            ObtainError::Server(error) => error.code(),
            ObtainError::Format(error) => error.code(),
            ObtainError::Document(error) => error.code(),
            ObtainError::Add(error) => error.code(),
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            ObtainError::Server(error) => error.text(),
            ObtainError::Format(_) | ObtainError::Document(_) | ObtainError::Add(_) => Bilingual::new(
                "Документ не вдалося отримати. Спробуйте ще раз трохи згодом.",
                "The document could not be obtained. Try again a little later.",
            ),
        }
    }
}

impl<P: Ports> Citizen<P> {
    /// Obtains a document from the registry, or renews it: credentials for a key of this phone, which is made if there is
    /// none, and the fields from which copies are made.
    ///
    /// # Errors
    /// [`ObtainError`].
    pub async fn obtain_document(
        &self,
        id: &DocumentId,
        kind: &DocumentKind,
        key_alias: &KeyAlias,
    ) -> Result<(), ObtainError> {
        let challenge: Challenge = self.ask(&challenge()?).await?;
        let key = self.key_or_new(key_alias, &challenge).await?;
        let message = possession_message(&challenge, &key)?;
        let proof = self.signature(key_alias, &key, &message).await?;
        let issued: IssuedDocument = self.ask(&credentials_call(kind, &key, &challenge, &proof)?).await?;
        let credentials = issued.credentials()?;
        let secret = DigitsSecret::from_bytes(issued.digits_secret()?);
        let credentials = credentials.iter().map(Vec::as_slice);
        let document = HeldDocument::new(id.clone(), key_alias.clone(), secret, credentials)?;
        let data = Value::Object(issued.data).to_string();
        let document = document.with_data(Document::from_json(kind.clone(), data.as_bytes())?)?;
        Ok(self.add_document(document).await?)
    }

    async fn key_or_new(&self, alias: &KeyAlias, challenge: &Challenge) -> Result<PublicKey, ServerError> {
        let store = self.ports.key_store();
        let bytes = match store.public_key(alias).await {
            Err(KeyStoreError::Missing) => {
                store.create(alias, &challenge.bytes()?).await?;
                store.public_key(alias).await?
            }
            bytes => bytes?,
        };
        Ok(PublicKey::from_platform(&bytes)?)
    }
}
