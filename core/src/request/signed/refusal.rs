use crate::share::ShareError;
use crate::text::Bilingual;

/// Why the request of a server is not believed: one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum RequestRefusal {
    /// Longer than any request.
    #[error("longer than any request")]
    TooLarge,
    /// Not a JWT in compact form, signed with ES256 and of the type `request+jwt`.
    #[error("not a JWT of the type request+jwt signed with ES256")]
    NotAJwt,
    /// Signed by a key that no list has, or that may not sign requests.
    #[error("signed by nobody who may sign requests")]
    UnknownIssuer,
    /// The signature is wrong: forged or changed.
    #[error("the signature is wrong")]
    Signature,
    /// The key that signed was not valid when the request was made.
    #[error("the key that signed was not valid then")]
    KeyNotValid,
    /// The signature is right, but the content is not of the expected shape.
    #[error("the content is not of the expected shape")]
    Content,
    /// Made for another phone.
    #[error("made for another phone")]
    AnotherPhone,
    /// Not the request that was asked for.
    #[error("not the request that was asked for")]
    AnotherRequest,
    /// It lives longer than ten minutes, or not at all.
    #[error("a request lives for at most ten minutes")]
    Life,
    /// Made in the future: one of the clocks is wrong.
    #[error("made in the future")]
    NotYetValid,
    /// Its time is over.
    #[error("its time is over")]
    Expired,
    /// A text that is too long or holds characters that a screen could show in more than one way.
    #[error("a text is too long, empty or not plain")]
    Text,
    /// No document, more than 16, one kind twice, or a name that cannot be one.
    #[error("the list of documents is empty, too long, or names a kind twice")]
    Documents,
    /// It asks for something that this version cannot do: a signature or a sign-in.
    #[error("it asks for something that this version cannot do")]
    Action,
    /// The host of the one who asks is no plain domain.
    #[error("the host is not a plain domain")]
    Host,
    /// The return link leads elsewhere than to the domain of the one who asks.
    #[error("the return link leads elsewhere than to the registered domain")]
    ReturnLink,
    /// The recipient is not a plain e-mail address.
    #[error("the recipient is not a plain e-mail address")]
    Recipient,
    /// The certificate to seal for cannot be used.
    #[error("the partner's certificate: {0}")]
    Certificate(ShareError),
}

impl RequestRefusal {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            RequestRefusal::TooLarge => "request_too_large",
            RequestRefusal::NotAJwt => "request_not_a_jwt",
            RequestRefusal::UnknownIssuer => "request_unknown_issuer",
            RequestRefusal::Signature => "request_signature",
            RequestRefusal::KeyNotValid => "request_key_not_valid",
            RequestRefusal::Content => "request_content",
            RequestRefusal::AnotherPhone => "request_another_phone",
            RequestRefusal::AnotherRequest => "request_another_request",
            RequestRefusal::Life => "request_life",
            RequestRefusal::NotYetValid => "request_not_yet_valid",
            RequestRefusal::Expired => "request_expired",
            RequestRefusal::Text => "request_text",
            RequestRefusal::Documents => "request_documents",
            RequestRefusal::Action => "request_action",
            RequestRefusal::Host => "request_host",
            RequestRefusal::ReturnLink => "request_return_link",
            RequestRefusal::Recipient => "request_recipient",
            RequestRefusal::Certificate(error) => error.code(),
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            RequestRefusal::UnknownIssuer => Bilingual::new(
                "Запитувач не зареєстрований у Дії. Щоб захистити ваші персональні дані, ми надсилаємо цифрові копії документів лише тим, хто зареєструвався в Дії.",
                "The requester is not registered in Diia. To protect your personal data, we send digital copies of documents only to those who have registered in Diia.",
            ),
            RequestRefusal::Signature | RequestRefusal::AnotherPhone | RequestRefusal::AnotherRequest => {
                Bilingual::new(
                    "Запит підроблено. Нічого не надіслано. Повідомте установу.",
                    "The request is forged. Nothing was sent. Tell the institution.",
                )
            }
            RequestRefusal::ReturnLink => Bilingual::new(
                "Посилання для повернення веде не на сайт запитувача. Нічого не надіслано. Повідомте установу.",
                "The return link does not lead to the requester's site. Nothing was sent. Tell the institution.",
            ),
            RequestRefusal::NotYetValid => Bilingual::new(
                "Годинник телефона відстає. Увімкніть автоматичний час і відкрийте запит ще раз.",
                "The phone's clock is behind. Turn on automatic time and open the request again.",
            ),
            RequestRefusal::Expired => Bilingual::new(
                "Термін дії запиту закінчився. Ви не встигли підтвердити запит. Будь ласка, отримайте новий QR-код або посилання.",
                "The request has expired. You did not confirm it in time. Please get a new QR code or link.",
            ),
            RequestRefusal::KeyNotValid => Bilingual::new(
                "Підпис на запиті більше не діє. Оновіть списки довіри та відкрийте запит ще раз.",
                "The signature on the request is no longer valid. Refresh the trust lists and open the request again.",
            ),
            RequestRefusal::Action => Bilingual::new(
                "Запит просить дію, якої цей застосунок ще не вміє. Оновіть застосунок.",
                "The request asks for something that this app cannot do yet. Update the app.",
            ),
            RequestRefusal::Certificate(error) => error.text(),
            RequestRefusal::TooLarge
            | RequestRefusal::NotAJwt
            | RequestRefusal::Content
            | RequestRefusal::Life
            | RequestRefusal::Text
            | RequestRefusal::Documents
            | RequestRefusal::Host
            | RequestRefusal::Recipient => Bilingual::new(
                "Запит складено неправильно. Нічого не надіслано. Повідомте установу.",
                "The request is not well formed. Nothing was sent. Tell the institution.",
            ),
        }
    }
}
