use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diia_citizen::ask::{ASK_LIFE_MILLIS, AskSession, Checked};
use diia_citizen::citizen::Citizen;

use crate::ports::HostPorts;
use crate::{DiiaError, PortraitPicture, QrMatrix, Timestamp, Verdict};

/// One ask on the checker's phone, and the key to its one answer, in memory only. Draw what shown gives; after its refreshAt ask
/// anew, but keep this one until endsAt, for whoever has scanned it is still deciding. All methods may be called from any
/// thread.
#[derive(uniffi::Object)]
pub struct DiiaAsk {
    phone: Arc<Citizen<HostPorts>>,
    session: Mutex<AskSession>,
}

/// An ask as the checker's phone shows it: everything that a screen needs. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct ShownAsk {
    /// The text of the QR.
    pub text: String,
    /// The QR itself.
    pub symbol: QrMatrix,
    /// When nobody can begin to answer it any more: a minute after it was made.
    pub refresh_at: Timestamp,
    /// The first instant at which no answer is taken any more: three minutes after it was made.
    pub ends_at: Timestamp,
}

/// An answer that was opened. Its text for logs shows nothing of it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct CheckedAnswer {
    /// The verdict, as of any code.
    pub verdict: Verdict,
    /// The age that the holder has reached, where that was asked.
    pub at_least: Option<u8>,
    /// Four digits that the holder's screen shows too: compare them aloud.
    pub check_digits: String,
}

impl DiiaAsk {
    pub(crate) fn new(phone: Arc<Citizen<HostPorts>>, session: AskSession) -> Self {
        DiiaAsk { phone, session: Mutex::new(session) }
    }

    fn session(&self) -> MutexGuard<'_, AskSession> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[uniffi::export]
impl DiiaAsk {
    /// The ask for the screen. It never changes.
    pub fn shown(&self) -> Result<ShownAsk, DiiaError> {
        let session = self.session();
        Ok(ShownAsk {
            text: self.phone.text_of_ask(&session),
            symbol: self.phone.qr_of_ask(&session)?.into(),
            refresh_at: session.ask().created_at().plus_millis(ASK_LIFE_MILLIS).into(),
            ends_at: session.ends_at().into(),
        })
    }

    /// Opens and checks the answer on the holder's screen. Nothing leaves this phone. The first answer that is opened ends the
    /// ask. Throws when the text is no answer to this ask; a document that is not good is a verdict.
    pub fn check(&self, text: String) -> Result<CheckedAnswer, DiiaError> {
        Ok(self.phone.check_answer(&mut self.session(), &text)?.into())
    }

    /// The portrait from the second code on the holder's screen, once the answer was accepted. It may be scanned more than once.
    /// Throws when it is not the portrait of that document, or for another ask.
    pub fn check_portrait(&self, text: String) -> Result<PortraitPicture, DiiaError> {
        Ok((&self.session().check_portrait(&text)?).into())
    }
}

impl std::fmt::Debug for DiiaAsk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DiiaAsk(…)")
    }
}

impl From<Checked> for CheckedAnswer {
    fn from(checked: Checked) -> Self {
        let Checked { verdict, at_least, check_digits } = checked;
        CheckedAnswer {
            verdict: verdict.into(),
            at_least: at_least.map(|threshold| threshold.years()),
            check_digits: check_digits.as_str().to_owned(),
        }
    }
}

crate::text::show_nothing!(CheckedAnswer, ShownAsk);
