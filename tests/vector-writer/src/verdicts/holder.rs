//! Whether the phone that the credential names made the code.

use super::case::Case;
use crate::bytes::{HALF_ORDER, ORDER, minus, sha256, small};
use crate::keys;
use crate::plan::{NOW, OFFSET, PHONE, Plan, citizen};
use crate::sheet::Sheet;

pub(super) fn cases() -> Vec<Case> {
    let sheet = Plan::status().sheet();
    let message = sheet.phone_message();
    let phone_signs = |message: &[u8]| sheet.with("phone signature", keys::sign(PHONE, message));
    let (domain, rest) = message.split_at(b"diia-citizen/1/pass\0".len());
    let (digest, tail) = rest.split_at(32);
    let (issued_at, flags) = tail.split_at(8);
    let signed_as = |parts: [&[u8]; 4]| phone_signs(&parts.concat());
    let whole_credential = [&sheet.issuer_message()[..], sheet.get("issuer signature")].concat();
    let without_domain = &sheet.issuer_message()[b"diia-citizen/1/credential\0".len()..];
    let seconds = (sheet.issued_at() / 1000).to_be_bytes();
    let offset = u64::from(OFFSET).to_be_bytes();
    let backwards: Vec<u8> = issued_at.iter().rev().copied().collect();
    let earlier = Plan { offset: OFFSET - 1, ..Plan::status() }.sheet();
    let mut all = vec![
        refused("someone else's credential with one's own signature", &stolen()),
        refused("someone else's identity with one's own signature", &stolen_identity()),
        refused("one's own signature moved to someone else's credential", &moved()),
        refused("the signature of the millisecond before", &{
            sheet.with("phone signature", earlier.get("phone signature"))
        }),
        refused(
            "issued a minute later than was signed",
            &sheet.with("issue offset", (OFFSET + 60_000).to_be_bytes()),
        ),
        refused("the clock said to be confirmed, which was not signed", &{
            Plan { clock_confirmed: false, ..Plan::status() }.sheet().with("pass flags", [1])
        }),
        refused("the clock said not to be confirmed, which was not signed", &sheet.with("pass flags", [0])),
        refused(
            "signed by the issuer",
            &sheet.with("phone signature", keys::sign("demo documents", &message)),
        ),
        refused("the issuer's signature in the phone's place", &{
            sheet.with("phone signature", sheet.get("issuer signature"))
        }),
        refused("signed without the domain", &phone_signs(rest)),
        refused(
            "signed under the domain without its zero",
            &phone_signs(&[&domain[..domain.len() - 1], rest].concat()),
        ),
        refused(
            "signed under the domain of credentials",
            &phone_signs(&[b"diia-citizen/1/credential\0", rest].concat()),
        ),
        refused(
            "signed under another version's domain",
            &phone_signs(&[b"diia-citizen/2/pass\0", rest].concat()),
        ),
        refused("H over the issuer's signature too", &{
            signed_as([domain, &sha256(&whole_credential), issued_at, flags])
        }),
        refused(
            "H without the issuer's domain",
            &signed_as([domain, &sha256(without_domain), issued_at, flags]),
        ),
        refused(
            "the credential itself instead of H",
            &signed_as([domain, &sheet.issuer_message(), issued_at, flags]),
        ),
        refused("issued_at in seconds", &signed_as([domain, digest, &seconds, flags])),
        refused("the offset instead of issued_at", &signed_as([domain, digest, &offset, flags])),
        refused("issued_at with its bytes backwards", &signed_as([domain, digest, &backwards, flags])),
        refused("signed without the flags", &phone_signs(&[domain, digest, issued_at].concat())),
        refused("the smallest signature of right form", &{
            sheet.with("phone signature", [small(1), small(1)].concat())
        }),
        refused("the largest signature of right form", &{
            sheet.with("phone signature", [minus(ORDER, &small(1)), HALF_ORDER].concat())
        }),
    ];
    let second = sheet.with("phone signature", keys::second_signature(PHONE, &message));
    all.push(Case::new("another signature of the same phone", &second, "usual", NOW).valid(&[]));
    all.extend(order());
    all
}

fn refused(name: &str, sheet: &Sheet) -> Case {
    Case::new(format!("holder: {name}"), sheet, "usual", NOW).refused("holder_signature")
}

/// The thief has the credential of Nadiia and a phone of their own.
fn stolen() -> Sheet {
    let sheet = Plan::status().sheet();
    sheet.with("phone signature", keys::sign("phone of ordinary", &sheet.phone_message()))
}

fn stolen_identity() -> Sheet {
    let sheet = Plan::nadiia().sheet();
    sheet.with("phone signature", keys::sign("phone of ordinary", &sheet.phone_message()))
}

/// The thief also has an honest pass of their own, of the same instant.
fn moved() -> Sheet {
    let own = Plan::identity(&citizen("ordinary")).sheet();
    Plan::nadiia().sheet().with("phone signature", own.get("phone signature"))
}

/// Two things are wrong, and the earlier check names the reason.
fn order() -> Vec<Case> {
    let sheet = Plan::status().sheet();
    let broken = sheet.with("phone signature", [small(1), small(1)].concat());
    let both = broken.with("issuer signature", [small(1), small(1)].concat());
    let at = |name: &str, sheet, trust, now| Case::new(format!("order: {name}"), sheet, trust, now);
    vec![
        at("both signatures wrong", &both, "usual", NOW).refused("issuer_signature"),
        at("phone's signature wrong, issuer unknown", &broken, "another issuer only", NOW)
            .refused("unknown_issuer"),
        at("phone's signature wrong, kind not entitled", &broken, "no kinds", NOW)
            .refused("issuer_not_entitled"),
        at("phone's signature wrong, issuer's key over", &broken, "key to this second", NOW)
            .refused("issuer_key_expired"),
        at("phone's signature wrong, expired", &broken, "usual", NOW + 180_000).refused("holder_signature"),
        at("phone's signature wrong, from the future", &broken, "usual", NOW - 60_000)
            .refused("holder_signature"),
        at("issuer's signature wrong, expired", &both, "usual", NOW + 180_000).refused("issuer_signature"),
    ]
}
