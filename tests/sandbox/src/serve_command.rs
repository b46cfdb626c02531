use clap::Args;

use crate::error::SandboxError;
use crate::server::{self, Faults, Options, WrongCodeLimits};

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox serve                             any free port; live codes in memory
  diia-sandbox serve --port 8480 --codes redis://127.0.0.1:6379
  diia-sandbox serve --faults slow=300,drop=3,clock=+2h

When it is ready, it prints one line of JSON: {\"url\": …, \"acquirer_token\": …, \"auth_acquirer_token\": …, \"smtp\": …,
\"activation_codes\": {…}, \"root_key\": {…}}, and serves until it is interrupted. It listens on 127.0.0.1 only.
GET /openapi.yaml describes everything; tests/sandbox/README.md has a curl for each flow.

Faults: slow=MILLIS, drop[=N], twice[=N], garbage[=N], 5xx[=N] (every Nth call, else every second one), expire-tokens
(each token is good for one call), clock=+2h (ms, s, m, h, d).")]
pub(crate) struct ServeArguments {
    /// The port of both APIs
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The port of the mailbox, SMTP
    #[arg(long, default_value_t = 0)]
    smtp_port: u16,
    /// Keep live codes in Redis or Valkey, so that several nodes share them [default: in memory]
    #[arg(long, value_name = "ADDRESS")]
    codes: Option<String>,
    /// What is to go wrong
    #[arg(long, default_value = "", hide_default_value = true)]
    faults: Faults,
    /// Wrong codes an hour, of one institution or citizen
    #[arg(long, value_name = "N", default_value_t = 10)]
    wrong_codes: u32,
    /// Wrong codes an hour, from one address
    #[arg(long, value_name = "N", default_value_t = 30)]
    wrong_codes_from_address: u32,
}

pub(crate) fn run(arguments: ServeArguments) -> Result<(), SandboxError> {
    server::run(Options {
        port: arguments.port,
        smtp_port: arguments.smtp_port,
        codes: arguments.codes,
        faults: arguments.faults,
        limits: WrongCodeLimits {
            per_checker: arguments.wrong_codes,
            per_address: arguments.wrong_codes_from_address,
        },
    })
}
