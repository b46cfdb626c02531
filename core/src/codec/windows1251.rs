//! Windows-1251 for the characters that our fields have: one byte a letter instead of two.
//!
//! Only the part that these fields need is here; it agrees with the `windows-1251` table of the WHATWG Encoding
//! Standard, which Java, Python and Apple's Foundation know by that name.

/// The byte of a character, if it has one.
pub(super) fn byte_of(character: char) -> Option<u8> {
    let byte = match character {
        ' '..='~' => u32::from(character),
        'А'..='я' => u32::from(character) - u32::from('А') + 0xC0,
        'Ґ' => 0xA5,
        'Ё' => 0xA8,
        'Є' => 0xAA,
        'Ї' => 0xAF,
        'І' => 0xB2,
        'і' => 0xB3,
        'ґ' => 0xB4,
        'ё' => 0xB8,
        '№' => 0xB9,
        'є' => 0xBA,
        'ї' => 0xBF,
        '„' => 0x84,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '—' => 0x97,
        '§' => 0xA7,
        '«' => 0xAB,
        '»' => 0xBB,
        _ => return None,
    };
    u8::try_from(byte).ok()
}

/// The character of a byte, if these fields know it.
pub(super) fn char_of(byte: u8) -> Option<char> {
    Some(match byte {
        b' '..=b'~' => char::from(byte),
        0xC0..=0xFF => char::from_u32(u32::from('А') + u32::from(byte) - 0xC0)?,
        0xA5 => 'Ґ',
        0xA8 => 'Ё',
        0xAA => 'Є',
        0xAF => 'Ї',
        0xB2 => 'І',
        0xB3 => 'і',
        0xB4 => 'ґ',
        0xB8 => 'ё',
        0xB9 => '№',
        0xBA => 'є',
        0xBF => 'ї',
        0x84 => '„',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        0xA7 => '§',
        0xAB => '«',
        0xBB => '»',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_are_one_to_one() {
        let mut known = 0;
        for byte in 0..=255 {
            if let Some(character) = char_of(byte) {
                assert_eq!(byte_of(character), Some(byte));
                known += 1;
            }
        }
        assert_eq!(known, 95 + 64 + 20);
        assert_eq!("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя".chars().filter_map(byte_of).count(), 33);
        assert_eq!("АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ".chars().filter_map(byte_of).count(), 33);
    }
}
