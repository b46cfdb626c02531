use super::Reason;
use crate::es256::KeyError;
use crate::ports::{ClockUnavailable, KeyStoreError, TransportError};
use crate::text::Bilingual;

/// Why the server has not done what it was asked. Whoever asked may ask again; nothing on the phone has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// The app has named no server.
    #[error("the app has named no server")]
    NotConfigured,
    /// The request did not get through, or its answer did not.
    #[error("the transport: {0}")]
    Transport(#[from] TransportError),
    /// Too many tries.
    #[error("too many tries")]
    TooMany {
        /// After how many seconds the server wants to be asked again.
        retry_after_seconds: u32,
    },
    /// The server is out of order.
    #[error("the server is out of order")]
    Unavailable {
        /// After how many seconds the server wants to be asked again.
        retry_after_seconds: u32,
    },
    /// The server has refused.
    #[error("the server has refused: {}", .reason.code())]
    Refused {
        /// Why.
        reason: Reason,
    },
    /// Nobody is signed in, and signing in again did not help.
    #[error("the session was not accepted")]
    Session,
    /// The answer is not one that this version understands.
    #[error("the answer is not understood")]
    Answer,
    /// The phone's clocks could not be read.
    #[error(transparent)]
    Clock(#[from] ClockUnavailable),
    /// The key store has not signed.
    #[error("the key store: {0}")]
    KeyStore(#[from] KeyStoreError),
    /// The key store's key is not a P-256 key in a known form.
    #[error("the key of the key store: {0}")]
    Key(#[from] KeyError),
    /// What the key store gave is not a signature of the phone's key.
    #[error("the key store's answer is not a signature of the phone's key")]
    WrongSignature,
    /// The platform's random generator has failed.
    #[error("the platform's random generator has failed")]
    Cryptography,
}

impl ServerError {
    /// The stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            ServerError::NotConfigured => "server_not_configured",
            ServerError::Transport(error) => error.code(),
            ServerError::TooMany { .. } => "server_too_many",
            ServerError::Unavailable { .. } => "server_unavailable",
            ServerError::Refused { reason } => reason.code(),
            ServerError::Session => "server_session",
            ServerError::Answer => "server_answer",
            ServerError::Clock(_) => "clock_unavailable",
            ServerError::KeyStore(error) => error.code(),
            ServerError::Key(_) => "key_form",
            ServerError::WrongSignature => "wrong_signature",
            ServerError::Cryptography => "server_cryptography",
        }
    }

    /// What happened and what to do, for the person who holds the phone.
    pub const fn text(&self) -> Bilingual {
        match self {
            ServerError::NotConfigured => Bilingual::new(
                "Цей застосунок працює без сервера. Покажіть QR-код документа.",
                "This app works without a server. Show the QR code of the document.",
            ),
            ServerError::Transport(error) => error.text(),
            ServerError::TooMany { .. } => {
                Bilingual::new("Забагато спроб. Спробуйте пізніше.", "Too many tries. Try again later.")
            }
            ServerError::Unavailable { .. } => Bilingual::new(
                "Сервіс недоступний. Спробуйте трохи згодом.",
                "The service is not available. Try again a little later.",
            ),
            ServerError::Refused { reason } => reason.text(),
            ServerError::Session => {
                Bilingual::new("Час сеансу вийшов. Увійдіть ще раз.", "The session has ended. Sign in again.")
            }
            ServerError::Answer => Bilingual::new(
                "Відповідь сервера незрозуміла. Оновіть застосунок і спробуйте ще.",
                "The server's answer is not understood. Update the app and try again.",
            ),
            ServerError::Clock(_) => Bilingual::new(
                "Годинник телефона не відповідає. Перезапустіть застосунок.",
                "The phone's clock does not answer. Restart the app.",
            ),
            ServerError::KeyStore(KeyStoreError::Cancelled) => {
                Bilingual::new("Ви скасували дію. Спробуйте ще.", "You cancelled it. Try again.")
            }
            ServerError::KeyStore(KeyStoreError::AuthenticationRequired) => {
                Bilingual::new("Розблокуйте телефон і спробуйте ще.", "Unlock the phone and try again.")
            }
            ServerError::KeyStore(KeyStoreError::Missing | KeyStoreError::Invalidated) => Bilingual::new(
                "Ключ телефона більше не діє. Активуйте телефон ще раз.",
                "The phone's key can no longer be used. Activate the phone again.",
            ),
            ServerError::KeyStore(KeyStoreError::Unavailable | KeyStoreError::Unexpected { .. })
            | ServerError::Key(_)
            | ServerError::WrongSignature => Bilingual::new(
                "Сховище ключів телефона не відповідає. Спробуйте ще.",
                "The phone's key store does not answer. Try again.",
            ),
            ServerError::Cryptography => Bilingual::new(
                "Телефон не зміг зробити випадкове число. Перезапустіть застосунок.",
                "The phone could not draw a random number. Restart the app.",
            ),
        }
    }

    /// After how many seconds asking again makes sense; `None` when it does not without something else being done first.
    pub const fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            ServerError::TooMany { retry_after_seconds }
            | ServerError::Unavailable { retry_after_seconds } => Some(*retry_after_seconds),
            ServerError::Transport(TransportError::TimedOut | TransportError::Unexpected { .. })
            | ServerError::Answer
            | ServerError::Refused { reason: Reason::InProgress } => Some(5),
            _ => None,
        }
    }

    /// Whether the same request, under the same key, may be sent again at once: its answer was lost, or the server
    /// stumbled. Without a connection there is no use in it.
    pub const fn is_worth_repeating(&self) -> bool {
        matches!(
            self,
            ServerError::Transport(TransportError::TimedOut | TransportError::Unexpected { .. })
                | ServerError::Unavailable { .. }
                | ServerError::Answer
                | ServerError::Refused { reason: Reason::InProgress }
        )
    }
}
