use super::warning::{CLOCKS_APART_MILLIS, STATUS_LIST_MAX_AGE_MILLIS, Warning};
use super::{Basis, Refusal, Refused, SeenPasses, Valid, Verdict};
use crate::code::credential::{Claims, Credential};
use crate::code::pass::{LinkBase, Pass};
use crate::document::DocumentKind;
use crate::text::Language;
use crate::time::{LifeState, Timestamp, TrustedNow};
use crate::trust::{Issuer, KeyUse, RevocationList, Status, TrustStore};

/// Checks the text of a scanned code.
///
/// Signatures come first and time after them, so that every reason but those of form is one that the issuer or the
/// holder's phone has vouched for. A code that is accepted is noted in `seen`.
pub fn check_pass(
    text: &str,
    base: &LinkBase,
    trust: &TrustStore,
    now: TrustedNow,
    seen: &mut SeenPasses,
) -> Verdict {
    match accept(text, base, trust, now, seen) {
        Ok(valid) => Verdict::Valid(Box::new(valid)),
        Err(reason) => Verdict::Refused(Refused { reason, clock: now.state }),
    }
}

fn accept(
    text: &str,
    base: &LinkBase,
    trust: &TrustStore,
    clock: TrustedNow,
    seen: &mut SeenPasses,
) -> Result<Valid, Refusal> {
    let pass = Pass::from_text(text, base)?;
    let credential = pass.credential();
    let issuer = signing_issuer(credential, trust, clock.now)?;
    if !pass.signed_by_device() {
        return Err(Refusal::HolderSignature);
    }
    let remaining_millis = remaining_life(&pass, clock.now)?;
    let shown = Shown {
        issued_at: pass.issued_at(),
        ends_at: pass.ends_at(),
        remaining_millis,
        clock_confirmed: pass.flags().clock_confirmed,
    };
    let mut valid = judge(credential, issuer, &shown, trust, clock)?;
    if let Some(first_seen_at) = seen.note(pass.fingerprint(), clock.now) {
        valid.warnings.insert(0, Warning::SeenBefore { first_seen_at });
    }
    Ok(valid)
}

/// When and how a credential was shown by its phone, once that phone's signature is right.
pub(crate) struct Shown {
    pub(crate) issued_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) remaining_millis: i64,
    pub(crate) clock_confirmed: bool,
}

/// What is left to find out once both signatures are right and the time fits: revocation, and what the checker should know.
pub(crate) fn judge(
    credential: &Credential,
    issuer: &Issuer,
    shown: &Shown,
    trust: &TrustStore,
    clock: TrustedNow,
) -> Result<Valid, Refusal> {
    let mut warnings = Vec::new();
    let basis = revocation(credential, issuer, trust, clock.now, &mut warnings)?;
    if let Some(list) = trust.issuer_list().filter(|list| list.replace_by <= clock.now) {
        warnings.push(Warning::IssuerListOld { issued_at: list.issued_at });
    }
    clock_warnings(shown, clock, &mut warnings);
    Ok(Valid {
        basis,
        profile: credential.profile(),
        kind: DocumentKind::from_code(credential.kind()),
        issuer_name_uk: issuer.name(Language::Ukrainian).to_owned(),
        issuer_name_en: issuer.name(Language::English).to_owned(),
        identity: match credential.claims() {
            Claims::Identity(identity) => Some(identity.clone()),
            Claims::Status(_) | Claims::Age(_) => None,
        },
        portrait: credential.claims().portrait(),
        issued_at: shown.issued_at,
        expires_at: shown.ends_at,
        remaining_millis: shown.remaining_millis,
        credential_valid_until: credential.validity().until(),
        clock: clock.state,
        warnings,
    })
}

/// The issuer whose key signed the credential. Short names of keys may clash, so every key that has the name is
/// tried; the dates and kinds of the one that fits decide.
pub(crate) fn signing_issuer<'t>(
    credential: &Credential,
    trust: &'t TrustStore,
    now: Timestamp,
) -> Result<&'t Issuer, Refusal> {
    let mut candidates = trust.keys(credential.issuer_key(), KeyUse::Documents).peekable();
    if candidates.peek().is_none() {
        return Err(Refusal::UnknownIssuer);
    }
    let (issuer, key) =
        candidates.find(|(_, key)| credential.signed_by(&key.public_key)).ok_or(Refusal::IssuerSignature)?;
    if !key.may_sign_kind(credential.kind()) {
        return Err(Refusal::IssuerNotEntitled);
    }
    if credential.validity().from() < key.not_before {
        return Err(Refusal::IssuerKeyNotYetValid);
    }
    // A key that has leaked after its end could date a credential back: what it signed ends with it.
    if now >= key.not_after || credential.validity().from() >= key.not_after {
        return Err(Refusal::IssuerKeyExpired);
    }
    Ok(issuer)
}

fn remaining_life(pass: &Pass, now: Timestamp) -> Result<i64, Refusal> {
    // The form has made sure that the pass was issued within the validity of its credential.
    let validity = pass.credential().validity();
    match pass.life().at(now) {
        LifeState::NotYet { issued_in_millis } => Err(Refusal::FromTheFuture { by_millis: issued_in_millis }),
        LifeState::Expired { ago_millis } => Err(Refusal::Expired { ago_millis }),
        LifeState::Alive { .. } if now >= validity.until() => Err(Refusal::CredentialExpired),
        LifeState::Alive { remaining_millis } => Ok(remaining_millis.min(pass.ends_at().millis_since(now))),
    }
}

fn revocation(
    credential: &Credential,
    issuer: &Issuer,
    trust: &TrustStore,
    now: Timestamp,
    warnings: &mut Vec<Warning>,
) -> Result<Basis, Refusal> {
    let RevocationList::Held { issued_at, status } = trust.revocation(issuer, credential.status()) else {
        warnings.push(Warning::RevocationNotChecked);
        return Ok(Basis::SignaturesOnly);
    };
    match status {
        Some(Status::Valid) => {}
        Some(Status::Invalid) => return Err(Refusal::Revoked),
        Some(Status::Suspended) => return Err(Refusal::Suspended),
        Some(Status::Other(_)) | None => return Err(Refusal::StatusUnknown),
    }
    if now.millis_since(issued_at) > STATUS_LIST_MAX_AGE_MILLIS {
        warnings.push(Warning::StatusListOld { issued_at });
    }
    Ok(Basis::SignaturesAndRevocationList { list_issued_at: issued_at })
}

fn clock_warnings(shown: &Shown, clock: TrustedNow, warnings: &mut Vec<Warning>) {
    if !clock.state.is_confirmed() {
        warnings.push(Warning::OwnClockNotConfirmed);
    }
    if !shown.clock_confirmed {
        warnings.push(Warning::HolderClockNotConfirmed);
    }
    let ahead = shown.issued_at.millis_since(clock.now);
    if ahead > CLOCKS_APART_MILLIS {
        warnings.push(Warning::ClocksApart { by_millis: ahead });
    }
}
