use ring::rand::{SecureRandom as _, SystemRandom};

use super::answer::OpenedAnswer;
use super::hpke::EphemeralKey;
use super::portrait::{ExpectedPortrait, open_portrait};
use super::{
    ANSWER_LIFE_MILLIS, AnswerRefusal, Ask, CheckDigits, SealedAnswer, UnsignedAsk, Wanted, WorkerCard,
};
use crate::check::{Shown, Valid, Verdict, judge, signing_issuer};
use crate::code::credential::{AgeThreshold, Claims};
use crate::code::portrait::{Portrait, PortraitRefusal};
use crate::document::DocumentKind;
use crate::es256::Signature;
use crate::redacted::redacted_debug;
use crate::time::{Timestamp, TrustedNow};
use crate::trust::TrustStore;

/// From the making of an ask to the last instant at which its answer is taken: a minute to be scanned, one to decide, one to be
/// scanned back.
pub const SESSION_MILLIS: i64 = 180_000;
/// Two clocks that differ, as for codes.
const CLOCK_TOLERANCE_MILLIS: i64 = 30_000;

/// One ask on the checker's phone, and the key to its one answer. It is kept in memory only.
pub struct AskSession {
    ask: Ask,
    key: Option<EphemeralKey>,
    portrait: Option<ExpectedPortrait>,
}

/// An answer that was opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Checked {
    /// The verdict, as of any code.
    pub verdict: Verdict,
    /// The age that the holder has reached, where that was asked.
    pub at_least: Option<AgeThreshold>,
    /// The four digits that the holder's screen shows too.
    pub check_digits: CheckDigits,
}

/// An ask that a worker's phone has still to sign.
pub(crate) struct UnsignedSession {
    ask: UnsignedAsk,
    key: EphemeralKey,
}

impl UnsignedSession {
    /// Draws the key and the number of a new ask.
    ///
    /// # Errors
    /// [`AnswerRefusal::Sealed`] when the system gives no random numbers.
    pub(crate) fn begin(
        wanted: Wanted,
        kind: Option<DocumentKind>,
        worker: Option<WorkerCard>,
        now: Timestamp,
    ) -> Result<Self, AnswerRefusal> {
        let key = EphemeralKey::generate().map_err(|_| AnswerRefusal::Sealed)?;
        let mut nonce = [0; 16];
        SystemRandom::new().fill(&mut nonce).map_err(|_| AnswerRefusal::Sealed)?;
        Ok(UnsignedSession { ask: UnsignedAsk::new(wanted, kind, now, nonce, key.public, worker), key })
    }

    /// The message for the worker's key.
    pub(crate) fn signing_input(&self) -> Vec<u8> {
        self.ask.signing_input()
    }

    /// The session with the worker's signature, or without one where a private person asks.
    pub(crate) fn signed(self, signature: Option<Signature>) -> AskSession {
        AskSession { ask: self.ask.signed(signature), key: Some(self.key), portrait: None }
    }
}

impl AskSession {
    #[cfg(test)]
    pub(super) fn with_key(ask: Ask, key: EphemeralKey) -> Self {
        AskSession { ask, key: Some(key), portrait: None }
    }

    /// The ask, to be drawn as a QR.
    pub const fn ask(&self) -> &Ask {
        &self.ask
    }

    /// The first instant at which no answer is taken any more.
    pub fn ends_at(&self) -> Timestamp {
        self.ask.created_at().plus_millis(SESSION_MILLIS)
    }

    /// Opens and checks the answer. The first answer for this ask that is opened ends the session, whatever it says.
    ///
    /// # Errors
    /// [`AnswerRefusal`]: it is no answer to this ask. A document that is not good is a verdict.
    pub fn check(
        &mut self,
        text: &str,
        trust: &TrustStore,
        now: TrustedNow,
    ) -> Result<Checked, AnswerRefusal> {
        let answer = SealedAnswer::from_text(text)?;
        let digest = self.ask.digest();
        if !answer.is_for(&digest) {
            return Err(AnswerRefusal::AnotherAsk);
        }
        if self.key.is_none() {
            return Err(AnswerRefusal::AlreadyAnswered);
        }
        if now.now >= self.ends_at() {
            return Err(AnswerRefusal::Late);
        }
        answer.ephemeral()?;
        let key = self.key.take().ok_or(AnswerRefusal::AlreadyAnswered)?;
        let opened = answer.open(key, &digest)?;
        if !opened.signed_by_device {
            return Err(AnswerRefusal::Holder);
        }
        self.answers_what_was_asked(&opened)?;
        let check_digits = CheckDigits::of(&self.ask, &answer);
        let at_least = match opened.credential.claims() {
            Claims::Age(claims) => Some(claims.at_least),
            Claims::Status(_) | Claims::Identity(_) => None,
        };
        let remaining = self.remaining(&opened, now.now)?;
        let verdict = match verdict(&opened, remaining, trust, now) {
            Ok(valid) => {
                self.portrait = Some(ExpectedPortrait { context: opened.context, promised: valid.portrait });
                Verdict::Valid(Box::new(valid))
            }
            Err(reason) => Verdict::Refused(crate::check::Refused { reason, clock: now.state }),
        };
        Ok(Checked { verdict, at_least, check_digits })
    }

    /// Opens the portrait beside an answer that was accepted. It may be scanned again; it ends nothing.
    ///
    /// # Errors
    /// [`PortraitRefusal`].
    pub fn check_portrait(&self, text: &str) -> Result<Portrait, PortraitRefusal> {
        open_portrait(text, &self.ask.digest(), self.portrait.as_ref())
    }

    fn answers_what_was_asked(&self, opened: &OpenedAnswer) -> Result<(), AnswerRefusal> {
        let fits = match (self.ask.wanted(), opened.credential.claims()) {
            (Wanted::Status, Claims::Status(_)) | (Wanted::Identity, Claims::Identity(_)) => true,
            (Wanted::Age(wanted), Claims::Age(claims)) => wanted == claims.at_least,
            _ => false,
        };
        if !fits {
            return Err(AnswerRefusal::AnotherProfile);
        }
        match self.ask.kind() {
            Some(kind) if kind.code() != Some(opened.credential.kind()) => Err(AnswerRefusal::AnotherKind),
            _ => Ok(()),
        }
    }

    /// How many milliseconds the answer is still good.
    fn remaining(&self, opened: &OpenedAnswer, now: Timestamp) -> Result<i64, AnswerRefusal> {
        if opened.issued_at < self.ask.created_at().plus_millis(-CLOCK_TOLERANCE_MILLIS) {
            return Err(AnswerRefusal::OlderThanAsk);
        }
        let age = now.millis_since(opened.issued_at);
        match age {
            _ if age < -CLOCK_TOLERANCE_MILLIS => Err(AnswerRefusal::FromTheFuture),
            _ if age >= ANSWER_LIFE_MILLIS => Err(AnswerRefusal::Late),
            _ => Ok((ANSWER_LIFE_MILLIS - age).min(ANSWER_LIFE_MILLIS)),
        }
    }
}

fn verdict(
    opened: &OpenedAnswer,
    remaining_millis: i64,
    trust: &TrustStore,
    now: TrustedNow,
) -> Result<Valid, crate::check::Refusal> {
    let credential = &opened.credential;
    let issuer = signing_issuer(credential, trust, now.now)?;
    if now.now >= credential.validity().until() {
        return Err(crate::check::Refusal::CredentialExpired);
    }
    let shown = Shown {
        issued_at: opened.issued_at,
        ends_at: opened.issued_at.plus_millis(ANSWER_LIFE_MILLIS),
        remaining_millis,
        clock_confirmed: opened.flags.clock_confirmed,
    };
    judge(credential, issuer, &shown, trust, now)
}

redacted_debug!(AskSession, Checked);
