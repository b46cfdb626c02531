//! What a citizen sees before deciding, and what becomes of the decision.

use diia_citizen::ask::{AskConsent, AskElementRole};
use diia_citizen::check::Verdict;
use diia_citizen::citizen::ShownAnswer;
use diia_citizen::consent::{Consent, ConsentState, ElementRole};
use diia_citizen::copy::Pictures;
use diia_citizen::mail::{LetterLanguage, eml};
use diia_citizen::request::Delivery;
use diia_citizen::server::DeliveryState;
use diia_citizen::sign::{SigningConsent, SigningElementRole};
use diia_citizen::text::Language;
use diia_test_phone::run;

use super::signing_key::{App, identity};
use super::{Phone, Refusal};

/// What was scanned or opened.
pub(crate) enum Opened {
    /// Copies are asked for.
    Documents(Consent),
    /// Signatures are asked for.
    Signing(SigningConsent),
    /// Another phone asks to check a document.
    Ask(AskConsent),
    /// Another phone's code was checked: there is nothing to decide.
    Verdict(Verdict),
}

/// What became of a decision.
pub(crate) enum Answered {
    /// Packages and signatures go to a server.
    Sent { delivery: DeliveryState, return_link: Option<String> },
    /// A letter waits in the mail app; the citizen sends it.
    Letter { to: String, eml: Vec<u8> },
    /// The answer for the phone that asks.
    Shown(ShownAnswer),
    /// Refused; nothing has left the phone.
    Refused,
}

impl Opened {
    /// The texts of the screen from top to bottom, as a screen reader says them.
    pub(crate) fn screen(&self, phone: &Phone, language: Language) -> Result<Vec<String>, Refusal> {
        let now = phone.now()?;
        Ok(match self {
            Opened::Documents(consent) => {
                let screen = consent.screen(language, now).elements.into_iter();
                let texts = screen.filter(|element| {
                    !matches!(element.role, ElementRole::Confirm | ElementRole::Refuse) || element.enabled
                });
                texts.map(|element| element.label).collect()
            }
            Opened::Signing(consent) => {
                let screen = consent.screen(language, now).elements.into_iter();
                let texts = screen.filter(|element| {
                    !matches!(element.role, SigningElementRole::Confirm | SigningElementRole::Refuse)
                        || element.enabled
                });
                texts.map(|element| element.label).collect()
            }
            Opened::Ask(consent) => {
                let screen = consent.screen(language, now).elements.into_iter();
                let texts = screen.filter(|element| {
                    !matches!(element.role, AskElementRole::Confirm | AskElementRole::Refuse)
                        || element.enabled
                });
                texts.map(|element| element.label).collect()
            }
            Opened::Verdict(verdict) => vec![verdict.headline().get(language).to_owned()],
        })
    }
}

impl Phone {
    /// The citizen agrees. `pairing` is what stands on the institution's screen, if the link came from another screen.
    pub(crate) fn confirm(&self, opened: &mut Opened, pairing: Option<&str>) -> Result<Answered, Refusal> {
        match opened {
            Opened::Documents(consent) => {
                // Once more after a refusal of the server: what was confirmed stays confirmed.
                if consent.state() == ConsentState::Open {
                    run(self.citizen.confirm(consent))?;
                }
                match consent.request().delivery {
                    Delivery::Letter { .. } => self.hand_over(consent),
                    Delivery::Package { .. } => self.share(consent, pairing),
                }
            }
            Opened::Signing(consent) => {
                if consent.state() == ConsentState::Open {
                    run(self.citizen.confirm_signing(consent))?;
                }
                let identity = identity(&self.keys, &self.url, &self.label)?;
                let sent = run(self.citizen.sign(consent, &identity, &App, pairing))?;
                let return_link = sent.return_link.map(|link| link.as_str().to_owned());
                Ok(Answered::Sent { delivery: sent.delivery, return_link })
            }
            Opened::Ask(consent) => {
                if consent.state() == ConsentState::Open {
                    run(self.citizen.confirm_ask(consent))?;
                }
                Ok(Answered::Shown(run(self.citizen.answer(consent))?))
            }
            Opened::Verdict(_) => Err(Refusal::of_arguments("a verdict asks for no decision")),
        }
    }

    /// The citizen does not agree, and whoever asked is told.
    pub(crate) fn refuse(&self, opened: &mut Opened) -> Result<Answered, Refusal> {
        match opened {
            Opened::Documents(consent) => {
                run(self.citizen.refuse(consent))?;
                if matches!(consent.request().delivery, Delivery::Package { .. }) {
                    run(self.citizen.report(consent))?;
                }
            }
            Opened::Signing(consent) => {
                run(self.citizen.refuse_signing(consent))?;
                run(self.citizen.report_signing_refusal(consent))?;
            }
            Opened::Ask(consent) => {
                run(self.citizen.refuse_ask(consent))?;
            }
            Opened::Verdict(_) => return Err(Refusal::of_arguments("a verdict asks for no decision")),
        }
        Ok(Answered::Refused)
    }

    fn share(&self, consent: &mut Consent, pairing: Option<&str>) -> Result<Answered, Refusal> {
        let shared = run(self.citizen.share(consent, pairing, Pictures::Include))?;
        let return_link = shared.return_link.map(|link| link.as_str().to_owned());
        Ok(Answered::Sent { delivery: shared.delivery, return_link })
    }

    fn hand_over(&self, consent: &mut Consent) -> Result<Answered, Refusal> {
        let letter = self.citizen.letter(consent, LetterLanguage::Both, Pictures::Include)?;
        let file = eml(&letter.draft, self.now()?)?;
        run(self.citizen.hand_over(consent, &letter))?;
        Ok(Answered::Letter { to: letter.draft.to().as_str().to_owned(), eml: file })
    }
}
