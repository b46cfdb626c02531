//! The rest of the world around the library, in one binary: `tour` tells the story of two phones, `serve` plays the
//! servers, `check` is a checker for the command line, `link` and `address` show how a text is read,
//! `well-known` writes the files of an app's domain. This file holds the arguments; each command has a room of its own.
//!
//! Exit codes: 0 the tour went as it says, the code was accepted, or all lines were read; 1 something did not go as the tour says, or the
//! code was refused; 2 the arguments, or the files that they name, cannot be used.
#![forbid(unsafe_code)]

mod address_command;
mod check_command;
mod error;
mod lines;
mod link_command;
mod load_command;
mod locale;
mod phone;
mod phone_command;
mod reader;
mod serve_command;
mod server;
mod terminal;
mod tour;
mod trust_folder;
mod valkey_server;
mod verdict_json;
mod wall_clock;
mod well_known_command;
mod well_known_names;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::text::Language;
use diia_citizen::time::Timestamp;

use error::SandboxError;

const EXAMPLES: &str = "\
Examples:
  diia-sandbox tour                              the whole story, in Ukrainian unless LANG begins with en
  diia-sandbox tour --lang en --fast --out /tmp/tour
  diia-sandbox serve                             partner API, citizen API and mailbox on 127.0.0.1
  diia-sandbox check --trust tour/trust - < tour/02-identity-qr.txt
  diia-sandbox check --at 1795339800123 --trust tour/trust 'DIIA1:…'
  echo 'https://diia.app/debt/1' | diia-sandbox link
  echo 'desk@cnap.ua' | diia-sandbox address
  diia-sandbox well-known --apple A1B2C3D4E5.ua.example.app

Exit codes:
  0  the tour went as it says; the code was accepted; all lines were read
  1  something did not go as the tour says; the code was refused
  2  the arguments, or the files that they name, cannot be used";

/// Two phones show and check documents without internet, on your own screen.
#[derive(Parser)]
#[command(name = "diia-sandbox", version, after_help = EXAMPLES, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Tell the story: an authority issues, phone A shows, an independent reader reads, phone B checks
    Tour(TourArguments),
    /// Play the rest of the world: registry, partner API, citizen API, mailbox
    Serve(serve_command::ServeArguments),
    /// Be a phone: show codes, scan, agree or refuse, by lines of text
    Phone(phone_command::PhoneArguments),
    /// Measure the registry of live codes
    Load(load_command::LoadArguments),
    /// Check the text of a code against the lists of a folder, and print the verdict as one JSON object
    Check(CheckArguments),
    /// Read lines from standard input as links, and print for each what it is or why it is refused
    Link(LinkArguments),
    /// Read lines from standard input as recipients of letters, and print for each what is kept or why it is refused
    Address(AddressArguments),
    /// Write the two files by which a domain says whose app opens its links
    WellKnown(well_known_command::WellKnownArguments),
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox tour
  diia-sandbox tour --lang en --fast
  diia-sandbox tour --keep phones                          (the next tour finds the documents and receipts of this one)
  diia-sandbox tour --out /tmp/tour --reader ./my-reader   (my-reader FILE.png prints the text of the symbol)

The first tour installs the reader zxing-cpp with pip into the user's cache folder; later ones need no internet.")]
struct TourArguments {
    /// Where pictures, lists and the log go
    #[arg(long, value_name = "DIR", default_value = "tour")]
    out: PathBuf,
    /// The language of the story [default: English if LANG begins with en, else Ukrainian]
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// No pauses: the countdown does not tick in real time
    #[arg(long)]
    fast: bool,
    /// A program of yours instead of zxing-cpp: it gets the path of a PNG and prints the text that it reads
    #[arg(long, value_name = "PROGRAM")]
    reader: Option<PathBuf>,
    /// A folder in which both phones keep their vaults; the next tour finds them there
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox check --trust tour/trust - < tour/02-identity-qr.txt
  diia-sandbox check --at 1795339800123 --trust tour/trust 'https://diia.app/pass#…'

DIR holds root.jwk.json (the pinned key), issuers.jwt (signed by it) and status*.jwt, as the tour writes them.
The clock of this check counts as confirmed. It remembers nothing: a code shown twice is not noticed.
Prints {\"outcome\": \"valid\" | \"attention\" | \"refused\", …} and ends with 0, 0 or 1.")]
struct CheckArguments {
    /// The instant of the check, in milliseconds since 1970-01-01T00:00Z [default: now]
    #[arg(long, value_name = "MILLIS", value_parser = instant, allow_negative_numbers = true)]
    at: Option<Timestamp>,
    /// The folder with the root key and the lists
    #[arg(long, value_name = "DIR")]
    trust: PathBuf,
    /// What a scanner read; `-` takes it from standard input, without the line end
    #[arg(value_name = "TEXT")]
    text: String,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  echo 'https://diia.app/acquirers/offer-request/static/5e8decccb6790d73ad838c5d' | diia-sandbox link
  echo '\"https://diia.app/x\\r\\n\"' | diia-sandbox link          (a JSON string, for what a line cannot hold)
  diia-sandbox link --base https://id.example.org/pass < links.txt

For each line one JSON object on a line: {\"ok\": true, \"kind\": \"offer_request\", …, \"origin\": \"https\", \"query\": null}
or {\"ok\": false, \"reason\": \"untrusted_host\", \"text\": {\"uk\": …, \"en\": …}}. Ends with 0 when every line was read,
whatever the answers.")]
struct LinkArguments {
    /// The address of passes; links of its host are read
    #[arg(long, value_name = "ADDRESS", default_value = "https://diia.app/pass", value_parser = base)]
    base: LinkBase,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  echo 'desk@cnap.ua' | diia-sandbox address
  echo '\"desk@cnap.ua\\r\\nBcc: other@example.org\"' | diia-sandbox address          (a JSON string, for what a line cannot hold)

For each line one JSON object on a line: {\"ok\": true, \"address\": \"desk@cnap.ua\", …} or {\"ok\": false,
\"reason\": \"address_line_break\", …}. Ends with 0 when every line was read, whatever the answers.")]
struct AddressArguments {}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    /// Українська
    Uk,
    /// English
    En,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    match arguments.command {
        Command::Tour(arguments) => {
            let language = arguments.lang.map_or_else(locale::language, Lang::language);
            let options = tour::Options {
                out: arguments.out,
                fast: arguments.fast,
                reader: arguments.reader,
                keep: arguments.keep,
                language,
            };
            tour::run(&options).map_or_else(|error| failed(&error, language), |()| ExitCode::SUCCESS)
        }
        Command::Serve(arguments) => inspected(serve_command::run(arguments)),
        Command::Phone(arguments) => inspected(phone_command::run(&arguments)),
        Command::Load(arguments) => inspected(load_command::run(arguments)),
        Command::Check(arguments) => check_command::run(arguments.at, &arguments.trust, &arguments.text)
            .unwrap_or_else(|error| failed(&error, locale::language())),
        Command::Link(arguments) => inspected(link_command::run(&arguments.base)),
        Command::Address(AddressArguments {}) => inspected(address_command::run()),
        Command::WellKnown(arguments) => inspected(well_known_command::run(&arguments)),
    }
}

fn inspected(done: Result<(), SandboxError>) -> ExitCode {
    done.map_or_else(|error| failed(&error, locale::language()), |()| ExitCode::SUCCESS)
}

/// What clap has to say; after a mistake, also the examples.
fn usage(error: &clap::Error) -> ExitCode {
    // Nothing can be done when standard error itself is closed.
    let _ = error.print();
    if error.use_stderr() && !error.to_string().contains("Examples:") {
        eprintln!("\n{EXAMPLES}");
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn failed(error: &SandboxError, language: Language) -> ExitCode {
    if !error.is_closed_pipe() {
        eprintln!("✘ {}\n→ {}", error.text(language), error.next_step(language));
    }
    ExitCode::from(error.exit_code())
}

fn instant(text: &str) -> Result<Timestamp, String> {
    text.parse().map(Timestamp::from_unix_millis).map_err(|_| {
        "milliseconds since 1970-01-01T00:00Z are wanted, for example 1795339800123 (`date +%s%3N` prints now)"
            .into()
    })
}

fn base(text: &str) -> Result<LinkBase, String> {
    LinkBase::new(text).map_err(|error| error.to_string())
}

impl Lang {
    const fn language(self) -> Language {
        match self {
            Lang::Uk => Language::Ukrainian,
            Lang::En => Language::English,
        }
    }
}
