//! The names by which Android and Apple know an app: what is not one never gets into a file that a domain publishes.

use diia_citizen::text::{Bilingual, Language};

/// Why a name of an app was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WellKnownError {
    /// Neither an Android app nor an Apple app was named.
    #[error("no app is named")]
    NoApp,
    /// An Android app without a certificate: the file would let nobody in.
    #[error("the Android app {package} has no fingerprint")]
    NoFingerprint { package: String },
    /// Fingerprints of nobody.
    #[error("there are fingerprints, and no Android app that they belong to")]
    NoPackage,
    /// Not an application id of Android.
    #[error("'{given}' is not the application id of an Android app")]
    Package { given: String },
    /// Not 32 bytes in hexadecimal digits.
    #[error("'{given}' is not a SHA-256 fingerprint: {bytes} bytes instead of 32")]
    FingerprintLength { given: String, bytes: usize },
    /// Something else than pairs of hexadecimal digits.
    #[error(
        "'{given}' is not a fingerprint: pairs of hexadecimal digits are wanted, with a colon between each two or none at all"
    )]
    FingerprintForm { given: String },
    /// Not an application identifier of Apple's.
    #[error(
        "'{given}' is not an application identifier of Apple's: a team of ten characters, a point and a bundle are wanted"
    )]
    AppleId { given: String },
}

impl WellKnownError {
    /// What happened.
    pub(crate) fn ukrainian(&self) -> String {
        match self {
            WellKnownError::NoApp => "не названо жодного застосунку".into(),
            WellKnownError::NoFingerprint { package } => {
                format!("для застосунку Android {package} немає жодного відбитка")
            }
            WellKnownError::NoPackage => "є відбитки, але не названо застосунок Android, чиї вони".into(),
            WellKnownError::Package { given } => {
                format!("«{given}» — це не ідентифікатор застосунку Android")
            }
            WellKnownError::FingerprintLength { given, bytes } => {
                format!("«{given}» — це не відбиток SHA-256: байтів {bytes}, а не 32")
            }
            WellKnownError::FingerprintForm { given } => {
                format!(
                    "«{given}» — це не відбиток: потрібні пари шістнадцяткових цифр, усюди з двокрапкою між ними або всюди без неї"
                )
            }
            WellKnownError::AppleId { given } => {
                format!(
                    "«{given}» — це не ідентифікатор застосунку Apple: потрібні команда з десяти знаків, крапка і bundle"
                )
            }
        }
    }

    /// What to do.
    pub(crate) const fn next_step(&self, language: Language) -> &'static str {
        let step = match self {
            WellKnownError::NoApp => Bilingual::new(
                "Назвіть хоча б один: --package ua.example.app --sha256 ВІДБИТОК або --apple A1B2C3D4E5.ua.example.app",
                "Name at least one: --package ua.example.app --sha256 FINGERPRINT, or --apple A1B2C3D4E5.ua.example.app",
            ),
            WellKnownError::NoFingerprint { .. }
            | WellKnownError::FingerprintLength { .. }
            | WellKnownError::FingerprintForm { .. } => Bilingual::new(
                "Скопіюйте рядок SHA256 (не SHA1): Play Console → App integrity → App signing, або keytool -list -v -keystore ФАЙЛ.",
                "Copy the line SHA256 (not SHA1): Play Console → App integrity → App signing, or keytool -list -v -keystore FILE.",
            ),
            WellKnownError::NoPackage => Bilingual::new(
                "Додайте --package з тим applicationId, що у build.gradle.kts застосунку.",
                "Add --package with the applicationId of the app's build.gradle.kts.",
            ),
            WellKnownError::Package { .. } => Bilingual::new(
                "Візьміть applicationId із build.gradle.kts застосунку, наприклад ua.example.app: щонайменше дві частини, кожна починається з латинської літери.",
                "Take the applicationId of the app's build.gradle.kts, for example ua.example.app: at least two parts, each of which begins with a Latin letter.",
            ),
            WellKnownError::AppleId { .. } => Bilingual::new(
                "Візьміть Team ID зі сторінки Membership на developer.apple.com і bundle identifier із Xcode: A1B2C3D4E5.ua.example.app",
                "Take the Team ID from the page Membership of developer.apple.com, and the bundle identifier from Xcode: A1B2C3D4E5.ua.example.app",
            ),
        };
        step.get(language)
    }
}

/// The application id of an Android app.
pub(crate) fn package(given: &str) -> Result<&str, WellKnownError> {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if given.contains('.') && given.split('.').all(is_part) {
        Ok(given)
    } else {
        Err(WellKnownError::Package { given: given.to_owned() })
    }
}

/// The fingerprint of a certificate, in the one form that Android compares: upper case, with colons.
pub(crate) fn fingerprint(given: &str) -> Result<String, WellKnownError> {
    let form = || WellKnownError::FingerprintForm { given: given.to_owned() };
    let pairs: Vec<&str> = if given.contains(':') {
        given.split(':').collect()
    } else {
        given
            .as_bytes()
            .chunks(2)
            .map(|pair| str::from_utf8(pair).map_err(|_| form()))
            .collect::<Result<_, _>>()?
    };
    if !pairs.iter().all(|pair| pair.len() == 2 && pair.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        return Err(form());
    }
    if pairs.len() != 32 {
        return Err(WellKnownError::FingerprintLength { given: given.to_owned(), bytes: pairs.len() });
    }
    Ok(pairs.join(":").to_ascii_uppercase())
}

/// A team and a bundle.
pub(crate) fn apple_id(given: &str) -> Result<&str, WellKnownError> {
    let is_team = |team: &str| {
        team.len() == 10 && team.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match given.split_once('.') {
        Some((team, bundle)) if is_team(team) && bundle.split('.').all(is_part) => Ok(given),
        _ => Err(WellKnownError::AppleId { given: given.to_owned() }),
    }
}
