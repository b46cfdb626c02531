//! Yes and no, each at a chance that both sides learn alike: the boolean decoder of RFC 6386 §7.3, with chances that adapt.

/// Reads decisions from bytes; past their end it reads zeros.
pub(super) struct BinaryDecoder<'b> {
    rest: std::slice::Iter<'b, u8>,
    value: u32,
    range: u32,
    shifted: u8,
}

/// How probable "no" is, of 65,536, and how sure of that one may be.
#[derive(Clone, Copy)]
pub(super) struct Chance {
    no: u32,
    seen: u32,
}

/// The slowest that a chance moves: a 32nd of the way.
const SLOWEST: u32 = 5;

impl<'b> BinaryDecoder<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = BinaryDecoder { rest: bytes.iter(), value: 0, range: 255, shifted: 0 };
        decoder.value = decoder.byte() << 8 | decoder.byte();
        decoder
    }

    fn byte(&mut self) -> u32 {
        self.rest.next().copied().map_or(0, u32::from)
    }

    /// The next decision; the chance learns from it.
    pub(super) fn next(&mut self, chance: &mut Chance) -> bool {
        let yes = self.at(chance.of_256());
        chance.learn(yes);
        yes
    }

    /// A decision that is as often yes as no.
    pub(super) fn even(&mut self) -> bool {
        self.at(128)
    }

    /// `range` is from 128 to 255 and `value` below `range << 8`, before and after: nothing overflows.
    fn at(&mut self, no_of_256: u32) -> bool {
        let split = 1 + (((self.range - 1) * no_of_256) >> 8);
        let yes = self.value >= split << 8;
        if yes {
            self.range -= split;
            self.value -= split << 8;
        } else {
            self.range = split;
        }
        while self.range < 128 {
            self.value <<= 1;
            self.range <<= 1;
            self.shifted += 1;
            if self.shifted == 8 {
                self.shifted = 0;
                self.value |= self.byte();
            }
        }
        yes
    }

    /// Whether every byte had its part in what was read.
    pub(super) fn has_read_all(&self) -> bool {
        self.rest.as_slice().is_empty()
    }
}

impl Chance {
    pub(super) const fn new(no_of_256: u8) -> Self {
        Chance { no: (no_of_256 as u32) << 8, seen: 0 }
    }

    fn of_256(self) -> u32 {
        (self.no >> 8).clamp(1, 255)
    }

    fn learn(&mut self, yes: bool) {
        let speed = (self.seen + 2).min(SLOWEST);
        self.seen = (self.seen + 1).min(SLOWEST);
        if yes {
            self.no -= self.no >> speed;
        } else {
            self.no += (65_536 - self.no) >> speed;
        }
    }
}
