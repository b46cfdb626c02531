use crate::redacted::redacted_debug;

/// An ES256 signature in its one canonical form: 64 bytes, `r ‖ s`, both in range, `s` in the lower half.
///
/// ECDSA accepts `s` and `n − s` alike; with the lower one only, nobody can turn a signature into a second one
/// that is also valid.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 64]);

/// Why bytes are not an ES256 signature in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Not 64 bytes of two numbers from 1 to the order of the group, or not strict DER of two such numbers.
    #[error("not two numbers in the range of P-256 signatures")]
    Encoding,
    /// `s` lies in the upper half.
    #[error("s lies in the upper half")]
    HighS,
}

impl Signature {
    /// Length of the canonical form in bytes.
    pub const LENGTH: usize = 64;

    /// Reads the canonical form, refusing every other one.
    ///
    /// # Errors
    /// [`SignatureError::Encoding`] or [`SignatureError::HighS`].
    pub fn from_canonical(bytes: &[u8]) -> Result<Self, SignatureError> {
        let signature = p256::ecdsa::Signature::from_slice(bytes).map_err(|_| SignatureError::Encoding)?;
        if signature.normalize_s() == signature {
            Ok(Signature(signature.to_bytes().into()))
        } else {
            Err(SignatureError::HighS)
        }
    }

    /// Reads what a platform's key store gives (strict DER, ECDSA-Sig-Value of RFC 3279) and brings it into the
    /// canonical form.
    ///
    /// # Errors
    /// [`SignatureError::Encoding`].
    pub fn from_platform_der(der: &[u8]) -> Result<Self, SignatureError> {
        let signature = p256::ecdsa::Signature::from_der(der).map_err(|_| SignatureError::Encoding)?;
        Ok(Signature(signature.normalize_s().to_bytes().into()))
    }

    /// Reads 64 bytes in which `s` may lie in either half, as JOSE libraries write it (RFC 7518 §3.4), and brings
    /// them into the canonical form.
    ///
    /// # Errors
    /// [`SignatureError::Encoding`].
    pub fn from_jws(bytes: &[u8]) -> Result<Self, SignatureError> {
        let signature = p256::ecdsa::Signature::from_slice(bytes).map_err(|_| SignatureError::Encoding)?;
        Ok(Signature(signature.normalize_s().to_bytes().into()))
    }

    /// The form that CMS and X.509 have (DER, ECDSA-Sig-Value of RFC 3279).
    pub fn to_der(&self) -> Vec<u8> {
        p256::ecdsa::Signature::from_slice(&self.0)
            .map(|signature| signature.to_der().as_bytes().to_vec())
            // The canonical form was checked when this was made.
            .unwrap_or_default()
    }

    /// The 64 bytes.
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

redacted_debug!(Signature);

#[cfg(test)]
mod tests {
    use super::*;

    /// Half of the group's order, rounded down: the largest low `s`.
    const HALF_ORDER: [u8; 32] = [
        0x7F, 0xFF, 0xFF, 0xFF, 0x80, 0x00, 0x00, 0x00, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xDE,
        0x73, 0x7D, 0x56, 0xD3, 0x8B, 0xCF, 0x42, 0x79, 0xDC, 0xE5, 0x61, 0x7E, 0x31, 0x92, 0xA8,
    ];

    fn with_s(s: [u8; 32]) -> Vec<u8> {
        let mut bytes = vec![0; 31];
        bytes.push(1);
        bytes.extend(s);
        bytes
    }

    #[test]
    fn s_ends_at_half_of_the_order() {
        assert!(Signature::from_canonical(&with_s(HALF_ORDER)).is_ok());
        let mut above = HALF_ORDER;
        above[31] += 1;
        assert_eq!(Signature::from_canonical(&with_s(above)), Err(SignatureError::HighS));
    }

    #[test]
    fn zero_too_large_and_other_lengths_are_refused() {
        assert_eq!(Signature::from_canonical(&with_s([0; 32])), Err(SignatureError::Encoding));
        assert_eq!(Signature::from_canonical(&with_s([0xFF; 32])), Err(SignatureError::Encoding));
        assert_eq!(Signature::from_canonical(&[1; 63]), Err(SignatureError::Encoding));
        assert_eq!(Signature::from_canonical(&[1; 65]), Err(SignatureError::Encoding));
    }

    #[test]
    fn the_form_of_cms_reads_back() {
        let signature = Signature::from_canonical(&with_s(HALF_ORDER)).unwrap();
        assert_eq!(Signature::from_platform_der(&signature.to_der()), Ok(signature));
    }

    #[test]
    fn a_platforms_high_s_is_brought_down() {
        let mut above = HALF_ORDER;
        above[31] += 1; // n − (n/2 + 1) = n/2, as n is odd
        let mut der = vec![0x30, 0x25, 0x02, 0x01, 0x01, 0x02, 0x20];
        der.extend(above);
        assert_eq!(Signature::from_platform_der(&der).unwrap().as_bytes()[32..], HALF_ORDER);
        der.push(0);
        assert_eq!(Signature::from_platform_der(&der), Err(SignatureError::Encoding), "a byte too many");
    }
}
