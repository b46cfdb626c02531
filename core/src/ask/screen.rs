use super::{AskConsent, Asker};
use crate::consent::ConsentState;
use crate::document::DocumentKind;
use crate::redacted::redacted_debug;
use crate::text::{Bilingual, Language, spoken_duration};
use crate::time::Timestamp;

/// What an element of the screen is for: how it is drawn, and what a screen reader says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AskElementRole {
    /// The headline of the screen.
    Title,
    /// Who asks, in the largest type of the screen.
    Requester,
    /// A fact about the requester: code, branch.
    RequesterDetail,
    /// What the answer would tell.
    Wanted,
    /// A document that can answer; the number counts from 0.
    Document(usize),
    /// Who will be able to read the answer.
    Privacy,
    /// How long there is to decide.
    Expiry,
    /// Something to know before deciding.
    Warning,
    /// Why the holder cannot answer.
    Obstacle,
    /// The button that confirms.
    Confirm,
    /// The button that refuses: as large and as near as the other.
    Refuse,
}

/// One element, in the order in which it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct AskElement {
    /// What it is for.
    pub role: AskElementRole,
    /// What it shows.
    pub text: String,
    /// What a screen reader says, on its own and without the rest of the screen.
    pub label: String,
    /// Whether it can be pressed or changed.
    pub enabled: bool,
}

/// An ask as a screen, in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct AskScreen {
    /// The elements from top to bottom.
    pub elements: Vec<AskElement>,
}

const TITLE: Bilingual = Bilingual::new("Запит на перевірку документа", "Request to check a document");
const REQUESTER: Bilingual = Bilingual::new("Хто питає", "Who asks");
const A_PERSON: Bilingual = Bilingual::new("Приватна особа", "A private person");
const REGISTER_CODE: Bilingual = Bilingual::new("Код ЄДРПОУ / РНОКПП", "Register code");
const BRANCH: Bilingual = Bilingual::new("Відділення", "Branch");
const WANTED: Bilingual = Bilingual::new("Що дізнається", "What they will know");
const DOCUMENT: Bilingual = Bilingual::new("Документ", "Document");
const UNKNOWN_KIND: Bilingual = Bilingual::new("Документ", "Document");
const CHOSEN: Bilingual = Bilingual::new("обрано", "chosen");
const PRIVACY: Bilingual = Bilingual::new(
    "Відповідь прочитає лише телефон, що поставив запит. Хто сфотографує екран, не дізнається нічого.",
    "Only the phone that asks can read the answer. Whoever photographs the screen learns nothing.",
);
const DECIDE_WITHIN: Bilingual = Bilingual::new("Відповісти можна ще", "You can answer for another");
const WARNING: Bilingual = Bilingual::new("Зверніть увагу", "Please note");
const FROM_A_PERSON: Bilingual = Bilingual::new(
    "Хто це, невідомо. Відповідайте, лише якщо ця людина перед вами.",
    "Nothing is known of who asks. Answer only if this person is in front of you.",
);
const FIRST_TIME: Bilingual = Bilingual::new(
    "Ви ще не відповідали цій установі. Звірте назву з тим, де ви зараз.",
    "You have not answered this institution before. Compare its name with where you are.",
);
const NO_DOCUMENT: Bilingual = Bilingual::new(
    "На телефоні немає документа, який може відповісти. Оновіть документи, коли буде інтернет.",
    "No document on this phone can answer. Refresh your documents when there is internet.",
);
const CONFIRM: Bilingual = Bilingual::new("Відповісти", "Answer");
const CONFIRM_LABEL: Bilingual =
    Bilingual::new("Показати відповідь для телефона, що питає", "Show the answer to the phone that asks");
const REFUSE: Bilingual = Bilingual::new("Відмовити", "Refuse");
const REFUSE_LABEL: Bilingual =
    Bilingual::new("Відмовити. Нічого не буде показано", "Refuse. Nothing will be shown");

impl AskConsent {
    /// The screen as it stands at `now`.
    pub fn screen(&self, language: Language, now: Timestamp) -> AskScreen {
        let mut elements = Elements { language, list: Vec::new() };
        elements.say(AskElementRole::Title, TITLE.get(language).into(), None, false);
        let is_open = self.state() == ConsentState::Open && now < self.expires_at();
        elements.asker(&self.ask().asker());
        elements.labelled(AskElementRole::Wanted, WANTED, self.ask().wanted().text().get(language));
        elements.documents(self, is_open);
        elements.say(AskElementRole::Privacy, PRIVACY.get(language).into(), None, false);
        let left = self.expires_at().millis_since(now);
        if left > 0 {
            let text = format!("{} {}", DECIDE_WITHIN.get(language), spoken_duration(left, language));
            elements.say(AskElementRole::Expiry, text, None, false);
        }
        match self.ask().asker() {
            Asker::Person => elements.labelled(AskElementRole::Warning, WARNING, FROM_A_PERSON.get(language)),
            Asker::Worker(_) if !self.known_requester() => {
                elements.labelled(AskElementRole::Warning, WARNING, FIRST_TIME.get(language));
            }
            Asker::Worker(_) => {}
        }
        let can_answer = !self.documents().is_empty();
        if !can_answer {
            elements.say(AskElementRole::Obstacle, NO_DOCUMENT.get(language).into(), None, false);
        }
        elements.button(AskElementRole::Confirm, CONFIRM, CONFIRM_LABEL, is_open && can_answer);
        elements.button(AskElementRole::Refuse, REFUSE, REFUSE_LABEL, is_open);
        AskScreen { elements: elements.list }
    }
}

/// Collects elements in one language.
struct Elements {
    language: Language,
    list: Vec<AskElement>,
}

impl Elements {
    fn say(&mut self, role: AskElementRole, text: String, label: Option<String>, enabled: bool) {
        let label = label.unwrap_or_else(|| text.clone());
        self.list.push(AskElement { role, text, label, enabled });
    }

    fn labelled(&mut self, role: AskElementRole, name: Bilingual, value: &str) {
        let label = format!("{}: {value}", name.get(self.language));
        self.say(role, value.to_owned(), Some(label), false);
    }

    fn asker(&mut self, asker: &Asker) {
        match asker {
            Asker::Person => {
                self.labelled(AskElementRole::Requester, REQUESTER, A_PERSON.get(self.language));
            }
            Asker::Worker(card) => {
                let card = card.content();
                self.labelled(AskElementRole::Requester, REQUESTER, &card.legal_name);
                let code = card.register_code.to_text();
                self.labelled(AskElementRole::RequesterDetail, REGISTER_CODE, &code);
                if !card.branch.is_empty() {
                    self.labelled(AskElementRole::RequesterDetail, BRANCH, &card.branch);
                }
            }
        }
    }

    fn documents(&mut self, consent: &AskConsent, is_open: bool) {
        for (number, document) in consent.documents().iter().enumerate() {
            let title = document.kind.as_ref().map_or(UNKNOWN_KIND, DocumentKind::title).get(self.language);
            let chosen = if consent.chosen() == Some(document) {
                format!(", {}", CHOSEN.get(self.language))
            } else {
                String::new()
            };
            let label = format!("{}: {title}{chosen}", DOCUMENT.get(self.language));
            let can_change = is_open && consent.documents().len() > 1;
            self.say(AskElementRole::Document(number), title.to_owned(), Some(label), can_change);
        }
    }

    fn button(&mut self, role: AskElementRole, text: Bilingual, label: Bilingual, enabled: bool) {
        let label = label.get(self.language).to_owned();
        self.say(role, text.get(self.language).to_owned(), Some(label), enabled);
    }
}

redacted_debug!(AskElement, AskScreen);
