//! Seeds of the target `lists`: issuer lists and status lists, signed, and their parts.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diia_citizen::time::HOUR_MILLIS;
use diia_fuzz::world::{MORNING, World};
use diia_test_issuer::{Authority, TestKey, issuer_list_jwt, status_list_jwt};

use super::{Seeds, Words};

pub(crate) const ENDS: &str = "signed_as_it_was list_not_a_jwt list_signature list_content list_key list_compression \
    list_key_not_valid issuer_list status_list header header_of_issuers header_of_statuses entries unfolded older replaced not_both";

pub(crate) fn words() -> Words {
    [
        "alg",
        "typ",
        "crit",
        "iat",
        "exp",
        "nbf",
        "issuers",
        "name",
        "uk",
        "en",
        "status_lists",
        "list",
        "sub",
        "keys",
    ]
    .into_iter()
    .chain(["kid", "use", "kinds", "jwk", "kty", "crv", "x", "y", "status_list", "bits", "lst", "ttl"])
    .map(|name| format!("\"{name}\":"))
    .chain(
        ["ES256", "EC", "P-256", "issuers+jwt", "statuslist+jwt", "documents", "status-lists", "cards"]
            .map(str::to_owned),
    )
    .chain(["internal-passport", "null", "9223372036854775807", "-9223372036854775808"].map(str::to_owned))
    .collect()
}

pub(crate) fn seeds() -> Seeds {
    let mut seeds = Seeds::new();
    let world = World::new();
    let authorities: Vec<Authority> = world.known.iter().map(|known| known.authority.clone()).collect();
    let root = TestKey::from_label("root");
    let payload = |jwt: &str| URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1).unwrap()).unwrap();
    let issuers = |authorities: &[Authority], hours: i64| {
        let at = MORNING.plus_millis(hours * HOUR_MILLIS);
        issuer_list_jwt(authorities, at, at.plus_millis(HOUR_MILLIS), &root)
    };
    let one = issuers(&authorities[1..2], 0);
    let all = issuers(&authorities, 1);
    let one_open = issuers(&authorities[..1], 0);
    let other_key =
        Authority { status_key: TestKey::from_label("a new status key"), ..authorities[0].clone() };
    let without_key = issuers(&[other_key], 1);
    let statuses = status_list_jwt(&authorities[0], 10_000, &[0, 4242], MORNING);
    let mut add = |name: &str, mode: u8, content: &[u8]| {
        seeds.insert(name.to_owned(), [&[mode][..], content].concat());
    };
    add("text-issuers", 0, one.as_bytes());
    add("text-statuses", 0, statuses.as_bytes());
    add("text-changed", 0, one.replacen("ey", "eY", 1).as_bytes());
    add(
        "text-other-key",
        0,
        issuer_list_jwt(&[], MORNING, MORNING, &TestKey::from_label("thief")).as_bytes(),
    );
    add("text-nothing", 0, b"");
    add("text-dots", 0, b"..");
    let one_payload = String::from_utf8(payload(&one)).unwrap();
    add("issuers-one", 1, one_payload.as_bytes());
    add("issuers-all", 1, &payload(&all));
    for (name, from, to) in [
        ("kid", "\"kid\":\"", "\"kid\":\"A"),
        ("use", "\"documents\"", "\"cards\""),
        ("crv", "P-256", "P-384"),
        ("point", "\"x\":\"", "\"x\":\"AA"),
        ("twice", "{\"iat\"", "{\"exp\":1,\"iat\""),
        ("kinds-null", "[\"internal-passport\",\"driver-license\",\"from-tomorrow\"]", "null"),
        ("kinds-app", "driver-license", "vehicleLicense"),
        ("no-lists", "status_lists", "other"),
        ("huge-iat", "\"iat\":", "\"iat\":99999999"),
    ] {
        add(&format!("issuers-{name}"), 1, one_payload.replacen(from, to, 1).as_bytes());
    }
    add("issuers-array", 1, b"[1,2,[]]");
    add("issuers-not-text", 1, b"{\"iat\":1,\"exp\":2,\"issuers\":[],\"more\":\"\x91\"}");
    let status_payload = String::from_utf8(payload(&statuses)).unwrap();
    add("statuses", 2, status_payload.as_bytes());
    add("statuses-early", 2, status_payload.replace("\"iat\":1", "\"iat\":").as_bytes());
    add("statuses-bits", 2, status_payload.replace("\"bits\":1", "\"bits\":3").as_bytes());
    add("statuses-lst", 2, status_payload.replace("\"lst\":\"", "\"lst\":\"e").as_bytes());
    for (name, header) in [
        ("issuers", r#"{"alg":"ES256","typ":"issuers+jwt"}"#),
        ("statuses", r#"{"typ":"STATUSLIST+JWT","alg":"ES256","kid":"1"}"#),
        ("none", r#"{"alg":"none","typ":"issuers+jwt"}"#),
        ("crit", r#"{"alg":"ES256","typ":"issuers+jwt","crit":["x"]}"#),
        ("crit-null", r#"{"alg":"ES256","typ":"issuers+jwt","crit":null}"#),
        ("twice", r#"{"alg":"ES256","alg":"none","typ":"issuers+jwt"}"#),
        ("array", r#"["ES256","issuers+jwt"]"#),
    ] {
        add(&format!("header-{name}"), 3, &[header.as_bytes(), b"\0", one_payload.as_bytes()].concat());
    }
    for bits in 0..4 {
        add(&format!("entries-{}", 1 << bits), 4, &[&[bits][..], &[0b1110_0100, 0xFF, 0, 0x1B]].concat());
    }
    let stream = miniz_oxide::deflate::compress_to_vec_zlib(&[0xE4; 300], 9);
    let stored = miniz_oxide::deflate::compress_to_vec_zlib(b"stored as it is", 0);
    add("stream", 5, &[&[2][..], &stream].concat());
    add("stream-stored", 5, &[&[8][..], &stored].concat());
    add("stream-cut", 5, &[&[1][..], &stream[..stream.len() - 2]].concat());
    add("stream-more", 5, &[&[1][..], &stream, &[0; 8]].concat());
    add("stream-bits-3", 5, &[&[3][..], &stream].concat());
    let pair = |first: &str, second: &str| [&payload(first)[..], b"\0", &payload(second)].concat();
    add("older", 6, &pair(&all, &one));
    add("replaced", 6, &pair(&one, &all));
    add("replaced-without-key", 6, &pair(&one_open, &without_key));
    add("replaced-by-nothing", 6, &pair(&one, "x.e30"));
    seeds
}
