use crate::code::credential::FormatError;
use crate::codec::{DecimalError, UnexpectedEnd};
use crate::text::Bilingual;

/// Why an ask is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AskRefusal {
    /// Another code.
    #[error("not an ask")]
    NotAnAsk,
    /// The digits do not stand for bytes.
    #[error("not the decimal form of bytes: {0}")]
    Digits(#[from] DecimalError),
    /// Cut short, or longer than its own fields say.
    #[error("cut short, or longer than its own fields say")]
    Length,
    /// Of a version that is not known here.
    #[error("a version that is not known here")]
    Version,
    /// It wants something that no version of this library tells.
    #[error("it wants what is not known here")]
    Wanted,
    /// It wants a kind of document that is not known here.
    #[error("a kind of document that is not known here")]
    Kind,
    /// Its key is not a point of the curve.
    #[error("its key is not a point of P-256")]
    Key,
    /// Neither a person nor a worker.
    #[error("an asker that is not known here")]
    Asker,
    /// The worker's card is not in its form.
    #[error("the worker's card is not in its form")]
    Worker,
    /// Nobody whom this phone knows may sign such a card, or not any more.
    #[error("the worker's card is signed by nobody who may")]
    WorkerUnknownIssuer,
    /// The worker's card is forged or changed.
    #[error("the signature of the worker's card is wrong")]
    WorkerSignature,
    /// The worker's card is not valid yet, or not any more.
    #[error("the worker's card is not valid now")]
    WorkerExpired,
    /// The worker's phone has not signed this ask.
    #[error("the worker's phone has not signed this ask")]
    Signature,
    /// Made more than 30 seconds in the future.
    #[error("from the future")]
    FromTheFuture,
    /// Older than a minute.
    #[error("older than a minute")]
    Expired,
    /// This phone has answered it.
    #[error("answered already")]
    AlreadyAnswered,
    /// Private persons have asked this phone too often within the hour.
    #[error("asked too often")]
    TooMany,
}

impl AskRefusal {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            AskRefusal::NotAnAsk => "ask_not_an_ask",
            AskRefusal::Digits(_) => "ask_digits",
            AskRefusal::Length => "ask_length",
            AskRefusal::Version => "ask_unknown_version",
            AskRefusal::Wanted => "ask_unknown_wish",
            AskRefusal::Kind => "ask_unknown_kind",
            AskRefusal::Key => "ask_key",
            AskRefusal::Asker => "ask_unknown_asker",
            AskRefusal::Worker => "ask_worker_form",
            AskRefusal::WorkerUnknownIssuer => "ask_worker_unknown_issuer",
            AskRefusal::WorkerSignature => "ask_worker_signature",
            AskRefusal::WorkerExpired => "ask_worker_expired",
            AskRefusal::Signature => "ask_signature",
            AskRefusal::FromTheFuture => "ask_from_the_future",
            AskRefusal::Expired => "ask_expired",
            AskRefusal::AlreadyAnswered => "ask_already_answered",
            AskRefusal::TooMany => "ask_too_many",
        }
    }

    /// What happened and what to do, for the holder.
    pub const fn text(self) -> Bilingual {
        match self {
            AskRefusal::NotAnAsk => Bilingual::new(
                "Це не запит на перевірку документа.",
                "This is not a request to check a document.",
            ),
            AskRefusal::Digits(_)
            | AskRefusal::Length
            | AskRefusal::Key
            | AskRefusal::Asker
            | AskRefusal::Worker
            | AskRefusal::Kind => Bilingual::new(
                "Запит пошкоджений або змінений. Попросіть показати його ще раз.",
                "The request is damaged or has been changed. Ask for it to be shown again.",
            ),
            AskRefusal::Version | AskRefusal::Wanted => Bilingual::new(
                "Цей запит потребує новішого застосунку. Оновіть його.",
                "This request needs a newer app. Please update it.",
            ),
            AskRefusal::WorkerUnknownIssuer | AskRefusal::WorkerSignature | AskRefusal::Signature => {
                Bilingual::new(
                    "Немає підтвердження, що питає ця установа. Не відповідайте.",
                    "Nothing proves that this institution is asking. Do not answer.",
                )
            }
            AskRefusal::WorkerExpired => Bilingual::new(
                "Картка працівника недійсна сьогодні. Не відповідайте.",
                "The worker’s card is not valid today. Do not answer.",
            ),
            AskRefusal::FromTheFuture => Bilingual::new(
                "Запит із майбутнього: годинники телефонів розходяться. Увімкніть автоматичний час.",
                "The request is from the future: the clocks of the phones are apart. Turn on automatic time.",
            ),
            AskRefusal::Expired => Bilingual::new(
                "Запиту більше хвилини. Попросіть показати новий.",
                "The request is older than a minute. Ask for a new one.",
            ),
            AskRefusal::AlreadyAnswered => Bilingual::new(
                "На цей запит ви вже відповіли. Попросіть показати новий.",
                "You have answered this request already. Ask for a new one.",
            ),
            AskRefusal::TooMany => Bilingual::new(
                "Вас питали вже п’ять разів за годину. Приватні особи зможуть питати пізніше.",
                "You have been asked five times within the hour. Private persons can ask again later.",
            ),
        }
    }
}

impl From<UnexpectedEnd> for AskRefusal {
    fn from(_: UnexpectedEnd) -> Self {
        AskRefusal::Length
    }
}

/// Why a scanned text is no answer to an ask. A document that is not good is a verdict and not one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefusal {
    /// Another code.
    #[error("not an answer")]
    NotAnAnswer,
    /// The digits do not stand for bytes.
    #[error("not the decimal form of bytes: {0}")]
    Digits(#[from] DecimalError),
    /// Cut short, or longer than its own fields say.
    #[error("cut short, or longer than its own fields say")]
    Length,
    /// Of a version that is not known here.
    #[error("a version that is not known here")]
    Version,
    /// Its key is not a point of the curve.
    #[error("its key is not a point of P-256")]
    Key,
    /// It answers another ask: replayed to another asker, or to the same one later.
    #[error("it answers another ask")]
    AnotherAsk,
    /// This ask has had its answer.
    #[error("this ask has had its answer")]
    AlreadyAnswered,
    /// The time for an answer is over.
    #[error("the time for an answer is over")]
    Late,
    /// It cannot be opened: made for another key, or changed.
    #[error("it cannot be opened")]
    Sealed,
    /// What is in it is no credential in its form.
    #[error("no credential in its form: {0}")]
    Credential(FormatError),
    /// The phone of the document has not signed this answer to this ask.
    #[error("not signed by the phone of the document")]
    Holder,
    /// It tells something else than was asked.
    #[error("it tells something else than was asked")]
    AnotherProfile,
    /// It is of another kind of document than was asked.
    #[error("another kind of document than was asked")]
    AnotherKind,
    /// It was made before the ask.
    #[error("made before the ask")]
    OlderThanAsk,
    /// Made more than 30 seconds in the future.
    #[error("from the future")]
    FromTheFuture,
}

impl AnswerRefusal {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            AnswerRefusal::NotAnAnswer => "answer_not_an_answer",
            AnswerRefusal::Digits(_) => "answer_digits",
            AnswerRefusal::Length => "answer_length",
            AnswerRefusal::Version => "answer_unknown_version",
            AnswerRefusal::Key => "answer_key",
            AnswerRefusal::AnotherAsk => "answer_to_another_ask",
            AnswerRefusal::AlreadyAnswered => "answer_already_given",
            AnswerRefusal::Late => "answer_late",
            AnswerRefusal::Sealed => "answer_sealed",
            AnswerRefusal::Credential(_) => "answer_credential",
            AnswerRefusal::Holder => "answer_holder_signature",
            AnswerRefusal::AnotherProfile => "answer_another_profile",
            AnswerRefusal::AnotherKind => "answer_another_kind",
            AnswerRefusal::OlderThanAsk => "answer_older_than_ask",
            AnswerRefusal::FromTheFuture => "answer_from_the_future",
        }
    }

    /// What happened and what to do, for the person who checks.
    pub const fn text(self) -> Bilingual {
        match self {
            AnswerRefusal::NotAnAnswer => Bilingual::new(
                "Це не відповідь на запит. Відскануйте відповідь на екрані іншого телефона.",
                "This is not an answer to a request. Scan the answer on the other phone’s screen.",
            ),
            AnswerRefusal::Digits(_)
            | AnswerRefusal::Length
            | AnswerRefusal::Key
            | AnswerRefusal::Sealed
            | AnswerRefusal::Credential(_) => Bilingual::new(
                "Відповідь пошкоджена або змінена. Поставте запит ще раз.",
                "The answer is damaged or has been changed. Ask again.",
            ),
            AnswerRefusal::Version => Bilingual::new(
                "Ця відповідь потребує новішого застосунку. Оновіть його.",
                "This answer needs a newer app. Please update it.",
            ),
            AnswerRefusal::AnotherAsk => Bilingual::new(
                "Це відповідь на інший запит. Не приймайте її; поставте запит ще раз.",
                "This is an answer to another request. Do not accept it; ask again.",
            ),
            AnswerRefusal::AlreadyAnswered => Bilingual::new(
                "На цей запит уже відповіли. Поставте новий.",
                "This request has been answered. Make a new one.",
            ),
            AnswerRefusal::Late | AnswerRefusal::OlderThanAsk => Bilingual::new(
                "Час відповіді минув. Поставте запит ще раз.",
                "The time for an answer is over. Ask again.",
            ),
            AnswerRefusal::Holder => Bilingual::new(
                "Відповідь зроблено не на телефоні власника документа. Не приймайте її.",
                "The answer was not made on the phone of the document’s holder. Do not accept it.",
            ),
            AnswerRefusal::AnotherProfile | AnswerRefusal::AnotherKind => Bilingual::new(
                "Відповідь не про те, що ви питали. Поставте запит ще раз.",
                "The answer does not tell what you asked. Ask again.",
            ),
            AnswerRefusal::FromTheFuture => Bilingual::new(
                "Відповідь із майбутнього: годинники телефонів розходяться. Увімкніть автоматичний час.",
                "The answer is from the future: the clocks of the phones are apart. Turn on automatic time.",
            ),
        }
    }
}

impl From<UnexpectedEnd> for AnswerRefusal {
    fn from(_: UnexpectedEnd) -> Self {
        AnswerRefusal::Length
    }
}
