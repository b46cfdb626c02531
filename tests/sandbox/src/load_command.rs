use clap::Args;

use crate::error::SandboxError;
use crate::server::{self, LoadOptions};

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox load
  diia-sandbox load --codes redis://127.0.0.1:6379     an empty store; it is emptied again

Prints one table: codes registered and used a second with 64 calls at once, the slowest of the quickest 99 in 100, and
what a live code costs in memory. Signatures of passes and HTTP are not in it.")]
pub(crate) struct LoadArguments {
    /// Numbers of live codes
    #[arg(long, value_delimiter = ',', default_value = "1000,100000,1000000", value_parser = clap::value_parser!(u64).range(1..=1_500_000))]
    live: Vec<u64>,
    /// Also measure a Redis or Valkey, which must be empty
    #[arg(long, value_name = "ADDRESS")]
    codes: Option<String>,
    /// How many codes are registered and used at each
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(1..=400_000))]
    calls: u64,
}

pub(crate) fn run(arguments: LoadArguments) -> Result<(), SandboxError> {
    server::load(&LoadOptions { live_codes: arguments.live, codes: arguments.codes, calls: arguments.calls })
}
