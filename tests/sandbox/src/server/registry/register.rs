use diia_citizen::check::{SeenPasses, Verdict, check_pass};
use diia_citizen::code::credential::Credential;
use diia_citizen::code::digits::{DigitsSecret, ThirteenDigits, draw_digits, parse_entry};
use diia_citizen::code::pass::{LinkBase, Pass};
use diia_citizen::time::{ClockState, Timestamp, TrustedNow};
use uuid::Uuid;

use super::{Kept, LiveCode};
use crate::server::issuing::IssuedDocument;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// A code lives so long, by the registry's own clock.
const LIFE_MILLIS: i64 = 180_000;

/// A code that is known to the registry.
pub(crate) struct Registered {
    pub(crate) code: LiveCode,
    pub(crate) now: Timestamp,
}

/// Makes the digits of a pass usable. The pass proves itself: issuer and phone have signed it, and the digits follow
/// from a secret that only this registry and that phone have.
pub(crate) async fn register(
    world: &World,
    pass_text: &str,
    digits: &str,
    attempt: u8,
) -> Result<Registered, Problem> {
    let digits = digits_of(digits)?;
    let now = world.clock.now();
    let (pass, issued) = read_pass(world, pass_text, now)?;
    let secret = DigitsSecret::from_bytes(issued.digits_secret);
    if draw_digits(&secret, pass.issued_at(), attempt) != digits {
        return Err(Reason::DigitsNotOfPass.into());
    }
    let code = LiveCode {
        id: world.random.uuid(),
        pass: pass_number(&pass),
        document: issued.reference,
        // A phone's clock may be half a minute fast; its code does not live longer for it.
        expires_at: pass.ends_at().min(now.plus_millis(LIFE_MILLIS)),
    };
    match world.codes.keep(digits.into(), code, now).await? {
        Kept::New => Ok(Registered { code, now }),
        Kept::Again(code) => Ok(Registered { code, now }),
        Kept::Taken => Err(Problem::digits_taken(attempt)),
    }
}

/// A pass that is good by the registry's clock, and the document that it shows.
pub(crate) fn read_pass(
    world: &World,
    text: &str,
    now: Timestamp,
) -> Result<(Pass, IssuedDocument), Problem> {
    let base = LinkBase::default();
    let clock = TrustedNow { now, state: ClockState::Synchronised };
    let trust = world.issuing.trust(now);
    if let Verdict::Refused(refused) = check_pass(text, &base, &trust, clock, &mut SeenPasses::new()) {
        return Err(Problem::of_library(Reason::PassRefused, refused.reason.code()));
    }
    let pass = Pass::from_text(text, &base)
        .map_err(|error| Problem::of_library(Reason::PassRefused, error.code()))?;
    let issued = issued_document(world, pass.credential()).ok_or(Reason::DocumentUnknown)?;
    Ok((pass, issued))
}

fn issued_document(world: &World, credential: &Credential) -> Option<IssuedDocument> {
    world.issuing.issued(credential.status().index)
}

/// What names a pass among others, in eight bytes.
pub(crate) fn pass_number(pass: &Pass) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = pass.fingerprint();
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

/// Digits as they were typed.
pub(crate) fn digits_of(text: &str) -> Result<ThirteenDigits, Problem> {
    parse_entry(text).map_err(|error| Problem::of_library(Reason::DigitsMalformed, error.code()))
}

/// The identifier of a code, as it stands in an address.
pub(crate) fn code_id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok()
}
