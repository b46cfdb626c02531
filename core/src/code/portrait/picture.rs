use zeroize::Zeroizing;

use super::binary::BinaryDecoder;
use super::{PortraitRefusal, coefficients, wavelet};
use crate::code::credential::PortraitDigest;
use crate::es256::sha256;
use crate::redacted::redacted_debug;

/// Pixels from left to right.
pub const PORTRAIT_WIDTH: usize = 64;
/// Pixels from top to bottom.
pub const PORTRAIT_HEIGHT: usize = 80;
/// No portrait is longer, in bytes: more would take a larger code, and so a smaller distance to read it.
pub const PORTRAIT_MAX_BYTES: usize = 300;

/// A portrait whose form is right, and what it shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Portrait {
    bytes: Zeroizing<Vec<u8>>,
    picture: GreyPicture,
}

/// Greys, one byte a pixel, 0 black and 255 white: row after row from the top, from left to right.
#[derive(Clone, PartialEq, Eq)]
pub struct GreyPicture {
    pixels: Zeroizing<Vec<u8>>,
}

impl Portrait {
    /// Reads a portrait as its issuer sent it. It takes the same memory and nearly the same time whatever the bytes are.
    ///
    /// # Errors
    /// [`PortraitRefusal::TooLarge`], [`PortraitRefusal::Form`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PortraitRefusal> {
        if bytes.len() > PORTRAIT_MAX_BYTES {
            return Err(PortraitRefusal::TooLarge);
        }
        let (fineness, numbers) = bytes.split_first().ok_or(PortraitRefusal::Form)?;
        // One form only: past the end stand zeros, so none stands at the end. Decisions begin in a range of 255: no encoder can
        // make a first byte that lies beyond it.
        if *fineness == 0 || bytes.last() == Some(&0) || numbers.first() == Some(&0xFF) {
            return Err(PortraitRefusal::Form);
        }
        let mut input = BinaryDecoder::new(numbers);
        let plane = coefficients::read(&mut input, *fineness);
        if !input.has_read_all() {
            return Err(PortraitRefusal::Form);
        }
        let pixels = wavelet::greys(plane);
        Ok(Portrait { bytes: Zeroizing::new(bytes.to_vec()), picture: GreyPicture { pixels } })
    }

    /// Reads a portrait that must be the one with this digest: nothing else is decoded.
    ///
    /// # Errors
    /// [`PortraitRefusal`].
    pub fn promised(bytes: &[u8], digest: PortraitDigest) -> Result<Self, PortraitRefusal> {
        if PortraitDigest::of(bytes) != digest {
            return Err(PortraitRefusal::AnotherPerson);
        }
        Portrait::from_bytes(bytes)
    }

    /// Its bytes, as its issuer sent them.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the credentials of its document hold of it.
    pub fn digest(&self) -> PortraitDigest {
        PortraitDigest::of(&self.bytes)
    }

    /// What it shows.
    pub const fn picture(&self) -> &GreyPicture {
        &self.picture
    }
}

impl PortraitDigest {
    /// The digest of a portrait's bytes.
    pub fn of(portrait: &[u8]) -> Self {
        let hash = sha256(portrait);
        PortraitDigest(hash.first_chunk().copied().unwrap_or_default())
    }
}

impl GreyPicture {
    /// Pixels from left to right.
    pub const fn width(&self) -> usize {
        PORTRAIT_WIDTH
    }

    /// Pixels from top to bottom.
    pub const fn height(&self) -> usize {
        PORTRAIT_HEIGHT
    }

    /// One byte a pixel, 0 black and 255 white: row after row from the top, from left to right.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }
}

redacted_debug!(Portrait, GreyPicture);
