use zeroize::Zeroizing;

use super::FormatError;
use crate::codec::{Reader, TextField, Writer, is_letter};
use crate::redacted::redacted_debug;

/// A part of a name: letters, apostrophes of every kind, hyphen, space, full stop. No combining marks, and no marks
/// that turn the direction of a line.
const NAME: TextField = TextField { allows: allowed_in_name, longest: 40, wide: false };

fn allowed_in_name(character: char) -> bool {
    is_letter(character) || matches!(character, '\'' | '’' | 'ʼ' | '-' | ' ' | '.')
}

/// A name in its parts, spelled as in the document. At least one part is not empty.
#[derive(Clone, PartialEq, Eq)]
pub struct HolderName {
    // Each is wiped from memory when dropped.
    last: Zeroizing<String>,
    first: Zeroizing<String>,
    middle: Zeroizing<String>,
}

impl HolderName {
    /// A name of up to 40 characters a part: letters (Cyrillic, Latin), apostrophes, hyphens, single spaces,
    /// full stops.
    ///
    /// # Errors
    /// [`FormatError::Text`] or [`FormatError::EmptyName`].
    pub fn new(last: &str, first: &str, middle: &str) -> Result<Self, FormatError> {
        if ![last, first, middle].into_iter().all(|part| NAME.permits(part)) {
            return Err(FormatError::Text);
        }
        if [last, first, middle].into_iter().all(str::is_empty) {
            return Err(FormatError::EmptyName);
        }
        let [last, first, middle] = [last, first, middle].map(|part| Zeroizing::new(part.to_owned()));
        Ok(HolderName { last, first, middle })
    }

    /// Family name; may be empty.
    pub fn last(&self) -> &str {
        &self.last
    }

    /// Given name; may be empty.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Patronymic; may be empty.
    pub fn middle(&self) -> &str {
        &self.middle
    }

    /// The parts that are not empty, family name first, with a space between them.
    pub fn full(&self) -> String {
        let parts = [&self.last, &self.first, &self.middle];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| part.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub(super) fn write(&self, out: &mut Writer) -> Result<(), FormatError> {
        NAME.write(&self.last, out)?;
        NAME.write(&self.first, out)?;
        NAME.write(&self.middle, out)?;
        Ok(())
    }

    pub(super) fn read(input: &mut Reader<'_>) -> Result<Self, FormatError> {
        let mut part = || NAME.read(input).map(Zeroizing::new);
        let (last, first, middle) = (part()?, part()?, part()?);
        HolderName::new(&last, &first, &middle)
    }
}

redacted_debug!(HolderName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_one_part_and_shows_in_order() {
        assert_eq!(HolderName::new("", "", ""), Err(FormatError::EmptyName));
        assert_eq!(HolderName::new("", "О", "").map(|name| name.full()).as_deref(), Ok("О"));
        let name = HolderName::new("Дія", "Надія", "Володимирівна").unwrap();
        assert_eq!(name.full(), "Дія Надія Володимирівна");
        assert_eq!(format!("{name:?}"), "HolderName(…)");
    }
}
