use std::io;
use std::path::PathBuf;

use diia_citizen::text::{Bilingual, Language};
use diia_citizen::trust::TrustError;

use crate::well_known_names::WellKnownError;

/// Why a command of the sandbox ended early. Each says what happened and what to do next, in both languages.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SandboxError {
    /// The screen is gone.
    #[error("the output cannot be written: {0}")]
    Screen(#[source] io::Error),
    /// No address to listen on.
    #[error("the server cannot listen: {0}")]
    Listen(#[source] io::Error),
    /// The store of live codes is not there.
    #[error("live codes cannot be kept where --codes says: {detail}")]
    CodeStore { detail: String },
    /// A file or folder cannot be written.
    #[error("{} cannot be written: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    /// A file or folder cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    /// The root key of a trust folder is not a JWK of P-256.
    #[error("{} is not a public P-256 key as a JWK", path.display())]
    RootKey { path: PathBuf },
    /// A list of a trust folder was not taken.
    #[error("{} was not taken: {reason} ({})", path.display(), reason.code())]
    List { path: PathBuf, reason: TrustError },
    /// There is no Python.
    #[error("Python 3 was not found; the independent reader zxing-cpp needs it")]
    NoPython,
    /// The reader could not be installed.
    #[error("the independent reader zxing-cpp could not be installed: {detail}")]
    ReaderSetup { detail: String },
    /// The reader did not run, or saw no symbol.
    #[error("{reader} has not read {}: {detail}", picture.display())]
    Reader { reader: String, picture: PathBuf, detail: String },
    /// A step ended otherwise than the story says.
    #[error("step {step} went otherwise than told: expected {expected}, found {found}")]
    Story { step: String, expected: String, found: String },
    /// The phone has not become ready.
    #[error("the phone is not ready: {text}")]
    Phone { text: String },
    /// A name of an app is not one.
    #[error(transparent)]
    WellKnown(#[from] WellKnownError),
    /// The library refused what the story needs.
    #[error("the library refused what the tour needs: {0}")]
    Library(String),
}

impl SandboxError {
    /// A mistake of the library where the story has none.
    pub(crate) fn library(error: &dyn std::error::Error) -> Self {
        SandboxError::Library(error.to_string())
    }

    /// Whether the reader of our output has simply stopped reading, as `head` does.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, SandboxError::Screen(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// 2 when files that the arguments name cannot be used, else 1.
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            SandboxError::Read { .. }
            | SandboxError::RootKey { .. }
            | SandboxError::List { .. }
            | SandboxError::Phone { .. }
            | SandboxError::CodeStore { .. }
            | SandboxError::WellKnown(_) => 2,
            SandboxError::Screen(_)
            | SandboxError::Listen(_)
            | SandboxError::Write { .. }
            | SandboxError::NoPython
            | SandboxError::ReaderSetup { .. }
            | SandboxError::Reader { .. }
            | SandboxError::Story { .. }
            | SandboxError::Library(_) => 1,
        }
    }

    /// What happened.
    pub(crate) fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Ukrainian => self.ukrainian(),
        }
    }

    fn ukrainian(&self) -> String {
        match self {
            SandboxError::Screen(source) => format!("не вдалося вивести текст: {source}"),
            SandboxError::Listen(source) => format!("сервер не може слухати порт: {source}"),
            SandboxError::CodeStore { detail } => {
                format!("там, куди вказує --codes, коди не зберегти: {detail}")
            }
            SandboxError::Write { path, source } => {
                format!("не вдалося записати {}: {source}", path.display())
            }
            SandboxError::Read { path, source } => {
                format!("не вдалося прочитати {}: {source}", path.display())
            }
            SandboxError::RootKey { path } => {
                format!("{} — це не відкритий ключ P-256 у формі JWK", path.display())
            }
            SandboxError::List { path, reason } => {
                format!("{} не прийнято: {}", path.display(), reason.code())
            }
            SandboxError::NoPython => {
                "не знайдено Python 3, а без нього не працює незалежний зчитувач zxing-cpp".into()
            }
            SandboxError::ReaderSetup { detail } => {
                format!("не вдалося встановити незалежний зчитувач zxing-cpp: {detail}")
            }
            SandboxError::Reader { reader, picture, detail } => {
                format!("{reader} не прочитав {}: {detail}", picture.display())
            }
            SandboxError::Story { step, expected, found } => {
                format!("крок {step} пішов не так, як розказано: мало бути {expected}, а вийшло {found}")
            }
            SandboxError::WellKnown(error) => error.ukrainian(),
            SandboxError::Phone { text } => format!("телефон не готовий: {text}"),
            SandboxError::Library(detail) => {
                format!("бібліотека відмовила там, де тур цього не чекав: {detail}")
            }
        }
    }

    /// What to do.
    pub(crate) const fn next_step(&self, language: Language) -> &'static str {
        let step = match self {
            SandboxError::Screen(_) => Bilingual::new(
                "Запустіть команду у звичайному терміналі або спрямуйте вивід у файл.",
                "Run the command in an ordinary terminal, or send its output to a file.",
            ),
            SandboxError::Listen(_) => Bilingual::new(
                "Оберіть інший порт або будь-який вільний: diia-sandbox serve --port 0",
                "Choose another port, or whichever is free: diia-sandbox serve --port 0",
            ),
            SandboxError::CodeStore { .. } => Bilingual::new(
                "Запустіть Valkey або Redis за цією адресою чи приберіть --codes.",
                "Start Valkey or Redis at that address, or leave --codes out.",
            ),
            SandboxError::Write { .. } => {
                Bilingual::new("Оберіть іншу теку: --out ТЕКА", "Choose another folder: --out DIR")
            }
            SandboxError::Read { .. } | SandboxError::RootKey { .. } | SandboxError::List { .. } => {
                Bilingual::new(
                    "У теці мають бути root.jwk.json, issuers.jwt і status*.jwt. Готову теку створює тур: diia-sandbox tour, потім --trust tour/trust.",
                    "The folder must hold root.jwk.json, issuers.jwt and status*.jwt. The tour makes one: diia-sandbox tour, then --trust tour/trust.",
                )
            }
            SandboxError::NoPython => Bilingual::new(
                "Встановіть Python 3.9 або новіший (Debian, Ubuntu: sudo apt-get install python3 python3-venv; macOS: brew install python) і запустіть тур ще раз.",
                "Install Python 3.9 or newer (Debian, Ubuntu: sudo apt-get install python3 python3-venv; macOS: brew install python) and run the tour again.",
            ),
            SandboxError::ReaderSetup { .. } => Bilingual::new(
                "Перевірте інтернет і те, що в Python є pip (Debian, Ubuntu: sudo apt-get install python3-venv), і запустіть тур ще раз. Або дайте власний зчитувач: --reader ПРОГРАМА.",
                "Check the internet and that Python has pip (Debian, Ubuntu: sudo apt-get install python3-venv), and run the tour again. Or bring a reader of your own: --reader PROGRAM.",
            ),
            SandboxError::Reader { .. } => Bilingual::new(
                "Програма з --reader отримує шлях до PNG і має надрукувати текст символу. Без --reader тур бере zxing-cpp.",
                "The program of --reader gets the path of a PNG and must print the text of the symbol. Without --reader the tour takes zxing-cpp.",
            ),
            SandboxError::Phone { .. } => Bilingual::new(
                "Запустіть сервер і дайте телефонові його перший рядок: diia-sandbox serve >ready.json & diia-sandbox phone ready.json",
                "Start the server and give the phone its first line: diia-sandbox serve >ready.json & diia-sandbox phone ready.json",
            ),
            SandboxError::WellKnown(error) => return error.next_step(language),
            SandboxError::Story { .. } | SandboxError::Library(_) => Bilingual::new(
                "Це помилка, а не ваша провина. Надішліть log.txt із теки туру розробникам.",
                "This is a defect and not your fault. Send log.txt from the tour's folder to the developers.",
            ),
        };
        step.get(language)
    }
}
