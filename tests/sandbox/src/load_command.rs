use clap::Args;

use crate::error::SandboxError;
use crate::server::{self, LoadOptions};
use crate::valkey_server::ValkeyServer;

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox load                                    memory, and a Valkey or Redis of its own if one is installed
  diia-sandbox load --codes redis://127.0.0.1:6379     a store that runs already and is empty; it is emptied again

Prints one table: codes registered and used a second with 64 calls at once, the slowest of the quickest 99 in 100, and
what a live code costs in memory. Signatures of passes and HTTP are not in it.")]
pub(crate) struct LoadArguments {
    /// Numbers of live codes
    #[arg(long, value_delimiter = ',', default_value = "1000,100000,1000000", value_parser = clap::value_parser!(u64).range(1..=1_500_000))]
    live: Vec<u64>,
    /// Measure this Redis or Valkey, which must be empty, instead of one that is started for it
    #[arg(long, value_name = "ADDRESS")]
    codes: Option<String>,
    /// How many codes are registered and used at each
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(1..=400_000))]
    calls: u64,
}

pub(crate) fn run(arguments: LoadArguments) -> Result<(), SandboxError> {
    let own = if arguments.codes.is_none() { ValkeyServer::start()? } else { None };
    if arguments.codes.is_none() && own.is_none() {
        eprintln!(
            "No valkey-server and no redis-server is installed here (Debian: apt-get install valkey-server); memory alone."
        );
    }
    let codes = arguments.codes.or_else(|| own.as_ref().map(ValkeyServer::address));
    server::load(&LoadOptions { live_codes: arguments.live, codes, calls: arguments.calls })
}
