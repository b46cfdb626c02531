//! `tests/vectors/clocks.json` against the library: the clocks as they are read, and the façade on a phone.

use diia_citizen::citizen::{Citizen, Settings};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::time::{ClockReading, ClockState, Timestamp, TrustedNow, TrustedTime};
use diia_conformance::vectors::{Comparison, file, list, number, text};
use diia_test_phone::{PhonePorts, SettableClock, run};
use serde_json::{Value, json};

fn said(now: TrustedNow) -> Value {
    let amount = match now.state {
        ClockState::WallClockOff { by_millis } | ClockState::Jumped { by_millis } => Some(by_millis),
        ClockState::ConfirmedLongAgo { age_millis } => Some(age_millis),
        ClockState::Synchronised | ClockState::Unsynchronised | ClockState::Restarted => None,
    };
    json!({ "now": now.now.unix_millis(), "state": now.state.code(), "amount": amount })
}

fn step_name(sequence: &Value, at: usize, step: &Value) -> String {
    format!("{}, step {at} ({})", text(sequence, "name"), text(step, "event"))
}

#[test]
fn the_time_in_use_follows_from_the_readings() {
    let file = file("clocks.json");
    let mut comparison = Comparison::new();
    for sequence in list(&file["sequences"]) {
        let mut time = TrustedTime::new();
        for (at, step) in list(&sequence["steps"]).iter().enumerate() {
            let reading = &step["reading"];
            let reading = ClockReading {
                wall: Timestamp::from_unix_millis(number(reading, "wall")),
                monotonic_millis: number(reading, "monotonic_millis"),
                boot_id: text(reading, "boot_id").into(),
            };
            if text(step, "event") == "synchronise" {
                time.synchronise(Timestamp::from_unix_millis(number(step, "server")), &reading);
            }
            comparison.expect(&step_name(sequence, at, step), &step["expected"], &said(time.at(&reading)));
        }
    }
    comparison.finish();
}

#[test]
fn a_phone_says_the_same() {
    let file = file("clocks.json");
    let mut comparison = Comparison::new();
    for sequence in list(&file["sequences"]) {
        let steps = list(&sequence["steps"]);
        // A monotonic clock that goes back without a restart is nothing that the phone of the tests can do.
        if steps.iter().skip(1).any(|step| text(step, "event") == "look") {
            continue;
        }
        let clock =
            SettableClock::started_at(Timestamp::from_unix_millis(number(&steps[0]["reading"], "wall")));
        let settings = Settings { roots: vec![], link_base: LinkBase::default(), server: None };
        let phone = run(Citizen::open(PhonePorts::new(clock.clone()), settings)).unwrap();
        for (at, step) in steps.iter().enumerate() {
            let moment = |member| Timestamp::from_unix_millis(number(step, member));
            match text(step, "event") {
                "look" => {}
                "pass" => clock.pass(number(step, "millis")),
                "set_wall" => clock.set_wall(moment("wall")),
                "restart" => clock.restart(number(step, "off_millis")),
                "synchronise" => run(phone.synchronise_clock(moment("server"))).unwrap(),
                other => panic!("no event is called {other}"),
            }
            comparison.expect(&step_name(sequence, at, step), &step["expected"], &said(phone.now().unwrap()));
        }
    }
    comparison.finish();
}
