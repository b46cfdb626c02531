//! `diia-sandbox well-known`: the two files by which a domain says whose app opens its links.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::link::LinkHost;
use diia_citizen::text::{Bilingual, Language};
use serde_json::{Value, json};

use crate::error::SandboxError;
use crate::locale;
use crate::well_known_names::{WellKnownError, apple_id, fingerprint, package};

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox well-known --package ua.example.app --sha256 14:6D:E9:…:E5 --apple A1B2C3D4E5.ua.example.app
  diia-sandbox well-known --base https://id.example.org/pass --out site/.well-known --apple A1B2C3D4E5.ua.example.app
  diia-sandbox well-known --package ua.example.app --sha256 14:6D:E9:…:E5 9F:03:AA:…:1C     (store and own key)

The app keeps its links only when the domain agrees: both platforms load these files from https://DOMAIN/.well-known/,
without a redirect, as application/json. Without them any app can claim the links, and a tapped code opens a browser.
--base is DiiaSettings.linkBase of the app. The links of status codes, asks, institutions and checks go to the app;
every other page of the domain stays with the browser. Identity codes are no links: a browser never sees one.
What the app's own project must say is printed.")]
pub(crate) struct WellKnownArguments {
    /// The application id of the Android app
    #[arg(long, value_name = "ID")]
    package: Option<String>,
    /// Fingerprints of the certificates that sign the Android app, as Play Console and keytool print them
    #[arg(long, value_name = "FINGERPRINT", num_args = 1..)]
    sha256: Vec<String>,
    /// The iOS app: TEAMID.bundle.id
    #[arg(long, value_name = "TEAMID.BUNDLE", num_args = 1..)]
    apple: Vec<String>,
    /// The address of passes, from which the domain follows
    #[arg(long, value_name = "ADDRESS", default_value = "https://diia.app/pass", value_parser = crate::base)]
    base: LinkBase,
    /// Where the files go
    #[arg(long, value_name = "DIR", default_value = ".well-known")]
    out: PathBuf,
}

const WRITTEN: Bilingual = Bilingual::new("Записано", "Written");
const PUBLISH: Bilingual = Bilingual::new("Віддавайте без перенаправлень як", "Serve without redirects at");
const MANIFEST: Bilingual = Bilingual::new(
    "У AndroidManifest.xml, в activity, що відкриває посилання",
    "In AndroidManifest.xml, in the activity that opens links",
);
const ENTITLEMENT: Bilingual = Bilingual::new(
    "У Xcode: Signing & Capabilities → Associated Domains",
    "In Xcode: Signing & Capabilities → Associated Domains",
);

/// Writes the files, and says what the app's own project must say.
pub(crate) fn run(arguments: &WellKnownArguments) -> Result<(), SandboxError> {
    let language = locale::language();
    let links = AppLinks::of(&arguments.base);
    let files = files(arguments, &links)?;
    let unwritten = |path: &Path| {
        let path = path.to_owned();
        |source| SandboxError::Write { path, source }
    };
    std::fs::create_dir_all(&arguments.out).map_err(unwritten(&arguments.out))?;
    let mut out = io::stdout().lock();
    for file in &files {
        let path = arguments.out.join(file.name);
        std::fs::write(&path, format!("{:#}\n", file.content)).map_err(unwritten(&path))?;
        let (written, publish) = (WRITTEN.get(language), PUBLISH.get(language));
        let address = format!("https://{}/.well-known/{}", links.host.as_str(), file.name);
        let project = file.project(&links, language);
        writeln!(out, "{written}: {}\n{publish}: {address}\n{project}\n", path.display())
            .map_err(SandboxError::Screen)?;
    }
    Ok(())
}

/// The links of one domain that belong to the app.
struct AppLinks {
    host: LinkHost,
    /// Of status codes and of asks. What they say is behind the `#`, and a page without it is for a browser.
    with_fragment: [String; 2],
}

/// The links of institutions and of checks, as `diia_citizen::link` reads them.
const PATHS: [&str; 3] = ["/acquirers/*", "/auth/acquirers/*", "/documents/*/verify/*"];

impl AppLinks {
    fn of(base: &LinkBase) -> Self {
        let host = LinkHost::of(base);
        let path = |address: &str| {
            let path = address.strip_prefix("https://").and_then(|rest| rest.strip_prefix(host.as_str()));
            path.unwrap_or_default().trim_end_matches('#').to_owned()
        };
        let with_fragment = [path(base.as_str()), path(&base.ask_prefix())];
        AppLinks { host, with_fragment }
    }

    /// What goes to the app, in the grammar that Apple's file and Android's have in common.
    fn components(&self) -> Vec<Value> {
        let coded = self.with_fragment.iter().map(|path| json!({ "/": path, "#": "?*" }));
        let paths = PATHS.iter().map(|path| json!({ "/": path }));
        coded.chain(paths).collect()
    }
}

/// One file of the folder `.well-known`.
struct File {
    name: &'static str,
    content: Value,
}

const ANDROID: &str = "assetlinks.json";
const APPLE: &str = "apple-app-site-association";
const RELATION: &str = "delegate_permission/common.handle_all_urls";

fn files(arguments: &WellKnownArguments, links: &AppLinks) -> Result<Vec<File>, WellKnownError> {
    let prints = arguments.sha256.iter().map(|given| fingerprint(given)).collect::<Result<Vec<_>, _>>()?;
    let android = arguments.package.as_deref().map(package).transpose()?;
    let apple = arguments.apple.iter().map(|given| apple_id(given)).collect::<Result<Vec<_>, _>>()?;
    let mut files = Vec::new();
    match android {
        Some(package) if prints.is_empty() => {
            return Err(WellKnownError::NoFingerprint { package: package.to_owned() });
        }
        None if !prints.is_empty() => return Err(WellKnownError::NoPackage),
        None => {}
        Some(package) => files.push(File {
            name: ANDROID,
            content: json!([{
                "relation": [RELATION],
                "target": {
                    "namespace": "android_app",
                    "package_name": package,
                    "sha256_cert_fingerprints": prints,
                },
                // Android 15 and newer; older ones go by the manifest alone.
                "relation_extensions": { RELATION: { "dynamic_app_link_components": links.components() } },
            }]),
        }),
    }
    if !apple.is_empty() {
        files.push(File {
            name: APPLE,
            content: json!({ "applinks": { "details": [{ "appIDs": apple, "components": links.components() }] } }),
        });
    }
    if files.is_empty() { Err(WellKnownError::NoApp) } else { Ok(files) }
}

impl File {
    /// What the app's own project must say beside this file.
    fn project(&self, links: &AppLinks, language: Language) -> String {
        let host = links.host.as_str();
        if self.name == APPLE {
            return format!("{}: applinks:{host}", ENTITLEMENT.get(language));
        }
        let exact = links.with_fragment.iter().map(|path| format!("    <data android:path=\"{path}\" />\n"));
        let patterns = PATHS.iter().map(|path| {
            let pattern = path.replace('*', ".*");
            format!("    <data android:pathPattern=\"{pattern}\" />\n")
        });
        let paths: String = exact.chain(patterns).collect();
        format!(
            "{}:\n<intent-filter android:autoVerify=\"true\">\n    \
             <action android:name=\"android.intent.action.VIEW\" />\n    \
             <category android:name=\"android.intent.category.DEFAULT\" />\n    \
             <category android:name=\"android.intent.category.BROWSABLE\" />\n    \
             <data android:scheme=\"https\" android:host=\"{host}\" />\n{paths}</intent-filter>",
            MANIFEST.get(language)
        )
    }
}
