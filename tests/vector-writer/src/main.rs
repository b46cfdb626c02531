//! `cargo run -p diia-vector-writer` writes `tests/vectors`; `-- --check` compares instead, and fails when they differ.

use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = diia_vector_writer::folder();
    match std::env::args().nth(1).as_deref() {
        None => match diia_vector_writer::write(folder) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("could not write the vectors: {error}");
                ExitCode::FAILURE
            }
        },
        Some("--check") => {
            let stale = diia_vector_writer::stale(folder);
            for name in &stale {
                eprintln!("tests/vectors/{name} is not what the writer makes");
            }
            if stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Some(other) => {
            eprintln!(
                "unknown option {other}; without options the vectors are written, --check compares them"
            );
            ExitCode::FAILURE
        }
    }
}
