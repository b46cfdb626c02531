use super::{AskConsent, Asker};
use crate::document::DocumentKind;
use crate::receipt::{Outcome, ReceiptDraft, hex};
use crate::time::Timestamp;

/// How receipts name somebody of whom nothing is known.
const PERSON: &str = "Приватна особа";

impl AskConsent {
    /// What the holder keeps of it as it stands; `None` while it is open. It says what was asked and never what was answered.
    pub fn receipt(&self, now: Timestamp) -> Option<ReceiptDraft> {
        let outcome = Outcome::of(self.state())?;
        let ask = self.ask();
        let (requester, register_code, branch) = match ask.asker() {
            Asker::Person => (PERSON.to_owned(), String::new(), String::new()),
            Asker::Worker(card) => {
                let card = card.content();
                (card.legal_name.clone(), card.register_code.to_text(), card.branch.clone())
            }
        };
        let kind = self.chosen().and_then(|chosen| chosen.kind.as_ref());
        Some(ReceiptDraft {
            request_id: hex(ask.nonce()),
            outcome,
            at_millis: now.unix_millis(),
            requester,
            register_code,
            branch,
            address: String::new(),
            purpose: ask.wanted().code().to_owned(),
            recipient: String::new(),
            asked: kind.map(DocumentKind::partner_name).map(str::to_owned).into_iter().collect(),
            copies: Vec::new(),
            signing: None,
        })
    }
}
