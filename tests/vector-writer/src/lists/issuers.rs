//! Issuer lists, rightly signed by the root, with content that must not be taken.

use serde_json::{Value, json};

use super::{ISSUERS, bad};
use crate::bytes::{PRIME, hex, plus, small};
use crate::jwt::{
    MADE, REPLACE_BY, ROOT, base64url, demo, header, issuer, issuer_list, issuers, jwt_of_texts, key, with,
    without,
};
use crate::keys;
use crate::plan::ISSUER;

pub(super) fn all() -> Vec<Value> {
    [claims(), texts(), keys_content(), keys_point(), older()].concat()
}

fn content(name: &str, claims: &Value) -> Value {
    bad(format!("issuers: {name}"), ISSUERS, issuer_list(claims), "list_content")
}

fn claims() -> Vec<Value> {
    let good = || issuers(&[demo()]);
    let of = |member: &str, value: Value| issuers(&[with(demo(), member, value)]);
    let mut all = vec![
        content("no iat", &without(good(), "iat")),
        content("no exp", &without(good(), "exp")),
        content("no issuers", &without(good(), "issuers")),
        content("issuers an object", &with(good(), "issuers", json!({}))),
        content("issuers null", &with(good(), "issuers", Value::Null)),
        content("an issuer that is a text", &issuers(&[json!("Test Registry")])),
        content("no name", &issuers(&[without(demo(), "name")])),
        content("a name in one language", &of("name", json!({ "uk": "Реєстр" }))),
        content("a name that is a number", &of("name", json!({ "uk": "Реєстр", "en": 1 }))),
        content("a name that is a text", &of("name", json!("Реєстр"))),
        content("no keys", &issuers(&[without(demo(), "keys")])),
        content("keys null", &of("keys", Value::Null)),
        content("status lists null", &of("status_lists", Value::Null)),
        content(
            "status list 256",
            &of("status_lists", json!([{ "list": 256, "sub": "https://x.example/1" }])),
        ),
        content("status list −1", &of("status_lists", json!([{ "list": -1, "sub": "https://x.example/1" }]))),
        content(
            "status list 1 as a text",
            &of("status_lists", json!([{ "list": "1", "sub": "https://x.example/1" }])),
        ),
        content("status list without sub", &of("status_lists", json!([{ "list": 1 }]))),
        content("status list without number", &of("status_lists", json!([{ "sub": "https://x.example/1" }]))),
    ];
    for member in ["iat", "exp"] {
        for (name, value) in not_seconds() {
            all.push(content(&format!("{member} {name}"), &with(good(), member, value)));
        }
    }
    all
}

/// What is not a whole number of seconds.
fn not_seconds() -> Vec<(&'static str, Value)> {
    vec![
        ("a text", json!("1795336200")),
        ("a fraction", json!(1_795_336_200.5)),
        ("a whole number with a decimal point", json!(1_795_336_200.0)),
        ("true", json!(true)),
        ("null", Value::Null),
        ("beyond 64 bits", json!(u64::MAX)),
        ("one more than 63 bits hold", json!(1u64 << 63)),
    ]
}

fn texts() -> Vec<Value> {
    let of = |name: &str, text: &str| {
        let jwt = jwt_of_texts(&header("issuers+jwt").to_string(), text, ROOT);
        bad(format!("issuers: {name}"), ISSUERS, jwt, "list_content")
    };
    let good = issuers(&[demo()]).to_string();
    vec![
        of("claims empty", ""),
        of("claims an array", "[]"),
        of("claims null", "null"),
        of("claims cut", &good[..good.len() - 1]),
        of("claims with something after them", &format!("{good}x")),
        of("claims with a comment", &good.replacen('{', "{/* */", 1)),
        of("claims with a comma too many", &good.replacen('{', "{,", 1)),
        of("claims with iat twice", &good.replacen('{', r#"{"iat":1,"#, 1)),
        of("claims with issuers twice", &good.replacen('{', r#"{"issuers":[],"#, 1)),
        of("a key with use twice", &good.replacen(r#""use":"#, r#""use":"cards","use":"#, 1)),
        of("claims with a byte order mark", &format!("\u{FEFF}{good}")),
        of("claims with NaN", &good.replacen(r#""iat":"#, r#""iat":NaN,"x":"#, 1)),
        of("claims with a zero before a number", &good.replacen(r#""iat":"#, r#""iat":0"#, 1)),
    ]
}

fn one_key(key: Value) -> Value {
    issuers(&[issuer("Реєстр", "Registry", &[], vec![key])])
}

fn keys_content() -> Vec<Value> {
    let of = |member: &str, value: Value| one_key(with(key(ISSUER), member, value));
    let kid = hex(&keys::short_name(ISSUER));
    let mut all = Vec::new();
    for (name, kid) in [
        ("in capitals", "A1B2C3D4"),
        ("with one capital", "a1b2c3dD"),
        ("seven digits", "a1b2c3d"),
        ("nine digits", "a1b2c3d4e"),
        ("empty", ""),
        ("with 0x", "0xa1b2c3"),
        ("with a sign", "+a1b2c3d"),
        ("with a letter that is no hex digit", "a1b2c3dg"),
        ("with a space", " a1b2c3d"),
        ("with full-width digits", "１２３４５６７８"),
    ] {
        all.push(content(&format!("kid {name}"), &of("kid", json!(kid))));
    }
    all.push(content("kid a number", &of("kid", json!(12_345_678))));
    all.push(content("kid missing", &one_key(without(key(ISSUER), "kid"))));
    for name in ["sign", "sig", "Documents", "status_lists", "statusLists", ""] {
        all.push(content(&format!("use {name:?}"), &of("use", json!(name))));
    }
    all.push(content("use an array", &of("use", json!(["documents", "cards"]))));
    all.push(content("use missing", &one_key(without(key(ISSUER), "use"))));
    all.push(content("kinds null, which is not absent", &of("kinds", Value::Null)));
    all.push(content("kinds a text", &of("kinds", json!("internal-passport"))));
    all.push(content("kinds numbers", &of("kinds", json!([1]))));
    for member in ["nbf", "exp"] {
        all.push(content(&format!("{member} of a key missing"), &one_key(without(key(ISSUER), member))));
        for (name, value) in not_seconds() {
            all.push(content(&format!("{member} of a key {name}"), &of(member, value)));
        }
    }
    all.push(content("jwk missing", &one_key(without(key(ISSUER), "jwk"))));
    for member in ["kty", "crv", "x", "y"] {
        let jwk = without(keys::jwk(ISSUER), member);
        all.push(content(&format!("jwk without {member}"), &of("jwk", jwk)));
    }
    all.push(content("a good key, then one with a bad kid", &{
        let second = with(key(ISSUER), "kid", json!(kid.to_uppercase() + "X"));
        issuers(&[issuer("Реєстр", "Registry", &[], vec![key(ISSUER), second])])
    }));
    all
}

/// Keys that are no points of P-256.
fn keys_point() -> Vec<Value> {
    let good = keys::jwk(ISSUER);
    let of = |name: &str, jwk: Value| {
        let list = issuer_list(&one_key(with(key(ISSUER), "jwk", jwk)));
        bad(format!("issuers: {name}"), ISSUERS, list, "list_key")
    };
    let member = |name: &str, member: &str, value: &str| of(name, with(good.clone(), member, json!(value)));
    let compressed = keys::compressed(ISSUER);
    let x = &compressed[1..];
    let small_x = (1..)
        .find(|x| keys::on_curve(&[&[2][..], &small(*x)].concat()))
        .expect("half of the numbers are some point's x");
    let exchanged = json!({ "kty": "EC", "crv": "P-256", "x": good["y"], "y": good["x"] });
    let mut wrong_y = keys::key(ISSUER).public_key().as_uncompressed()[33..].to_vec();
    wrong_y[31] ^= 1;
    let text = |member: &str| good[member].as_str().expect("a text").to_owned();
    vec![
        member("kty RSA", "kty", "RSA"),
        member("kty in small letters", "kty", "ec"),
        member("crv P-384", "crv", "P-384"),
        member("crv secp256k1", "crv", "secp256k1"),
        member("crv in small letters", "crv", "p-256"),
        member("x of 31 bytes", "x", &base64url(&x[1..])),
        member("x of 33 bytes", "x", &base64url(&[&[0], x].concat())),
        member("x empty", "x", ""),
        member("x in hex", "x", &hex(x)),
        member("x with padding", "x", &(text("x") + "=")),
        member("x with a space", "x", &(text("x") + " ")),
        member("y with a bit changed", "y", &base64url(&wrong_y)),
        member("y of zeros", "y", &base64url(&[0; 32])),
        of("x and y exchanged", exchanged),
        of("the point at infinity", {
            let zeros = base64url(&[0; 32]);
            json!({ "kty": "EC", "crv": "P-256", "x": zeros, "y": zeros })
        }),
        member("x of a point, plus p", "x", &base64url(&plus(PRIME, small_x))),
        of("x equal to p, which stands for the point with x = 0", {
            let y = keys::y_of([0; 32]);
            json!({ "kty": "EC", "crv": "P-256", "x": base64url(&PRIME), "y": base64url(&y) })
        }),
        bad(
            "issuers: the second key of the second issuer is no point",
            ISSUERS,
            issuer_list(&issuers(&[
                demo(),
                with(
                    demo(),
                    "keys",
                    json!([
                        key(ISSUER),
                        with(key(ISSUER), "jwk", with(good.clone(), "y", json!(base64url(&wrong_y))))
                    ]),
                ),
            ])),
            "list_key",
        ),
    ]
}

fn older() -> Vec<Value> {
    let made = |iat: i64| issuer_list(&json!({ "iat": iat, "exp": REPLACE_BY, "issuers": [demo()] }));
    let case = |name: &str, iat| {
        with(bad(format!("issuers: {name}"), ISSUERS, made(iat), "list_older"), "held", json!([ISSUERS]))
    };
    vec![
        case("one second older than the list held", MADE - 1),
        case("a year older than the list held", MADE - 365 * 86_400),
        case("of 1970, with a list held", 0),
        case("of before 1970, with a list held", -1),
    ]
}
