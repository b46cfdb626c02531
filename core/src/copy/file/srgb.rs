//! The colour profile of a copy: sRGB (IEC 61966-2-1) as an ICC profile of version 4.2, written out from the numbers of
//! the standard, adapted to D50 after Bradford. It is part of this library and under its licence.

/// Values in 1/65536, as ICC profiles hold them.
const D50: [i32; 3] = [63190, 65536, 54061];
const RED: [i32; 3] = [28579, 14582, 913];
const GREEN: [i32; 3] = [25236, 46981, 6364];
const BLUE: [i32; 3] = [9377, 3973, 46804];
/// From D65 to D50, row by row.
const ADAPTATION: [i32; 9] = [68669, 1500, -3285, 1936, 64912, -1117, -605, 986, 49292];
/// Exponent 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
const CURVE: [i32; 5] = [157_286, 62119, 3417, 5072, 2651];

const HEADER: u32 = 128;

/// The bytes of the profile.
pub(super) fn profile() -> Vec<u8> {
    let curve = tagged(b"para", &[&[0, 3, 0, 0][..], &numbers(&CURVE)].concat());
    let xyz = |values: &[i32]| tagged(b"XYZ ", &numbers(values));
    // Each with the names under which it stands.
    let parts: [(&[&[u8; 4]], Vec<u8>); 8] = [
        (&[b"desc"], text("sRGB")),
        (&[b"cprt"], text("Apache-2.0 OR MIT")),
        (&[b"wtpt"], xyz(&D50)),
        (&[b"chad"], tagged(b"sf32", &numbers(&ADAPTATION))),
        (&[b"rXYZ"], xyz(&RED)),
        (&[b"gXYZ"], xyz(&GREEN)),
        (&[b"bXYZ"], xyz(&BLUE)),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let count: u32 = parts.iter().map(|(names, _)| length(names.len())).sum();
    let (mut table, mut data) = (count.to_be_bytes().to_vec(), Vec::new());
    for (names, part) in &parts {
        for name in *names {
            table.extend_from_slice(*name);
            table.extend((HEADER + 4 + 12 * count + length(data.len())).to_be_bytes());
            table.extend(length(part.len()).to_be_bytes());
        }
        data.extend_from_slice(part);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    [header(HEADER + length(table.len() + data.len())), table, data].concat()
}

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend(*b"\0\0\0\0\x04\x20\0\0mntrRGB XYZ ");
    // 1 January 2026, midnight.
    header.extend([2026u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(*b"acsp");
    header.resize(68, 0);
    header.extend(numbers(&D50));
    header.resize(128, 0);
    header
}

fn tagged(signature: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [&signature[..], &[0; 4], data].concat()
}

fn numbers(values: &[i32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

/// One text in English.
fn text(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let record = [1, 12, u32::from_be_bytes(*b"enUS"), length(utf16.len()), 28];
    tagged(b"mluc", &[record.into_iter().flat_map(u32::to_be_bytes).collect(), utf16].concat())
}

/// Every length here is a few hundred bytes.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_the_profile_lead_to_its_parts() {
        let profile = profile();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap());
        assert_eq!((number(0), &profile[36..40]), (length(profile.len()), &b"acsp"[..]));
        let count = usize::try_from(number(128)).unwrap();
        assert_eq!(count, 10);
        for entry in 0..count {
            let at = 132 + 12 * entry;
            let (start, size) =
                (usize::try_from(number(at + 4)).unwrap(), usize::try_from(number(at + 8)).unwrap());
            assert!(start % 4 == 0 && start + size <= profile.len());
            let kind: &[u8] = match &profile[at + 1..at + 4] {
                b"XYZ" | b"tpt" => b"XYZ ",
                b"TRC" => b"para",
                b"had" => b"sf32",
                _ => b"mluc",
            };
            assert_eq!(&profile[start..start + 4], kind);
        }
    }

    #[test]
    fn white_is_white() {
        for (channel, white) in D50.iter().enumerate() {
            let sum = RED[channel] + GREEN[channel] + BLUE[channel];
            assert!((sum - white).abs() < 24, "{channel}: {sum} and {white}");
        }
    }
}
