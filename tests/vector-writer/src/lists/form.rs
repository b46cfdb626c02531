//! Lists that are no JWT of the right kind, or signed by somebody else. The same mistakes for both kinds of list.

use serde_json::{Value, json};

use super::{ISSUERS, STATUSES, bad};
use crate::bytes::{ORDER, sha256, small};
use crate::jwt::{
    ROOT, STATUS_KEY, base64url, demo, header, issuers, jwt_of_texts, signed, statuses, with, without,
};
use crate::keys;

pub(super) fn all() -> Vec<Value> {
    let issuers = issuers(&[demo()]);
    let statuses = statuses(1, 64, &[]);
    let lists = [
        (ISSUERS, header("issuers+jwt"), issuers, ROOT, "statuslist+jwt"),
        (STATUSES, header("statuslist+jwt"), statuses, STATUS_KEY, "issuers+jwt"),
    ];
    let mut all: Vec<Value> = Vec::new();
    for (list, header, claims, key, other_typ) in lists {
        let of = List { list, header: &header, claims: &claims.to_string(), key };
        all.extend(of.headers(other_typ));
        all.extend(of.parts());
        all.extend(of.signatures());
    }
    all.push(recipe("longer than 1 MiB", ISSUERS, (1 << 20) + 1, "list_too_large"));
    all.push(recipe("1 MiB and not a JWT", ISSUERS, 1 << 20, "list_not_a_jwt"));
    all.push(recipe("longer than 8 MiB", STATUSES, (8 << 20) + 1, "list_too_large"));
    all.push(recipe("8 MiB and not a JWT", STATUSES, 8 << 20, "list_not_a_jwt"));
    all
}

fn recipe(name: &str, list: &str, length: usize, reason: &str) -> Value {
    let mut case = bad(format!("{list}: {name}"), list, "", reason);
    case["jwt"] = Value::Null;
    case["recipe"] = json!({ "repeat": "A", "times": length });
    case
}

struct List<'a> {
    list: &'static str,
    header: &'a Value,
    claims: &'a str,
    key: &'a str,
}

impl List<'_> {
    fn bad(&self, name: &str, jwt: impl Into<String>, reason: &str) -> Value {
        bad(format!("{}: {name}", self.list), self.list, jwt, reason)
    }

    fn signing_input(&self) -> String {
        format!("{}.{}", base64url(self.header.to_string().as_bytes()), base64url(self.claims.as_bytes()))
    }

    /// Signed by the right key, with a header that must not be accepted.
    fn headers(&self, other_typ: &str) -> Vec<Value> {
        let typ = &self.header["typ"];
        let with_header = |name: &str, header: &Value| {
            self.bad(name, jwt_of_texts(&header.to_string(), self.claims, self.key), "list_not_a_jwt")
        };
        let with_text = |name: &str, header: &str| {
            self.bad(name, jwt_of_texts(header, self.claims, self.key), "list_not_a_jwt")
        };
        let alg = |alg: &str| with_header(&format!("alg {alg}"), &json!({ "alg": alg, "typ": typ }));
        let typ_is = |typ: &str| with_header(&format!("typ {typ:?}"), &json!({ "alg": "ES256", "typ": typ }));
        let crit = |name: &str, crit: Value| with_header(name, &with(self.header.clone(), "crit", crit));
        let plain = typ.as_str().expect("a text");
        vec![
            alg("none"),
            alg("None"),
            alg("HS256"),
            alg("ES384"),
            alg("RS256"),
            alg("EdDSA"),
            alg("es256"),
            alg("ES256K"),
            alg(""),
            typ_is("JWT"),
            typ_is(""),
            typ_is(other_typ),
            typ_is(&format!("application/{plain}")),
            typ_is(&format!("{plain} ")),
            with_header("no alg", &without(self.header.clone(), "alg")),
            with_header("no typ", &without(self.header.clone(), "typ")),
            with_header("typ in an array", &with(self.header.clone(), "typ", json!([plain]))),
            with_header("alg null", &with(self.header.clone(), "alg", Value::Null)),
            crit("crit", json!(["exp"])),
            crit("crit empty", json!([])),
            crit("crit null", Value::Null),
            with_text("header with alg twice", &format!(r#"{{"alg":"none","alg":"ES256","typ":"{plain}"}}"#)),
            with_text("header with two typs", &format!(r#"{{"alg":"ES256","typ":"JWT","typ":"{plain}"}}"#)),
            with_text("header empty", ""),
            with_text("header a text", r#""ES256""#),
            with_text("header cut", r#"{"alg":"ES256""#),
            with_text("header with something after it", &format!(r#"{{"alg":"ES256","typ":"{plain}"}}{{}}"#)),
        ]
    }

    /// Parts too few, too many, or not base64url.
    fn parts(&self) -> Vec<Value> {
        let input = self.signing_input();
        let good = signed(&input, self.key);
        let (header, payload) = input.split_once('.').expect("two parts");
        let signature = &good[input.len() + 1..];
        let no_jwt = |name: &str, jwt: String| self.bad(name, jwt, "list_not_a_jwt");
        let spaces = if self.header.to_string().len() % 3 == 2 { "  " } else { " " };
        let header_to_pad = format!("{}{spaces}", self.header);
        assert_ne!(header_to_pad.len() % 3, 0, "padding has something to do");
        vec![
            no_jwt("nothing", String::new()),
            no_jwt("two full stops", "..".into()),
            no_jwt("the claims as plain JSON", self.claims.to_owned()),
            no_jwt("without the signature", input.clone()),
            no_jwt("with an empty signature", format!("{input}.")),
            no_jwt("without the header", format!("{payload}.{signature}")),
            no_jwt("four parts", signed(&format!("{input}.{}", base64url(b"{}")), self.key)),
            no_jwt(
                "four parts, an empty one in the middle",
                signed(&format!("{header}..{payload}"), self.key),
            ),
            no_jwt("five parts, as an encrypted JWT has", format!("{header}.{payload}.e30.e30.{signature}")),
            no_jwt("a full stop at the end", format!("{good}.")),
            no_jwt("a full stop at the start", format!(".{good}")),
            no_jwt("a line end at the end", format!("{good}\n")),
            no_jwt("a space at the start", format!(" {good}")),
            no_jwt("padding of the header", {
                let padded = base64url(header_to_pad.as_bytes());
                let padding = "=".repeat((4 - padded.len() % 4) % 4);
                signed(&format!("{padded}{padding}.{payload}"), self.key)
            }),
            no_jwt("padding of the signature", format!("{good}==")),
            no_jwt("padding of the claims", signed(&format!("{input}="), self.key)),
            no_jwt(
                "claims with a space in their base64",
                signed(&format!("{header}.{} {}", &payload[..4], &payload[4..]), self.key),
            ),
            no_jwt(
                "claims with + of the other base64",
                signed(&format!("{header}.{}+{}", &payload[..3], &payload[4..]), self.key),
            ),
            no_jwt("claims whose base64 ends in a single character", {
                let claims = &payload[..payload.len() / 4 * 4];
                signed(&format!("{header}.{claims}A"), self.key)
            }),
            no_jwt("claims whose base64 has bits left over", {
                let claims = &payload[..payload.len() / 4 * 4];
                signed(&format!("{header}.{claims}AB"), self.key)
            }),
        ]
    }

    /// Signatures of wrong form, and right forms of somebody else.
    fn signatures(&self) -> Vec<Value> {
        let input = self.signing_input();
        let right = keys::sign(self.key, input.as_bytes());
        let (r, s) = right.split_at(32);
        let signed_with = |signature: &[u8]| format!("{input}.{}", base64url(signature));
        let form = |name: &str, signature: &[u8]| self.bad(name, signed_with(signature), "list_not_a_jwt");
        let wrong = |name: &str, jwt: String| self.bad(name, jwt, "list_signature");
        let mut last_bit = right.clone();
        last_bit[63] ^= 1;
        let (header, payload) = input.split_once('.').expect("two parts");
        let other_claims = base64url(self.claims.replacen("iat\":17", "iat\":18", 1).as_bytes());
        assert_ne!(other_claims, payload);
        let same_header = base64url(format!("{} ", self.header).as_bytes());
        let hmac = [sha256(input.as_bytes()), sha256(b"not a signature at all")].concat();
        vec![
            form("signature one byte short", &right[..63]),
            form("signature one byte long", &[&right[..], &[0]].concat()),
            form("signature in DER", &keys::key(self.key).sign_der(input.as_bytes())),
            form("signature of 96 bytes, as ES384 has", &[&right[..], r].concat()),
            form("signature with r = 0", &[&[0; 32], s].concat()),
            form("signature with s = 0", &[r, &[0; 32]].concat()),
            form("signature of zeros", &[0; 64]),
            form("signature with r = n", &[&ORDER, s].concat()),
            form("signature with s = n", &[r, &ORDER].concat()),
            form("signature of ones", &[0xFF; 64]),
            wrong("signature with its last bit changed", signed_with(&last_bit)),
            wrong("signature with r and s exchanged", signed_with(&[s, r].concat())),
            wrong("signature r = s = 1", signed_with(&[small(1), small(1)].concat())),
            wrong("64 bytes of hashes instead of a signature", signed_with(&hmac)),
            wrong("claims changed", format!("{header}.{other_claims}.{}", base64url(&right))),
            wrong(
                "header changed without a change of meaning",
                format!("{same_header}.{payload}.{}", base64url(&right)),
            ),
            wrong(
                "signed without the header",
                format!("{input}.{}", base64url(&keys::sign(self.key, payload.as_bytes()))),
            ),
            wrong("signed by a stranger", signed(&input, "stranger")),
            wrong("signed by the issuer's key for documents", signed(&input, "demo documents")),
            wrong(
                "signed by the key of the other kind of list",
                signed(&input, if self.key == ROOT { STATUS_KEY } else { ROOT }),
            ),
        ]
    }
}
