use super::{FileToSign, SigningAction, SigningConsent, SigningRequest};
use crate::consent::{ConsentError, ConsentState};
use crate::redacted::redacted_debug;
use crate::text::{Bilingual, Counted, Language, spoken_duration};
use crate::time::Timestamp;

/// What an element of the screen is for: how it is drawn, and what a screen reader says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SigningElementRole {
    /// The headline of the screen.
    Title,
    /// Who asks, in the largest type of the screen.
    Requester,
    /// A fact about the requester: code, branch, address.
    RequesterDetail,
    /// What the signature is for.
    Purpose,
    /// How many files are to be signed.
    FileCount,
    /// The name of one file; the number counts from 0.
    File(usize),
    /// What is odd about the name of a file.
    FileWarning(usize),
    /// With what is signed.
    Algorithm,
    /// What the phone knows of the files, and what it does not.
    Fingerprint,
    /// Where the signatures go.
    Delivery,
    /// Where the citizen goes afterwards.
    Return,
    /// What must be typed in before signing: the four digits on the institution's screen.
    Pairing,
    /// How long the request lives.
    Expiry,
    /// Something to know before deciding.
    Warning,
    /// The button that confirms.
    Confirm,
    /// The button that refuses: as large and as near as the other.
    Refuse,
}

/// One element, in the order in which it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningElement {
    /// What it is for.
    pub role: SigningElementRole,
    /// What it shows.
    pub text: String,
    /// What a screen reader says, on its own and without the rest of the screen.
    pub label: String,
    /// Whether it can be pressed.
    pub enabled: bool,
}

/// A request for signatures as a screen, in one language.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningScreen {
    /// The elements from top to bottom.
    pub elements: Vec<SigningElement>,
}

const TITLE_FILES: Bilingual = Bilingual::new(
    "Запит на підпис документа через Дія.Підпис",
    "Request to sign documents with Diia.Signature",
);
const TITLE_SIGN_IN: Bilingual =
    Bilingual::new("Запит на авторизацію з Дія.Підпис", "Request to sign in with Diia.Signature");
const REQUESTER: Bilingual = Bilingual::new("Запитувач", "Requester");
const REGISTER_CODE: Bilingual = Bilingual::new("Код ЄДРПОУ / РНОКПП", "Register code");
const BRANCH: Bilingual = Bilingual::new("Відділення", "Branch");
const ADDRESS: Bilingual = Bilingual::new("Адреса", "Address");
const PURPOSE: Bilingual = Bilingual::new("Мета", "Purpose");
const TO_SIGN: Bilingual = Bilingual::new("На підпис", "To be signed");
const FILES: Counted = Counted { uk: ["файл", "файли", "файлів"], en: ["file", "files"] };
const FILE: Bilingual = Bilingual::new("Файл", "File");
const ALGORITHM: Bilingual = Bilingual::new("Алгоритм підпису", "Signature algorithm");
const FINGERPRINT: Bilingual = Bilingual::new(
    "Телефон бачить лише відбиток кожного файлу, а не його вміст. Прочитайте файли на сайті, перш ніж підписувати.",
    "The phone sees only a fingerprint of each file, not what is in it. Read the files on the site before you sign.",
);
const SIGN_IN_ONLY: Bilingual = Bilingual::new(
    "Підпис лише підтвердить сайту, що це ви. Жодного документа ви не підписуєте.",
    "The signature only proves to the site that it is you. You sign no document.",
);
const DELIVERY: Bilingual = Bilingual::new("Підпис піде на сервер", "The signature goes to the server of");
const RETURN: Bilingual =
    Bilingual::new("Після відповіді ви повернетеся на сайт", "After answering you return to the site");
const PAIRING: Bilingual = Bilingual::new(
    "Введіть чотири цифри з екрана, на якому ви відсканували QR-код",
    "Type in the four digits from the screen where you scanned the QR code",
);
const ANSWER_WITHIN: Bilingual = Bilingual::new("Відповісти можна ще", "You can answer for another");
const WARNING: Bilingual = Bilingual::new("Зверніть увагу", "Please note");
const FIRST_TIME: Bilingual = Bilingual::new(
    "Ви ще не відповідали цій установі. Переконайтеся, що запит зробили ви самі.",
    "You have not answered this institution before. Make sure that it was you who began this.",
);
const CONFIRM_FILES: Bilingual = Bilingual::new("Підписати", "Sign");
const CONFIRM_FILES_LABEL: Bilingual =
    Bilingual::new("Перейти до перевірки особи і підписати", "Go on to prove that it is you, and sign");
const CONFIRM_SIGN_IN: Bilingual = Bilingual::new("Увійти", "Sign in");
const CONFIRM_SIGN_IN_LABEL: Bilingual =
    Bilingual::new("Перейти до перевірки особи і увійти", "Go on to prove that it is you, and sign in");
const REFUSE: Bilingual = Bilingual::new("Відмовити", "Refuse");
const REFUSE_LABEL: Bilingual =
    Bilingual::new("Відмовити. Нічого не буде підписано", "Refuse. Nothing will be signed");

impl SigningConsent {
    /// The screen as it stands at `now`.
    pub fn screen(&self, language: Language, now: Timestamp) -> SigningScreen {
        let mut elements = Elements { language, list: Vec::new() };
        let request = self.request();
        let (title, confirm, label) = match request.action {
            SigningAction::Files(_) => (TITLE_FILES, CONFIRM_FILES, CONFIRM_FILES_LABEL),
            SigningAction::SignIn { .. } => (TITLE_SIGN_IN, CONFIRM_SIGN_IN, CONFIRM_SIGN_IN_LABEL),
        };
        elements.fixed(SigningElementRole::Title, title);
        elements.requester(request);
        match &request.action {
            SigningAction::Files(files) => elements.files(files),
            SigningAction::SignIn { .. } => elements.fixed(SigningElementRole::Fingerprint, SIGN_IN_ONLY),
        }
        let algorithm = request.algorithm.text().get(language);
        elements.labelled(SigningElementRole::Algorithm, ALGORITHM, algorithm);
        elements.way(request);
        elements.expiry(request, now);
        if !self.known_requester() {
            elements.warning(FIRST_TIME);
        }
        let is_open = self.state() == ConsentState::Open && now < request.expires_at;
        elements.button(SigningElementRole::Confirm, confirm, label, is_open);
        elements.button(SigningElementRole::Refuse, REFUSE, REFUSE_LABEL, is_open);
        SigningScreen { elements: elements.list }
    }
}

/// Collects elements in one language.
struct Elements {
    language: Language,
    list: Vec<SigningElement>,
}

impl Elements {
    fn say(&mut self, role: SigningElementRole, text: String, label: Option<String>) {
        let label = label.unwrap_or_else(|| text.clone());
        self.list.push(SigningElement { role, text, label, enabled: false });
    }

    fn fixed(&mut self, role: SigningElementRole, text: Bilingual) {
        self.say(role, text.get(self.language).to_owned(), None);
    }

    fn labelled(&mut self, role: SigningElementRole, name: Bilingual, value: &str) {
        let label = format!("{}: {value}", name.get(self.language));
        self.say(role, value.to_owned(), Some(label));
    }

    fn requester(&mut self, request: &SigningRequest) {
        let requester = &request.requester;
        self.labelled(SigningElementRole::Requester, REQUESTER, &requester.legal_name);
        self.labelled(SigningElementRole::RequesterDetail, REGISTER_CODE, &requester.register_code);
        if !requester.branch.is_empty() {
            self.labelled(SigningElementRole::RequesterDetail, BRANCH, &requester.branch);
        }
        self.labelled(SigningElementRole::RequesterDetail, ADDRESS, &requester.address);
        self.labelled(SigningElementRole::Purpose, PURPOSE, &request.purpose);
    }

    fn files(&mut self, files: &[FileToSign]) {
        let count = FILES.with(files.len() as u64, self.language);
        self.say(SigningElementRole::FileCount, format!("{}: {count}", TO_SIGN.get(self.language)), None);
        for (number, file) in files.iter().enumerate() {
            let shown = file.name.shown();
            let label = format!("{} {}: {shown}", FILE.get(self.language), number.saturating_add(1));
            self.say(SigningElementRole::File(number), shown, Some(label));
            for warning in file.name.warnings() {
                let text = warning.text().get(self.language);
                self.labelled(SigningElementRole::FileWarning(number), WARNING, text);
            }
        }
        self.fixed(SigningElementRole::Fingerprint, FINGERPRINT);
    }

    fn way(&mut self, request: &SigningRequest) {
        let text = format!("{} {}", DELIVERY.get(self.language), request.host);
        self.say(SigningElementRole::Delivery, text, None);
        if let Some(link) = &request.ticket.return_link {
            let text = format!("{} {}", RETURN.get(self.language), link.host());
            self.say(SigningElementRole::Return, text, None);
        }
        if request.ticket.pairing {
            self.fixed(SigningElementRole::Pairing, PAIRING);
        }
    }

    fn expiry(&mut self, request: &SigningRequest, now: Timestamp) {
        let left = request.expires_at.millis_since(now);
        if left <= 0 {
            self.fixed(SigningElementRole::Expiry, ConsentError::Expired.text());
            return;
        }
        let left = spoken_duration(left, self.language);
        self.say(SigningElementRole::Expiry, format!("{} {left}", ANSWER_WITHIN.get(self.language)), None);
    }

    fn warning(&mut self, text: Bilingual) {
        self.labelled(SigningElementRole::Warning, WARNING, text.get(self.language));
    }

    fn button(&mut self, role: SigningElementRole, text: Bilingual, label: Bilingual, enabled: bool) {
        let [text, label] = [text, label].map(|text| text.get(self.language).to_owned());
        self.list.push(SigningElement { role, text, label, enabled });
    }
}

redacted_debug!(SigningElement, SigningScreen);
