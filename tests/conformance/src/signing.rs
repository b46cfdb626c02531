//! An authority for signatures of citizens, as OpenSSL plays it: a root, an authority below it, certificates of citizens,
//! time stamps; and the partner who verifies. Nothing here is our own reader.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diia_citizen::es256::PublicKey;
use diia_test_issuer::TestKey;

use crate::openssl::{Answer, public_key_pem, run_in};
use crate::vectors::hex;

/// How a certificate of a citizen is to be.
#[derive(Clone, Copy)]
pub struct CitizenCertificate<'a> {
    /// The name in it.
    pub subject: &'a str,
    /// Lines of OpenSSL's extension section.
    pub extensions: &'a str,
    /// The first day, counted from today; as OpenSSL's `-days`, the last one.
    pub days: (i32, i32),
    /// Who issues it: `issuing`, `root`, or another name.
    pub issuer: &'a str,
}

/// As the certificates of «Дія.Підпис» are: one person, one year, binding.
pub const CITIZEN: CitizenCertificate<'_> = CitizenCertificate {
    subject: "/C=UA/CN=Shevchenko Oleksandr/SN=Shevchenko/GN=Oleksandr/serialNumber=TINUA-0000000024",
    extensions: "keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n",
    days: (-1, 365),
    issuer: "issuing",
};

/// A folder of its own for one test.
pub struct SigningAuthority {
    folder: PathBuf,
    /// Whether the folder is removed with this.
    temporary: bool,
}

impl SigningAuthority {
    /// A new root and a new authority below it.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("diia-signing-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        SigningAuthority { folder, temporary: true }.founded()
    }

    /// A new root and a new authority below it, in a folder that stays.
    pub fn found(folder: PathBuf) -> Self {
        SigningAuthority { folder, temporary: false }.founded()
    }

    /// The authority that was founded in this folder.
    pub const fn at(folder: PathBuf) -> Self {
        SigningAuthority { folder, temporary: false }
    }

    fn founded(self) -> Self {
        self.root("root", "/C=UA/O=Тестовий центральний засвідчувальний орган/CN=Тестовий корінь");
        self.issue(
            "issuing",
            &CitizenCertificate {
                subject: "/C=UA/O=Тестовий надавач довірчих послуг/CN=Тестовий надавач",
                extensions: "keyUsage=critical,keyCertSign,cRLSign\nbasicConstraints=critical,CA:TRUE,pathlen:0\n",
                days: (-2, 730),
                issuer: "root",
            },
            None,
        );
        self
    }

    /// A root of this name, trusted by nobody until it is pinned; in DER.
    pub fn root(&self, name: &str, subject: &str) -> Vec<u8> {
        self.key(name);
        self.write("root.cnf", "[req]\ndistinguished_name=dn\n[dn]\n[ext]\nkeyUsage=critical,keyCertSign\nbasicConstraints=critical,CA:TRUE\n");
        let (key, pem) = (format!("{name}.key"), format!("{name}.pem"));
        self.must(&[
            "req",
            "-new",
            "-x509",
            "-key",
            &key,
            "-out",
            &pem,
            "-days",
            "3650",
            "-utf8",
            "-subj",
            subject,
            "-config",
            "root.cnf",
            "-extensions",
            "ext",
        ]);
        self.der(name)
    }

    /// The certificate of a citizen for this key; in DER.
    pub fn citizen(&self, key: &TestKey, how: &CitizenCertificate<'_>) -> Vec<u8> {
        self.issue("citizen", how, Some(key))
    }

    /// A certificate of this name, for a key of its own or for a phone's; in DER.
    pub fn issue(&self, name: &str, how: &CitizenCertificate<'_>, key: Option<&TestKey>) -> Vec<u8> {
        match key {
            Some(key) => self.take_key(name, key),
            None => self.key(name),
        }
        self.certify(name, how)
    }

    /// The certificate of a citizen whose key only the citizen has, as OpenSSL makes it from now on; in DER.
    pub fn citizen_of(&self, key: &PublicKey) -> Vec<u8> {
        self.key("request");
        self.must(&[
            "req",
            "-new",
            "-key",
            "request.key",
            "-out",
            "request.csr",
            "-utf8",
            "-subj",
            CITIZEN.subject,
        ]);
        self.write("extensions.cnf", CITIZEN.extensions);
        self.write("citizen.pub", &public_key_pem(key));
        self.must(&[
            "x509",
            "-req",
            "-in",
            "request.csr",
            "-force_pubkey",
            "citizen.pub",
            "-CA",
            "issuing.pem",
            "-CAkey",
            "issuing.key",
            "-set_serial",
            "0x1267",
            "-days",
            "365",
            "-extfile",
            "extensions.cnf",
            "-out",
            "citizen.pem",
        ]);
        self.der("citizen")
    }

    fn certify(&self, name: &str, how: &CitizenCertificate<'_>) -> Vec<u8> {
        let (own, csr, pem) = (format!("{name}.key"), format!("{name}.csr"), format!("{name}.pem"));
        self.must(&["req", "-new", "-key", &own, "-out", &csr, "-utf8", "-subj", how.subject]);
        self.write("extensions.cnf", how.extensions);
        let (issuer, issuer_key) = (format!("{}.pem", how.issuer), format!("{}.key", how.issuer));
        let (first, last) = (day(how.days.0), day(how.days.1));
        // OpenSSL 3.0's `x509` cannot begin earlier than now, its `ca` can.
        self.write("index.txt", "");
        self.write("index.txt.attr", "unique_subject=no\n");
        self.write(
            "ca.cnf",
            "[ca]\ndefault_ca=this\n[this]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\n\
             policy=any\nunique_subject=no\nemail_in_dn=no\n[any]\ncountryName=optional\norganizationName=optional\n\
             commonName=optional\nsurname=optional\ngivenName=optional\nserialNumber=optional\n",
        );
        let arguments = [
            "ca",
            "-batch",
            "-notext",
            "-preserveDN",
            "-utf8",
            "-config",
            "ca.cnf",
            "-in",
            &csr,
            "-out",
            &pem,
            "-cert",
            &issuer,
            "-keyfile",
            &issuer_key,
            "-startdate",
            &first,
            "-enddate",
            &last,
            "-extfile",
            "extensions.cnf",
        ];
        self.must(&arguments);
        self.der(name)
    }

    /// A certificate for a key of another kind: RSA of 2048 bits; in DER.
    pub fn rsa(&self, name: &str, how: &CitizenCertificate<'_>) -> Vec<u8> {
        let key = format!("{name}.key");
        self.must(&["genpkey", "-algorithm", "RSA", "-out", &key]);
        self.certify(name, how)
    }

    /// The certificate of this name, in DER.
    pub fn der(&self, name: &str) -> Vec<u8> {
        let (pem, der) = (format!("{name}.pem"), format!("{name}.der"));
        self.must(&["x509", "-in", &pem, "-outform", "DER", "-out", &der]);
        self.read(&der)
    }

    /// Verifies a detached signature over a file, and its certificate by the root alone
    /// (`openssl cms -verify -cades`).
    pub fn verify(&self, p7s: &[u8], file: &[u8]) -> Answer {
        std::fs::write(self.folder.join("in.p7s"), p7s).expect("the folder of the test is writable");
        std::fs::write(self.folder.join("in.file"), file).expect("the folder of the test is writable");
        self.run(&[
            "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "in.p7s", "-content", "in.file",
            "-out", "out.file", "-CAfile", "root.pem", "-purpose", "any",
        ])
    }

    /// A time stamp token over this SHA-256, as an RFC 3161 authority makes it (`openssl ts`).
    pub fn time_stamp(&self, hash: &[u8; 32]) -> Vec<u8> {
        if !self.folder.join("tsa.pem").exists() {
            self.issue(
                "tsa",
                &CitizenCertificate {
                    subject: "/C=UA/O=Тестовий надавач довірчих послуг/CN=Тестові позначки часу",
                    extensions: "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n",
                    days: (-1, 365),
                    issuer: "issuing",
                },
                None,
            );
            self.write("tsa.serial", "01\n");
            self.write(
                "ts.cnf",
                "[tsa]\ndefault_tsa=this\n[this]\nserial=tsa.serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n\
                 ess_cert_id_alg=sha256\n",
            );
        }
        let digest = hex(hash);
        self.must(&["ts", "-query", "-digest", &digest, "-sha256", "-cert", "-out", "stamp.tsq"]);
        self.must(&[
            "ts",
            "-reply",
            "-config",
            "ts.cnf",
            "-queryfile",
            "stamp.tsq",
            "-signer",
            "tsa.pem",
            "-inkey",
            "tsa.key",
            "-chain",
            "issuing.pem",
            "-token_out",
            "-out",
            "stamp.der",
        ]);
        self.read("stamp.der")
    }

    /// Verifies a time stamp token over these bytes (`openssl ts -verify`).
    pub fn verify_time_stamp(&self, token: &[u8], stamped: &[u8]) -> Answer {
        std::fs::write(self.folder.join("in.token"), token).expect("the folder of the test is writable");
        std::fs::write(self.folder.join("in.stamped"), stamped).expect("the folder of the test is writable");
        self.run(&[
            "ts",
            "-verify",
            "-token_in",
            "-in",
            "in.token",
            "-data",
            "in.stamped",
            "-CAfile",
            "root.pem",
            "-untrusted",
            "issuing.pem",
        ])
    }

    fn take_key(&self, name: &str, key: &TestKey) {
        let pem = format!(
            "-----BEGIN EC PRIVATE KEY-----\n{}\n-----END EC PRIVATE KEY-----\n",
            STANDARD.encode(key.to_private_der())
        );
        self.write(&format!("{name}.key"), &pem);
    }

    fn key(&self, name: &str) {
        let file = format!("{name}.key");
        self.must(&["ecparam", "-genkey", "-name", "prime256v1", "-noout", "-out", &file]);
    }

    fn must(&self, arguments: &[&str]) {
        let answer = self.run(arguments);
        assert!(answer.accepted, "openssl {}: {}", arguments[0], answer.complaint);
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        run_in(&self.folder, arguments)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.join(name), text).expect("the folder of the test is writable");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.join(name)).expect("openssl has written it")
    }
}

/// So many days from today, as OpenSSL writes an instant.
fn day(days: i32) -> String {
    let at = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now())
        + chrono::TimeDelta::days(i64::from(days));
    at.format("%Y%m%d%H%M%SZ").to_string()
}

impl Default for SigningAuthority {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for SigningAuthority {
    fn drop(&mut self) {
        if self.temporary {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}
