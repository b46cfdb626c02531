use super::machine::Consent;
use super::{ConsentError, ConsentItem, ConsentState, ConsentWarning};
use crate::redacted::redacted_debug;
use crate::request::{Delivery, DocumentRequest, Ticket};
use crate::text::{Bilingual, Counted, Language, spoken_duration};
use crate::time::Timestamp;

const KILOMETRES: Counted = Counted {
    uk: ["кілометр", "кілометри", "кілометрів"],
    en: ["kilometre", "kilometres"],
};

/// What an element of the screen is for: how it is drawn, and what a screen reader says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ElementRole {
    /// The headline of the screen.
    Title,
    /// Who asks, in the largest type of the screen.
    Requester,
    /// A fact about the requester: code, branch, address.
    RequesterDetail,
    /// What the documents are for.
    Purpose,
    /// One document that is asked for; the number counts from 0.
    Document(usize),
    /// How the answer leaves the phone.
    Delivery,
    /// Where the citizen goes afterwards.
    Return,
    /// What must be typed in before confirming: the four digits on the institution's screen.
    Pairing,
    /// How long the request lives.
    Expiry,
    /// Something to know before deciding.
    Warning,
    /// Why the citizen cannot confirm.
    Obstacle,
    /// The button that confirms.
    Confirm,
    /// The button that refuses: as large and as near as the other.
    Refuse,
}

/// One element, in the order in which it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is for.
    pub role: ElementRole,
    /// What it shows.
    pub text: String,
    /// What a screen reader says, on its own and without the rest of the screen.
    pub label: String,
    /// Whether it can be pressed or changed.
    pub enabled: bool,
}

/// A consent as a screen, in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentScreen {
    /// The elements from top to bottom.
    pub elements: Vec<Element>,
}

impl Consent {
    /// The screen as it stands at `now`.
    pub fn screen(&self, language: Language, now: Timestamp) -> ConsentScreen {
        let mut elements = Elements { language, list: Vec::new() };
        let request = self.request();
        elements.say(ElementRole::Title, TITLE.get(language).into(), None);
        elements.requester(request);
        elements.labelled(ElementRole::Purpose, PURPOSE, &request.purpose);
        for (number, item) in self.items().iter().enumerate() {
            elements.document(number, item, self.state() == ConsentState::Open);
        }
        elements.delivery(&request.delivery);
        elements.ticket(request.ticket.as_ref());
        elements.expiry(request, now);
        for warning in self.warnings() {
            elements.warning(*warning);
        }
        let obstacle = self.obstacle().filter(|_| self.state() == ConsentState::Open);
        if let Some(obstacle) = obstacle {
            elements.obstacle(obstacle, self.items());
        }
        let is_open = self.state() == ConsentState::Open && now < request.expires_at;
        let label = match request.delivery {
            Delivery::Letter { .. } => CONFIRM_LABEL,
            Delivery::Package { .. } => CONFIRM_PACKAGE_LABEL,
        };
        elements.button(ElementRole::Confirm, CONFIRM, label, is_open && obstacle.is_none());
        elements.button(ElementRole::Refuse, REFUSE, REFUSE_LABEL, is_open);
        ConsentScreen { elements: elements.list }
    }
}

const TITLE: Bilingual =
    Bilingual::new("Запит на цифрові копії документів", "Request for digital copies of documents");
const REQUESTER: Bilingual = Bilingual::new("Запитувач", "Requester");
const REGISTER_CODE: Bilingual = Bilingual::new("Код ЄДРПОУ / РНОКПП", "Register code");
const BRANCH: Bilingual = Bilingual::new("Відділення", "Branch");
const ADDRESS: Bilingual = Bilingual::new("Адреса", "Address");
const PURPOSE: Bilingual = Bilingual::new("Мета", "Purpose");
const REQUIRED: Bilingual = Bilingual::new("обов’язковий", "required");
const OPTIONAL: Bilingual = Bilingual::new("за бажанням", "optional");
const MISSING: Bilingual = Bilingual::new("немає на телефоні", "not on this phone");
const LEFT_OUT: Bilingual = Bilingual::new("не надсилати", "not to be sent");
const CHOOSE: Bilingual = Bilingual::new("оберіть документ", "choose a document");
const BY_LETTER: Bilingual =
    Bilingual::new("Чернетка листа у вашому поштовому застосунку, на адресу", "A draft in your mail app, to");
const YOU_SEND: Bilingual = Bilingual::new("Надішлете його ви самі.", "You will send it yourself.");
const AS_PACKAGE: Bilingual =
    Bilingual::new("Захищеним пакетом на сервер", "In a sealed package to the server of");
const ONLY_THEY_READ: Bilingual =
    Bilingual::new("Відкрити його зможе тільки запитувач.", "Only the requester can open it.");
const RETURN: Bilingual =
    Bilingual::new("Після відповіді ви повернетеся на сайт", "After answering you return to the site");
const PAIRING: Bilingual = Bilingual::new(
    "Введіть чотири цифри з екрана, на якому ви відсканували QR-код",
    "Type in the four digits from the screen where you scanned the QR code",
);
const ANSWER_WITHIN: Bilingual = Bilingual::new("Відповісти можна ще", "You can answer for another");
const WARNING: Bilingual = Bilingual::new("Зверніть увагу", "Please note");
const CONFIRM: Bilingual = Bilingual::new("Підтвердити", "Confirm");
const CONFIRM_LABEL: Bilingual = Bilingual::new(
    "Підтвердити і підготувати лист із копіями",
    "Confirm, and prepare the letter with the copies",
);
const CONFIRM_PACKAGE_LABEL: Bilingual = Bilingual::new(
    "Підтвердити і надіслати копії запитувачу",
    "Confirm, and send the copies to the requester",
);
const REFUSE: Bilingual = Bilingual::new("Відмовити", "Refuse");
const REFUSE_LABEL: Bilingual =
    Bilingual::new("Відмовити. Нічого не буде надіслано", "Refuse. Nothing will be sent");

/// Collects elements in one language.
struct Elements {
    language: Language,
    list: Vec<Element>,
}

impl Elements {
    fn text(&self, text: Bilingual) -> &'static str {
        text.get(self.language)
    }

    fn say(&mut self, role: ElementRole, text: String, label: Option<String>) {
        let label = label.unwrap_or_else(|| text.clone());
        self.list.push(Element { role, text, label, enabled: false });
    }

    fn labelled(&mut self, role: ElementRole, name: Bilingual, value: &str) {
        let label = format!("{}: {value}", self.text(name));
        self.say(role, value.to_owned(), Some(label));
    }

    fn requester(&mut self, request: &DocumentRequest) {
        let requester = &request.requester;
        self.labelled(ElementRole::Requester, REQUESTER, &requester.legal_name);
        self.labelled(ElementRole::RequesterDetail, REGISTER_CODE, &requester.register_code);
        if !requester.branch.is_empty() {
            self.labelled(ElementRole::RequesterDetail, BRANCH, &requester.branch);
        }
        self.labelled(ElementRole::RequesterDetail, ADDRESS, &requester.address);
    }

    fn document(&mut self, number: usize, item: &ConsentItem, is_open: bool) {
        let title = item.kind().title().get(self.language);
        let need = self.text(if item.is_required() { REQUIRED } else { OPTIONAL });
        let answer = match item.chosen() {
            _ if item.is_missing() => self.text(MISSING).to_owned(),
            _ if !item.is_included() => self.text(LEFT_OUT).to_owned(),
            None => self.text(CHOOSE).to_owned(),
            Some(document) => document.hint.clone(),
        };
        let can_change = item.candidates().len() > 1 || !item.is_required() && !item.is_missing();
        self.list.push(Element {
            role: ElementRole::Document(number),
            text: format!("{title} ({need}): {answer}"),
            label: format!("{title}, {need}. {answer}"),
            enabled: is_open && can_change,
        });
    }

    fn delivery(&mut self, delivery: &Delivery) {
        let (how, to, and) = match delivery {
            Delivery::Letter { to } => (BY_LETTER, to.as_str(), YOU_SEND),
            Delivery::Package { host, .. } => (AS_PACKAGE, host.as_str(), ONLY_THEY_READ),
        };
        let text = format!("{} {to}. {}", self.text(how), self.text(and));
        self.say(ElementRole::Delivery, text, None);
    }

    fn ticket(&mut self, ticket: Option<&Ticket>) {
        if let Some(link) = ticket.and_then(|ticket| ticket.return_link.as_ref()) {
            self.say(ElementRole::Return, format!("{} {}", self.text(RETURN), link.host()), None);
        }
        if ticket.is_some_and(|ticket| ticket.pairing) {
            self.say(ElementRole::Pairing, self.text(PAIRING).into(), None);
        }
    }

    fn expiry(&mut self, request: &DocumentRequest, now: Timestamp) {
        let left = request.expires_at.millis_since(now);
        if left <= 0 {
            self.say(ElementRole::Expiry, self.text(ConsentError::Expired.text()).into(), None);
            return;
        }
        let text = format!("{} {}", self.text(ANSWER_WITHIN), spoken_duration(left, self.language));
        self.say(ElementRole::Expiry, text, None);
    }

    fn warning(&mut self, warning: ConsentWarning) {
        let mut text = self.text(warning.text()).to_owned();
        if let ConsentWarning::FarAway { kilometres } = warning {
            text.push_str(&format!(" ({})", KILOMETRES.with(u64::from(kilometres), self.language)));
        }
        let label = format!("{}: {text}", self.text(WARNING));
        self.say(ElementRole::Warning, text, Some(label));
    }

    /// Names the documents that are missing: "some document" would send the citizen guessing.
    fn obstacle(&mut self, obstacle: ConsentError, items: &[ConsentItem]) {
        let mut text = self.text(obstacle.text()).to_owned();
        if obstacle == ConsentError::RequiredDocumentMissing {
            let missing = items.iter().filter(|item| item.is_missing());
            let names: Vec<_> = missing.map(|item| item.kind().title().get(self.language)).collect();
            text = format!("{text}: {}", names.join("; "));
        }
        self.say(ElementRole::Obstacle, text, None);
    }

    fn button(&mut self, role: ElementRole, text: Bilingual, label: Bilingual, enabled: bool) {
        let (text, label) = (self.text(text).to_owned(), self.text(label).to_owned());
        self.list.push(Element { role, text, label, enabled });
    }
}

redacted_debug!(Element, ConsentScreen);
