//! Plays the authority that certifies citizens' keys, for tests in other languages. Bytes go in and out as hexadecimal
//! digits.
//!
//! - `authority FOLDER certify PUBLIC_KEY` founds an authority in this folder, certifies the key from now on, and prints
//!   `citizen=`, `issuing=` and `root=`, certificates in DER. `root.pem` stays in the folder, for who verifies.
//! - `authority FOLDER stamp HASH` prints `token=`, a time stamp over this SHA-256.

use std::path::PathBuf;

use diia_citizen::es256::PublicKey;
use diia_conformance::signing::SigningAuthority;
use diia_conformance::vectors::{bytes, hex};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [folder, "certify", key] => {
            let key = PublicKey::from_platform(&bytes(key)).expect("a public key of a phone");
            let authority = SigningAuthority::found(PathBuf::from(folder));
            println!("citizen={}", hex(&authority.citizen_of(&key)));
            println!("issuing={}", hex(&authority.der("issuing")));
            println!("root={}", hex(&authority.der("root")));
        }
        [folder, "stamp", hash] => {
            let hash = bytes(hash).try_into().expect("32 bytes");
            println!("token={}", hex(&SigningAuthority::at(PathBuf::from(folder)).time_stamp(&hash)));
        }
        _ => panic!("authority FOLDER certify PUBLIC_KEY | stamp HASH"),
    }
}
