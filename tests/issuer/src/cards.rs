use diia_citizen::document::DocumentKind;
use diia_citizen::mail::Address;
use diia_citizen::request::card::{Card, CardTemplate, CardValidity, Place, RegisterCode};
use diia_citizen::request::{RequestedDocument, RequestedKind};
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_citizen::trust::KeyId;

use crate::TestKey;

/// The short name of every authority's card key.
pub const CARD_KEY_ID: KeyId = KeyId([0, 0, 0, 2]);

/// The card of a ЦНАП for «Адміністративні послуги 5 – ID+РНОКПП», valid for 180 days from the hour of `from`.
pub fn cnap(from: Timestamp) -> CardTemplate {
    let hour = from.unix_millis().div_euclid(HOUR_MILLIS);
    let asked =
        |kind, required| RequestedDocument { kind: RequestedKind::Kind(kind), required, registered: true };
    CardTemplate {
        issuer_key: CARD_KEY_ID,
        register_code: RegisterCode::new("00000017").expect("eight digits"),
        legal_name: "Центр надання адміністративних послуг (зразок)".into(),
        branch: "Відділення № 1, вікно 3".into(),
        address: "м. Зразкове, вул. Прикладна, 1".into(),
        purpose: "Адміністративні послуги 5 – ID+РНОКПП".into(),
        recipient: Address::parse("cnap.window3@example.org").expect("a plain address"),
        documents: vec![
            asked(DocumentKind::InternalPassport, true),
            asked(DocumentKind::TaxpayerCard, false),
        ],
        all_or_nothing: false,
        with_signature: false,
        validity: CardValidity::new(hour.try_into().expect("an hour of this epoch"), 180).expect("180 days"),
        place: Some(Place::new(504_501, 305_234).expect("a place on Earth")),
    }
}

/// The printed link of an offer with its signed card.
pub fn card_link(template: &CardTemplate, offer_id: &str, key: &TestKey) -> String {
    let signature = key.sign(&template.signing_input(offer_id).expect("test cards fit the format"));
    let digits = Card::digits(template, &signature).expect("test cards fit the format");
    format!("https://diia.app/acquirers/offer-request/static/{offer_id}#{digits}")
}
