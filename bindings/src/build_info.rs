/// Which build of the library this is, for bug reports.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BuildInfo {
    /// The version of the library, for example 0.1.0.
    pub version: String,
    /// The revision of its source, where the build was told it.
    pub revision: Option<String>,
    /// What it was built for, for example "aarch64 android".
    pub target: String,
    /// True for a build without optimisation, which must not be shipped.
    pub debug: bool,
}

/// Which build of the library this is, for bug reports. Cheap; may be called from any thread.
#[uniffi::export]
pub fn build_info() -> BuildInfo {
    BuildInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        revision: option_env!("DIIA_CITIZEN_REVISION").map(str::to_owned),
        target: format!("{} {}", std::env::consts::ARCH, std::env::consts::OS),
        debug: cfg!(debug_assertions),
    }
}
