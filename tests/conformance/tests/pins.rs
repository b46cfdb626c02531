//! The ready PIN: right and wrong ones, the waits between them, and what putting back the app's data does not achieve.

use diia_citizen::ports::{KeyAlias, KeyStoreError};
use diia_citizen::sign::{MAX_WRONG_PINS, Pin, PinError};
use diia_citizen::time::Timestamp;
use diia_test_phone::{SoftwareKeyStore, run};

struct Phone {
    keys: SoftwareKeyStore,
    pin: Pin,
    record: Vec<u8>,
    seconds: i64,
}

impl Phone {
    fn new() -> Self {
        let (keys, pin) = (SoftwareKeyStore::new(), Pin::new(KeyAlias("signature-pin".into())));
        let record = run(pin.set(&keys, "40715")).unwrap();
        Phone { keys, pin, record, seconds: 1_795_339_800 }
    }

    fn enter(&mut self, digits: &str) -> Result<(), PinError> {
        let now = Timestamp::from_unix_seconds(self.seconds);
        self.record = run(self.pin.check(&self.keys, &self.record, digits, now))?;
        Ok(())
    }

    /// Wrong ones, each as soon as it is looked at; gives how long it was to wait before each.
    fn wrong(&mut self, times: u64) -> Vec<i64> {
        (0..times)
            .map(|_| match self.enter("00007") {
                Err(PinError::Wait { seconds }) => {
                    self.seconds += seconds - 1;
                    assert_eq!(
                        self.enter("40715"),
                        Err(PinError::Wait { seconds: 1 }),
                        "not even the right one"
                    );
                    self.seconds += 1;
                    assert!(matches!(self.enter("00007"), Err(PinError::Wrong { .. } | PinError::Locked)));
                    seconds
                }
                Err(PinError::Wrong { .. } | PinError::Locked) => 0,
                other => panic!("{other:?}"),
            })
            .collect()
    }
}

#[test]
fn the_right_pin_is_taken_as_often_as_it_is_right() {
    let mut phone = Phone::new();
    for _ in 0..5 {
        assert_eq!(phone.enter("40715"), Ok(()));
    }
    assert_eq!(phone.enter("40716"), Err(PinError::Wrong { left: 9 }));
    assert_eq!(phone.enter("40715"), Ok(()));
    assert_eq!(phone.enter("40716"), Err(PinError::Wrong { left: 9 }), "counted anew after a right one");
}

#[test]
fn waits_grow_from_the_third_and_the_tenth_locks_for_good() {
    let mut phone = Phone::new();
    assert_eq!(phone.wrong(9), [0, 0, 0, 30, 60, 300, 900, 3_600, 14_400]);
    assert_eq!(phone.enter("40715"), Err(PinError::Wait { seconds: 86_400 }));
    phone.seconds += 86_400;
    assert_eq!(phone.enter("00007"), Err(PinError::Locked));
    phone.seconds += 10 * 365 * 86_400;
    assert_eq!(phone.enter("40715"), Err(PinError::Locked), "also the right one, also in ten years");
    assert_eq!(MAX_WRONG_PINS, 10);
}

#[test]
fn the_last_try_before_the_lock_still_opens() {
    let mut phone = Phone::new();
    phone.wrong(9);
    phone.seconds += 86_400;
    assert_eq!(phone.enter("40715"), Ok(()));
    assert_eq!(phone.enter("40715"), Ok(()));
}

#[test]
fn an_older_record_does_not_give_tries_back() {
    let mut phone = Phone::new();
    let old = phone.record.clone();
    assert_eq!(phone.enter("40715"), Ok(()));
    phone.wrong(2);
    phone.record = old;
    // The right one at the start counts as a wrong one too: stricter, never laxer.
    assert_eq!(phone.enter("00007"), Err(PinError::Wait { seconds: 30 }));
    // A clock that is set back does not shorten a wait.
    phone.seconds -= 1_000;
    assert_eq!(phone.enter("40715"), Err(PinError::Wait { seconds: 1_030 }));
}

#[test]
fn a_try_counts_before_it_is_looked_at() {
    let mut phone = Phone::new();
    let before = phone.record.clone();
    for _ in 0..3 {
        // The battery is pulled right after: whatever was written is forgotten, except the counter.
        let _ = phone.enter("00007");
        phone.record = before.clone();
    }
    assert_eq!(phone.enter("40715"), Err(PinError::Wait { seconds: 30 }));
}

#[test]
fn what_is_no_pin_or_too_simple_or_not_ours_is_refused() {
    let mut phone = Phone::new();
    for digits in ["", "1234", "123456", "1234a", "１２３４５", "12 45"] {
        assert_eq!(run(phone.pin.set(&phone.keys, digits)), Err(PinError::Form), "{digits}");
        assert_eq!(phone.enter(digits), Err(PinError::Form), "{digits}");
    }
    for digits in ["00000", "99999", "12345", "56789", "98765", "43210"] {
        assert_eq!(run(phone.pin.set(&phone.keys, digits)), Err(PinError::TooSimple), "{digits}");
    }
    let record = phone.record.clone();
    phone.record = record[..record.len() - 1].to_vec();
    assert_eq!(phone.enter("40715"), Err(PinError::KeyStore(KeyStoreError::Invalidated)));
    phone.record = record;
    phone.keys.fail_next(KeyStoreError::AuthenticationRequired);
    assert_eq!(phone.enter("40715").unwrap_err().code(), "key_authentication_required");
    phone.keys.have_no_counters();
    assert_eq!(phone.enter("40715"), Err(PinError::NoCounter));
    assert_eq!(run(phone.pin.set(&phone.keys, "40715")), Err(PinError::NoCounter));
}

#[test]
fn nothing_of_the_pin_is_in_the_record() {
    let phone = Phone::new();
    assert!(!phone.record.windows(5).any(|window| window == b"40715"));
    let again = run(phone.pin.set(&phone.keys, "40715")).unwrap();
    assert_ne!(again, phone.record, "salted and sealed anew");
}
