//! A verdict for programs: stable names, times in milliseconds since 1970.

use diia_citizen::check::{Basis, Outcome, Refused, Valid, Verdict};
use diia_citizen::code::credential::IdentityClaims;
use diia_citizen::text::Bilingual;
use serde_json::{Value, json};

/// One JSON object. Every verdict has `outcome`, `headline` and `clock`; a refusal `reason` and `next_step`; an
/// accepted code the rest.
pub(crate) fn verdict_json(verdict: &Verdict) -> Value {
    let headline = bilingual(verdict.headline());
    match verdict {
        Verdict::Refused(refused) => refusal(refused, headline),
        Verdict::Valid(valid) => accepted(valid, outcome(verdict), headline),
    }
}

/// `valid`, `attention`, or the reason of the refusal: the one word of a log.
pub(crate) fn verdict_code(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Refused(refused) => refused.reason.code(),
        Verdict::Valid(_) => outcome(verdict),
    }
}

fn outcome(verdict: &Verdict) -> &'static str {
    match verdict.outcome() {
        Outcome::Valid => "valid",
        Outcome::Attention => "attention",
        Outcome::Refused => "refused",
    }
}

fn refusal(refused: &Refused, headline: Value) -> Value {
    json!({
        "outcome": "refused",
        "reason": refused.reason.code(),
        "headline": headline,
        "next_step": bilingual(refused.reason.next_step()),
        "clock": refused.clock.code(),
    })
}

fn accepted(valid: &Valid, outcome: &str, headline: Value) -> Value {
    let (basis, list_issued_at) = match valid.basis {
        Basis::SignaturesAndRevocationList { list_issued_at } => {
            ("signatures_and_revocation_list", Some(list_issued_at.unix_millis()))
        }
        Basis::SignaturesOnly => ("signatures_only", None),
    };
    json!({
        "outcome": outcome,
        "headline": headline,
        "warnings": valid.warnings.iter().map(|warning| warning.code()).collect::<Vec<_>>(),
        "basis": basis,
        "revocation_list_issued_at": list_issued_at,
        "profile": valid.profile.code(),
        "kind": valid.kind.as_ref().map(|kind| kind.partner_name()),
        "issuer": { "uk": valid.issuer_name_uk, "en": valid.issuer_name_en },
        "holder": valid.identity.as_ref().map(holder),
        "issued_at": valid.issued_at.unix_millis(),
        "expires_at": valid.expires_at.unix_millis(),
        "remaining_millis": valid.remaining_millis,
        "credential_valid_until": valid.credential_valid_until.unix_millis(),
        "clock": valid.clock.code(),
    })
}

fn holder(identity: &IdentityClaims) -> Value {
    json!({
        "last_name": identity.name.last(),
        "first_name": identity.name.first(),
        "middle_name": identity.name.middle(),
        "birth_date": identity.birth_date.to_string(),
        "document_number": identity.number.as_ref().map(|number| number.as_str()),
        "tax_number": identity.tax_number.map(|number| number.to_text()),
        "valid_to": identity.expiry.map(|date| date.to_string()),
    })
}

fn bilingual(text: Bilingual) -> Value {
    json!({ "uk": text.uk, "en": text.en })
}
