use crate::code::pass::TextFormError;
use crate::text::Bilingual;

/// Why a code is not accepted: one reason, from this closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not a code of a document, or one with a mistake in its form.
    Form(TextFormError),
    /// No issuer on the list has the key that the code names.
    UnknownIssuer,
    /// The issuer's signature is wrong: forged, or changed on the way.
    IssuerSignature,
    /// The issuer's key may not sign documents of this kind.
    IssuerNotEntitled,
    /// The issuer's key was not valid yet when it signed.
    IssuerKeyNotYetValid,
    /// The issuer's key is no longer valid.
    IssuerKeyExpired,
    /// The phone's signature is wrong: the code was put together from somebody else's document.
    HolderSignature,
    /// Issued more than 30 seconds in the future: the clocks of the phones are apart.
    FromTheFuture {
        /// How far, in milliseconds.
        by_millis: i64,
    },
    /// The 180 seconds are over.
    Expired {
        /// Since when, in milliseconds.
        ago_millis: i64,
    },
    /// The credential's 72 hours (or less) are over: the holder's phone must fetch a new one.
    CredentialExpired,
    /// Revoked by the issuer.
    Revoked,
    /// Set aside by the issuer for a time.
    Suspended,
    /// The issuer's status list has no such document, or a status that this version does not know.
    StatusUnknown,
}

impl Refusal {
    /// The stable name of the reason, for logs and other languages. Codes with a mistake in their form have the
    /// name of the mistake.
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::Form(error) => error.code(),
            Refusal::UnknownIssuer => "unknown_issuer",
            Refusal::IssuerSignature => "issuer_signature",
            Refusal::IssuerNotEntitled => "issuer_not_entitled",
            Refusal::IssuerKeyNotYetValid => "issuer_key_not_yet_valid",
            Refusal::IssuerKeyExpired => "issuer_key_expired",
            Refusal::HolderSignature => "holder_signature",
            Refusal::FromTheFuture { .. } => "from_the_future",
            Refusal::Expired { .. } => "expired",
            Refusal::CredentialExpired => "credential_expired",
            Refusal::Revoked => "revoked",
            Refusal::Suspended => "suspended",
            Refusal::StatusUnknown => "status_unknown",
        }
    }

    /// What happened, in a sentence for the person who checks.
    pub const fn text(self) -> Bilingual {
        match self {
            Refusal::Form(TextFormError::NotAPass) => {
                Bilingual::new("Це не код документа.", "This is not a document code.")
            }
            Refusal::Form(_) => Bilingual::new(
                "Код документа пошкоджений або змінений.",
                "The document code is damaged or has been changed.",
            ),
            Refusal::UnknownIssuer => Bilingual::new(
                "Документ видав хтось, кого немає у списку установ.",
                "The document was issued by someone who is not on the list of authorities.",
            ),
            Refusal::IssuerSignature => Bilingual::new(
                "Підпис установи неправильний: документ підроблено або змінено.",
                "The authority's signature is wrong: the document is forged or has been changed.",
            ),
            Refusal::IssuerNotEntitled => Bilingual::new(
                "Ця установа не видає документів такого виду.",
                "This authority does not issue documents of this kind.",
            ),
            Refusal::IssuerKeyNotYetValid => Bilingual::new(
                "Ключ установи ще не діяв, коли документ було підписано.",
                "The authority's key was not valid yet when the document was signed.",
            ),
            Refusal::IssuerKeyExpired => Bilingual::new(
                "Строк дії ключа установи закінчився.",
                "The authority's key is no longer valid.",
            ),
            Refusal::HolderSignature => Bilingual::new(
                "Код зроблено не на телефоні власника документа.",
                "The code was not made on the phone of the document's holder.",
            ),
            Refusal::FromTheFuture { .. } => Bilingual::new(
                "Код із майбутнього: годинники телефонів розходяться.",
                "The code is from the future: the clocks of the phones are apart.",
            ),
            Refusal::Expired { .. } => Bilingual::new("Час дії коду закінчився.", "The code has expired."),
            Refusal::CredentialExpired => Bilingual::new(
                "Документ на телефоні власника давно не оновлювався.",
                "The document on the holder's phone has not been renewed for too long.",
            ),
            Refusal::Revoked => Bilingual::new(
                "Документ недійсний: установа його відкликала.",
                "The document is not valid: the authority has revoked it.",
            ),
            Refusal::Suspended => Bilingual::new(
                "Дію документа призупинено установою.",
                "The authority has suspended the document.",
            ),
            Refusal::StatusUnknown => Bilingual::new(
                "Установа не підтверджує стан цього документа.",
                "The authority does not confirm the status of this document.",
            ),
        }
    }

    /// What to do next, in a sentence for the person who checks.
    pub const fn next_step(self) -> Bilingual {
        match self {
            Refusal::Form(TextFormError::NotAPass) => Bilingual::new(
                "Попросіть відкрити документ у застосунку та показати QR-код.",
                "Ask the holder to open the document in the app and show its QR code.",
            ),
            Refusal::Form(_) => Bilingual::new(
                "Попросіть оновити код і відскануйте його ще раз.",
                "Ask the holder to refresh the code, and scan it again.",
            ),
            Refusal::UnknownIssuer | Refusal::IssuerNotEntitled | Refusal::IssuerKeyNotYetValid => {
                Bilingual::new(
                    "Оновіть список установ, коли буде інтернет. Якщо не допоможе — не приймайте документ.",
                    "Update the list of authorities when you have internet. If that does not help, do not accept the document.",
                )
            }
            Refusal::IssuerSignature | Refusal::HolderSignature => Bilingual::new(
                "Не приймайте цей документ. Попросіть інший або паперовий.",
                "Do not accept this document. Ask for another one, or for the paper.",
            ),
            Refusal::IssuerKeyExpired | Refusal::CredentialExpired => Bilingual::new(
                "Попросіть власника з’єднатися з інтернетом, щоб документ оновився.",
                "Ask the holder to go online so that the document renews itself.",
            ),
            Refusal::FromTheFuture { .. } => Bilingual::new(
                "Увімкніть на обох телефонах автоматичний час і попросіть оновити код.",
                "Turn on automatic time on both phones and ask the holder to refresh the code.",
            ),
            Refusal::Expired { .. } => Bilingual::new(
                "Попросіть оновити код. Якщо новий код теж прострочений, перевірте час на обох телефонах.",
                "Ask the holder to refresh the code. If the new one has expired too, check the time on both phones.",
            ),
            Refusal::Revoked | Refusal::Suspended | Refusal::StatusUnknown => Bilingual::new(
                "Не приймайте цей документ. Власник може звернутися до установи, яка його видала.",
                "Do not accept this document. The holder may ask the authority that issued it.",
            ),
        }
    }
}

impl From<TextFormError> for Refusal {
    fn from(error: TextFormError) -> Self {
        Refusal::Form(error)
    }
}
