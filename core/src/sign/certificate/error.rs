use crate::text::Bilingual;

/// Why nothing can be signed by a certificate: one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum CertificateError {
    /// Not an X.509 certificate in DER, or larger than any.
    #[error("not an X.509 certificate")]
    NotACertificate,
    /// It holds a condition that this library does not know, and must not pass over.
    #[error("the certificate holds a condition that is not known here")]
    Unsupported,
    /// Its key is not a P-256 key.
    #[error("the certificate's key is not a P-256 key")]
    Key,
    /// It is not for signatures of a person.
    #[error("the certificate is not for signatures")]
    Usage,
    /// Its time is over.
    #[error("the certificate has expired")]
    Expired,
    /// Its time has not begun.
    #[error("the certificate is not valid yet")]
    NotYetValid,
    /// It is for another key than this phone's.
    #[error("the certificate is for another key")]
    AnotherKey,
    /// It does not lead to an authority that the app trusts, or one on the way does not hold.
    #[error("the certificate does not lead to a trusted authority")]
    UnknownChain,
}

impl CertificateError {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            CertificateError::NotACertificate => "sign_certificate",
            CertificateError::Unsupported => "sign_certificate_unsupported",
            CertificateError::Key => "sign_certificate_key",
            CertificateError::Usage => "sign_certificate_usage",
            CertificateError::Expired => "sign_certificate_expired",
            CertificateError::NotYetValid => "sign_certificate_not_yet_valid",
            CertificateError::AnotherKey => "sign_certificate_another_key",
            CertificateError::UnknownChain => "sign_certificate_unknown_chain",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            CertificateError::Expired => Bilingual::new(
                "Термін дії вашого Дія.Підпису закінчився. Створіть його ще раз. Нічого не підписано.",
                "Your Diia.Signature has expired. Create it again. Nothing was signed.",
            ),
            CertificateError::NotYetValid => Bilingual::new(
                "Ваш Дія.Підпис ще не діє. Перевірте дату на телефоні. Нічого не підписано.",
                "Your Diia.Signature is not valid yet. Check the date on the phone. Nothing was signed.",
            ),
            CertificateError::AnotherKey => Bilingual::new(
                "Цей сертифікат виданий для іншого ключа. Створіть Дія.Підпис на цьому телефоні. Нічого не підписано.",
                "This certificate is for another key. Create a Diia.Signature on this phone. Nothing was signed.",
            ),
            CertificateError::UnknownChain => Bilingual::new(
                "Сертифікат видав невідомий надавач, або його сертифікат не діє. Нічого не підписано.",
                "The certificate is of an unknown authority, or the authority’s own does not hold. Nothing was signed.",
            ),
            CertificateError::NotACertificate
            | CertificateError::Unsupported
            | CertificateError::Key
            | CertificateError::Usage => Bilingual::new(
                "Цим сертифікатом не можна підписувати. Створіть Дія.Підпис ще раз. Нічого не підписано.",
                "This certificate cannot be used to sign. Create a Diia.Signature again. Nothing was signed.",
            ),
        }
    }
}
