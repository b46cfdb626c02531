use super::AskRefusal;
use crate::code::credential::{AgeThreshold, Profile};
use crate::codec::{Reader, Writer};
use crate::text::Bilingual;

/// What an asker wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// That a document is valid. No name.
    Status,
    /// Name, birth date, number.
    Identity,
    /// That the holder has reached an age. No birth date, no name.
    Age(AgeThreshold),
}

impl Wanted {
    /// The profile that answers it.
    pub const fn profile(self) -> Profile {
        match self {
            Wanted::Status => Profile::Status,
            Wanted::Identity => Profile::Identity,
            Wanted::Age(_) => Profile::Age,
        }
    }

    /// The stable name, for receipts and logs: `status`, `identity`, `age_18`.
    pub const fn code(self) -> &'static str {
        match self {
            Wanted::Status => "status",
            Wanted::Identity => "identity",
            Wanted::Age(threshold) => match threshold.years() {
                14 => "age_14",
                16 => "age_16",
                18 => "age_18",
                21 => "age_21",
                _ => "age_60",
            },
        }
    }

    /// What the answer would tell, for the holder.
    pub const fn text(self) -> Bilingual {
        match self {
            Wanted::Status => Bilingual::new(
                "Що ваш документ дійсний, без імені",
                "That your document is valid, without your name",
            ),
            Wanted::Identity => Bilingual::new(
                "Ваші ім’я, дату народження та номер документа",
                "Your name, birth date and document number",
            ),
            Wanted::Age(threshold) => match threshold.years() {
                14 => Bilingual::new(
                    "Що вам уже є 14 років, без дати народження",
                    "That you are at least 14, without your birth date",
                ),
                16 => Bilingual::new(
                    "Що вам уже є 16 років, без дати народження",
                    "That you are at least 16, without your birth date",
                ),
                18 => Bilingual::new(
                    "Що вам уже є 18 років, без дати народження",
                    "That you are at least 18, without your birth date",
                ),
                21 => Bilingual::new(
                    "Що вам уже є 21 рік, без дати народження",
                    "That you are at least 21, without your birth date",
                ),
                _ => Bilingual::new(
                    "Що вам уже є 60 років, без дати народження",
                    "That you are at least 60, without your birth date",
                ),
            },
        }
    }

    pub(super) fn write(self, out: &mut Writer) {
        match self {
            Wanted::Status => out.byte(1),
            Wanted::Identity => out.byte(2),
            Wanted::Age(threshold) => out.byte(4).byte(threshold.years()),
        };
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, AskRefusal> {
        match input.byte()? {
            1 => Ok(Wanted::Status),
            2 => Ok(Wanted::Identity),
            4 => Ok(Wanted::Age(AgeThreshold::new(input.byte()?).map_err(|_| AskRefusal::Wanted)?)),
            _ => Err(AskRefusal::Wanted),
        }
    }
}
