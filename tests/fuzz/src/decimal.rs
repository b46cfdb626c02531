//! The decimal form of bytes (`core/FORMAT.md` §6), written with schoolbook arithmetic and read by the
//! standard library.

/// How many digits 0 to 12 bytes take, as the format lists them.
const WIDTHS: [usize; 13] = [0, 3, 5, 8, 10, 13, 15, 17, 20, 22, 25, 27, 29];

/// The decimal form of bytes.
pub fn digits(bytes: &[u8]) -> String {
    let mut text = String::new();
    for block in bytes.chunks(12) {
        let mut digits = vec![0u16; WIDTHS[block.len()]];
        for byte in block {
            let mut carry = u16::from(*byte);
            for digit in digits.iter_mut().rev() {
                carry += *digit * 256;
                *digit = carry % 10;
                carry /= 10;
            }
            assert_eq!(carry, 0, "the block fits its digits");
        }
        text.extend(digits.iter().map(|digit| char::from(b'0' + u8::try_from(*digit).unwrap())));
    }
    text
}

/// The bytes of a decimal form, if it is one and has at most `max_bytes` bytes.
pub fn bytes(text: &str, max_bytes: usize) -> Option<Vec<u8>> {
    if !text.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut bytes = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let block;
        (block, rest) = rest.split_at(rest.len().min(29));
        let length = WIDTHS.iter().position(|width| *width == block.len())?;
        let number = block.parse::<u128>().ok()?.to_be_bytes();
        let (above, number) = number.split_at(16 - length);
        if above != &[0; 16][..above.len()] {
            return None;
        }
        bytes.extend(number);
    }
    (bytes.len() <= max_bytes).then_some(bytes)
}
