//! How quick and how small the library is, beside what else there is: one run, medians and ratios.
//!
//!     cargo run --release -p diia-bench [-- --json] [--rounds N]

mod allocation;
mod check;
mod limit;
mod links;
mod measure;
mod once;
mod paper;
mod phones;
mod refresh;
mod report;

use clap::{Parser, Subcommand};
use report::Report;

/// How quick and how small the library is, beside what else there is.
#[derive(Parser)]
struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// How often the contestants of each contest take turns.
    #[arg(long, default_value_t = 400)]
    rounds: usize,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run one path by itself, for a profiler.
    Once {
        /// Which.
        name: String,
        /// How often.
        times: usize,
    },
}

fn main() {
    let arguments = Arguments::parse();
    if let Some(Command::Once { name, times }) = &arguments.command {
        return once::once(name, *times);
    }
    let mut report = Report::new(!arguments.json);
    for section in [refresh::report, check::report, links::report, paper::report] {
        section(&mut report, arguments.rounds);
    }
    if arguments.json {
        println!("{}", report.to_json());
    }
    let (goals, missed) = report.goals();
    eprintln!("\n{} of {goals} goals met", goals - missed);
}
