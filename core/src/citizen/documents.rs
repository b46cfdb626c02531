use super::keeping::Change;
use super::{AddError, Citizen, DocumentId, HeldDocument, RemoveError, State};
use crate::es256::PublicKey;
use crate::ports::{KeyAlias, KeyStore, Ports};
use crate::vault::{RecordId, VaultError};

/// The documents on this phone.
impl<P: Ports> Citizen<P> {
    /// Takes a document, new or with fresh credentials in the place of the one with the same id. Every credential must
    /// be for the key that the key store has under the document's alias.
    ///
    /// # Errors
    /// [`AddError`]; what was held before stays.
    pub async fn add_document(&self, document: HeldDocument) -> Result<(), AddError> {
        let platform_key = self.ports.key_store().public_key(document.key_alias()).await?;
        let key = PublicKey::from_platform(&platform_key)?;
        if document.credentials().any(|credential| *credential.device_key() != key) {
            return Err(AddError::KeyMismatch);
        }
        let document = {
            let state = self.state();
            let earlier = state.document(document.id());
            document.with_portrait_of(earlier)
        };
        let record = document.to_record()?;
        let replaced = self
            .keep(move |state, draft| {
                draft.put_document(&document.id().0, &record)?;
                let replaced = state.document(document.id()).map(|held| held.key_alias().clone());
                Ok::<_, AddError>(Change::Write(replaced, Box::new(|state| state.put_document(document))))
            })
            .await?;
        self.delete_unused_key(replaced).await;
        Ok(())
    }

    /// Removes a document and its key.
    ///
    /// # Errors
    /// [`RemoveError`].
    pub async fn remove_document(&self, id: &DocumentId) -> Result<(), RemoveError> {
        let id = id.clone();
        let alias = self
            .keep(move |state, draft| {
                let held = state.document(&id).ok_or(RemoveError::UnknownDocument)?;
                let alias = held.key_alias().clone();
                draft.remove_document(state.vault.record_id(&id.0));
                Ok::<_, RemoveError>(Change::Write(
                    alias,
                    Box::new(move |state| {
                        state.documents.retain(|held| *held.id() != id);
                        state.shown.retain(|((shown, _), _)| *shown != id);
                    }),
                ))
            })
            .await?;
        self.delete_unused_key(Some(alias)).await;
        Ok(())
    }

    /// Puts the documents in the citizen's own order. Those not named stay behind them in their present order.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn order_documents(&self, order: &[DocumentId]) -> Result<(), VaultError> {
        let order = order.to_vec();
        self.keep(move |state, draft| {
            let records: Vec<RecordId> = order.iter().map(|id| state.vault.record_id(&id.0)).collect();
            draft.order_documents(&records);
            Ok(Change::Write(
                (),
                Box::new(move |state| {
                    let place = |held: &HeldDocument| {
                        order.iter().position(|id| id == held.id()).unwrap_or(usize::MAX)
                    };
                    state.documents.sort_by_cached_key(place);
                }),
            ))
        })
        .await
    }

    /// A key that no document has any more. One that stays behind harms nobody, so a key store that does not answer
    /// does not undo what the citizen asked for.
    async fn delete_unused_key(&self, alias: Option<KeyAlias>) {
        let unused =
            alias.filter(|alias| !self.state().documents.iter().any(|held| held.key_alias() == alias));
        if let Some(alias) = unused {
            let _ = self.ports.key_store().delete(&alias).await;
        }
    }
}

impl State {
    pub(super) fn document(&self, id: &DocumentId) -> Option<&HeldDocument> {
        self.documents.iter().find(|held| held.id() == id)
    }

    fn put_document(&mut self, document: HeldDocument) {
        let record = self.vault.record_id(&document.id().0);
        self.unreadable.retain(|id| *id != record);
        self.shown.retain(|((id, _), _)| id != document.id());
        match self.documents.iter_mut().find(|held| held.id() == document.id()) {
            Some(held) => *held = document,
            None => self.documents.push(document),
        }
    }
}
