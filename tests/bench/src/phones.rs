//! The phones of the measurements. Their keys are ring's: a test phone's own are slower than any phone's, and would hide
//! what the library takes.

use std::sync::Arc;

use diia_citizen::citizen::{Citizen, DocumentId, HeldDocument, Settings};
use diia_citizen::code::credential::PortraitDigest;
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{KeyAlias, KeyStore, KeyStoreError, NewKey, Ports, Storage};
use diia_conformance::{MORNING, authority, issuer_list, kept, person, status_list};
use diia_test_issuer::{Issuance, TestKey};
use diia_test_phone::{MemoryStorage, Offline, SettableClock, SoftwareKeyStore, run};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};

/// A phone, and what is needed to start its app again.
pub(crate) struct Phone<S = MemoryStorage> {
    pub(crate) citizen: Citizen<QuickPorts<S>>,
    hardware: Hardware,
}

/// What a phone has before any app is started. Test keys are made slowly: not while something is measured.
#[derive(Clone)]
pub(crate) struct Hardware {
    clock: SettableClock,
    keys: SoftwareKeyStore,
    pair: Arc<EcdsaKeyPair>,
    settings: Settings,
}

impl Hardware {
    /// A phone this morning, and what its key store holds.
    pub(crate) fn new(keys: SoftwareKeyStore) -> Self {
        let clock = SettableClock::started_at(MORNING);
        Hardware { clock, keys, pair: Arc::new(quick_key(ALIAS)), settings: kept::settings() }
    }
}

impl<S: Storage> Phone<S> {
    /// The app is started again over what it kept.
    pub(crate) fn started_again(&self, storage: S) -> Citizen<QuickPorts<S>> {
        start(storage, &self.hardware)
    }
}

/// A key of ring's that is also known to the test issuer.
pub(crate) fn quick_key(label: &str) -> EcdsaKeyPair {
    let key = TestKey::from_label(label);
    let der = key.to_private_der();
    let public = key.public_key();
    let pair = EcdsaKeyPair::from_private_key_and_public_key(
        &ECDSA_P256_SHA256_ASN1_SIGNING,
        &der[7..39],
        public.as_uncompressed(),
        &SystemRandom::new(),
    );
    pair.expect("a scalar and its point")
}

/// The alias of the one signing key.
pub(crate) const ALIAS: &str = "the key of the card";

/// The document's id.
pub(crate) fn card() -> DocumentId {
    DocumentId("card".into())
}

/// The secret of its 13 digits.
pub(crate) const SECRET: [u8; 32] = [1; 32];

/// One signing key, ready; the rest is the test phone's.
pub(crate) struct QuickKeys {
    pair: Arc<EcdsaKeyPair>,
    random: SystemRandom,
    rest: SoftwareKeyStore,
}

impl KeyStore for QuickKeys {
    async fn create(&self, alias: &KeyAlias, challenge: &[u8]) -> Result<NewKey, KeyStoreError> {
        self.rest.create(alias, challenge).await
    }

    async fn delete(&self, alias: &KeyAlias) -> Result<(), KeyStoreError> {
        self.rest.delete(alias).await
    }

    async fn public_key(&self, alias: &KeyAlias) -> Result<Vec<u8>, KeyStoreError> {
        self.rest.public_key(alias).await
    }

    async fn sign(&self, _: &KeyAlias, message: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        let signature = self.pair.sign(&self.random, message).map_err(|_| KeyStoreError::Unavailable)?;
        Ok(signature.as_ref().to_vec())
    }

    async fn wrap_key(&self, alias: &KeyAlias, secret: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        self.rest.wrap_key(alias, secret).await
    }

    async fn unwrap_key(&self, alias: &KeyAlias, wrapped: &[u8]) -> Result<Vec<u8>, KeyStoreError> {
        self.rest.unwrap_key(alias, wrapped).await
    }

    async fn counter(&self, name: &str) -> Result<Option<u64>, KeyStoreError> {
        self.rest.counter(name).await
    }

    async fn raise_counter(&self, name: &str, value: u64) -> Result<(), KeyStoreError> {
        self.rest.raise_counter(name, value).await
    }
}

/// The ports of such a phone.
pub(crate) struct QuickPorts<S> {
    keys: QuickKeys,
    storage: S,
    clock: SettableClock,
}

impl<S: Storage> Ports for QuickPorts<S> {
    type KeyStore = QuickKeys;
    type Storage = S;
    type Transport = Offline;
    type Clock = SettableClock;

    fn key_store(&self) -> &QuickKeys {
        &self.keys
    }

    fn storage(&self) -> &S {
        &self.storage
    }

    fn transport(&self) -> &Offline {
        &Offline
    }

    fn clock(&self) -> &SettableClock {
        &self.clock
    }
}

/// A phone this morning, with the lists, and an ID card in both profiles.
pub(crate) fn phone() -> Phone {
    phone_over(MemoryStorage::new())
}

/// The same, and what it keeps is kept there.
pub(crate) fn phone_over(storage: MemoryStorage) -> Phone {
    let phone = open(storage, Hardware::new(SoftwareKeyStore::new()));
    furnish(&phone);
    phone
}

/// The app over a storage.
pub(crate) fn open<S: Storage>(storage: S, hardware: Hardware) -> Phone<S> {
    Phone { citizen: start(storage, &hardware), hardware }
}

/// Gives it a confirmed clock, the lists and the card.
pub(crate) fn furnish<S: Storage>(phone: &Phone<S>) {
    run(phone.citizen.synchronise_clock(MORNING)).expect("the clock answers");
    run(phone.citizen.take_issuer_list(&issuer_list(&[authority()]))).expect("a good list");
    run(phone.citizen.take_status_list(&status_list(&authority()))).expect("a good list");
    run(phone.citizen.add_document(id_card(&phone.hardware.keys))).expect("the phone's own key");
}

fn start<S: Storage>(storage: S, hardware: &Hardware) -> Citizen<QuickPorts<S>> {
    let Hardware { clock, keys, pair, settings } = hardware.clone();
    let keys = QuickKeys { pair, random: SystemRandom::new(), rest: keys };
    run(Citizen::open(QuickPorts { keys, storage, clock }, settings)).expect("a whole vault")
}

fn id_card(keys: &SoftwareKeyStore) -> HeldDocument {
    let alias = KeyAlias(ALIAS.into());
    let citizen = person("nadiia");
    let issuance = Issuance {
        kind: DocumentKind::InternalPassport,
        device_key: keys.key_for(&alias),
        from: MORNING,
        hours: 72,
        status_index: 7,
        portrait: Some(PortraitDigest([0xA5; 16])),
        citizen: &citizen,
    };
    let status = authority().issue_status(&issuance);
    let identity = authority().issue_identity(&issuance).expect("test names fit");
    let secret = DigitsSecret::from_bytes(SECRET);
    HeldDocument::new(card(), alias, secret, [&status[..], &identity])
        .and_then(|held| {
            held.with_data(citizen.document(DocumentKind::InternalPassport).expect("its fields"))
        })
        .expect("good credentials")
}
