use axum::http::StatusCode;

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    BadRequest,
    BodyTooLarge,
    NotJson,
    NotFound,
    MethodNotAllowed,
    Unauthorized,
    TokenExpired,
    ScopeNotGranted,
    ReturnLinkRefused,
    RequestIdUsed,
    IdempotencyKeyMissing,
    IdempotencyKeyReused,
    IdempotencyInProgress,
    ChallengeUnknown,
    ProofWrong,
    DeviceUnknown,
    ActivationCodeWrong,
    DocumentUnknown,
    PassRefused,
    DigitsMalformed,
    DigitsNotOfPass,
    DigitsTaken,
    CodeUnknown,
    CodeUsed,
    CodeOfAnotherKind,
    CodeExpired,
    DocumentNotValid,
    TooManyWrongCodes,
    CodeHasRequest,
    RequestUnknown,
    RequestExpired,
    RequestOpenedElsewhere,
    RequestAlreadyAnswered,
    RequestNotGenerated,
    NonceWrong,
    PairingWrong,
    PairingFailed,
    DocumentMissing,
    DocumentNotAsked,
    PackageNotAsAsked,
    LinkUnknown,
    StoreUnavailable,
    ServerFault,
}

/// How a reason is told.
pub(super) struct Row {
    pub(super) status: StatusCode,
    pub(super) name: &'static str,
    pub(super) reason: &'static str,
    pub(super) process_code: Option<u32>,
    pub(super) message: &'static str,
    pub(super) uk: &'static str,
    pub(super) en: &'static str,
}

impl Reason {
    /// The table of all reasons. Texts that the existing service has are its own.
    #[rustfmt::skip]
    pub(super) const fn row(self) -> Row {
        use Reason as R;
        match self {
            R::BadRequest => row(400, "bad_request", "The request is not well formed.", "Запит складено неправильно.", "The request is not well formed."),
            R::BodyTooLarge => row(413, "body_too_large", "The body is too large.", "Запит завеликий.", "The request is too large."),
            R::NotJson => row(415, "not_json", "Content-Type must be application/json.", "Запит має бути у форматі JSON.", "The request must be JSON."),
            R::NotFound => row(404, "not_found", "There is no such thing.", "Нічого не знайдено.", "Nothing was found."),
            R::MethodNotAllowed => row(405, "method_not_allowed", "Another method is wanted here; see Allow.", "Цю дію тут не передбачено.", "This cannot be done here."),
            R::Unauthorized => row(401, "unauthorized", "A valid token is wanted in Authorization.", "Увійдіть ще раз.", "Please sign in again."),
            R::TokenExpired => row(401, "token_expired", "The token has run out; ask for a new one.", "Час сеансу вийшов. Увійдіть ще раз.", "The session has ended. Please sign in again."),
            R::ScopeNotGranted => row(403, "scope_not_granted", "This scope was not granted.", "Запитувач не має права на цей запит.", "The institution may not ask for this."),
            R::ReturnLinkRefused => row(400, "return_link_refused", "returnLink must be https: and on the registered domain.", "Посилання для повернення не належить запитувачу.", "The return link does not belong to the institution."),
            R::RequestIdUsed => row(409, "request_id_used", "This requestId was used for another request.", "Такий номер запиту вже є.", "This request number was used before."),
            R::IdempotencyKeyMissing => row(400, "idempotency_key_missing", "Idempotency-Key must be 8 to 64 characters of A-Z a-z 0-9 _ -.", "Оновіть застосунок.", "Please update the app."),
            R::IdempotencyKeyReused => row(422, "idempotency_key_reused", "This Idempotency-Key came with another body.", "Повторіть дію спочатку.", "Please start again."),
            R::IdempotencyInProgress => row(409, "idempotency_in_progress", "The first request with this Idempotency-Key is still at work.", "Зачекайте, запит виконується.", "Please wait, the request is being carried out."),
            R::ChallengeUnknown => row(403, "challenge_unknown", "The challenge was not given here, was used, or has run out.", "Повторіть дію спочатку.", "Please start again."),
            R::ProofWrong => row(403, "proof_wrong", "The signature is not that of the key over the challenge.", "Телефон не підтвердив свій ключ.", "The phone has not proved its key."),
            R::DeviceUnknown => row(403, "device_unknown", "This key is not bound to a citizen; an activation code is wanted.", "Введіть код активації.", "Please enter the activation code."),
            R::ActivationCodeWrong => row(403, "activation_code_wrong", "No citizen has this activation code.", "Код активації неправильний.", "The activation code is wrong."),
            R::DocumentUnknown => row(404, "document_unknown", "The citizen has no such document, or this registry has not issued it.", "Документ не знайдено.", "The document was not found."),
            R::PassRefused => row(403, "pass_refused", "The pass was refused.", "Код документа не прийнято. Оновіть код.", "The code of the document was not accepted. Refresh it."),
            R::DigitsMalformed => row(400, "digits_malformed", "These are not thirteen digits of a code.", "Це не 13 цифр коду. Перевірте, чи немає помилки.", "These are not the 13 digits of a code. Look for a typing error."),
            R::DigitsNotOfPass => row(403, "digits_not_of_pass", "These digits are not drawn from this document for this instant and attempt.", "Код документа не прийнято. Оновіть код.", "The code of the document was not accepted. Refresh it."),
            R::DigitsTaken => row(409, "digits_taken", "Another code has these digits; draw again.", "Спробуйте ще раз.", "Please try again."),
            R::CodeUnknown => row(404, "code_unknown", "No record with presented code!", "Документ не знайдено.", "The document was not found."),
            R::CodeUsed => row(400, "code_used", "This code has been used already!", "Цей код уже використано. Попросіть оновити код.", "This code has been used. Ask for a fresh one."),
            R::CodeOfAnotherKind => row(400, "code_of_another_kind", "Document type must be another one.", "Це код іншого документа.", "This is the code of another document."),
            R::CodeExpired => row(400, "code_expired", "Code has been expired!", "Час дії коду закінчився. Попросіть оновити код.", "The code has expired. Ask for a fresh one."),
            R::DocumentNotValid => row(404, "document_not_valid", "The document is not valid any more.", "Документ недійсний.", "The document is not valid."),
            R::TooManyWrongCodes => row(429, "too_many_wrong_codes", "Too many wrong codes; Retry-After says when to try again.", "Забагато неправильних кодів. Спробуйте пізніше.", "Too many wrong codes. Try again later."),
            R::CodeHasRequest => row(409, "code_has_request", "A request was raised by this code already and is open.", "За цим кодом уже надіслано запит.", "A request was already sent by this code."),
            R::RequestUnknown => row(404, "request_unknown", "There is no such request for this phone.", "Запит не зареєстровано в Дії.", "The request is not registered."),
            R::RequestExpired => process(12_201_002, row(410, "request_expired", "The request has run out.", "Термін дії запиту закінчився. Ви не встигли підтвердити запит. Будь ласка, отримайте новий QR-код або посилання.", "The request has expired. Please get a new QR code or link.")),
            R::RequestOpenedElsewhere => row(409, "request_opened_elsewhere", "Another phone has opened this request.", "Цей запит уже відкрито на іншому телефоні. Отримайте новий QR-код або посилання.", "This request was opened on another phone. Get a new QR code or link."),
            R::RequestAlreadyAnswered => row(409, "request_already_answered", "The request was answered already.", "На цей запит уже відповіли.", "This request was answered already."),
            R::RequestNotGenerated => row(409, "request_not_generated", "`generate` comes before `send`.", "Повторіть дію спочатку.", "Please start again."),
            R::NonceWrong => row(409, "nonce_wrong", "The nonce is not the one of the last `verify`.", "Відкрийте запит ще раз.", "Please open the request again."),
            R::PairingWrong => row(403, "pairing_wrong", "The pairing digits are not those on the partner's page.", "Цифри не збігаються з тими, що на екрані. Перевірте, чи це ваш запит.", "The digits are not those on the screen. Make sure that the request is yours."),
            R::PairingFailed => row(410, "pairing_failed", "Three wrong tries; the request is over.", "Цифри тричі не збіглися. Запит скасовано.", "The digits were wrong three times. The request is cancelled."),
            R::DocumentMissing => process(12_141_002, row(404, "document_missing", "The citizen does not have a document that is asked for.", "Запит містить відсутні в Дії документи.", "The request asks for documents that you do not have.")),
            R::DocumentNotAsked => row(403, "document_not_asked", "The request does not ask for this document.", "Цього документа не запитували.", "This document was not asked for."),
            R::PackageNotAsAsked => row(409, "package_not_as_asked", "The package does not hold what was generated.", "Повторіть дію спочатку.", "Please start again."),
            R::LinkUnknown => row(404, "link_unknown", "No request stands behind this link.", "Запит не зареєстровано в Дії.", "The request is not registered."),
            R::StoreUnavailable => row(503, "store_unavailable", "The store of live codes does not answer.", "Сервіс недоступний. Спробуйте пізніше.", "The service is not available. Try again later."),
            R::ServerFault => row(500, "server_fault", "A fault on demand, or a defect of this server.", "На жаль, сталася помилка. Спробуйте ще раз.", "Unfortunately, something went wrong. Please try again."),
        }
    }
}

const fn process(code: u32, row: Row) -> Row {
    Row { process_code: Some(code), ..row }
}

const fn row(
    status: u16,
    reason: &'static str,
    message: &'static str,
    uk: &'static str,
    en: &'static str,
) -> Row {
    let (status, name) = match status {
        400 => (StatusCode::BAD_REQUEST, "BadRequestError"),
        401 => (StatusCode::UNAUTHORIZED, "UnauthorizedError"),
        403 => (StatusCode::FORBIDDEN, "AccessDeniedError"),
        404 => (StatusCode::NOT_FOUND, "NotFoundError"),
        405 => (StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowedError"),
        409 => (StatusCode::CONFLICT, "ConflictError"),
        410 => (StatusCode::GONE, "GoneError"),
        413 => (StatusCode::PAYLOAD_TOO_LARGE, "PayloadTooLargeError"),
        415 => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaTypeError"),
        422 => (StatusCode::UNPROCESSABLE_ENTITY, "UnprocessableEntityError"),
        429 => (StatusCode::TOO_MANY_REQUESTS, "TooManyRequestsError"),
        503 => (StatusCode::SERVICE_UNAVAILABLE, "ServiceUnavailableError"),
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError"),
    };
    Row { status, name, reason, process_code: None, message, uk, en }
}
