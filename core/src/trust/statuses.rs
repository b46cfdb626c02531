use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::TrustError;

/// 128 million entries of one bit.
pub(super) const MAX_UNFOLDED_BYTES: usize = 16 << 20;
/// As far back as DEFLATE refers (RFC 1951 §2), and so all that must be held while a list is unfolded.
const WINDOW: usize = 32 << 10;
/// A byte that is not zero, and where it lies.
const BYTES_OF_ONE: usize = size_of::<u32>() + size_of::<u8>();

/// The bytes of a status list in as little memory as they need: of 100 million documents, one of a thousand revoked, 12.5 MB
/// are almost all zero.
pub(super) struct Statuses {
    bytes: usize,
    held: Held,
}

enum Held {
    /// Where the bytes lie that are not zero, in ascending order, and what they are.
    Few {
        places: Vec<u32>,
        values: Vec<u8>,
    },
    All(Vec<u8>),
}

impl Statuses {
    /// Unfolds `lst` (zlib, draft-ietf-oauth-status-list §4.1) piece by piece, so that its zeros are never in memory together.
    pub(super) fn unfold(zlib: &[u8]) -> Result<Self, TrustError> {
        let mut unfolding = Box::<DecompressorOxide>::default();
        let mut window = vec![0; WINDOW];
        let mut statuses = Statuses { bytes: 0, held: Held::Few { places: Vec::new(), values: Vec::new() } };
        let (mut input, mut from) = (zlib, 0);
        loop {
            let (state, read, written) =
                decompress(&mut unfolding, input, &mut window, from, TINFL_FLAG_PARSE_ZLIB_HEADER);
            statuses.push(window.get(from..from + written).ok_or(TrustError::Compression)?)?;
            match state {
                TINFLStatus::Done => return Ok(statuses.shrunk()),
                TINFLStatus::HasMoreOutput => {
                    input = input.get(read..).ok_or(TrustError::Compression)?;
                    from = (from + written) % WINDOW;
                }
                _ => return Err(TrustError::Compression),
            }
        }
    }

    /// A byte of the list; `None` behind its end.
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        if at >= self.bytes {
            return None;
        }
        match &self.held {
            Held::All(bytes) => bytes.get(at).copied(),
            Held::Few { places, values } => {
                let found = places.binary_search(&u32::try_from(at).ok()?);
                Some(found.ok().and_then(|nth| values.get(nth).copied()).unwrap_or(0))
            }
        }
    }

    fn push(&mut self, piece: &[u8]) -> Result<(), TrustError> {
        if self.bytes + piece.len() > MAX_UNFOLDED_BYTES {
            return Err(TrustError::Compression);
        }
        match &mut self.held {
            Held::All(bytes) => bytes.extend_from_slice(piece),
            Held::Few { places, values } => {
                for (at, value) in (self.bytes..).zip(piece).filter(|(_, value)| **value != 0) {
                    places.push(u32::try_from(at).map_err(|_| TrustError::Compression)?);
                    values.push(*value);
                }
            }
        }
        self.bytes += piece.len();
        self.prefer_all();
        Ok(())
    }

    fn prefer_all(&mut self) {
        if let Held::Few { places, values } = &self.held
            && places.len() * BYTES_OF_ONE > self.bytes
        {
            let mut all = vec![0; self.bytes];
            for (place, value) in places.iter().zip(values) {
                if let Some(byte) = usize::try_from(*place).ok().and_then(|at| all.get_mut(at)) {
                    *byte = *value;
                }
            }
            self.held = Held::All(all);
        }
    }

    fn shrunk(mut self) -> Self {
        match &mut self.held {
            Held::All(bytes) => bytes.shrink_to_fit(),
            Held::Few { places, values } => {
                places.shrink_to_fit();
                values.shrink_to_fit();
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(bytes: &[u8]) -> Vec<u8> {
        miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
    }

    /// Bytes that are not zero at every `step`-th place.
    fn every(step: usize, bytes: usize) -> Vec<u8> {
        (0..bytes)
            .map(
                |at| {
                    if at % step == step - 1 { u8::try_from((at * 7 + 1) % 251).unwrap_or(0) | 1 } else { 0 }
                },
            )
            .collect()
    }

    #[test]
    fn every_byte_is_what_was_folded_however_it_is_held() {
        let changing = [every(50, 200_000), every(1, 100_000), every(3, 300_000)].concat();
        for bytes in [vec![], vec![0; 5], vec![9], every(1, 70_000), every(1000, WINDOW * 5 + 3), changing] {
            let statuses = Statuses::unfold(&fold(&bytes)).unwrap();
            let read: Vec<_> = (0..bytes.len()).filter_map(|at| statuses.byte(at)).collect();
            assert!(read == bytes, "{} bytes", bytes.len());
            assert_eq!((statuses.byte(bytes.len()), statuses.byte(usize::MAX)), (None, None));
        }
    }

    #[test]
    fn zeros_are_not_held() {
        let few = Statuses::unfold(&fold(&every(1000, 1 << 20))).unwrap();
        assert!(matches!(&few.held, Held::Few { places, .. } if places.capacity() == 1048));
        let many = Statuses::unfold(&fold(&every(2, 1 << 20))).unwrap();
        assert!(matches!(&many.held, Held::All(bytes) if bytes.capacity() == 1 << 20));
    }

    #[test]
    fn a_bomb_is_not_unfolded() {
        assert!(Statuses::unfold(&fold(&vec![0; MAX_UNFOLDED_BYTES])).is_ok());
        let bomb = fold(&vec![0; MAX_UNFOLDED_BYTES + 1]);
        assert_eq!(Statuses::unfold(&bomb).err(), Some(TrustError::Compression));
    }

    #[test]
    fn what_is_cut_short_or_changed_is_refused() {
        let whole = fold(&every(100, 100_000));
        for end in 0..whole.len() {
            assert_eq!(Statuses::unfold(&whole[..end]).err(), Some(TrustError::Compression), "{end} bytes");
        }
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(Statuses::unfold(&changed).err(), Some(TrustError::Compression), "its checksum");
    }
}
