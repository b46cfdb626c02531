//! A partner as OpenSSL plays it: certificates, opening and verifying of packages. Nothing here is our own reader.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::es256::PublicKey;

/// A folder of its own for one test, with an authority that signs certificates.
pub struct OpenSsl {
    folder: PathBuf,
}

/// What a command said, and whether it was content.
pub struct Answer {
    /// Whether it ended with 0.
    pub accepted: bool,
    /// What it wrote.
    pub bytes: Vec<u8>,
    /// What it complained of.
    pub complaint: String,
}

impl OpenSsl {
    /// A new folder and a new authority.
    pub fn new() -> Self {
        let openssl = OpenSsl::empty();
        openssl.key("authority");
        openssl.must(&[
            "req",
            "-new",
            "-x509",
            "-key",
            "authority.key",
            "-out",
            "authority.pem",
            "-days",
            "365",
            "-utf8",
            "-subj",
            "/C=UA/CN=Тестовий центр сертифікації ключів",
        ]);
        openssl
    }

    /// A partner that exists elsewhere: the certificate of the authority that it trusts, its own, and its key, all PEM.
    pub fn of_partner(authority: &str, name: &str, certificate: &str, key: &str) -> Self {
        let openssl = OpenSsl::empty();
        openssl.write("authority.pem", authority.as_bytes());
        openssl.write(&format!("{name}.pem"), certificate.as_bytes());
        openssl.write(&format!("{name}.key"), key.as_bytes());
        openssl
    }

    fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("diia-openssl-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        OpenSsl { folder }
    }

    /// A partner's key and its certificate for key agreement; gives the certificate in DER.
    pub fn partner(&self, name: &str) -> Vec<u8> {
        self.key(name);
        self.certificate(name, "keyAgreement", &["-key", &format!("{name}.key")])
    }

    /// A certificate of another use, for the same kind of key.
    pub fn partner_for(&self, name: &str, usage: &str) -> Vec<u8> {
        self.key(name);
        self.certificate(name, usage, &["-key", &format!("{name}.key")])
    }

    /// A certificate for a key of which only the public half is known, for signatures; in DER.
    pub fn for_phone(&self, key: &PublicKey) -> Vec<u8> {
        self.write("phone.pub", public_key_pem(key).as_bytes());
        // A request must be signed by some key; `-force_pubkey` puts the phone's in its place.
        self.key("stand-in");
        self.certificate("phone", "digitalSignature", &["-key", "stand-in.key", "-phone"])
    }

    /// The certificate of this name, in DER.
    pub fn certificate_of(&self, name: &str) -> Vec<u8> {
        let der = format!("{name}.der");
        self.must(&["x509", "-in", &format!("{name}.pem"), "-outform", "DER", "-out", &der]);
        self.read(&der)
    }

    fn certificate(&self, name: &str, usage: &str, options: &[&str]) -> Vec<u8> {
        let (request, pem, der) = (format!("{name}.csr"), format!("{name}.pem"), format!("{name}.der"));
        let key = options[1];
        let subject = format!("/C=UA/CN=Зразок {name}");
        self.must(&["req", "-new", "-key", key, "-out", &request, "-utf8", "-subj", &subject]);
        self.write("usage.cnf", format!("keyUsage=critical,{usage}\n").as_bytes());
        let mut arguments = vec![
            "x509",
            "-req",
            "-in",
            &request,
            "-CA",
            "authority.pem",
            "-CAkey",
            "authority.key",
            "-days",
            "30",
            "-extfile",
            "usage.cnf",
            "-out",
            &pem,
        ];
        if options.contains(&"-phone") {
            arguments.extend(["-force_pubkey", "phone.pub"]);
        }
        self.must(&arguments);
        self.must(&["x509", "-in", &pem, "-outform", "DER", "-out", &der]);
        self.read(&der)
    }

    fn key(&self, name: &str) {
        let file = format!("{name}.key");
        self.must(&["ecparam", "-genkey", "-name", "prime256v1", "-noout", "-out", &file]);
    }

    /// Opens a `.p7e` with this partner's key (`openssl cms -decrypt`).
    pub fn decrypt(&self, partner: &str, p7e: &[u8]) -> Answer {
        self.write("in.p7e", p7e);
        self.run(&[
            "cms",
            "-decrypt",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "in.p7e",
            "-out",
            "out.p7s",
            "-recip",
            &format!("{partner}.pem"),
            "-inkey",
            &format!("{partner}.key"),
        ])
        .with(self.folder.join("out.p7s"))
    }

    /// Verifies a `.p7s` and its certificate, and takes out the content (`openssl cms -verify`).
    pub fn verify(&self, p7s: &[u8]) -> Answer {
        self.write("in.p7s", p7s);
        self.run(&[
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "in.p7s",
            "-out",
            "out.content",
            "-CAfile",
            "authority.pem",
            "-purpose",
            "any",
        ])
        .with(self.folder.join("out.content"))
    }

    /// Both, as a partner does it.
    pub fn open(&self, partner: &str, p7e: &[u8]) -> Answer {
        let opened = self.decrypt(partner, p7e);
        if opened.accepted { self.verify(&opened.bytes) } else { opened }
    }

    /// The content identifier inside the signature of a `.p7s`, where OpenSSL sees it.
    pub fn content_identifier(&self, p7s: &[u8]) -> String {
        self.write("in.p7s", p7s);
        let printed = self.run(&["asn1parse", "-inform", "DER", "-in", "in.p7s"]);
        let printed = String::from_utf8_lossy(&printed.bytes).into_owned();
        let mut lines = printed.lines().skip_while(|line| !line.contains("id-smime-aa-contentIdentifier"));
        // The name of the attribute, the set of its values, the value: `  873:d=7  hl=2 l=  56 prim: OCTET STRING`.
        let value = lines.nth(2).expect("an attribute has a value");
        let number = |after: &str| -> usize {
            let (_, rest) = value.split_once(after).expect("a line of asn1parse");
            let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
            digits.parse().expect("a number")
        };
        let start = number("") + number("hl=");
        String::from_utf8(p7s[start..start + number("l= ")].to_vec()).expect("text")
    }

    fn must(&self, arguments: &[&str]) {
        let answer = self.run(arguments);
        assert!(answer.accepted, "openssl {}: {}", arguments[0], answer.complaint);
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        run_in(&self.folder, arguments)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.join(name), bytes).expect("the folder of the test is writable");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.join(name)).expect("openssl has written it")
    }
}

/// A public key as OpenSSL reads it.
pub(crate) fn public_key_pem(key: &PublicKey) -> String {
    // SubjectPublicKeyInfo of P-256 (RFC 5480): a fixed head and the point.
    let head = "3059301306072A8648CE3D020106082A8648CE3D030107034200";
    let spki = [crate::vectors::bytes(head), key.as_uncompressed().to_vec()].concat();
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(spki))
}

/// Runs openssl in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Answer {
    let command = Command::new("openssl").args(arguments).current_dir(folder).output();
    let Output { status, stdout, stderr } =
        command.unwrap_or_else(|error| panic!("openssl does not start ({error}): tests/setup openssl"));
    let complaint = String::from_utf8_lossy(&stderr).into_owned();
    Answer { accepted: status.success(), bytes: stdout, complaint }
}

impl Default for OpenSsl {
    fn default() -> Self {
        Self::new()
    }
}

impl Answer {
    /// The same with what stands in a file, which is then removed.
    fn with(mut self, file: PathBuf) -> Self {
        self.bytes = std::fs::read(&file).unwrap_or_default();
        remove(&file);
        self
    }
}

fn remove(file: &Path) {
    if let Err(error) = std::fs::remove_file(file) {
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{}", file.display());
    }
}

impl Drop for OpenSsl {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
