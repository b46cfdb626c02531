//! Who signed the credential, and whether they may.

use super::case::Case;
use crate::keys;
use crate::plan::{ISSUER, NOW, Plan};
use crate::sheet::Sheet;

pub(super) fn cases() -> Vec<Case> {
    [lists(), clashes(), kinds(), dates(), signatures()].into_iter().flatten().collect()
}

fn case(name: &str, sheet: &Sheet, trust: &str) -> Case {
    Case::new(name, sheet, trust, NOW)
}

fn lists() -> Vec<Case> {
    let (status, identity) = (Plan::status().sheet(), Plan::nadiia().sheet());
    let other = Plan { issuer: "other documents".into(), ..Plan::status() }.sheet();
    let unknown_kind = Plan { kind: 200, ..Plan::status() }.sheet();
    vec![
        case("a status pass", &status, "usual").valid(&[]).remaining(180_000).issuer("Test Registry"),
        case("an identity pass", &identity, "usual").valid(&[]).remaining(180_000).issuer("Test Registry"),
        case("a kind that is not known here, of an issuer for all kinds", &unknown_kind, "usual").valid(&[]),
        case("the list is signed by the second root", &status, "two roots").valid(&[]),
        case("no lists at all", &status, "no lists at all").refused("unknown_issuer"),
        case("an empty issuer list", &status, "an empty issuer list").refused("unknown_issuer"),
        case("another issuer only", &status, "another issuer only").refused("unknown_issuer"),
        case("a foreign issuer with a short name of its own", &other, "usual").refused("unknown_issuer"),
        case("a key for cards", &status, "key for cards").refused("unknown_issuer"),
        case("a key for status lists", &status, "key for status lists").refused("unknown_issuer"),
    ]
}

fn clashes() -> Vec<Case> {
    let status = Plan::status().sheet();
    vec![
        case("clashing short names, right one first", &status, "clash, right one first")
            .valid(&[])
            .issuer("Test Registry"),
        case("clashing short names, right one last", &status, "clash, right one last")
            .valid(&[])
            .issuer("Test Registry"),
        case("clashing short names, wrong one only", &status, "clash, wrong ones only")
            .refused("issuer_signature"),
        case("clashing short names of one issuer", &status, "clash within the issuer").valid(&[]),
        case(
            "the first entry of a key that stands twice decides",
            &status,
            "the same key twice, restricted first",
        )
        .refused("issuer_not_entitled"),
    ]
}

fn kinds() -> Vec<Case> {
    let (status, identity) = (Plan::status().sheet(), Plan::nadiia().sheet());
    let unknown = Plan { kind: 200, ..Plan::status() }.sheet();
    let refused = |name, sheet, trust| case(name, sheet, trust).refused("issuer_not_entitled");
    vec![
        case("a driver licence of an issuer of driver licences", &status, "driver licences only").valid(&[]),
        case("a passport of an issuer of two kinds", &identity, "two kinds").valid(&[]),
        refused("a passport of an issuer of driver licences", &identity, "driver licences only"),
        refused("a driver licence of an issuer of passports", &status, "passports only"),
        refused("an unknown kind of an issuer of driver licences", &unknown, "driver licences only"),
        refused("an issuer of nothing", &status, "no kinds"),
        refused(
            "an issuer of kinds that are not known here, and of other spellings",
            &status,
            "kinds not known here",
        ),
    ]
}

fn dates() -> Vec<Case> {
    let status = Plan::status().sheet();
    let at = |name, trust, now| Case::new(name, &status, trust, now);
    // This credential begins with the very second at which the key ends, and the checker's clock is 10 s behind.
    let begins_later = Plan { offset: 0, ..Plan::status() }.sheet();
    let begin = begins_later.issued_at();
    vec![
        case(
            "the key is valid from the first second of the credential",
            &status,
            "key from the start of the credential",
        )
        .valid(&[]),
        case("the key is valid from one second later", &status, "key from one second later")
            .refused("issuer_key_not_yet_valid"),
        at("the key's last millisecond", "key to this second", NOW - 124).valid(&[]),
        at("the first millisecond after the key", "key to this second", NOW - 123)
            .refused("issuer_key_expired"),
        case("the key ends within this second", &status, "key to this second").refused("issuer_key_expired"),
        case("the key ends with this second", &status, "key to the next second").valid(&[]),
        case("the key ended when the credential began", &status, "key to the start of the credential")
            .refused("issuer_key_expired"),
        case("the key ended one second earlier", &status, "key to one second before the credential")
            .refused("issuer_key_expired"),
        Case::new(
            "the credential begins when the key ends, by a clock for which that is still to come",
            &begins_later,
            "key to the start of the credential",
            begin - 10_000,
        )
        .refused("issuer_key_expired"),
        case("kinds come before dates", &status, "key long over and restricted")
            .refused("issuer_not_entitled"),
    ]
}

fn signatures() -> Vec<Case> {
    let sheet = Plan::status().sheet();
    let forged = |name, sheet: &Sheet| case(name, sheet, "usual").refused("issuer_signature");
    let signed = |message: &[u8]| {
        let sheet = sheet.with("issuer signature", keys::sign(ISSUER, message));
        sheet.with("phone signature", keys::sign(crate::plan::PHONE, &sheet.phone_message()))
    };
    let message = sheet.issuer_message();
    let body = &message[b"diia-citizen/1/credential\0".len()..];
    let domain = |domain: &[u8]| [domain, body].concat();
    let other = Plan { index: 8, ..Plan::status() }.sheet();
    let second = keys::second_signature(ISSUER, &message);
    vec![
        forged(
            "signed by a foreign issuer under the short name of a known one",
            &sheet.issued_by("namesake documents"),
        ),
        forged("signed by the issuer's key for status lists", &sheet.issued_by("demo status")),
        forged("signed by the root", &sheet.issued_by("root")),
        forged("signed by the phone itself", &sheet.issued_by(crate::plan::PHONE)),
        forged(
            "the signature of another credential",
            &sheet.with("issuer signature", other.get("issuer signature")),
        ),
        forged("signed without the domain", &signed(body)),
        forged("signed under the domain of passes", &signed(&domain(b"diia-citizen/1/pass\0"))),
        forged("signed under the domain without its zero", &signed(&domain(b"diia-citizen/1/credential"))),
        forged("signed under another version's domain", &signed(&domain(b"diia-citizen/2/credential\0"))),
        forged("signed with its signature's place filled", &signed(&[&message[..], &[0; 64]].concat())),
        forged("the smallest signature of right form", &sheet.with("issuer signature", smallest())),
        forged("the largest signature of right form", &sheet.with("issuer signature", largest())),
        case("another signature of the same issuer", &sheet.with("issuer signature", second), "usual")
            .valid(&[]),
    ]
}

/// r = s = 1.
fn smallest() -> Vec<u8> {
    [crate::bytes::small(1), crate::bytes::small(1)].concat()
}

/// r = n − 1, s = (n − 1) / 2.
fn largest() -> Vec<u8> {
    let r = crate::bytes::minus(crate::bytes::ORDER, &crate::bytes::small(1));
    [r, crate::bytes::HALF_ORDER].concat()
}
