use super::{Citizen, HeldDocument};
use crate::consent::{Consent, ConsentState};
use crate::copy::{CopyError, Fonts, Pictures, Stamp, copy_of};
use crate::document::Document;
use crate::mail::{
    Attachment, AttachmentName, Draft, DraftError, Enclosure, LetterAbout, LetterLanguage, copies_letter,
};
use crate::ports::Ports;
use crate::receipt::SentCopy;
use crate::request::Delivery;
use crate::text::{Bilingual, Language};
use crate::time::Timestamp;

/// A letter that is ready to be handed to the platform's mail composer, and what the receipt will say of it.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The letter.
    pub draft: Draft,
    /// The copies in it: kinds and hashes, for the receipt.
    pub copies: Vec<SentCopy>,
    /// Characters that the font could not show, over all copies; drawn as �.
    pub missing_characters: usize,
}

/// Why no letter could be made. The consent stays confirmed: nothing that was consented is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// The citizen has not confirmed.
    #[error("the citizen has not confirmed")]
    NotConfirmed,
    /// The request is not answered by a letter.
    #[error("the request is not answered by a letter")]
    NoLetter,
    /// A document that was chosen is no longer on the phone.
    #[error("a chosen document is no longer on the phone")]
    DocumentGone,
    /// A copy could not be made.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// The letter could not be drafted.
    #[error(transparent)]
    Draft(#[from] DraftError),
}

impl LetterError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            LetterError::NotConfirmed => "letter_not_confirmed",
            LetterError::NoLetter => "letter_not_asked",
            LetterError::DocumentGone => "letter_document_gone",
            LetterError::Copy(error) => error.code(),
            LetterError::Draft(error) => error.code(),
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(&self) -> Bilingual {
        match self {
            LetterError::NotConfirmed => {
                Bilingual::new("Спершу підтвердьте запит.", "Confirm the request first.")
            }
            LetterError::NoLetter => Bilingual::new(
                "На цей запит відповідають не листом, а надсиланням запитувачу.",
                "This request is not answered by a letter but sent to the requester.",
            ),
            LetterError::DocumentGone => Bilingual::new(
                "Обраного документа вже немає на телефоні. Відскануйте QR-код ще раз.",
                "The chosen document is no longer on the phone. Scan the QR code again.",
            ),
            LetterError::Copy(_) => Bilingual::new(
                "Не вдалося зробити копію документа. Спробуйте без фото.",
                "The copy of the document could not be made. Try without pictures.",
            ),
            LetterError::Draft(error) => error.text(),
        }
    }
}

impl<P: Ports> Citizen<P> {
    /// Makes the copies that the citizen has confirmed, and the letter that carries them. `pictures` may leave out
    /// portraits that cannot be shown.
    ///
    /// # Errors
    /// [`LetterError`].
    pub fn letter(
        &self,
        consent: &Consent,
        language: LetterLanguage,
        pictures: Pictures,
    ) -> Result<Letter, LetterError> {
        let confirmed_at = consent
            .decided_at()
            .filter(|_| matches!(consent.state(), ConsentState::Confirmed | ConsentState::HandedOver))
            .ok_or(LetterError::NotConfirmed)?;
        let request = consent.request();
        let stamp = Stamp::new(confirmed_at, &initiator(consent), &request.id)?;
        let mut letter = Parts { enclosures: Vec::new(), copies: Vec::new(), missing_characters: 0 };
        for document in self.chosen_documents(consent)? {
            letter.add(&document, &stamp, pictures)?;
        }
        let about = LetterAbout {
            sender: None,
            institution: request.requester.legal_name.clone(),
            branch: Some(request.requester.branch.clone()).filter(|branch| !branch.is_empty()),
            purpose: request.purpose.clone(),
            request_id: request.id.clone(),
            confirmed_at,
        };
        let Delivery::Letter { to } = &request.delivery else { return Err(LetterError::NoLetter) };
        let draft = copies_letter(to.clone(), &about, letter.enclosures, language)?;
        Ok(Letter { draft, copies: letter.copies, missing_characters: letter.missing_characters })
    }

    fn chosen_documents(&self, consent: &Consent) -> Result<Vec<Document>, LetterError> {
        let state = self.state();
        let chosen = consent.items().iter().filter_map(|item| item.chosen());
        chosen
            .map(|chosen| {
                let held = state.documents.iter().find(|held| held.id().0 == chosen.id);
                held.and_then(HeldDocument::data).cloned().ok_or(LetterError::DocumentGone)
            })
            .collect()
    }
}

/// Who asked, as it is stamped on every page: the legal name, the branch, and where it is.
pub(super) fn initiator(consent: &Consent) -> String {
    let requester = &consent.request().requester;
    let parts = [&requester.legal_name, &requester.branch, &requester.address];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

struct Parts {
    enclosures: Vec<Enclosure>,
    copies: Vec<SentCopy>,
    missing_characters: usize,
}

impl Parts {
    fn add(&mut self, document: &Document, stamp: &Stamp, pictures: Pictures) -> Result<(), LetterError> {
        let copy = copy_of(document, stamp, pictures, Language::Ukrainian, &Fonts::built_in())?;
        let kind = document.kind();
        let name =
            AttachmentName::new(&file_name(kind.partner_name(), stamp.requested_at(), self.copies.len()))?;
        self.missing_characters = self.missing_characters.saturating_add(copy.missing_characters());
        self.copies.push(SentCopy::new(kind.partner_name(), copy.bytes()));
        let attachment = Attachment { name, bytes: copy.into_bytes() };
        self.enclosures.push(Enclosure { title: kind.title().into(), attachment });
        Ok(())
    }
}

/// `internal-passport-22.11.2026-11_30_00-1.pdf`: kind, date and time as existing packages name their files, and the
/// number of the copy, so that no two have one name.
fn file_name(kind: &str, at: Timestamp, number: usize) -> String {
    let kind: String =
        kind.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(48).collect();
    let at = crate::text::kyiv_date_time(at).replace(' ', "-").replace(':', "_");
    format!("{kind}-{at}-{}.pdf", number.saturating_add(1))
}
