//! Writes signatures as an institution gets them, for verifiers by other hands: `write_signatures FOLDER`. For each case the
//! file, its `.p7s`, with and without a time stamp; beside them the root that is to be trusted.

use std::fs;
use std::path::Path;

use diia_citizen::es256::sha256;
use diia_citizen::sign::{SigningCertificate, UnsignedSignature};
use diia_citizen::time::Timestamp;
use diia_conformance::signing::{CITIZEN, SigningAuthority};
use diia_test_issuer::TestKey;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let folder = Path::new(&folder);
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    let now = Timestamp::from_unix_millis(since.as_millis().try_into().expect("a time of this era"));
    let (authority, phone) = (SigningAuthority::new(), TestKey::from_label("phone that signs"));
    let chain = [authority.citizen(&phone, &CITIZEN), authority.der("issuing")];
    let root = authority.der("root");
    let certificate = SigningCertificate::new(&chain, std::slice::from_ref(&root), &phone.public_key(), now);
    let certificate = certificate.expect("a certificate of a citizen");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a folder to write in");
    write("root.der", &root);
    let large: Vec<u8> = (0..10_000_000u32).map(|at| (at % 251) as u8).collect();
    for (name, file) in [("порожній", &b""[..]), ("один байт", b"x"), ("Договір № 5 (ґрунт)", &large)]
    {
        write(&format!("{name}.file"), file);
        for stamped in [false, true] {
            let unsigned = UnsignedSignature::new(&sha256(file), &certificate, now).expect("a signature");
            let signature = phone.sign(&unsigned.signing_input().expect("a signature"));
            let mut signed = unsigned.signed(&signature).expect("a signature");
            if stamped {
                let token = authority.time_stamp(&signed.hash_to_stamp());
                signed = signed.with_time_stamp(&token).expect("a token over it");
            }
            let level = if stamped { "b-t" } else { "b-b" };
            write(&format!("{name}.{level}.p7s"), &signed.to_der().expect("a signature"));
        }
    }
}
