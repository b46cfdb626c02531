use super::Citizen;
use crate::document::DocumentKind;
use crate::mail::{
    Address, AddressError, DocumentTitle, Draft, DraftError, LetterAbout, LetterLanguage, deletion_letter,
};
use crate::ports::Ports;
use crate::receipt::Outcome;
use crate::text::Bilingual;
use crate::time::Timestamp;
use crate::vault::VaultError;

/// Why there is no letter that asks to delete what was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeletionError {
    /// There is no receipt of this number, or none that can be read.
    #[error("there is no such receipt")]
    UnknownReceipt,
    /// The request was refused or missed: the institution has nothing to delete.
    #[error("nothing was given")]
    NothingGiven,
    /// The receipt names no address to which a letter could go.
    #[error("the receipt names no mail address: {0}")]
    Recipient(#[from] AddressError),
    /// The letter could not be drafted.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// The receipts could not be read.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl DeletionError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            DeletionError::UnknownReceipt => "receipt_unknown",
            DeletionError::NothingGiven => "deletion_nothing_given",
            DeletionError::Recipient(_) => "deletion_no_address",
            DeletionError::Draft(error) => error.code(),
            DeletionError::Vault(error) => error.code(),
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            DeletionError::UnknownReceipt => Bilingual::new(
                "Такої квитанції немає. Оберіть іншу.",
                "There is no such receipt. Choose another.",
            ),
            DeletionError::NothingGiven => Bilingual::new(
                "За цим запитом нічого не передано, тож просити про видалення нема чого.",
                "Nothing was given for this request, so there is nothing to ask to delete.",
            ),
            DeletionError::Recipient(_) => Bilingual::new(
                "У квитанції немає поштової адреси. Напишіть установі за її адресою з реєстру.",
                "The receipt has no mail address. Write to the institution at its address in the register.",
            ),
            DeletionError::Draft(error) => error.text(),
            DeletionError::Vault(error) => error.text(),
        }
    }
}

impl<P: Ports> Citizen<P> {
    /// The letter that asks an institution to delete what it was given, drafted from the receipt: to the address to which
    /// the copies went. As every letter it is sent by the citizen alone.
    ///
    /// # Errors
    /// [`DeletionError`].
    pub async fn deletion_letter(
        &self,
        receipt_number: u64,
        language: LetterLanguage,
    ) -> Result<Draft, DeletionError> {
        let receipt = self.receipt(receipt_number).await?.ok_or(DeletionError::UnknownReceipt)?.content;
        if matches!(receipt.outcome, Outcome::Refused | Outcome::Expired) {
            return Err(DeletionError::NothingGiven);
        }
        // A letter that was confirmed may have been sent without the app noticing: then it carried what was asked for.
        let given: Vec<&str> = match &receipt.copies[..] {
            [] => receipt.asked.iter().map(String::as_str).collect(),
            copies => copies.iter().map(|copy| copy.document_type.as_str()).collect(),
        };
        let kinds = given.into_iter().filter_map(|name| DocumentKind::from_name(name).ok());
        let titles: Vec<DocumentTitle> = kinds.map(|kind| kind.title().into()).collect();
        let about = LetterAbout {
            sender: None,
            institution: receipt.requester,
            branch: Some(receipt.branch).filter(|branch| !branch.is_empty()),
            purpose: receipt.purpose,
            request_id: receipt.request_id,
            confirmed_at: Timestamp::from_unix_millis(receipt.at_millis),
        };
        Ok(deletion_letter(Address::parse(&receipt.recipient)?, &about, &titles, language)?)
    }
}
