use crate::text::Bilingual;

/// Why a package could not be made. Nothing has left the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ShareError {
    /// Not an X.509 certificate in DER, or larger than any.
    #[error("not an X.509 certificate")]
    Certificate,
    /// The certificate's key is not a P-256 key.
    #[error("the certificate's key is not a P-256 key")]
    CertificateKey,
    /// The certificate is for other uses than this one.
    #[error("the certificate is not for this use")]
    CertificateUse,
    /// The certificate is not valid now.
    #[error("the certificate is not valid now")]
    CertificateDates,
    /// The certificate for the phone's signature is for another key.
    #[error("the certificate is for another key than the phone's")]
    AnotherKey,
    /// A part is larger than this format allows.
    #[error("a part of the package is too large")]
    TooLarge,
    /// The platform's random generator or its cryptography has failed.
    #[error("the platform's cryptography has failed")]
    Cryptography,
}

impl ShareError {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            ShareError::Certificate => "share_certificate",
            ShareError::CertificateKey => "share_certificate_key",
            ShareError::CertificateUse => "share_certificate_use",
            ShareError::CertificateDates => "share_certificate_dates",
            ShareError::AnotherKey => "share_another_key",
            ShareError::TooLarge => "share_too_large",
            ShareError::Cryptography => "share_cryptography",
        }
    }

    /// What happened and what to do, for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            ShareError::Certificate | ShareError::CertificateKey | ShareError::CertificateUse => {
                Bilingual::new(
                    "Документи нема як захистити: сертифікат запитувача непридатний. Нічого не надіслано. Повідомте установу.",
                    "The documents cannot be protected: the requester's certificate is unusable. Nothing was sent. Tell the institution.",
                )
            }
            ShareError::CertificateDates => Bilingual::new(
                "Сертифікат запитувача зараз не діє. Нічого не надіслано. Перевірте час на телефоні або повідомте установу.",
                "The requester's certificate is not valid now. Nothing was sent. Check the time on the phone, or tell the institution.",
            ),
            ShareError::AnotherKey => Bilingual::new(
                "Сервер не впізнав ключ цього телефона. Нічого не надіслано. Увійдіть ще раз.",
                "The server has mistaken this phone's key. Nothing was sent. Sign in again.",
            ),
            ShareError::TooLarge => Bilingual::new(
                "Копії завеликі. Нічого не надіслано. Спробуйте без фото.",
                "The copies are too large. Nothing was sent. Try without pictures.",
            ),
            ShareError::Cryptography => Bilingual::new(
                "Телефон не зміг захистити документи. Нічого не надіслано. Перезапустіть застосунок і спробуйте ще.",
                "The phone could not protect the documents. Nothing was sent. Restart the app and try again.",
            ),
        }
    }
}

/// What was put together here cannot fail to encode, unless it is longer than ASN.1 lengths are here (256 MiB).
impl From<der::Error> for ShareError {
    fn from(_: der::Error) -> Self {
        ShareError::TooLarge
    }
}
