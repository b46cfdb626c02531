//! `diia-bindgen LIBRARY KOTLIN SWIFT`: reads the interface from the built library and writes its Kotlin half to the
//! folder KOTLIN, its Swift half to SWIFT: one folder for the Swift module, one for the C module under it.
//! Works in the root of the workspace, where uniffi.toml lies. Used by `bindings/generate`.

use std::error::Error;
use std::process::ExitCode;

use uniffi::{GenerateOptions, SwiftBindingsOptions, TargetLanguage};

const CONFIG: &str = "uniffi.toml";
const SWIFT_MODULE: &str = "DiiaCitizenKit";
const C_MODULE: &str = "DiiaCitizenFFI";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [library, kotlin, swift] => generate(library, kotlin, swift),
        _ => Err("usage: diia-bindgen LIBRARY KOTLIN SWIFT".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("diia-bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(library: &str, kotlin: &str, swift: &str) -> Result<(), Box<dyn Error>> {
    uniffi::generate(GenerateOptions {
        languages: vec![TargetLanguage::Kotlin],
        source: library.into(),
        out_dir: kotlin.into(),
        config_override: Some(CONFIG.into()),
        ..GenerateOptions::default()
    })?;
    let swift_half = |folder: &str, sources: bool| {
        uniffi::generate_swift_bindings(SwiftBindingsOptions {
            generate_swift_sources: sources,
            generate_headers: !sources,
            generate_modulemap: !sources,
            source: library.into(),
            out_dir: format!("{swift}/{folder}").into(),
            xcframework: false,
            module_name: Some(C_MODULE.to_owned()),
            modulemap_filename: Some("module.modulemap".to_owned()),
            metadata_no_deps: false,
            link_frameworks: Vec::new(),
            config: Some(CONFIG.into()),
        })
    };
    swift_half(SWIFT_MODULE, true)?;
    swift_half(C_MODULE, false)?;
    Ok(())
}
