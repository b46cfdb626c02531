//! The lists that the checkers of the cases hold, by name.

use serde_json::{Map, Value, json};

use crate::bytes::hex;
use crate::jwt::{
    LIST_ADDRESS, MADE, REPLACE_BY, ROOT, STATUS_KEY, demo, header, issuer, issuer_list, issuers, jwt, key,
    status_key, status_list, statuses, with,
};
use crate::keys;
use crate::plan::{FROM_HOUR, ISSUER, NOW};

/// Entries of the usual status list that are not 0.
pub(super) const REVOKED: u32 = 42;
/// How many entries it has.
pub(super) const ENTRIES: u32 = 256;

/// The second from which the usual credential is valid.
const FROM: i64 = FROM_HOUR as i64 * 3600;
/// The second of most checks; the checks themselves are 123 ms later.
const SECOND: i64 = (NOW / 1000) as i64;

pub(super) fn all() -> Map<String, Value> {
    let usual = || status_list(&statuses(1, ENTRIES as usize, &[(REVOKED as usize, 1)]));
    let of_demo = |documents: Value| {
        let issuer = with(demo(), "keys", json!([documents, status_key(STATUS_KEY)]));
        trust(&[issuer], &[usual()])
    };
    let dates = |nbf: i64, exp: i64| of_demo(with(with(key(ISSUER), "nbf", json!(nbf)), "exp", json!(exp)));
    let kinds = |kinds: &[&str]| of_demo(with(key(ISSUER), "kinds", json!(kinds)));
    let replaced_by = |exp: i64| {
        let list = issuer_list(&with(issuers(&[demo()]), "exp", json!(exp)));
        json!({ "roots": [keys::jwk(ROOT)], "issuer_list": list, "status_lists": [usual()] })
    };
    let made = |iat: i64| {
        let list = with(statuses(1, ENTRIES as usize, &[(REVOKED as usize, 1)]), "iat", json!(iat));
        trust(&[demo()], &[status_list(&list)])
    };
    let entries = |bits: u8| {
        let values: &[(usize, u8)] = match bits {
            2 => &[(1, 1), (2, 2), (3, 3)],
            4 => &[(1, 1), (2, 2), (3, 3), (4, 4), (5, 15)],
            _ => &[(1, 1), (2, 2), (3, 3), (4, 128), (5, 255)],
        };
        trust(&[demo()], &[status_list(&statuses(bits, 16, values))])
    };
    let mut all = Map::new();
    let mut put =
        |name: &str, trust: Value| assert!(all.insert(name.into(), trust).is_none(), "{name} twice");
    put("usual", trust(&[demo()], &[usual()]));
    put("no status list", trust(&[demo()], &[]));
    put("no lists at all", json!({ "roots": [keys::jwk(ROOT)], "issuer_list": null, "status_lists": [] }));
    put("an empty issuer list", trust(&[], &[]));
    put("another issuer only", trust(&[other()], &[]));
    put("two roots", {
        let list = jwt(&header("issuers+jwt"), &issuers(&[demo()]), "next root");
        let roots = [keys::jwk(ROOT), keys::jwk("next root")];
        json!({ "roots": roots, "issuer_list": list, "status_lists": [usual()] })
    });
    put("key for cards", of_demo(with(key(ISSUER), "use", json!("cards"))));
    put("key for status lists", of_demo(with(key(ISSUER), "use", json!("status-lists"))));
    put("clash, right one first", clash(&[demo(), namesake()], &usual()));
    put("clash, right one last", clash(&[namesake(), demo()], &usual()));
    put("clash, wrong ones only", trust(&[namesake()], &[]));
    put("clash within the issuer", {
        let other = with(key("namesake documents"), "kid", json!(hex(&keys::short_name(ISSUER))));
        trust(&[with(demo(), "keys", json!([other, key(ISSUER), status_key(STATUS_KEY)]))], &[usual()])
    });
    put("the same key twice, restricted first", {
        let restricted = with(key(ISSUER), "kinds", json!(["internal-passport"]));
        trust(&[with(demo(), "keys", json!([restricted, key(ISSUER), status_key(STATUS_KEY)]))], &[usual()])
    });
    put("driver licences only", kinds(&["driver-license"]));
    put("two kinds", kinds(&["internal-passport", "driver-license"]));
    put("passports only", kinds(&["internal-passport"]));
    put("no kinds", kinds(&[]));
    put("kinds not known here", kinds(&["library-card", "driverLicense", "idCard"]));
    let year = 365 * 86_400;
    put("key from the start of the credential", dates(FROM, FROM + year));
    put("key from one second later", dates(FROM + 1, FROM + year));
    put("key to this second", dates(FROM - year, SECOND));
    put("key to the next second", dates(FROM - year, SECOND + 1));
    put("key to the start of the credential", dates(FROM - year, FROM));
    put("key to one second before the credential", dates(FROM - year, FROM - 1));
    put("key long over and restricted", {
        let over = with(with(key(ISSUER), "exp", json!(FROM)), "kinds", json!([]));
        of_demo(over)
    });
    put("issuer list to be replaced by this second", replaced_by(SECOND));
    put("issuer list to be replaced by the next second", replaced_by(SECOND + 1));
    put("status list of 72 hours ago", made(SECOND - 72 * 3600));
    put("status list of 80 hours ago", made(SECOND - 80 * 3600));
    put("everything old", {
        let list = with(statuses(1, 256, &[]), "iat", json!(SECOND - 80 * 3600));
        let issuers = issuer_list(&with(issuers(&[demo()]), "exp", json!(SECOND - 60)));
        json!({ "roots": [keys::jwk(ROOT)], "issuer_list": issuers, "status_lists": [status_list(&list)] })
    });
    put("issuer list old, no status list", {
        let issuers = issuer_list(&with(issuers(&[demo()]), "exp", json!(SECOND - 60)));
        json!({ "roots": [keys::jwk(ROOT)], "issuer_list": issuers, "status_lists": [] })
    });
    for bits in [2, 4, 8] {
        put(&format!("{bits} bits an entry"), entries(bits));
    }
    put("two status lists", {
        let second = "https://registry.example/demo/statuslists/2";
        let lists = json!([{ "list": 1, "sub": LIST_ADDRESS }, { "list": 2, "sub": second }]);
        let revoked_in_second = with(statuses(1, 256, &[(7, 1)]), "sub", json!(second));
        trust(&[with(demo(), "status_lists", lists)], &[usual(), status_list(&revoked_in_second)])
    });
    all
}

fn trust(issuers: &[Value], status_lists: &[String]) -> Value {
    let claims = json!({ "iat": MADE, "exp": REPLACE_BY, "issuers": issuers });
    json!({ "roots": [keys::jwk(ROOT)], "issuer_list": issuer_list(&claims), "status_lists": status_lists })
}

/// Two issuers of which the wrong one says in its status list that entry 7 is revoked.
fn clash(issuers: &[Value], usual: &str) -> Value {
    let claims = with(statuses(1, 256, &[(7, 1)]), "sub", json!(NAMESAKE_LIST));
    let revoked = jwt(&header("statuslist+jwt"), &claims, "namesake status");
    trust(issuers, &[usual.to_owned(), revoked])
}

const NAMESAKE_LIST: &str = "https://registry.example/namesake/statuslists/1";

/// An issuer whose key has the short name of the usual issuer's.
fn namesake() -> Value {
    let documents = with(key("namesake documents"), "kid", json!(hex(&keys::short_name(ISSUER))));
    issuer("Тезка", "Namesake", &[(1, NAMESAKE_LIST)], vec![documents, status_key("namesake status")])
}

/// An issuer with a short name of its own.
fn other() -> Value {
    issuer("Інший реєстр", "Other Registry", &[], vec![key("other documents")])
}
