//! Reads `tests/vectors` and collects what does not agree.

use std::fmt::Debug;
use std::path::Path;

use diia_citizen::es256::PublicKey;
use serde_json::Value;

/// One of the files.
pub fn file(name: &str) -> Value {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors")).join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The members of an array.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("an array, not {value}"))
}

/// A text of a vector.
pub fn text<'a>(vector: &'a Value, member: &str) -> &'a str {
    vector[member].as_str().unwrap_or_else(|| panic!("{member} is a text in {}", vector["name"]))
}

/// A whole number of a vector.
pub fn number(vector: &Value, member: &str) -> i64 {
    vector[member].as_i64().unwrap_or_else(|| panic!("{member} is a whole number in {}", vector["name"]))
}

/// Bytes from hex.
pub fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex");
    (0..hex.len()).step_by(2).map(pair).collect()
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A key from a JWK.
pub fn key(jwk: &Value) -> PublicKey {
    use base64::Engine as _;
    let coordinate = |member| {
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text(jwk, member));
        bytes.expect("base64url").try_into().expect("32 bytes")
    };
    PublicKey::from_coordinates(&coordinate("x"), &coordinate("y")).expect("a point")
}

/// Compares many things and fails once, with everything that differs.
#[derive(Default)]
pub struct Comparison {
    compared: usize,
    differences: Vec<String>,
}

impl Comparison {
    /// Nothing compared yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes whether what the vector of this name says and what the library says are the same.
    pub fn expect<T: PartialEq + Debug>(&mut self, name: &str, expected: T, found: T) {
        self.compared += 1;
        if expected != found {
            self.differences.push(format!("{name}:\n    vector  {expected:?}\n    library {found:?}"));
        }
    }

    /// Fails if anything differed, or nothing was compared.
    pub fn finish(self) {
        assert!(self.compared > 0, "nothing was compared");
        let count = self.differences.len();
        assert!(count == 0, "{count} of {} differ\n{}", self.compared, self.differences.join("\n"));
    }
}
