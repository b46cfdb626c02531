//! Lists that are taken, and what they say.

use serde_json::{Value, json};

use super::{ISSUERS, STATUSES};
use crate::jwt::{
    LIST_ADDRESS, MADE, REPLACE_BY, ROOT, STATUS_KEY, base64url, demo, header, issuer, issuer_list, issuers,
    jwt, key, signed, status_claims, status_list, statuses, with, without,
};
use crate::keys;
use crate::plan::ISSUER;

pub(super) fn good() -> Vec<Value> {
    [issuer_lists(), status_lists()].concat()
}

fn issuers_case(name: &str, held: &[&str], jwt: String, iat: i64, exp: i64, names: &[&str]) -> Value {
    json!({
        "name": format!("issuers: {name}"),
        "list": ISSUERS,
        "held": held,
        "says": { "issued_at": iat * 1000, "replace_by": exp * 1000, "issuers": names },
        "jwt": jwt,
    })
}

fn issuer_lists() -> Vec<Value> {
    let of = |name: &str, claims: &Value, names: &[&str]| {
        issuers_case(name, &[], issuer_list(claims), MADE, REPLACE_BY, names)
    };
    let plain = || issuers(&[demo()]);
    let usual = &["Test Registry"];
    let one_key = |key: Value| issuers(&[with(demo(), "keys", json!([key]))]);
    let input = |header: &Value| {
        format!("{}.{}", base64url(header.to_string().as_bytes()), base64url(plain().to_string().as_bytes()))
    };
    let with_header = |name: &str, header: &Value| {
        issuers_case(name, &[], signed(&input(header), ROOT), MADE, REPLACE_BY, usual)
    };
    let high_s = {
        let input = input(&header("issuers+jwt"));
        format!("{input}.{}", base64url(&keys::with_high_s(&keys::sign(ROOT, input.as_bytes()))))
    };
    let held = |name: &str, iat: i64| {
        let claims = json!({ "iat": iat, "exp": REPLACE_BY, "issuers": [demo()] });
        issuers_case(name, &[ISSUERS], issuer_list(&claims), iat, REPLACE_BY, usual)
    };
    let spaced = {
        let claims = plain().to_string().replace(':', " :\n ").replace("https :\n ", "https:");
        let parts = format!(
            "{}.{}",
            base64url(header("issuers+jwt").to_string().as_bytes()),
            base64url(claims.as_bytes())
        );
        issuers_case("spaces and line ends in the JSON", &[], signed(&parts, ROOT), MADE, REPLACE_BY, usual)
    };
    vec![
        of("one issuer", &plain(), usual),
        of("no issuers", &issuers(&[]), &[]),
        of(
            "two issuers",
            &issuers(&[demo(), issuer("Другий", "Second", &[], vec![])]),
            &["Test Registry", "Second"],
        ),
        of("an issuer without status lists", &issuers(&[without(demo(), "status_lists")]), usual),
        of(
            "status lists 0 and 255",
            &issuers(&[issuer(
                "Реєстр",
                "Registry",
                &[(0, "https://x.example/0"), (255, "https://x.example/255")],
                vec![],
            )]),
            &["Registry"],
        ),
        of("a key for some kinds", &one_key(with(key(ISSUER), "kinds", json!(["internal-passport"]))), usual),
        of("a key for no kinds", &one_key(with(key(ISSUER), "kinds", json!([]))), usual),
        of(
            "a key for kinds not known here",
            &one_key(with(key(ISSUER), "kinds", json!(["library-card"]))),
            usual,
        ),
        of("a key for cards", &one_key(with(key(ISSUER), "use", json!("cards"))), usual),
        of(
            "members that are not known here",
            &{
                let key = with(with(key(ISSUER), "x5c", json!(["…"])), "alg", json!("ES256"));
                with(with(one_key(key), "iss", json!("root")), "next", json!({ "deep": [1, [2]] }))
            },
            usual,
        ),
        of(
            "a jwk with more than it needs",
            &one_key(with(key(ISSUER), "jwk", {
                with(with(keys::jwk(ISSUER), "kid", json!("x")), "use", json!("sig"))
            })),
            usual,
        ),
        with_header("typ in capitals", &header("ISSUERS+JWT")),
        with_header(
            "a header with more than it needs",
            &json!({ "kid": "r1", "typ": "issuers+jwt", "alg": "ES256" }),
        ),
        issuers_case("signature with s in the upper half", &[], high_s, MADE, REPLACE_BY, usual),
        spaced,
        held("as old as the list held", MADE),
        held("one second newer than the list held", MADE + 1),
        issuers_case(
            "of before 1970",
            &[],
            issuer_list(&json!({ "iat": -1, "exp": -1, "issuers": [] })),
            -1,
            -1,
            &[],
        ),
    ]
}

fn status_case(name: &str, held: &[&str], jwt: String, iat: i64, entries: &[(u32, &str)]) -> Value {
    let entries: Vec<Value> =
        entries.iter().map(|(index, status)| json!({ "index": index, "status": status })).collect();
    json!({
        "name": format!("statuses: {name}"),
        "list": STATUSES,
        "held": held,
        "says": { "sub": LIST_ADDRESS, "issued_at": iat * 1000, "entries": entries },
        "jwt": jwt,
    })
}

const VALID: &str = "valid";
const REVOKED: &str = "revoked";
const SUSPENDED: &str = "suspended";
const OTHER: &str = "other";
const ABSENT: &str = "absent";

fn status_lists() -> Vec<Value> {
    let of = |name: &str, claims: &Value, entries: &[(u32, &str)]| {
        status_case(name, &[ISSUERS], status_list(claims), MADE, entries)
    };
    let held = |name: &str, iat: i64| {
        let list = status_list(&with(statuses(1, 64, &[(6, 1)]), "iat", json!(iat)));
        status_case(name, &[ISSUERS, STATUSES], list, iat, &[(5, VALID), (6, REVOKED)])
    };
    // The examples of draft-ietf-oauth-status-list §4.1, compressed by somebody else.
    let one_bit = with(statuses(1, 8, &[]), "status_list", json!({ "bits": 1, "lst": "eNrbuRgAAhcBXQ" }));
    let two_bits = with(statuses(1, 8, &[]), "status_list", json!({ "bits": 2, "lst": "eNo76fITAAPfAgc" }));
    let (v, r, s, o) = (VALID, REVOKED, SUSPENDED, OTHER);
    let in_order = |values: &[&'static str]| -> Vec<(u32, &'static str)> {
        (0u32..).zip(values.iter().copied()).collect()
    };
    vec![
        of(
            "one bit, the example of the draft",
            &one_bit,
            &in_order(&[r, v, v, r, r, r, v, r, r, r, v, v, v, r, v, r, ABSENT]),
        ),
        of(
            "two bits, the example of the draft",
            &two_bits,
            &in_order(&[r, s, v, o, v, r, v, r, r, s, o, o, ABSENT]),
        ),
        of(
            "four bits",
            &statuses(4, 6, &[(0, 1), (1, 15), (3, 2), (4, 3)]),
            &in_order(&[r, o, v, s, o, v, ABSENT]),
        ),
        of("eight bits", &statuses(8, 5, &[(1, 1), (2, 2), (3, 255)]), &in_order(&[v, r, s, o, v, ABSENT])),
        of("no entries", &statuses(1, 0, &[]), &[(0, ABSENT), (u32::MAX, ABSENT)]),
        of("the last bit of the last byte", &statuses(1, 64, &[(63, 1)]), &[(62, v), (63, r), (64, ABSENT)]),
        of(
            "members that are not known here",
            &with(with(statuses(1, 8, &[]), "exp", json!(MADE + 1)), "x", json!([])),
            &[(0, v)],
        ),
        of("without ttl", &without(statuses(1, 8, &[]), "ttl"), &[(0, v)]),
        of(
            "entries of fewer bits than a byte has left",
            &status_claims(2, &crate::jwt::zlib(&[0b1110_0100])),
            &in_order(&[v, r, s, o, ABSENT]),
        ),
        status_case(
            "typ in capitals",
            &[ISSUERS],
            jwt(&header("StatusList+JWT"), &statuses(1, 8, &[]), STATUS_KEY),
            MADE,
            &[(0, v)],
        ),
        held("as old as the list held, with another entry", MADE),
        held("one second newer than the list held", MADE + 1),
        full(),
    ]
}

/// Exactly 16 MiB.
fn full() -> Value {
    let claims = with(statuses(1, 8, &[]), "status_list", json!({ "bits": 1, "lst": null }));
    let mut case = status_case(
        "unfolds to exactly 16 MiB",
        &[ISSUERS],
        String::new(),
        MADE,
        &[(0, VALID), ((128 << 20) - 1, VALID), (128 << 20, ABSENT)],
    );
    case["jwt"] = Value::Null;
    case["recipe"] =
        json!({ "header": header("statuslist+jwt"), "claims": claims, "zeros": 16 << 20, "key": STATUS_KEY });
    case
}
