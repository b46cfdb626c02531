//! An app of these tests: ports as a host language brings them, and one phone with one document.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use diia_citizen::document::DocumentKind;
use diia_citizen::time::{HOUR_MILLIS, Timestamp as CoreTimestamp};
use diia_citizen_ffi::*;
use diia_test_issuer::{Authority, Issuance, TestKey, citizens, issuer_list_jwt, status_list_jwt};
use diia_test_phone::run;

pub(crate) const MORNING: CoreTimestamp = CoreTimestamp::from_unix_millis(1_795_339_800_123);

#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) next_error: Mutex<Option<DiiaKeyStoreError>>,
    /// None on a platform without counters.
    pub(crate) counters: Mutex<Option<BTreeMap<String, u64>>>,
}

#[async_trait::async_trait]
impl DiiaKeyStore for Keys {
    async fn create(&self, _: String, _: Vec<u8>) -> Result<NewKey, DiiaKeyStoreError> {
        Ok(NewKey { security_level: KeySecurityLevel::Software, attestation: vec![] })
    }

    async fn delete(&self, _: String) -> Result<(), DiiaKeyStoreError> {
        Ok(())
    }

    async fn public_key(&self, alias: String) -> Result<Vec<u8>, DiiaKeyStoreError> {
        Ok(TestKey::from_label(&alias).public_key().as_uncompressed().to_vec())
    }

    async fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError> {
        match self.next_error.lock().unwrap().take() {
            Some(error) => Err(error),
            None => Ok(TestKey::from_label(&alias).sign_der(&message)),
        }
    }

    async fn wrap_key(&self, _: String, secret: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError> {
        Ok(secret.iter().rev().copied().collect())
    }

    async fn unwrap_key(&self, _: String, wrapped: Vec<u8>) -> Result<Vec<u8>, DiiaKeyStoreError> {
        Ok(wrapped.iter().rev().copied().collect())
    }

    async fn counter(&self, name: String) -> Result<Option<u64>, DiiaKeyStoreError> {
        let counters = self.counters.lock().unwrap();
        Ok(counters.as_ref().map(|counters| counters.get(&name).copied().unwrap_or(0)))
    }

    async fn raise_counter(&self, name: String, value: u64) -> Result<(), DiiaKeyStoreError> {
        if let Some(counters) = self.counters.lock().unwrap().as_mut() {
            let counter = counters.entry(name).or_default();
            *counter = value.max(*counter);
        }
        Ok(())
    }
}

#[derive(Default)]
pub(crate) struct Records {
    records: Mutex<BTreeMap<String, Vec<u8>>>,
}

#[async_trait::async_trait]
impl DiiaStorage for Records {
    async fn get(&self, name: String) -> Result<Option<Vec<u8>>, DiiaStorageError> {
        Ok(self.records.lock().unwrap().get(&name).cloned())
    }

    async fn put(&self, name: String, bytes: Vec<u8>) -> Result<(), DiiaStorageError> {
        self.batch(vec![StorageChange::Put { name, bytes }]).await
    }

    async fn remove(&self, name: String) -> Result<(), DiiaStorageError> {
        self.batch(vec![StorageChange::Remove { name }]).await
    }

    async fn list(&self, prefix: String) -> Result<Vec<String>, DiiaStorageError> {
        let records = self.records.lock().unwrap();
        Ok(records.keys().filter(|name| name.starts_with(&prefix)).cloned().collect())
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), DiiaStorageError> {
        let mut records = self.records.lock().unwrap();
        for change in changes {
            match change {
                StorageChange::Put { name, bytes } => drop(records.insert(name, bytes)),
                StorageChange::Remove { name } => drop(records.remove(&name)),
            }
        }
        Ok(())
    }
}

pub(crate) struct AirplaneMode;

#[async_trait::async_trait]
impl DiiaTransport for AirplaneMode {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, DiiaTransportError> {
        Err(DiiaTransportError::Offline)
    }
}

pub(crate) struct StoppedClock;

impl DiiaClock for StoppedClock {
    fn read(&self) -> Result<ClockReading, DiiaClockError> {
        Ok(ClockReading { wall: MORNING.into(), monotonic_millis: 0, boot_id: "1".to_owned() })
    }
}

pub(crate) fn settings() -> DiiaSettings {
    let root = TestKey::from_label("root").public_key().as_uncompressed().to_vec();
    DiiaSettings { root_keys: vec![root], link_base: "https://diia.app/pass".to_owned(), server: None }
}

pub(crate) fn authority() -> Authority {
    let year = 365 * 24 * HOUR_MILLIS;
    Authority::new("demo", "Реєстр", "Registry", MORNING.plus_millis(-year), MORNING.plus_millis(year))
}

/// An ID card whose key has this name, with its fields.
pub(crate) fn document(alias: &str) -> NewDocument {
    let citizens = citizens();
    let citizen = citizens.first().unwrap();
    let issuance = Issuance {
        kind: DocumentKind::InternalPassport,
        device_key: TestKey::from_label(alias).public_key(),
        from: MORNING,
        hours: 72,
        status_index: 7,
        portrait: None,
        citizen,
    };
    NewDocument {
        id: "id".to_owned(),
        key_alias: alias.to_owned(),
        digits_secret: vec![1; 32],
        credentials: vec![
            authority().issue_status(&issuance),
            authority().issue_identity(&issuance).unwrap(),
        ],
        fields: Some(citizen.document(DocumentKind::InternalPassport).unwrap().to_json().unwrap()),
        portrait: None,
    }
}

pub(crate) fn open(settings: DiiaSettings) -> Result<(DiiaCitizen, Arc<Keys>), DiiaError> {
    open_over(Arc::new(Records::default()), settings)
}

/// A phone that keeps what it has in this storage.
pub(crate) fn open_over(
    storage: Arc<dyn DiiaStorage>,
    settings: DiiaSettings,
) -> Result<(DiiaCitizen, Arc<Keys>), DiiaError> {
    let keys = Arc::new(Keys::default());
    let opening =
        DiiaCitizen::open(keys.clone(), storage, Arc::new(AirplaneMode), Arc::new(StoppedClock), settings);
    Ok((run(opening)?, keys))
}

/// A phone this morning with the document "id", and the lists to check those of others.
pub(crate) fn phone() -> (DiiaCitizen, Arc<Keys>) {
    let (citizen, keys) = open(settings()).unwrap();
    run(citizen.synchronise_clock(MORNING.into())).unwrap();
    run(citizen.add_document(document("key"))).unwrap();
    let root = TestKey::from_label("root");
    let week = MORNING.plus_millis(168 * HOUR_MILLIS);
    run(citizen.take_issuer_list(issuer_list_jwt(&[authority()], MORNING, week, &root))).unwrap();
    run(citizen.take_status_list(status_list_jwt(&authority(), 100, &[], MORNING))).unwrap();
    (citizen, keys)
}
