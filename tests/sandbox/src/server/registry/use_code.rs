use std::net::IpAddr;

use diia_citizen::document::DocumentKind;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};

use super::register::digits_of;
use super::{DigitsNumber, Found, LiveCode, UsedCode};
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// Who wants to know what digits stand for.
pub(crate) struct Checker {
    /// For the holder's screen.
    pub(crate) name: String,
    /// Whose wrong codes are counted together.
    pub(crate) account: String,
    /// Where the question comes from.
    pub(crate) address: IpAddr,
}

/// A code that was found good.
pub(crate) struct Good {
    pub(crate) digits: DigitsNumber,
    pub(crate) code: LiveCode,
    pub(crate) now: Timestamp,
}

/// Looks at a code without spending it, in the order of the existing service: unknown, used, of another kind, expired.
pub(crate) async fn look_up(
    world: &World,
    checker: &Checker,
    digits: &str,
    may_be: impl Fn(&DocumentKind) -> bool,
) -> Result<Good, Problem> {
    let digits = DigitsNumber::from(digits_of(digits)?);
    let now = world.clock.now();
    let codes = world.codes.as_ref();
    if !world.limits.allow(codes, &checker.account, checker.address, now).await? {
        return Err(Problem::too_many(u32::try_from(HOUR_MILLIS / 1000).unwrap_or(3600)));
    }
    let code = match codes.find(digits, now).await? {
        Found::Kept(code) => code,
        Found::Nothing => {
            world.limits.note_wrong(codes, &checker.account, checker.address, now).await?;
            return Err(Reason::CodeUnknown.into());
        }
        Found::Used(_) => return Err(Reason::CodeUsed.into()),
    };
    if !DocumentKind::from_code(code.document.kind).is_some_and(|kind| may_be(&kind)) {
        return Err(Reason::CodeOfAnotherKind.into());
    }
    if now >= code.expires_at {
        return Err(Reason::CodeExpired.into());
    }
    Ok(Good { digits, code, now })
}

/// Checks a code and spends it. The document is looked at only after the code is spent, as in the existing service: a
/// code of a document that is not valid any more is spent too.
pub(crate) async fn check(
    world: &World,
    checker: &Checker,
    digits: &str,
    may_be: impl Fn(&DocumentKind) -> bool,
) -> Result<Good, Problem> {
    let good = look_up(world, checker, digits, may_be).await?;
    let used = UsedCode {
        id: good.code.id,
        pass: good.code.pass,
        expires_at: good.code.expires_at,
        by: checker.name.clone(),
        at: good.now,
    };
    if !world.codes.spend(good.digits, &used).await? {
        return Err(Reason::CodeUsed.into());
    }
    if world.issuing.is_revoked(good.code.document.status_index) {
        return Err(Reason::DocumentNotValid.into());
    }
    Ok(good)
}
