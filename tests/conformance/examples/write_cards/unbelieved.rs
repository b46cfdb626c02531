//! Cards whose form is right, and which are not believed all the same: of another offer, of an issuer that is not trusted, out of
//! their time.

use serde_json::Value;

use super::bad::{case, good, of};
use super::bytes::{Width, field, integer};
use super::plan::{DAY, HOUR, KEY, NOW, OFFER, Plan};
use super::sheet::Sheet;

pub(crate) fn offers() -> Vec<Value> {
    let good = good();
    let mut all = vec![
        of("offer: none", &Plan::cnap().with(|plan| plan.offer = String::new()).sheet(), "card_offer_id"),
        of(
            "offer: 65 characters",
            &Plan::cnap().with(|plan| plan.offer = "a".repeat(65)).sheet(),
            "card_offer_id",
        ),
        of(
            "offer: 200 characters",
            &Plan::cnap().with(|plan| plan.offer = "a".repeat(200)).sheet(),
            "card_offer_id",
        ),
    ];
    for (name, offer) in [
        ("another", "5e8decccb6790d73ad838c5e"),
        ("in capitals", "5E8DECCCB6790D73AD838C5D"),
        ("shorter", "5e8decccb6790d73ad838c5"),
        ("longer", "5e8decccb6790d73ad838c5d0"),
        ("of one letter", "5"),
    ] {
        all.push(of(
            format!("glued onto the link of an offer: {name}"),
            &good.glued_onto(offer),
            "card_signature",
        ));
    }
    all
}

pub(crate) fn believed() -> Vec<Value> {
    let good = good();
    let trusted = |trust: &str, reason: &str| {
        let at =
            if trust.contains("card begins") || trust.contains("length") { Plan::cnap().from() } else { NOW };
        case(format!("trust: {trust}"), (OFFER, &good.digits()), (trust, at), reason)
    };
    let forged = |name: &str, sheet: &Sheet| of(name, sheet, "card_signature");
    let under = |name: &str, domain: &[u8]| {
        let message = [domain, &[OFFER.len() as u8], OFFER.as_bytes(), &good.body()].concat();
        forged(name, &good.signed_over(KEY, &message))
    };
    let mut all = vec![
        trusted("nobody", "card_unknown_issuer"),
        trusted("other short name", "card_unknown_issuer"),
        trusted("key for documents", "card_unknown_issuer"),
        trusted("key for status lists", "card_unknown_issuer"),
        trusted("other key of that name", "card_signature"),
        trusted("other key for cards, ours for documents", "card_signature"),
        trusted("key begins a second later", "card_issuer_key_not_yet_valid"),
        trusted("key begins after now", "card_issuer_key_not_yet_valid"),
        trusted("key ends in the second of now", "card_issuer_key_expired"),
        trusted("key ended as the card begins", "card_issuer_key_expired"),
        trusted("key ended before the card begins", "card_issuer_key_expired"),
        trusted("key of no length", "card_issuer_key_expired"),
        forged("signed by nobody", &good.signed_by("nobody")),
        forged("signed by a key for documents", &good.signed_by("demo documents")),
        forged("signed by the root", &good.signed_by("root")),
        under("signed as a pass", b"diia-citizen/1/pass\0"),
        under("signed as a credential", b"diia-citizen/1/credential\0"),
        under("signed without the zero", b"diia-citizen/1/card"),
        under("signed as of another version", b"diia-citizen/2/card\0"),
        forged(
            "signed without the offer",
            &good.signed_over(KEY, &[b"diia-citizen/1/card\0", &good.body()[..]].concat()),
        ),
        forged(
            "signed without the length of the offer",
            &good.signed_over(KEY, &[b"diia-citizen/1/card\0", OFFER.as_bytes(), &good.body()].concat()),
        ),
        forged("r and s exchanged", &{
            // Both halves stay in their range for this sample.
            let (r, s) = good.get("signature").split_at(32);
            assert!(r[0] < 0x7F);
            good.with("signature", [s, r].concat())
        }),
        of(
            "the short name of another key",
            &good.sealed_with("issuer key", [0, 0, 0, 9]),
            "card_unknown_issuer",
        ),
    ];
    // Changed after the signature was made: the thief's own address, and everything else that would help him.
    for (name, bytes) in [
        ("recipient", field(Width::One, "cnap.window3@example.com")),
        ("legal name", field(Width::Two, "Зовсім інша установа")),
        ("address", field(Width::Two, "м. Інше, вул. Прикладна, 1")),
        ("purpose", field(Width::Two, "Інша послуга")),
        ("branch", field(Width::One, "")),
        ("documents", vec![1, 3]),
        ("register code", integer(18, 5)),
        ("valid from", integer(498_702, 3)),
        ("valid for", vec![179]),
        ("flags", vec![5]),
        ("place", integer(0, 6)),
    ] {
        all.push(forged(&format!("changed after signing: {name}"), &good.with(name, bytes)));
    }
    all
}

pub(crate) fn times() -> Vec<Value> {
    let plan = Plan::cnap();
    let one_day = Plan::cnap().with(|plan| plan.days = 1);
    let at = |name: &str, plan: &Plan, now: i64, reason: &str| {
        case(name, (OFFER, &plan.sheet().digits()), ("usual", now), reason)
    };
    vec![
        at("a millisecond before it begins", &plan, plan.from() - 1, "card_not_yet_valid"),
        at("an hour before it begins", &plan, plan.from() - HOUR, "card_not_yet_valid"),
        at("on a phone whose clock says 1970", &plan, 0, "card_not_yet_valid"),
        at("on a phone whose clock says 1969", &plan, -1, "card_not_yet_valid"),
        at("on day 181, in its first millisecond", &plan, plan.until(), "card_expired"),
        at("on day 181, in its last millisecond", &plan, plan.until() + DAY - 1, "card_expired"),
        at("for one day, a day later", &one_day, one_day.until(), "card_expired"),
        at("for one day, two days later", &one_day, one_day.until() + DAY, "card_expired"),
    ]
}
