use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Decode, Header, Reader, Sequence, SliceReader};

use crate::share::asn1::{ID_SIGNED_DATA, SHA_256};
use crate::sign::SignError;

/// RFC 3161, appendix A; unsigned, over the signature.
pub(super) const TIME_STAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// RFC 3161 §2.4.2.
const ID_CT_TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// A larger token is not read.
const MAX_TOKEN_BYTES: usize = 64 * 1024;

#[derive(Sequence)]
struct MessageImprint {
    hash_algorithm: AlgorithmIdentifierOwned,
    hashed_message: OctetString,
}

/// Whether a token stamps this hash.
pub(super) fn check_token(token: &[u8], hash: &[u8; 32]) -> Result<(), SignError> {
    let stamped = (token.len() <= MAX_TOKEN_BYTES).then(|| imprint(token)).and_then(Result::ok).flatten();
    let imprint = stamped.ok_or(SignError::TimeStamp)?;
    let is_ours = imprint.hash_algorithm.oid == SHA_256 && imprint.hashed_message.as_bytes() == hash;
    if is_ours { Ok(()) } else { Err(SignError::TimeStamp) }
}

/// What a token says that it stamps.
fn imprint(token: &[u8]) -> der::Result<Option<MessageImprint>> {
    let content = ContentInfo::from_der(token)?;
    if content.content_type != ID_SIGNED_DATA {
        return Ok(None);
    }
    let signed: SignedData = content.content.decode_as()?;
    let inner = signed.encap_content_info;
    let (ID_CT_TST_INFO, Some(content)) = (inner.econtent_type, inner.econtent) else { return Ok(None) };
    let info: OctetString = content.decode_as()?;
    // TSTInfo (RFC 3161 §2.4.2): version, policy, imprint; what follows is for those who rely on the time.
    let mut reader = SliceReader::new(info.as_bytes())?;
    Header::decode(&mut reader)?;
    let version = u8::decode(&mut reader)?;
    let _policy: ObjectIdentifier = Decode::decode(&mut reader)?;
    let imprint = MessageImprint::decode(&mut reader)?;
    Ok((version == 1 && !reader.is_finished()).then_some(imprint))
}
