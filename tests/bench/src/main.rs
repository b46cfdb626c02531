//! How quick and how small the library is, beside what else there is: one run, medians and ratios.
//!
//!     cargo run --release -p diia-bench [-- --json] [--rounds N]
//!     cargo run --release -p diia-bench -- growth

mod allocation;
mod check;
mod growth;
mod limit;
mod links;
mod measure;
mod once;
mod paper;
mod peers;
mod phones;
mod refresh;
mod report;
mod start;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use report::Report;

/// How quick and how small the library is, beside what else there is.
#[derive(Parser)]
struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Also run the QR encoders of others: ZXing on a JVM, segno in Python, npm's qrcode in node.
    #[arg(long)]
    peers: bool,
    /// How often the contestants of each contest take turns.
    #[arg(long, default_value_t = 400)]
    rounds: usize,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run one path by itself, for a profiler; without a name, list the paths.
    Once {
        /// Which.
        name: Option<String>,
    },
    /// How cost grows: status lists, requests, documents, receipts. Takes some minutes.
    Growth {
        /// Where the vault's files go.
        #[arg(default_value_os_t = std::env::temp_dir())]
        folder: PathBuf,
    },
    /// Open the vault in a folder, show a code, and print how long that took.
    First {
        /// Where the vault is.
        folder: PathBuf,
    },
}

fn main() {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Once { name: Some(name) }) => return once::once(&name),
        Some(Command::Once { name: None }) => return once::NAMES.iter().for_each(|name| println!("{name}")),
        Some(Command::Growth { folder }) => return growth::print(&folder),
        Some(Command::First { folder }) => return start::first_code(&folder),
        None => {}
    }
    let mut report = Report::new(!arguments.json);
    for section in [refresh::report, check::report, links::report, paper::report, start::report] {
        section(&mut report, arguments.rounds);
    }
    if arguments.peers {
        peers::report(&mut report, arguments.rounds);
    }
    if arguments.json {
        println!("{}", report.to_json());
    }
    let (goals, missed) = report.goals();
    eprintln!("\n{} of {goals} goals met", goals - missed);
}
