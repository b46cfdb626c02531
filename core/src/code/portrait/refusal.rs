use crate::codec::DecimalError;
use crate::text::Bilingual;

/// Why a portrait is not shown. The document is as good as its verdict says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PortraitRefusal {
    /// Another code.
    #[error("not a portrait")]
    NotAPortrait,
    /// The digits do not stand for bytes.
    #[error("not the decimal form of bytes: {0}")]
    Digits(#[from] DecimalError),
    /// Cut short, or longer than its kind can be.
    #[error("cut short, or longer than its kind can be")]
    Length,
    /// Of a version that is not known here.
    #[error("a version that is not known here")]
    Version,
    /// More bytes than a portrait may have.
    #[error("more bytes than a portrait may have")]
    TooLarge,
    /// A plain portrait beside an answer, or a sealed one beside a code.
    #[error("it does not belong beside such a code")]
    WrongForm,
    /// No answer was accepted before it.
    #[error("no answer was accepted before it")]
    BeforeAnswer,
    /// The document has no portrait.
    #[error("the document has no portrait")]
    NonePromised,
    /// It belongs to another ask.
    #[error("it belongs to another ask")]
    AnotherAsk,
    /// It cannot be opened: made for another key, or changed.
    #[error("it cannot be opened")]
    Sealed,
    /// It is not the portrait of this document: another person's, or changed.
    #[error("not the portrait of this document")]
    AnotherPerson,
    /// It is no picture in its form.
    #[error("no picture in its form")]
    Form,
}

impl PortraitRefusal {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            PortraitRefusal::NotAPortrait => "portrait_not_a_portrait",
            PortraitRefusal::Digits(_) => "portrait_digits",
            PortraitRefusal::Length => "portrait_length",
            PortraitRefusal::Version => "portrait_unknown_version",
            PortraitRefusal::TooLarge => "portrait_too_large",
            PortraitRefusal::WrongForm => "portrait_wrong_form",
            PortraitRefusal::BeforeAnswer => "portrait_before_answer",
            PortraitRefusal::NonePromised => "portrait_none_promised",
            PortraitRefusal::AnotherAsk => "portrait_of_another_ask",
            PortraitRefusal::Sealed => "portrait_sealed",
            PortraitRefusal::AnotherPerson => "portrait_of_another_person",
            PortraitRefusal::Form => "portrait_form",
        }
    }

    /// What happened and what to do, for the person who checks.
    pub const fn text(self) -> Bilingual {
        match self {
            PortraitRefusal::NotAPortrait => Bilingual::new(
                "Це не код портрета. Відскануйте другий код на екрані іншого телефона.",
                "This is not the code of a portrait. Scan the second code on the other phone’s screen.",
            ),
            PortraitRefusal::Digits(_)
            | PortraitRefusal::Length
            | PortraitRefusal::TooLarge
            | PortraitRefusal::Sealed => Bilingual::new(
                "Код портрета пошкоджений або змінений. Відскануйте його ще раз.",
                "The code of the portrait is damaged or has been changed. Scan it again.",
            ),
            PortraitRefusal::Version => Bilingual::new(
                "Цей портрет потребує новішого застосунку. Оновіть його.",
                "This portrait needs a newer app. Please update it.",
            ),
            PortraitRefusal::WrongForm | PortraitRefusal::AnotherAsk => Bilingual::new(
                "Цей портрет не від цього коду. Відскануйте обидва коди з того самого екрана.",
                "This portrait does not belong to this code. Scan both codes from the same screen.",
            ),
            PortraitRefusal::BeforeAnswer => Bilingual::new(
                "Спершу відскануйте саму відповідь, потім портрет.",
                "First scan the answer itself, then the portrait.",
            ),
            PortraitRefusal::NonePromised => Bilingual::new(
                "Установа не підписала портрета до цього документа. Не порівнюйте з ним обличчя.",
                "The authority has signed no portrait for this document. Do not compare a face with this one.",
            ),
            PortraitRefusal::AnotherPerson => Bilingual::new(
                "Портрет не від цього документа. Не приймайте документ; попросіть інший із фотографією.",
                "The portrait is not of this document. Do not accept the document; ask for another with a photo.",
            ),
            PortraitRefusal::Form => Bilingual::new(
                "Портрет не вдалося показати. Попросіть інший документ із фотографією.",
                "The portrait cannot be shown. Ask for another document with a photo.",
            ),
        }
    }
}
