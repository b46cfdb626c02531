//! `clocks.json`: what time it is, and how far that can be believed, while clocks are set and phones restarted.

use serde_json::{Value, json};

/// The moment at which the wall clocks of all sequences start.
const START: i64 = 1_795_339_800_123;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

pub(crate) fn file() -> Value {
    json!({
        "about": "Each step is something that happens, the reading of the phone's clocks right after it, and the time \
                  in use by that reading. amount is by_millis or age_millis of the state, where it has one.",
        "sequences": [
            never_confirmed(),
            jump_forward(),
            jump_back(),
            leap_second_unconfirmed(),
            leap_second_confirmed(),
            confirmed_at_the_edge(),
            two_hours_off(),
            restarted(),
            restarted_and_jumped(),
            restarted_unconfirmed(),
            monotonic_went_back(),
            long_ago(),
            confirmed_twice(),
            jumped_then_confirmed(),
        ],
    })
}

/// A phone's clocks, and what has happened to them.
struct Phone {
    wall: i64,
    monotonic: i64,
    boots: u32,
    steps: Vec<Value>,
}

/// The state, and its amount.
type State = (&'static str, Option<i64>);

const SYNCHRONISED: State = ("synchronised", None);
const UNSYNCHRONISED: State = ("unsynchronised", None);
const RESTARTED: State = ("restarted", None);

const fn wall_off(by_millis: i64) -> State {
    ("wall_clock_off", Some(by_millis))
}

const fn jumped(by_millis: i64) -> State {
    ("jumped", Some(by_millis))
}

impl Phone {
    fn started() -> Self {
        Phone { wall: START, monotonic: 5_000, boots: 1, steps: Vec::new() }
    }

    /// Nothing has happened; the app asks for the time.
    fn first(self, now: i64, state: State) -> Self {
        self.step(json!({ "event": "look" }), now, state)
    }

    fn pass(mut self, millis: i64, now: i64, state: State) -> Self {
        self.wall += millis;
        self.monotonic += millis;
        self.step(json!({ "event": "pass", "millis": millis }), now, state)
    }

    fn set_wall(mut self, wall: i64, now: i64, state: State) -> Self {
        self.wall = wall;
        self.step(json!({ "event": "set_wall", "wall": wall }), now, state)
    }

    fn restart(mut self, off_millis: i64, now: i64, state: State) -> Self {
        self.wall += off_millis;
        self.monotonic = 0;
        self.boots += 1;
        self.step(json!({ "event": "restart", "off_millis": off_millis }), now, state)
    }

    fn synchronise(self, server: i64, now: i64, state: State) -> Self {
        self.step(json!({ "event": "synchronise", "server": server }), now, state)
    }

    fn step(mut self, event: Value, now: i64, (state, amount): State) -> Self {
        let mut step = event;
        step["reading"] = json!({
            "wall": self.wall,
            "monotonic_millis": self.monotonic,
            "boot_id": format!("boot {}", self.boots),
        });
        step["expected"] = json!({ "now": now, "state": state, "amount": amount });
        self.steps.push(step);
        self
    }

    fn named(self, name: &str) -> Value {
        json!({ "name": name, "steps": self.steps })
    }
}

fn never_confirmed() -> Value {
    Phone::started()
        .first(START, UNSYNCHRONISED)
        .pass(1, START + 1, UNSYNCHRONISED)
        .pass(200 * HOUR, START + 200 * HOUR + 1, UNSYNCHRONISED)
        .named("never confirmed: the wall clock is used, however long")
}

fn jump_forward() -> Value {
    Phone::started()
        .first(START, UNSYNCHRONISED)
        .pass(MINUTE, START + MINUTE, UNSYNCHRONISED)
        .set_wall(START + MINUTE + 30_000, START + MINUTE + 30_000, UNSYNCHRONISED)
        .set_wall(START + MINUTE + 30_001, START + MINUTE + 30_001, jumped(30_001))
        .pass(HOUR, START + HOUR + MINUTE + 30_001, jumped(30_001))
        .set_wall(START + HOUR + MINUTE, START + HOUR + MINUTE, UNSYNCHRONISED)
        .named("an unconfirmed clock is set forward by 30 s, by one millisecond more, and back")
}

fn jump_back() -> Value {
    Phone::started()
        .first(START, UNSYNCHRONISED)
        .set_wall(START - 30_000, START - 30_000, UNSYNCHRONISED)
        .set_wall(START - 30_001, START - 30_001, jumped(-30_001))
        .set_wall(START - 24 * HOUR, START - 24 * HOUR, jumped(-24 * HOUR))
        .pass(MINUTE, START - 24 * HOUR + MINUTE, jumped(-24 * HOUR))
        .named("an unconfirmed clock is set back by 30 s, by one millisecond more, and by a day")
}

fn leap_second_unconfirmed() -> Value {
    Phone::started()
        .first(START, UNSYNCHRONISED)
        .pass(10_000, START + 10_000, UNSYNCHRONISED)
        .set_wall(START + 9_000, START + 9_000, UNSYNCHRONISED)
        .pass(1_000, START + 10_000, UNSYNCHRONISED)
        .set_wall(START + 11_000, START + 11_000, UNSYNCHRONISED)
        .named("a leap second, in and out: the wall clock steps by one second and nothing is amiss")
}

fn leap_second_confirmed() -> Value {
    Phone::started()
        .synchronise(START, START, SYNCHRONISED)
        .pass(10_000, START + 10_000, SYNCHRONISED)
        .set_wall(START + 9_000, START + 10_000, SYNCHRONISED)
        .pass(1, START + 10_001, SYNCHRONISED)
        .named("a leap second after a confirmation: the time in use goes on without a step")
}

fn confirmed_at_the_edge() -> Value {
    Phone::started()
        .synchronise(START - 30_000, START - 30_000, SYNCHRONISED)
        .synchronise(START - 30_001, START - 30_001, wall_off(30_001))
        .synchronise(START + 30_000, START + 30_000, SYNCHRONISED)
        .synchronise(START + 30_001, START + 30_001, wall_off(-30_001))
        .pass(1, START + 30_002, wall_off(-30_001))
        .named("a server's time 30 s from the wall clock agrees with it, one millisecond more does not")
}

fn two_hours_off() -> Value {
    Phone::started()
        .synchronise(START + 7, START + 7, SYNCHRONISED)
        .pass(MINUTE, START + MINUTE + 7, SYNCHRONISED)
        .set_wall(START + MINUTE + 2 * HOUR, START + MINUTE + 7, wall_off(2 * HOUR - 7))
        .pass(179_999, START + MINUTE + 180_006, wall_off(2 * HOUR - 7))
        .set_wall(START - 2 * HOUR, START + MINUTE + 180_006, wall_off(-2 * HOUR - MINUTE - 180_006))
        .set_wall(START + MINUTE + 180_006, START + MINUTE + 180_006, SYNCHRONISED)
        .named("the wall clock is set two hours off after a confirmation: the confirmed time is used")
}

fn restarted() -> Value {
    Phone::started()
        .synchronise(START + 1_000, START + 1_000, SYNCHRONISED)
        .restart(MINUTE, START + MINUTE, RESTARTED)
        .pass(HOUR, START + HOUR + MINUTE, RESTARTED)
        .restart(0, START + HOUR + MINUTE, RESTARTED)
        .synchronise(START + 2 * HOUR, START + 2 * HOUR, wall_off(MINUTE - HOUR))
        .set_wall(START + 2 * HOUR, START + 2 * HOUR, SYNCHRONISED)
        .restart(-3 * HOUR, START - HOUR, RESTARTED)
        .named("a restart forgets the confirmation until the next one")
}

fn restarted_and_jumped() -> Value {
    Phone::started()
        .synchronise(START, START, SYNCHRONISED)
        .restart(MINUTE, START + MINUTE, RESTARTED)
        .set_wall(START + MINUTE + 30_000, START + MINUTE + 30_000, RESTARTED)
        .set_wall(START + 2 * HOUR, START + 2 * HOUR, jumped(2 * HOUR - MINUTE))
        .set_wall(START + MINUTE, START + MINUTE, RESTARTED)
        .named("after a restart the wall clock is watched like an unconfirmed one")
}

fn restarted_unconfirmed() -> Value {
    Phone::started()
        .first(START, UNSYNCHRONISED)
        .restart(5 * HOUR, START + 5 * HOUR, UNSYNCHRONISED)
        .restart(-10 * HOUR, START - 5 * HOUR, UNSYNCHRONISED)
        .set_wall(START, START, jumped(5 * HOUR))
        .restart(0, START, UNSYNCHRONISED)
        .named("restarts of a phone that was never confirmed: a jump is only seen between two readings of one start")
}

fn monotonic_went_back() -> Value {
    let mut phone =
        Phone::started().synchronise(START, START, SYNCHRONISED).pass(MINUTE, START + MINUTE, SYNCHRONISED);
    phone.monotonic = 4_999;
    phone
        .first(START + MINUTE, RESTARTED)
        .pass(1, START + MINUTE + 1, RESTARTED)
        .named("the monotonic clock went back under the same boot id: a restart, whatever the id says")
}

fn long_ago() -> Value {
    let three_days = 72 * HOUR;
    Phone::started()
        .synchronise(START, START, SYNCHRONISED)
        .pass(three_days, START + three_days, SYNCHRONISED)
        .pass(1, START + three_days + 1, ("confirmed_long_ago", Some(three_days + 1)))
        .set_wall(START, START + three_days + 1, ("confirmed_long_ago", Some(three_days + 1)))
        .pass(HOUR, START + three_days + HOUR + 1, ("confirmed_long_ago", Some(three_days + HOUR + 1)))
        .synchronise(START + HOUR, START + HOUR, SYNCHRONISED)
        .named("a confirmation is old after 72 hours and one millisecond, and still used")
}

fn confirmed_twice() -> Value {
    Phone::started()
        .synchronise(START + 10 * HOUR, START + 10 * HOUR, wall_off(-10 * HOUR))
        .pass(MINUTE, START + 10 * HOUR + MINUTE, wall_off(-10 * HOUR))
        .synchronise(START + MINUTE + 3, START + MINUTE + 3, SYNCHRONISED)
        .pass(MINUTE, START + 2 * MINUTE + 3, SYNCHRONISED)
        .named("the newest confirmation counts, also when it sets the time back")
}

fn jumped_then_confirmed() -> Value {
    Phone::started()
        .first(START, UNSYNCHRONISED)
        .set_wall(START + HOUR, START + HOUR, jumped(HOUR))
        .synchronise(START + 2, START + 2, wall_off(HOUR - 2))
        .restart(0, START + HOUR, RESTARTED)
        .named("a confirmation answers the question of a jump, and a restart does not bring it back")
}
