//! How cost grows with what a phone holds and what is asked of it. Look at the columns "per …": they stay level or fall where
//! growth is linear or better.

mod requests;
mod statuses;
mod vault;

use std::path::Path;
use std::time::Instant;

use crate::allocation::count;

/// Prints all tables. Files go into the folder.
pub(crate) fn print(folder: &Path) {
    statuses::print();
    println!();
    requests::print();
    println!();
    vault::print_documents(folder);
    println!();
    vault::print_receipts(folder);
}

/// What one step cost.
struct Cost {
    millis: f64,
    /// Bytes at its highest, above what was held before.
    peak: usize,
}

fn measure<T>(step: impl FnOnce() -> T) -> (T, Cost) {
    let ((value, millis), memory) = count(|| {
        let start = Instant::now();
        let value = step();
        (value, start.elapsed().as_secs_f64() * 1000.0)
    });
    (value, Cost { millis, peak: memory.peak })
}

#[allow(clippy::cast_precision_loss, reason = "counts up to 100,000,000")]
fn micros_per(millis: f64, count: usize) -> f64 {
    millis * 1000.0 / count as f64
}
