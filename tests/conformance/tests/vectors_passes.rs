//! `tests/vectors/passes.json` and `flips.json` against the library.

use diia_citizen::check::{SeenPasses, check_pass};
use diia_citizen::code::credential::{Claims, Credential, IdentityClaims};
use diia_citizen::code::pass::{LinkBase, Pass};
use diia_citizen::codec::digits_from_bytes;
use diia_citizen::document::DocumentKind;
use diia_citizen::es256::PublicKey;
use diia_citizen::time::{ClockState, Timestamp, TrustedNow};
use diia_citizen::trust::TrustStore;
use diia_conformance::outcome;
use diia_conformance::vectors::{Comparison, bytes, file, hex, key, list, number, text};
use serde_json::{Value, json};

fn base(file: &Value, vector: &Value) -> LinkBase {
    let address = vector.get("link_base").unwrap_or(&file["link_base"]);
    LinkBase::new(address.as_str().unwrap()).unwrap()
}

#[test]
fn good_passes_are_read_to_the_last_field_and_written_back() {
    let file = file("passes.json");
    let issuer = bytes(text(&file, "issuer_public_key"));
    let issuer = PublicKey::from_compressed(&issuer.try_into().unwrap()).unwrap();
    let mut comparison = Comparison::new();
    for vector in list(&file["good"]) {
        let name = text(vector, "name");
        let base = base(&file, vector);
        let read = Pass::from_text(text(vector, "text"), &base);
        comparison.expect(name, None, read.as_ref().err().map(|error| error.code()));
        let Ok(pass) = read else { continue };
        comparison.expect(name, &vector["fields"], &fields(&pass));
        comparison.expect(name, text(vector, "bytes"), &hex(&pass.to_bytes()));
        comparison.expect(name, text(vector, "text"), &pass.to_text(&base));
        let from_bytes = Pass::from_bytes(&bytes(text(vector, "bytes"))).map(|pass| pass.to_bytes());
        comparison.expect(name, Ok(pass.to_bytes()), from_bytes);
        comparison.expect(name, true, pass.credential().signed_by(&issuer));
        comparison.expect(name, true, pass.signed_by_device());
        let credential = pass.credential().to_bytes();
        comparison.expect(
            name,
            Ok(credential.clone()),
            Credential::from_bytes(&credential).map(|credential| credential.to_bytes()),
        );
    }
    comparison.finish();
}

fn fields(pass: &Pass) -> Value {
    let credential = pass.credential();
    let mut fields = json!({
        "profile": credential.profile().code(),
        "issuer_key": hex(&credential.issuer_key().0),
        "kind": credential.kind(),
        "kind_name": DocumentKind::from_code(credential.kind()).map(|kind| kind.partner_name().to_owned()),
        "valid_from": credential.validity().from().unix_millis(),
        "valid_until": credential.validity().until().unix_millis(),
        "status_list": credential.status().list,
        "status_index": credential.status().index,
        "device_key": hex(&credential.device_key().to_compressed()),
        "portrait": credential.claims().portrait().map(|digest| hex(&digest.0)),
        "issued_at": pass.issued_at().unix_millis(),
        "ends_at": pass.ends_at().unix_millis(),
        "clock_confirmed": pass.flags().clock_confirmed,
        "fingerprint": hex(&pass.fingerprint()),
    });
    if let Claims::Identity(identity) = credential.claims() {
        add_identity(&mut fields, identity);
    }
    fields
}

fn add_identity(fields: &mut Value, identity: &IdentityClaims) {
    fields["family_name"] = json!(identity.name.last());
    fields["given_name"] = json!(identity.name.first());
    fields["patronymic"] = json!(identity.name.middle());
    fields["birth_date"] = json!(identity.birth_date.to_string());
    fields["number"] = json!(identity.number.as_ref().map(|number| number.as_str()));
    fields["tax_number"] = json!(identity.tax_number.map(|number| number.to_text()));
    fields["expiry"] = json!(identity.expiry.map(|day| day.to_string()));
}

#[test]
fn bad_passes_are_refused_for_the_reason_that_they_name() {
    let file = file("passes.json");
    let mut comparison = Comparison::new();
    for vector in list(&file["bad"]) {
        let read = Pass::from_text(text(vector, "text"), &base(&file, vector));
        let reason = read.err().map(|error| error.code());
        comparison.expect(text(vector, "name"), Some(text(vector, "reason")), reason);
    }
    comparison.finish();
}

#[test]
fn a_pass_with_any_byte_changed_is_refused_for_the_reason_of_its_region() {
    let file = file("flips.json");
    let base = LinkBase::new(text(&file, "link_base")).unwrap();
    let trust = &file["trust"];
    let mut store = TrustStore::new(list(&trust["roots"]).iter().map(key).collect());
    store.take_issuer_list(text(trust, "issuer_list")).unwrap();
    for status_list in list(&trust["status_lists"]) {
        store.take_status_list(status_list.as_str().unwrap()).unwrap();
    }
    let now = Timestamp::from_unix_millis(number(&file, "now"));
    let check = |text: &str| {
        let now = TrustedNow { now, state: ClockState::Synchronised };
        outcome(&check_pass(text, &base, &store, now, &mut SeenPasses::new()))
    };
    let mut comparison = Comparison::new();
    for pass in list(&file["passes"]) {
        let (name, prefix) = (text(pass, "name"), text(pass, "prefix"));
        let good = bytes(text(pass, "bytes"));
        comparison.expect(name, "valid", check(&(prefix.to_owned() + &digits_from_bytes(&good))));
        let mut next = 0;
        for region in list(&pass["regions"]) {
            let (from, to) = (number(region, "from") as usize, number(region, "to") as usize);
            assert_eq!(from, next, "{name}: the regions leave nothing out");
            next = to;
            for at in from..to {
                let mut changed = good.clone();
                changed[at] ^= number(pass, "xor") as u8;
                let verdict = check(&(prefix.to_owned() + &digits_from_bytes(&changed)));
                let name = format!("{name}, byte {at} ({})", text(region, "field"));
                comparison.expect(&name, text(region, "expected"), verdict);
            }
        }
        assert_eq!(next, good.len(), "{name}: the regions reach to the end");
    }
    comparison.finish();
}
