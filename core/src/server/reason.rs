use crate::text::Bilingual;

/// Why the server refused: the names that citizens' phones meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The digits are another live code's; others must be drawn.
    DigitsTaken,
    /// The code of the document was not accepted.
    PassRefused,
    /// Not thirteen digits of a code.
    DigitsMalformed,
    /// No live code has these digits.
    CodeUnknown,
    /// The code has been used.
    CodeUsed,
    /// The code has expired.
    CodeExpired,
    /// The code of another kind of document.
    CodeOfAnotherKind,
    /// The document is not valid any more.
    DocumentNotValid,
    /// The citizen has no such document.
    DocumentMissing,
    /// No request stands behind the link.
    RequestUnknown,
    /// The request has run out.
    RequestExpired,
    /// Another phone has opened the request.
    RequestOpenedElsewhere,
    /// The request was answered.
    RequestAlreadyAnswered,
    /// The request must be opened again.
    NonceWrong,
    /// The pairing digits are wrong.
    PairingWrong,
    /// The pairing digits were wrong three times.
    PairingFailed,
    /// The phone's key is not bound to a citizen.
    DeviceUnknown,
    /// No citizen has the activation code.
    ActivationCodeWrong,
    /// The phone has not proved its key.
    ProofWrong,
    /// The challenge has run out.
    ChallengeUnknown,
    /// The first request with the same key is still at work.
    InProgress,
    /// Something else.
    Other,
}

/// Each reason with the names by which the server tells it.
const NAMES: [(&str, Reason); 25] = [
    ("digits_taken", Reason::DigitsTaken),
    ("pass_refused", Reason::PassRefused),
    ("digits_not_of_pass", Reason::PassRefused),
    ("digits_malformed", Reason::DigitsMalformed),
    ("code_unknown", Reason::CodeUnknown),
    ("code_used", Reason::CodeUsed),
    ("code_expired", Reason::CodeExpired),
    ("code_of_another_kind", Reason::CodeOfAnotherKind),
    ("document_not_valid", Reason::DocumentNotValid),
    ("document_missing", Reason::DocumentMissing),
    ("document_unknown", Reason::DocumentMissing),
    ("request_unknown", Reason::RequestUnknown),
    ("link_unknown", Reason::RequestUnknown),
    ("request_expired", Reason::RequestExpired),
    ("request_opened_elsewhere", Reason::RequestOpenedElsewhere),
    ("request_already_answered", Reason::RequestAlreadyAnswered),
    ("nonce_wrong", Reason::NonceWrong),
    ("request_not_generated", Reason::NonceWrong),
    ("pairing_wrong", Reason::PairingWrong),
    ("pairing_failed", Reason::PairingFailed),
    ("device_unknown", Reason::DeviceUnknown),
    ("activation_code_wrong", Reason::ActivationCodeWrong),
    ("proof_wrong", Reason::ProofWrong),
    ("challenge_unknown", Reason::ChallengeUnknown),
    ("idempotency_in_progress", Reason::InProgress),
];

impl Reason {
    /// By the name that the server uses.
    pub fn from_name(name: &str) -> Self {
        NAMES.iter().find(|(known, _)| *known == name).map_or(Reason::Other, |(_, reason)| *reason)
    }

    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Reason::DigitsTaken => "server_digits_taken",
            Reason::PassRefused => "server_pass_refused",
            Reason::DigitsMalformed => "server_digits_malformed",
            Reason::CodeUnknown => "server_code_unknown",
            Reason::CodeUsed => "server_code_used",
            Reason::CodeExpired => "server_code_expired",
            Reason::CodeOfAnotherKind => "server_code_of_another_kind",
            Reason::DocumentNotValid => "server_document_not_valid",
            Reason::DocumentMissing => "server_document_missing",
            Reason::RequestUnknown => "server_request_unknown",
            Reason::RequestExpired => "server_request_expired",
            Reason::RequestOpenedElsewhere => "server_request_opened_elsewhere",
            Reason::RequestAlreadyAnswered => "server_request_already_answered",
            Reason::NonceWrong => "server_nonce_wrong",
            Reason::PairingWrong => "server_pairing_wrong",
            Reason::PairingFailed => "server_pairing_failed",
            Reason::DeviceUnknown => "server_device_unknown",
            Reason::ActivationCodeWrong => "server_activation_code_wrong",
            Reason::ProofWrong => "server_proof_wrong",
            Reason::ChallengeUnknown => "server_challenge_unknown",
            Reason::InProgress => "server_in_progress",
            Reason::Other => "server_refused",
        }
    }

    /// What happened and what to do, for the person who holds the phone. Where the existing service has a text, it is that.
    pub const fn text(self) -> Bilingual {
        match self {
            Reason::DigitsTaken | Reason::PassRefused => Bilingual::new(
                "Код документа не прийнято. Оновіть код.",
                "The code of the document was not accepted. Refresh it.",
            ),
            Reason::DigitsMalformed => Bilingual::new(
                "Це не 13 цифр коду. Перевірте, чи немає помилки.",
                "These are not the 13 digits of a code. Look for a typing error.",
            ),
            Reason::CodeUnknown => Bilingual::new(
                "Документ не знайдено. Перевірте цифри або попросіть оновити код.",
                "Document not found. Compare the digits, or ask for a fresh code.",
            ),
            Reason::CodeUsed => Bilingual::new(
                "Цей код уже використано. Попросіть оновити код.",
                "This code has been used. Ask for a fresh one.",
            ),
            Reason::CodeExpired => Bilingual::new(
                "Термін дії коду закінчився. Попросіть оновити код.",
                "The code has expired. Ask for a fresh one.",
            ),
            Reason::CodeOfAnotherKind => {
                Bilingual::new("Це код іншого документа.", "This is the code of another document.")
            }
            Reason::DocumentNotValid => Bilingual::new("Документ недійсний", "The document is not valid"),
            Reason::DocumentMissing => Bilingual::new(
                "Запит містить відсутні в Дії документи",
                "The request asks for documents that are not in the app",
            ),
            Reason::RequestUnknown => Bilingual::new(
                "Запит не зареєстровано в Дії. Попросіть установу про новий QR-код або посилання.",
                "The request is not registered in Diia. Ask the institution for a new QR code or link.",
            ),
            Reason::RequestExpired => Bilingual::new(
                "Термін дії запиту закінчився. Ви не встигли підтвердити запит. Будь ласка, отримайте новий QR-код або посилання.",
                "The request has expired. You did not confirm it in time. Please get a new QR code or link.",
            ),
            Reason::RequestOpenedElsewhere => Bilingual::new(
                "Цей запит уже відкрито на іншому телефоні. Отримайте новий QR-код або посилання.",
                "This request was opened on another phone. Get a new QR code or link.",
            ),
            Reason::RequestAlreadyAnswered => {
                Bilingual::new("На цей запит уже відповіли.", "This request was answered already.")
            }
            Reason::NonceWrong => Bilingual::new(
                "Запит відкрито ще раз. Підтвердьте останній.",
                "The request was opened again. Confirm the latest one.",
            ),
            Reason::PairingWrong => Bilingual::new(
                "Цифри не збігаються з тими, що на екрані. Перевірте, чи це ваш запит, і введіть ще раз.",
                "The digits are not those on the screen. Make sure that the request is yours, and type them again.",
            ),
            Reason::PairingFailed => Bilingual::new(
                "Цифри тричі не збіглися. Запит скасовано. Отримайте новий QR-код.",
                "The digits were wrong three times. The request is cancelled. Get a new QR code.",
            ),
            Reason::DeviceUnknown => Bilingual::new(
                "Цей телефон ще не активовано. Введіть код активації.",
                "This phone is not activated yet. Enter the activation code.",
            ),
            Reason::ActivationCodeWrong => Bilingual::new(
                "Код активації неправильний. Перевірте його і введіть ще раз.",
                "The activation code is wrong. Check it and enter it again.",
            ),
            Reason::ProofWrong | Reason::ChallengeUnknown => Bilingual::new(
                "Телефон не підтвердив свій ключ. Спробуйте ще.",
                "The phone has not proved its key. Try again.",
            ),
            Reason::InProgress => Bilingual::new(
                "Зачекайте: попередня дія ще триває.",
                "Please wait: the step before is still going on.",
            ),
            Reason::Other => Bilingual::new(
                "Сервер не прийняв запит. Оновіть застосунок і спробуйте ще.",
                "The server has not accepted the request. Update the app and try again.",
            ),
        }
    }
}
