use diia_citizen::es256::{PublicKey, Signature};

use crate::{DiiaError, RefusedInput};

/// Verifies a signature as a key store gives it, ECDSA over P-256 with SHA-256: the key as 91 bytes of
/// SubjectPublicKeyInfo or a point of 65 bytes, the signature as DER with a low or a high s. For the tests of key stores;
/// the library itself checks every signature that it is given. Throws when it does not verify.
#[uniffi::export]
pub fn verify_key_signature(
    public_key: Vec<u8>,
    message: Vec<u8>,
    signature: Vec<u8>,
) -> Result<(), DiiaError> {
    let refused = || RefusedInput::Signature.because("signature");
    let key =
        PublicKey::from_platform(&public_key).map_err(|_| RefusedInput::Signature.because("public_key"))?;
    let signature = Signature::from_platform_der(&signature).map_err(|_| refused())?;
    if key.verifies(&message, &signature) { Ok(()) } else { Err(refused()) }
}
