//! A phone over a storage that outlives it, and requests to leave receipts of.

use diia_citizen::citizen::{Citizen, DocumentId, HeldDocument, Scanned, Settings};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::consent::Consent;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{KeyAlias, Ports, Storage};
use diia_citizen::receipt::Receipt;
use diia_citizen::vault::VaultError;
use diia_test_issuer::{Issuance, card_link, cnap};
use diia_test_phone::{PhonePorts, SettableClock, SoftwareKeyStore, run};

use crate::{MORNING, authority, issuer_list, person, root};

/// The settings of every phone.
pub fn settings() -> Settings {
    Settings { roots: vec![root().public_key()], link_base: LinkBase::default(), server: None }
}

/// The ports of a phone over this storage.
pub fn ports<S>(storage: S) -> PhonePorts<diia_test_phone::Offline, S> {
    PhonePorts::new(SettableClock::started_at(MORNING)).with_storage(storage)
}

/// The phone as it starts.
///
/// # Errors
/// [`VaultError`].
pub fn open<P: Ports + Clone>(ports: &P) -> Result<Citizen<P>, VaultError> {
    run(Citizen::open(ports.clone(), settings()))
}

/// A document of Nadiia with its fields, for a key that it makes.
pub fn document(keys: &SoftwareKeyStore, kind: DocumentKind, id: &str) -> HeldDocument {
    let citizen = person("nadiia");
    let alias = KeyAlias(format!("key of {id}"));
    let issuance = Issuance {
        kind: kind.clone(),
        device_key: keys.key_for(&alias),
        from: MORNING,
        hours: 72,
        status_index: 7,
        portrait: None,
        citizen: &citizen,
    };
    let status = authority().issue_status(&issuance);
    let identity = authority().issue_identity(&issuance).expect("test names fit");
    let secret = DigitsSecret::from_bytes([1; 32]);
    HeldDocument::new(DocumentId(id.into()), alias, secret, [&status[..], &identity])
        .and_then(|held| held.with_data(citizen.document(kind).expect("a document of the test citizen")))
        .expect("good credentials")
}

/// The consent to the request of the card on a counter. The phone must know the issuers.
pub fn asked<P: Ports>(citizen: &Citizen<P>) -> Consent {
    let link = card_link(&cnap(MORNING), "5e8decccb6790d73ad838c5d", &authority().card_key);
    let Ok(Scanned::Request(request)) = citizen.scan(&link) else { panic!("a card that is believed") };
    citizen.consent(*request, None)
}

/// Takes the list of issuers, so that cards are believed.
pub fn know_issuers<P: Ports>(citizen: &Citizen<P>) {
    run(citizen.take_issuer_list(&issuer_list(&[authority()]))).expect("a good list");
}

/// The receipt of a refusal. Each is of a request of its own: the clock goes on.
pub fn refuse<S: Storage>(
    citizen: &Citizen<PhonePorts<diia_test_phone::Offline, S>>,
    clock: &SettableClock,
) -> Receipt {
    clock.pass(1);
    run(citizen.refuse(&mut asked(citizen))).expect("a receipt that is kept")
}
