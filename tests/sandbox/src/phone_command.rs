//! `diia-sandbox phone`: a phone that is operated by lines of text.

use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use diia_citizen::code::credential::Profile;
use diia_citizen::server::{DeliveryState, OpenedBy};
use diia_citizen::text::{Bilingual, Language};
use serde_json::{Map, Value, json};

use crate::error::SandboxError;
use crate::locale;
use crate::phone::{Answered, Opened, Phone, Ready, Refusal, digits};

const HELP: &str =
    "show [status] [fresh] · report · scan TEXT · open LINK · incoming · confirm [DIGITS] · refuse · quit";

#[derive(Args)]
#[command(after_help = "\
Examples:
  diia-sandbox serve >ready.json &
  diia-sandbox phone ready.json                          then, line by line:
    show                        its code: 13 digits that work once, and the text of its QR
    report                      who has checked it
    scan https://diia.app/…     as if its camera had read this on another screen or a printed card
    open https://diia.app/…     as if the link had been tapped on this phone
    incoming                    the request that an institution raised by its code
    confirm [DIGITS]            agrees; DIGITS are the four on the institution's screen, where it shows some
    refuse                      does not agree
  diia-sandbox phone ready.json --citizen ordinary --json <commands.txt

A letter is written as a file: no app sends it by itself. Send it as you would any: curl, a mail program.
With --json each command is answered by one JSON object on a line: {\"ok\": true, …} or {\"ok\": false, \"code\": …}.")]
pub(crate) struct PhoneArguments {
    /// The file with the line that `serve` prints when it is ready
    #[arg(value_name = "READY")]
    ready: PathBuf,
    /// Whose phone it is: nadiia, ordinary, longest, …
    #[arg(long, default_value = "nadiia")]
    citizen: String,
    /// Where letters go
    #[arg(long, value_name = "DIR", default_value = ".")]
    letters: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

const READY: Bilingual = Bilingual::new("Телефон готовий. Команди:", "The phone is ready. Commands:");
const REFUSED: Bilingual = Bilingual::new("Відмовлено. Нічого не надіслано.", "Refused. Nothing was sent.");
const DELIVERED: Bilingual = Bilingual::new("Запитувач отримав.", "The requester has it.");
const UNDER_WAY: Bilingual = Bilingual::new("Надсилається.", "On its way.");
const NOT_DELIVERED: Bilingual = Bilingual::new("Запитувач не прийняв.", "The requester has not taken it.");
const NEXT: Bilingual = Bilingual::new("Далі", "Go on to");
const LETTER: Bilingual =
    Bilingual::new("Лист готовий, надішліть його самі", "The letter is ready; send it yourself");
const NOBODY: Bilingual = Bilingual::new("Код ще ніхто не перевіряв.", "Nobody has checked the code yet.");

/// One answer: lines for people, and the same for programs.
struct Said {
    lines: Vec<String>,
    fields: Map<String, Value>,
}

fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Reads commands until the end of the input.
pub(crate) fn run(arguments: &PhoneArguments) -> Result<(), SandboxError> {
    let language = locale::language();
    let failed = |source| SandboxError::Read { path: arguments.ready.clone(), source };
    let text = std::fs::read_to_string(&arguments.ready).map_err(failed)?;
    let ready: Ready = serde_json::from_str(&text).map_err(|error| failed(io::Error::other(error)))?;
    let refused = |refusal: Refusal| SandboxError::Phone { text: refusal.text(language).to_owned() };
    let phone = Phone::ready(&ready, &arguments.citizen).map_err(refused)?;
    let greeting = vec![READY.get(language).to_owned(), HELP.to_owned()];
    print(
        arguments.json,
        language,
        Ok(Said { lines: greeting, fields: fields([("citizen", json!(phone.label()))]) }),
    )?;
    let mut desk = Desk { phone, language, letters: &arguments.letters, opened: None, count: 0 };
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|source| SandboxError::Read { path: "-".into(), source })?;
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["quit"] => break,
            _ => print(arguments.json, language, desk.carry_out(&words))?,
        }
    }
    Ok(())
}

fn print(as_json: bool, language: Language, said: Result<Said, Refusal>) -> Result<(), SandboxError> {
    let mut out = io::stdout().lock();
    let written = if as_json {
        let object = match said {
            Ok(Said { lines, mut fields }) => {
                fields.insert("ok".into(), true.into());
                fields.insert("lines".into(), lines.into());
                Value::Object(fields)
            }
            Err(refusal) => json!({ "ok": false, "code": refusal.code, "text": refusal.text(language) }),
        };
        writeln!(out, "{object}")
    } else {
        match said {
            Ok(Said { lines, .. }) => lines.iter().try_for_each(|line| writeln!(out, "{line}")),
            Err(refusal) => writeln!(out, "✘ {} ({})", refusal.text(language), refusal.code),
        }
    };
    written.and_then(|()| out.flush()).map_err(SandboxError::Screen)
}

struct Desk<'a> {
    phone: Phone,
    language: Language,
    letters: &'a Path,
    opened: Option<Opened>,
    count: u32,
}

impl Desk<'_> {
    fn carry_out(&mut self, words: &[&str]) -> Result<Said, Refusal> {
        match words {
            ["show", how @ ..] => self.show(how),
            ["report"] => self.report(),
            ["scan", text] => self.open(text, OpenedBy::Scan),
            ["open", link] => self.open(link, OpenedBy::Link),
            ["incoming"] => {
                let opened = self.phone.open_incoming()?;
                self.opened(opened)
            }
            ["confirm"] => self.decide(true, None),
            ["confirm", digits] => self.decide(true, Some(digits)),
            ["refuse"] => self.decide(false, None),
            _ => Err(Refusal::of_arguments(HELP)),
        }
    }

    fn show(&mut self, how: &[&str]) -> Result<Said, Refusal> {
        let profile = if how.contains(&"status") { Profile::Status } else { Profile::Identity };
        let code = self.phone.show(profile, how.contains(&"fresh"))?;
        let digits = digits(&code);
        let seconds = code.remaining_millis(self.phone.now()?) / 1000;
        let (first, rest) = digits.split_at_checked(4).unwrap_or((&digits, ""));
        let (second, third) = rest.split_at_checked(4).unwrap_or((rest, ""));
        Ok(Said {
            lines: vec![format!("{first} {second} {third}"), format!("{seconds} s"), code.text().to_owned()],
            fields: fields([
                ("digits", json!(digits)),
                ("qr", json!(code.text())),
                ("seconds_left", json!(seconds)),
            ]),
        })
    }

    fn report(&self) -> Result<Said, Refusal> {
        let report = self.phone.report()?;
        let text = report.checked.as_ref().map(|checked| checked.text(self.language));
        Ok(Said {
            lines: vec![text.clone().unwrap_or_else(|| NOBODY.get(self.language).to_owned())],
            fields: fields([("checked", json!(text)), ("requests", json!(report.requests.len()))]),
        })
    }

    fn open(&mut self, text: &str, by: OpenedBy) -> Result<Said, Refusal> {
        let opened = self.phone.open(text, by)?;
        self.opened(opened)
    }

    fn opened(&mut self, opened: Opened) -> Result<Said, Refusal> {
        let lines = opened.screen(&self.phone, self.language)?;
        self.opened = Some(opened);
        Ok(Said { lines, fields: Map::new() })
    }

    fn decide(&mut self, agrees: bool, pairing: Option<&str>) -> Result<Said, Refusal> {
        let opened = self.opened.as_mut();
        let opened = opened
            .ok_or_else(|| Refusal::of_arguments("nothing is open; `scan`, `open` or `incoming` first"))?;
        let answered =
            if agrees { self.phone.confirm(opened, pairing)? } else { self.phone.refuse(opened)? };
        let said = |text: Bilingual| text.get(self.language).to_owned();
        Ok(match answered {
            Answered::Refused => {
                Said { lines: vec![said(REFUSED)], fields: fields([("state", json!("refused"))]) }
            }
            Answered::Sent { delivery, return_link } => {
                let (state, text) = match delivery {
                    DeliveryState::Delivered => ("delivered", DELIVERED),
                    DeliveryState::Passed => ("passed", UNDER_WAY),
                    DeliveryState::Failed(_) => ("failed", NOT_DELIVERED),
                };
                let next = return_link.as_ref().map(|link| format!("{} {link}", said(NEXT)));
                Said {
                    lines: [said(text)].into_iter().chain(next).collect(),
                    fields: fields([("state", json!(state)), ("return_link", json!(return_link))]),
                }
            }
            Answered::Shown(answer) => {
                let digits = answer.check_digits().as_str();
                Said {
                    lines: vec![digits.to_owned(), answer.text().to_owned()],
                    fields: fields([
                        ("state", json!("shown")),
                        ("check_digits", json!(digits)),
                        ("answer", json!(answer.text())),
                    ]),
                }
            }
            Answered::Letter { to, eml } => {
                self.count += 1;
                let path = self.letters.join(format!("letter-{}.eml", self.count));
                std::fs::write(&path, eml).map_err(|error| Refusal::of_arguments(error.to_string()))?;
                Said {
                    lines: vec![format!("{}: {} → {to}", said(LETTER), path.display())],
                    fields: fields([("state", json!("letter")), ("to", json!(to)), ("path", json!(path))]),
                }
            }
        })
    }
}
