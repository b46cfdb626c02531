use crate::text::Bilingual;

/// A text of a letter, to say which one is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The subject line.
    Subject,
    /// The text of the letter.
    Body,
    /// The name of the one who sends.
    Sender,
    /// The name of the institution.
    Institution,
    /// The name of its branch.
    Branch,
    /// What the documents are for.
    Purpose,
    /// The name of the request.
    RequestId,
    /// The title of a document.
    DocumentTitle,
    /// The file name of an attachment.
    AttachmentName,
}

/// Why a letter cannot be drafted or written. Nothing is removed or shortened to make it fit. Positions and sizes
/// only, never the texts themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// A text that must be there has no visible character.
    #[error("{part:?} is empty")]
    Empty {
        /// Which text.
        part: Part,
    },
    /// A text is longer than letters have it.
    #[error("{part:?} has more than {limit} characters")]
    TooLong {
        /// Which text.
        part: Part,
        /// The most characters that it may have.
        limit: usize,
    },
    /// A control character, or a line break where there is one line.
    #[error("{part:?} has a control character at character {position}")]
    ControlCharacter {
        /// Which text.
        part: Part,
        /// Which character, counted from 0.
        position: usize,
    },
    /// An invisible character that turns the direction of the text around and so shows it in another order.
    #[error("{part:?} has a direction control at character {position}")]
    DirectionControl {
        /// Which text.
        part: Part,
        /// Which character, counted from 0.
        position: usize,
    },
    /// A file name with something other than ASCII letters, digits, `-`, `_` and `.`.
    #[error(
        "the file name has another character than letters, digits, '-', '_' and '.' at character {position}"
    )]
    NameCharacter {
        /// Which character, counted from 0.
        position: usize,
    },
    /// A file name that begins with a dot or hyphen, or has two dots in a row.
    #[error("the file name is hidden, an option or a path")]
    NameForm,
    /// A file name that does not end with `.pdf`.
    #[error("the file name has no ending that may be attached")]
    NameEnding,
    /// Two attachments with one name (small and capital letters being equal): saving one would overwrite the other.
    #[error("two attachments have the same name")]
    NameTwice,
    /// A letter with copies needs a document, and a request to delete needs one to speak of.
    #[error("no documents")]
    NoDocuments,
    /// The finished letter would be larger than mail services take.
    #[error("the letter would have {size} bytes; at most {limit} can be sent")]
    TooLarge {
        /// The size of the finished letter, in bytes.
        size: u64,
        /// The largest size, in bytes.
        limit: u64,
    },
    /// The instant has no date that a letter can carry (years 1900 to 9999).
    #[error("the instant is outside the years 1900 to 9999")]
    Date,
    /// A `mailto:` link cannot carry files, and a letter is not opened without them.
    #[error("a mailto link cannot carry attachments")]
    LinkCarriesNoFiles,
}

impl DraftError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            DraftError::Empty { .. } => "letter_empty",
            DraftError::TooLong { .. } => "letter_too_long",
            DraftError::ControlCharacter { .. } => "letter_control_character",
            DraftError::DirectionControl { .. } => "letter_direction_control",
            DraftError::NameCharacter { .. } => "letter_name_character",
            DraftError::NameForm => "letter_name_form",
            DraftError::NameEnding => "letter_name_ending",
            DraftError::NameTwice => "letter_name_twice",
            DraftError::NoDocuments => "letter_no_documents",
            DraftError::TooLarge { .. } => "letter_too_large",
            DraftError::Date => "letter_date",
            DraftError::LinkCarriesNoFiles => "letter_link_carries_no_files",
        }
    }

    /// What happened, in a sentence for the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            DraftError::TooLarge { .. } => Bilingual::new(
                "Лист завеликий: поштові служби приймають до 20 МБ.",
                "The letter is too large: mail services take up to 20 MB.",
            ),
            DraftError::LinkCarriesNoFiles => Bilingual::new(
                "Поштове посилання не передає вкладених файлів.",
                "A mail link cannot carry attached files.",
            ),
            DraftError::ControlCharacter { .. } | DraftError::DirectionControl { .. } => Bilingual::new(
                "У тексті для листа є приховані символи.",
                "There are hidden characters in a text for the letter.",
            ),
            DraftError::Date => {
                Bilingual::new("На телефоні неможлива дата.", "The date on the phone is impossible.")
            }
            DraftError::NoDocuments => {
                Bilingual::new("Немає документів для листа.", "There are no documents for the letter.")
            }
            DraftError::Empty { .. }
            | DraftError::TooLong { .. }
            | DraftError::NameCharacter { .. }
            | DraftError::NameForm
            | DraftError::NameEnding
            | DraftError::NameTwice => {
                Bilingual::new("Не вдалося скласти лист.", "The letter could not be put together.")
            }
        }
    }

    /// What to do next, in a sentence for the citizen.
    pub const fn next_step(self) -> Bilingual {
        match self {
            DraftError::TooLarge { .. } => Bilingual::new(
                "Надішліть документи кількома листами або запитайте установу, як іще їх можна передати.",
                "Send the documents in several letters, or ask the institution for another way to hand them over.",
            ),
            DraftError::LinkCarriesNoFiles => Bilingual::new(
                "Відкрийте лист у поштовому застосунку або збережіть його як файл.",
                "Open the letter in a mail app, or save it as a file.",
            ),
            DraftError::Date => Bilingual::new(
                "Увімкніть на телефоні автоматичну дату й час.",
                "Turn on automatic date and time on the phone.",
            ),
            DraftError::NoDocuments => {
                Bilingual::new("Виберіть хоча б один документ.", "Choose at least one document.")
            }
            DraftError::Empty { .. }
            | DraftError::TooLong { .. }
            | DraftError::ControlCharacter { .. }
            | DraftError::DirectionControl { .. }
            | DraftError::NameCharacter { .. }
            | DraftError::NameForm
            | DraftError::NameEnding
            | DraftError::NameTwice => Bilingual::new(
                "Нічого не надіслано. Повідомте установу, що її запит не вдалося виконати.",
                "Nothing was sent. Tell the institution that its request could not be carried out.",
            ),
        }
    }
}
