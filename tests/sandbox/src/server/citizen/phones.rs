use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::es256::{PublicKey, Signature};
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::TestCitizen;

use crate::server::partner::bearer;
use crate::server::problem::{Problem, Reason};
use crate::server::random::Random;
use crate::server::world::World;

const SESSION_MILLIS: i64 = 2 * HOUR_MILLIS;
const CHALLENGE_MILLIS: i64 = 300_000;

/// Phones that have signed in: which key is whose.
pub(crate) struct Phones {
    /// By the citizens' numbers.
    activation_codes: Vec<String>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    challenges: HashMap<[u8; 32], Timestamp>,
    citizens: HashMap<[u8; 33], u8>,
    sessions: HashMap<String, Session>,
}

#[derive(Clone, Copy)]
struct Session {
    phone: Phone,
    expires_at: Timestamp,
}

/// The phone whose session token came with the request.
#[derive(Clone, Copy)]
pub(crate) struct Phone {
    pub(crate) citizen: u8,
    pub(crate) key: PublicKey,
}

/// What a phone sends to prove that it has a key.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Proof {
    device_key: String,
    challenge: String,
    proof: String,
}

impl Phones {
    pub(crate) fn new(citizens: &[TestCitizen], random: &Random) -> Self {
        Phones {
            activation_codes: citizens.iter().map(|_| random.decimal(10)).collect(),
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The activation codes, in the order of the citizens.
    pub(crate) fn activation_codes(&self) -> &[String] {
        &self.activation_codes
    }

    pub(super) fn challenge(&self, now: Timestamp, random: &Random) -> ([u8; 32], Timestamp) {
        let (challenge, ends) = (random.bytes(), now.plus_millis(CHALLENGE_MILLIS));
        let mut state = self.state();
        state.challenges.retain(|_, ends| now < *ends);
        state.challenges.insert(challenge, ends);
        (challenge, ends)
    }

    /// The key whose holder signed a challenge of ours, which is spent by this, right or wrong.
    pub(super) fn proved(&self, proof: &Proof, domain: &[u8], now: Timestamp) -> Result<PublicKey, Problem> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| Problem::from(Reason::BadRequest));
        let challenge: [u8; 32] = fixed(bytes(&proof.challenge)?, "challenge")?;
        let key = PublicKey::from_platform(&bytes(&proof.device_key)?).map_err(|_| Reason::ProofWrong)?;
        let signature: [u8; 64] = fixed(bytes(&proof.proof)?, "proof")?;
        let ends = self.state().challenges.remove(&challenge).ok_or(Reason::ChallengeUnknown)?;
        if now >= ends {
            return Err(Reason::ChallengeUnknown.into());
        }
        let signature = Signature::from_canonical(&signature).map_err(|_| Reason::ProofWrong)?;
        let message = [domain, &challenge[..], &key.to_compressed()[..]].concat();
        if key.verifies(&message, &signature) { Ok(key) } else { Err(Reason::ProofWrong.into()) }
    }

    /// Opens a session; with an activation code the key becomes that citizen's.
    pub(super) fn open_session(
        &self,
        key: PublicKey,
        activation_code: Option<&str>,
        now: Timestamp,
        random: &Random,
    ) -> Result<(String, Timestamp), Problem> {
        let mut state = self.state();
        let compressed = key.to_compressed();
        let citizen = match activation_code {
            Some(code) => {
                let number = self.activation_codes.iter().position(|other| other == code);
                let citizen = number.and_then(|number| u8::try_from(number).ok());
                let citizen = citizen.ok_or(Reason::ActivationCodeWrong)?;
                state.citizens.insert(compressed, citizen);
                citizen
            }
            None => *state.citizens.get(&compressed).ok_or(Reason::DeviceUnknown)?,
        };
        let (token, expires_at) = (random.hex(), now.plus_millis(SESSION_MILLIS));
        state.sessions.retain(|_, session| now < session.expires_at.plus_millis(SESSION_MILLIS));
        state.sessions.insert(token.clone(), Session { phone: Phone { citizen, key }, expires_at });
        Ok((token, expires_at))
    }

    /// Whose session it is, if it has not run out.
    pub(super) fn phone_of(&self, token: &str, now: Timestamp) -> Option<Phone> {
        self.state()
            .sessions
            .get(token)
            .filter(|session| now < session.expires_at)
            .map(|session| session.phone)
    }

    /// Whose session it is. With `once` the token runs out by this use.
    fn session(&self, token: &str, now: Timestamp, once: bool) -> Result<Phone, Problem> {
        let mut state = self.state();
        let session = state.sessions.get_mut(token).ok_or(Reason::Unauthorized)?;
        if now >= session.expires_at {
            return Err(Reason::TokenExpired.into());
        }
        if once {
            session.expires_at = now;
        }
        Ok(session.phone)
    }
}

fn fixed<const N: usize>(bytes: Vec<u8>, name: &str) -> Result<[u8; N], Problem> {
    bytes.try_into().map_err(|_| Problem::because(Reason::BadRequest, format!("{name} is not {N} bytes")))
}

impl FromRequestParts<Arc<World>> for Phone {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, world: &Arc<World>) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or(Reason::Unauthorized)?;
        let once = world.faults.tokens_expire();
        world.phones.session(token, world.clock.now(), once)
    }
}
