//! Status lists with content that must not be taken.

use serde_json::{Value, json};

use super::{ISSUERS, STATUSES, bad};
use crate::jwt::{
    MADE, STATUS_KEY, header, jwt, jwt_of_texts, status_claims, status_list, statuses, with, without, zlib,
};

pub(super) fn all() -> Vec<Value> {
    [whose(), key_dates(), content(), compression(), older()].concat()
}

fn case(name: &str, claims: &Value, reason: &str) -> Value {
    bad(format!("statuses: {name}"), STATUSES, status_list(claims), reason)
}

fn whose() -> Vec<Value> {
    let good = || statuses(1, 64, &[]);
    let unknown = "list_unknown_status_list";
    let sub = |sub: &str| case(&format!("sub {sub:?}"), &with(good(), "sub", json!(sub)), unknown);
    vec![
        sub("https://registry.example/demo/statuslists/2"),
        sub("https://registry.example/demo/statuslists/1/"),
        sub("https://registry.example/demo/statuslists/1#"),
        sub("HTTPS://registry.example/demo/statuslists/1"),
        sub(" https://registry.example/demo/statuslists/1"),
        sub("https://attacker.example/statuslists/1"),
        sub(""),
        with(case("no issuer list is held", &good(), unknown), "held", json!([])),
        bad(
            "statuses: an unknown sub, signed by a stranger",
            STATUSES,
            jwt(
                &header("statuslist+jwt"),
                &with(good(), "sub", json!("https://attacker.example/1")),
                "stranger",
            ),
            unknown,
        ),
    ]
}

/// The key of the issuer signs from a year before to a year after its list was made.
fn key_dates() -> Vec<Value> {
    let year = 365 * 86_400;
    let made = |name: &str, iat: i64| {
        case(name, &with(statuses(1, 64, &[]), "iat", json!(iat)), "list_key_not_valid")
    };
    vec![
        made("made a second before its key was valid", MADE - year - 1),
        made("made in the second in which its key ended", MADE + year),
        made("made long after its key ended", MADE + 10 * year),
        made("of 1970", 0),
    ]
}

fn content() -> Vec<Value> {
    let good = || statuses(1, 64, &[]);
    let of = |name: &str, claims: &Value| case(name, claims, "list_content");
    let list = |member: &str, value: Value| {
        let list = with(good()["status_list"].clone(), member, value);
        with(good(), "status_list", list)
    };
    let text = |name: &str, text: &str| {
        let jwt = jwt_of_texts(&header("statuslist+jwt").to_string(), text, STATUS_KEY);
        bad(format!("statuses: {name}"), STATUSES, jwt, "list_content")
    };
    let mut all = vec![
        of("no sub", &without(good(), "sub")),
        of("sub a number", &with(good(), "sub", json!(1))),
        of("no iat", &without(good(), "iat")),
        of("iat a text", &with(good(), "iat", json!("1795336200"))),
        of("iat a fraction", &with(good(), "iat", json!(1_795_336_200.5))),
        of("no status_list", &without(good(), "status_list")),
        of("status_list a text", &with(good(), "status_list", json!("eNrbuRgAAhcBXQ"))),
        of("no bits", &with(good(), "status_list", without(good()["status_list"].clone(), "bits"))),
        of("no lst", &with(good(), "status_list", without(good()["status_list"].clone(), "lst"))),
        of("bits a text", &list("bits", json!("1"))),
        of("bits −1", &list("bits", json!(-1))),
        of("lst null", &list("lst", Value::Null)),
        of("lst in the other base64", &list("lst", json!("eNr/+w=="))),
        of("lst with padding", &list("lst", json!("eNrbuRgAAhcBXQ=="))),
        of("lst with a space", &list("lst", json!("eNrb uRgAAhcBXQ"))),
        text("claims empty", ""),
        text("claims an array", "[]"),
        text("claims cut", &good().to_string()[..40]),
        text("claims with sub twice", &good().to_string().replacen('{', r#"{"sub":"https://x.example","#, 1)),
        text("claims with iat twice", &good().to_string().replacen('{', r#"{"iat":1,"#, 1)),
    ];
    for bits in [0, 3, 5, 6, 7, 9, 16, 64, 255, 256] {
        all.push(of(&format!("{bits} bits an entry"), &list("bits", json!(bits))));
    }
    all
}

fn compression() -> Vec<Value> {
    let stream = zlib(&[0; 8]);
    let changed = |at: usize, xor: u8| {
        let mut stream = stream.clone();
        stream[at] ^= xor;
        stream
    };
    let of = |name: &str, stream: &[u8]| case(name, &status_claims(1, stream), "list_compression");
    let last = stream.len() - 1;
    let mut all = vec![
        of("nothing compressed", &[]),
        of("two bytes", &stream[..2]),
        of("cut before the checksum", &stream[..stream.len() - 4]),
        of("cut within the checksum", &stream[..last]),
        of("cut within the block", &stream[..10]),
        of("checksum wrong", &changed(last, 1)),
        of("a status changed and not the checksum", &changed(7, 1)),
        of("length of the block wrong", &changed(3, 1)),
        of("a block of unknown type", &changed(2, 0b110)),
        of("not ZLIB's method", &changed(0, 0x07)),
        of("check bits of the header wrong", &changed(1, 0x01)),
        of("DEFLATE without ZLIB's header", &stream[2..last - 3]),
        of("gzip", &[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        of("a text", b"not compressed"),
    ];
    let bomb = |name: &str, zeros: usize| {
        let claims = with(statuses(1, 8, &[]), "status_list", json!({ "bits": 1, "lst": null }));
        let mut case = bad(format!("statuses: {name}"), STATUSES, "", "list_compression");
        case["jwt"] = Value::Null;
        case["recipe"] = json!({
            "header": header("statuslist+jwt"),
            "claims": claims,
            "zeros": zeros,
            "key": STATUS_KEY,
        });
        case
    };
    all.push(bomb("unfolds to one byte more than 16 MiB", (16 << 20) + 1));
    all.push(bomb("unfolds to 64 MiB", 64 << 20));
    all
}

fn older() -> Vec<Value> {
    let made = |name: &str, iat: i64| {
        let case = case(name, &with(statuses(1, 64, &[]), "iat", json!(iat)), "list_older");
        with(case, "held", json!([ISSUERS, STATUSES]))
    };
    vec![
        made("one second older than the list held", MADE - 1),
        made("a year older than the list held", MADE - 365 * 86_400),
    ]
}
