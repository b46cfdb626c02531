//! Cards that are believed.

use serde_json::{Value, json};

use super::bytes::hex;
use super::plan::{NOW, OPTIONAL, Plan};

pub(crate) fn all() -> Vec<Value> {
    [institutions(), texts(), instants(), keys()].concat()
}

fn card(name: &str, plan: &Plan, trust: &str, now: i64) -> Value {
    let sheet = plan.sheet();
    json!({
        "name": name,
        "link": format!("https://diia.app/acquirers/offer-request/static/{}#{}", plan.offer, sheet.digits()),
        "offer_id": plan.offer,
        "bytes": hex(&sheet.bytes()),
        "trust": trust,
        "now": now,
        "fields": plan.fields(),
    })
}

fn usual(name: &str, change: impl FnOnce(&mut Plan)) -> Value {
    card(name, &Plan::cnap().with(change), "usual", NOW)
}

fn institutions() -> Vec<Value> {
    vec![
        usual("a ЦНАП", |_| {}),
        usual("all or nothing", |plan| plan.all_or_nothing = true),
        usual("with the citizen's signature", |plan| plan.with_signature = true),
        usual("every flag", |plan| {
            plan.all_or_nothing = true;
            plan.with_signature = true;
            plan.register_code = "3184710691";
        }),
        usual("a sole trader", |plan| plan.register_code = "3184710691"),
        usual("a sole trader whose number begins with zeros", |plan| plan.register_code = "0000000011"),
        usual("the largest register code", |plan| plan.register_code = "99999999"),
        usual("the largest code of a person", |plan| plan.register_code = "9999999999"),
        usual("a register code of zeros", |plan| plan.register_code = "00000000"),
        usual("no place", |plan| plan.place = None),
        usual("at the south-western end of the map", |plan| plan.place = Some((-900_000, -1_800_000))),
        usual("at the north-eastern end of the map", |plan| plan.place = Some((900_000, 1_800_000))),
        usual("where the lines cross", |plan| plan.place = Some((0, 0))),
        usual("either passport", |plan| plan.documents = vec![0]),
        usual("either passport, and the ID card as well", |plan| plan.documents = vec![0, OPTIONAL | 1]),
        usual("optional documents only", |plan| plan.documents = vec![OPTIONAL | 5, OPTIONAL]),
        usual("sixteen documents, the last kinds", |plan| plan.documents = (11..=26).rev().collect()),
        usual("the shortest offer", |plan| plan.offer = "1".into()),
        usual("the longest offer", |plan| plan.offer = "a".repeat(64)),
        usual("an offer of every sign", |plan| plan.offer = "aZ09-._~".into()),
    ]
}

fn texts() -> Vec<Value> {
    vec![
        usual("no branch", |plan| plan.branch = String::new()),
        usual("one letter everywhere", |plan| {
            plan.legal_name = "Я".into();
            plan.address = "Я".into();
            plan.purpose = "1".into();
            plan.branch = "Z".into();
            plan.recipient = "a@b.ua".into();
        }),
        usual("the longest texts, one byte a letter", |plan| {
            plan.legal_name = "Ґ".repeat(120);
            plan.address = "ї".repeat(120);
            plan.purpose = "Щ".repeat(100);
            plan.branch = "№".repeat(60);
            plan.recipient = format!("{}@{}.example", "a".repeat(64), "b".repeat(27));
        }),
        usual("the longest texts, two bytes a letter", |plan| {
            plan.legal_name = "ł".repeat(120);
            plan.address = "Ө".repeat(120);
            plan.purpose = "ʼ".repeat(100);
            plan.branch = "ß".repeat(60);
        }),
        usual("every sign", |plan| {
            plan.legal_name = "«Зразок» „“ ”’ – — № § !\"#$%&'()*+,-./:;?_".into();
        }),
        usual("every sign, in UTF-8 because of one letter", |plan| {
            plan.legal_name = "«Zażółć» „“ ”’ʼ – — № § !\"#$%&'()*+,-./:;?_".into();
        }),
        usual("one letter that Windows-1251 has not", |plan| plan.purpose = "Обʼєднання".into()),
        usual("a name in Latin letters", |plan| plan.legal_name = "Sample Services LLC".into()),
        usual("capital letters before the @", |plan| plan.recipient = "CNAP.Window3+diia@example.org".into()),
        usual("a branch of 127 bytes", |plan| plan.branch = format!("{}{}", "„".repeat(31), "ß".repeat(17))),
    ]
}

fn instants() -> Vec<Value> {
    let plan = Plan::cnap();
    let one_day = Plan::cnap().with(|plan| plan.days = 1);
    let last = Plan::cnap().with(|plan| plan.from_hour = 0x00FF_FFFF);
    let first = Plan::cnap().with(|plan| plan.from_hour = 0);
    vec![
        card("in its first millisecond", &plan, "usual", plan.from()),
        card("in the last millisecond of day 180", &plan, "usual", plan.until() - 1),
        card("for one day, in its first millisecond", &one_day, "usual", one_day.from()),
        card("for one day, in its last millisecond", &one_day, "usual", one_day.until() - 1),
    ]
    .into_iter()
    .chain([
        // No key lives then: these two are read, and not believed.
        read_only("from the last hour that can be written", &last),
        read_only("from the first hour of 1970", &first),
    ])
    .collect()
}

/// A card of good form without a key for its time.
fn read_only(name: &str, plan: &Plan) -> Value {
    let mut vector = card(name, plan, "usual", NOW);
    let members = vector.as_object_mut().expect("an object");
    members.shift_remove("trust");
    members.shift_remove("now");
    vector
}

fn keys() -> Vec<Value> {
    let plan = Plan::cnap();
    ["two keys of that name", "key begins with the card", "key ends a second after now"]
        .map(|trust| card(trust, &plan, trust, if trust.contains("ends") { NOW } else { plan.from() }))
        .into()
}
