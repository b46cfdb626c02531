use super::FileNameRefusal;
use crate::request::signed::RequestRefusal;
use crate::text::Bilingual;

/// Why a request for signatures is not believed: one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum SigningRefusal {
    /// What every request must be, this one is not.
    #[error(transparent)]
    Request(#[from] RequestRefusal),
    /// The answer is not to go to the server of the one who asks.
    #[error("signatures go to the server of the one who asks and nowhere else")]
    Delivery,
    /// It does not say what is to be signed, or asks for documents besides.
    #[error("it does not say what is to be signed, or asks for documents besides")]
    Content,
    /// Neither ECDSA nor DSTU.
    #[error("the algorithm is neither ECDSA nor DSTU")]
    Algorithm,
    /// A hash that is not 32 bytes in base64, or not in its one form.
    #[error("a hash is not 32 bytes in base64")]
    Hash,
    /// No file, or more than 50.
    #[error("no file, or too many")]
    FileCount,
    /// Not a name of a file.
    #[error(transparent)]
    Name(#[from] FileNameRefusal),
    /// Two files of one name, or of names that nobody can tell apart.
    #[error("two files of one name")]
    SameName,
    /// It was answered before.
    #[error("this request was answered before")]
    Replayed,
}

impl SigningRefusal {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            SigningRefusal::Request(error) => error.code(),
            SigningRefusal::Delivery => "sign_delivery",
            SigningRefusal::Content => "sign_content",
            SigningRefusal::Algorithm => "sign_algorithm",
            SigningRefusal::Hash => "sign_hash",
            SigningRefusal::FileCount => "sign_file_count",
            SigningRefusal::Name(error) => error.code(),
            SigningRefusal::SameName => "sign_same_name",
            SigningRefusal::Replayed => "sign_replayed",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            SigningRefusal::Request(RequestRefusal::UnknownIssuer) => Bilingual::new(
                "Запитувач не зареєстрований у Дії. Нічого не підписано. Не підписуйте того, про що просять незнайомці.",
                "The requester is not registered in Diia. Nothing was signed. Do not sign what strangers ask for.",
            ),
            SigningRefusal::Request(error) => error.text(),
            SigningRefusal::Name(_) => Bilingual::new(
                "Назва одного з файлів неприпустима. Нічого не підписано. Повідомте установу.",
                "The name of one of the files is not permitted. Nothing was signed. Tell the institution.",
            ),
            SigningRefusal::SameName => Bilingual::new(
                "Назви двох файлів не можна розрізнити. Нічого не підписано. Попросіть установу перейменувати файли.",
                "The names of two files cannot be told apart. Nothing was signed. Ask the institution to rename them.",
            ),
            SigningRefusal::Replayed => Bilingual::new(
                "На цей запит уже відповіли. Отримайте новий QR-код або посилання.",
                "This request was answered already. Get a new QR code or link.",
            ),
            SigningRefusal::FileCount => Bilingual::new(
                "За один раз можна підписати від 1 до 50 файлів. Попросіть установу розділити запит.",
                "Between 1 and 50 files can be signed at once. Ask the institution to split the request.",
            ),
            SigningRefusal::Algorithm
            | SigningRefusal::Delivery
            | SigningRefusal::Content
            | SigningRefusal::Hash => Bilingual::new(
                "Запит на підпис складено неправильно. Нічого не підписано. Повідомте установу.",
                "The request for a signature is not well formed. Nothing was signed. Tell the institution.",
            ),
        }
    }
}
