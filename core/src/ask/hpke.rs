//! HPKE in base mode for the messages of one answer: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180). The agreement, HMAC, HKDF and
//! AES are ring's.

use ring::aead::{AES_128_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf;
use ring::hmac;
use ring::rand::SystemRandom;
use zeroize::Zeroizing;

use crate::es256::PublicKey;

const VERSION: &[u8] = b"HPKE-v1";
/// "KEM", DHKEM(P-256, HKDF-SHA256).
const KEM: &[u8] = &[0x4B, 0x45, 0x4D, 0x00, 0x10];
/// "HPKE", the KEM, HKDF-SHA256, AES-128-GCM.
const SUITE: &[u8] = &[0x48, 0x50, 0x4B, 0x45, 0x00, 0x10, 0x00, 0x01, 0x00, 0x01];
const BASE: u8 = 0;
const KEY_BYTES: usize = 16;
/// Bytes that sealing adds.
pub(super) const TAG_BYTES: usize = 16;

/// Something that cannot be opened, or a system without random numbers: no more is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HpkeError;

enum Private {
    Drawn(EphemeralPrivateKey),
    #[cfg(test)]
    Given(p256::SecretKey),
}

/// A key pair for one agreement.
pub(super) struct EphemeralKey {
    private: Private,
    pub(super) public: PublicKey,
}

impl EphemeralKey {
    pub(super) fn generate() -> Result<Self, HpkeError> {
        let private =
            EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).map_err(|_| HpkeError)?;
        let public = private.compute_public_key().map_err(|_| HpkeError)?;
        let public = PublicKey::from_platform(public.as_ref()).map_err(|_| HpkeError)?;
        Ok(EphemeralKey { private: Private::Drawn(private), public })
    }

    /// One of a vector: ring's keys cannot be given, so its agreement is RustCrypto's.
    #[cfg(test)]
    pub(super) fn given(private: &[u8]) -> Self {
        let private = p256::SecretKey::from_slice(private).unwrap();
        let public = p256::elliptic_curve::sec1::ToSec1Point::to_sec1_point(&private.public_key(), false);
        let public = PublicKey::from_platform(public.as_bytes()).unwrap();
        EphemeralKey { private: Private::Given(private), public }
    }

    /// Agrees with `theirs`, and gives the context of one message. `enc` is the sender's public key.
    fn context(
        self,
        theirs: &PublicKey,
        enc: &PublicKey,
        receiver: &PublicKey,
        info: &[u8],
    ) -> Result<Context, HpkeError> {
        match self.private {
            Private::Drawn(private) => {
                let theirs = UnparsedPublicKey::new(&ECDH_P256, theirs.as_uncompressed());
                agree_ephemeral(private, &theirs, |secret| Context::of(secret, enc, receiver, info))
                    .map_err(|_| HpkeError)?
            }
            #[cfg(test)]
            Private::Given(private) => {
                let theirs = p256::PublicKey::from_sec1_bytes(theirs.as_uncompressed()).unwrap();
                let secret = p256::elliptic_curve::ecdh::diffie_hellman(
                    private.to_nonzero_scalar(),
                    theirs.as_affine(),
                );
                Context::of(secret.raw_secret_bytes(), enc, receiver, info)
            }
        }
    }
}

/// The context of a sender's fresh key, for messages to `receiver`.
pub(super) fn sender(key: EphemeralKey, receiver: &PublicKey, info: &[u8]) -> Result<Context, HpkeError> {
    let enc = key.public;
    key.context(receiver, &enc, receiver, info)
}

/// The context of messages that were sealed to this key.
pub(super) fn receiver(key: EphemeralKey, enc: &PublicKey, info: &[u8]) -> Result<Context, HpkeError> {
    let own = key.public;
    key.context(enc, enc, &own, info)
}

/// Which message of a context: its sequence number of RFC 9180 §5.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    Answer,
    Portrait,
}

/// The key of a context, and the nonce from which that of each message follows.
pub(super) struct Context {
    key: LessSafeKey,
    nonce: [u8; NONCE_LEN],
}

impl Context {
    /// RFC 9180 §4.1 (ExtractAndExpand) and §5.1 (KeySchedule), from the x coordinate of the agreement.
    fn of(secret: &[u8], enc: &PublicKey, receiver: &PublicKey, info: &[u8]) -> Result<Self, HpkeError> {
        let kem_context = [&enc.as_uncompressed()[..], receiver.as_uncompressed()].concat();
        let extracted = extract(&[], KEM, b"eae_prk", secret);
        let shared = expand::<32>(&extracted, KEM, b"shared_secret", &kem_context)?;
        let context = [
            &[BASE][..],
            &*extract(&[], SUITE, b"psk_id_hash", &[]),
            &*extract(&[], SUITE, b"info_hash", info),
        ]
        .concat();
        let secret = extract(&*shared, SUITE, b"secret", &[]);
        let key = expand::<KEY_BYTES>(&secret, SUITE, b"key", &context)?;
        let nonce = expand::<NONCE_LEN>(&secret, SUITE, b"base_nonce", &context)?;
        let key = UnboundKey::new(&AES_128_GCM, &*key).map_err(|_| HpkeError)?;
        Ok(Context { key: LessSafeKey::new(key), nonce: *nonce })
    }

    /// ComputeNonce of RFC 9180 §5.2.
    fn nonce(&self, which: Message) -> Nonce {
        let [first @ .., last] = self.nonce;
        let last = match which {
            Message::Answer => last,
            Message::Portrait => last ^ 1,
        };
        let mut nonce = [0; NONCE_LEN];
        nonce.iter_mut().zip(first.into_iter().chain([last])).for_each(|(target, byte)| *target = byte);
        Nonce::assume_unique_for_key(nonce)
    }

    /// Seals the answer and, where there is one, the portrait, each with its associated data. A context is used up by it: no
    /// number is given out twice.
    pub(super) fn seal_all(
        self,
        (answer_aad, answer): (&[u8], Zeroizing<Vec<u8>>),
        portrait: Option<(&[u8], Zeroizing<Vec<u8>>)>,
    ) -> Result<(Vec<u8>, Option<Vec<u8>>), HpkeError> {
        let answer = self.seal(Message::Answer, answer_aad, answer)?;
        let portrait =
            portrait.map(|(aad, portrait)| self.seal(Message::Portrait, aad, portrait)).transpose()?;
        Ok((answer, portrait))
    }

    fn seal(
        &self,
        which: Message,
        aad: &[u8],
        mut message: Zeroizing<Vec<u8>>,
    ) -> Result<Vec<u8>, HpkeError> {
        let nonce = self.nonce(which);
        let tag = self
            .key
            .seal_in_place_separate_tag(nonce, Aad::from(aad), &mut message)
            .map_err(|_| HpkeError)?;
        Ok([&message[..], tag.as_ref()].concat())
    }

    /// Opens one of the messages; it may be opened again.
    pub(super) fn open(
        &self,
        which: Message,
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, HpkeError> {
        let nonce = self.nonce(which);
        let mut message = Zeroizing::new(sealed.to_vec());
        let length =
            self.key.open_in_place(nonce, Aad::from(aad), &mut message).map_err(|_| HpkeError)?.len();
        message.truncate(length);
        Ok(message)
    }
}

/// LabeledExtract.
fn extract(salt: &[u8], suite: &[u8], label: &[u8], secret: &[u8]) -> Zeroizing<[u8; 32]> {
    let message = Zeroizing::new([VERSION, suite, label, secret].concat());
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, salt), &message);
    let mut key = Zeroizing::new([0; 32]);
    key.iter_mut().zip(tag.as_ref()).for_each(|(target, source)| *target = *source);
    key
}

/// LabeledExpand.
fn expand<const N: usize>(
    key: &[u8; 32],
    suite: &[u8],
    label: &[u8],
    info: &[u8],
) -> Result<Zeroizing<[u8; N]>, HpkeError> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let length = u16::try_from(N).map_err(|_| HpkeError)?.to_be_bytes();
    let info = [&length[..], VERSION, suite, label, info];
    let mut out = Zeroizing::new([0; N]);
    hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, key)
        .expand(&info, Length(N))
        .and_then(|okm| okm.fill(&mut *out))
        .map_err(|_| HpkeError)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::elliptic_curve::ecdh::diffie_hellman;

    fn hex<const N: usize>(text: &str) -> [u8; N] {
        std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
    }

    /// RFC 9180 A.3.1. Ring's private keys cannot be given, so the agreement alone is RustCrypto's here.
    #[test]
    fn the_vector_of_the_rfc() {
        let own: [u8; 32] = hex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2");
        let enc: [u8; 65] = hex(
            "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
        );
        let receiver: [u8; 65] = hex(
            "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
        );
        let info: [u8; 20] = hex("4f6465206f6e2061204772656369616e2055726e");
        let text = b"Beauty is truth, truth beauty";
        let sealed: [u8; 45] =
            hex("5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434");
        let private = p256::SecretKey::from_slice(&own).unwrap();
        let theirs = p256::PublicKey::from_sec1_bytes(&enc).unwrap();
        let secret = diffie_hellman(private.to_nonzero_scalar(), theirs.as_affine());
        let keys = [enc, receiver].map(|key| PublicKey::from_platform(&key).unwrap());
        let context = || Context::of(secret.raw_secret_bytes(), &keys[0], &keys[1], &info).unwrap();
        assert_eq!(context().nonce, hex("4e0bc5018beba4bf004cca59"));
        let second: [u8; 45] =
            hex("fa6f037b47fc21826b610172ca9637e82d6e5801eb31cbd3748271affd4ecb06646e0329cbdf3c3cd655b28e82");
        let message = || Zeroizing::new(text.to_vec());
        let both = context().seal_all((b"Count-0", message()), Some((b"Count-1", message()))).unwrap();
        assert_eq!(both, (sealed.to_vec(), Some(second.to_vec())));
        let open = |which, aad, sealed| context().open(which, aad, sealed);
        assert_eq!(&*open(Message::Answer, &b"Count-0"[..], &sealed).unwrap(), text);
        assert_eq!(&*open(Message::Portrait, &b"Count-1"[..], &second).unwrap(), text);
        assert_eq!(open(Message::Answer, &b"Count-1"[..], &sealed).err(), Some(HpkeError));
        assert_eq!(open(Message::Portrait, &b"Count-0"[..], &sealed).err(), Some(HpkeError));
    }

    #[test]
    fn what_is_sealed_to_one_key_no_other_opens() {
        let (own, other) = (EphemeralKey::generate().unwrap(), EphemeralKey::generate().unwrap());
        let fresh = EphemeralKey::generate().unwrap();
        let enc = fresh.public;
        let context = sender(fresh, &own.public, b"info").unwrap();
        let (sealed, _) = context.seal_all((b"aad", Zeroizing::new(vec![7; 100])), None).unwrap();
        let open = |key, info| receiver(key, &enc, info).unwrap().open(Message::Answer, b"aad", &sealed);
        assert_eq!(open(other, b"info").err(), Some(HpkeError));
        assert_eq!(*open(own, b"info").unwrap(), vec![7; 100]);
    }
}
