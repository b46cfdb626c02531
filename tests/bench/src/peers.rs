//! The same text by the encoders of others: each in a process of its own, warm (tests/bench/peers).

use std::process::{Command, Stdio};

use diia_citizen::code::credential::Profile;
use diia_citizen::code::symbol::PixelFormat;
use diia_test_phone::run;

use crate::measure::Contest;
use crate::phones::{card, phone};
use crate::refresh::refresh;
use crate::report::Report;

const SECTION: &str = "the same code by others";

pub(crate) fn report(report: &mut Report, rounds: usize) {
    let phone = phone();
    let code = run(phone.citizen.show(&card(), Profile::Identity, false)).expect("a code");
    let mut image = Vec::new();
    let ours = Contest::new(rounds)
        .with("symbol", 1, || code.qr())
        .with("sign + symbol + pixels", 1, || refresh(&phone, PixelFormat::Alpha, &mut image))
        .run();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/run");
    let output = Command::new(script).arg(code.text()).stderr(Stdio::inherit()).output().expect("bash");
    assert!(output.status.success(), "the peers could not be run");
    for line in String::from_utf8(output.stdout).expect("text").lines() {
        let [name, micros, side] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three fields: {line}")
        };
        let micros: f64 = micros.parse().expect("microseconds");
        let what = format!("{name} ({side} × {side} modules)");
        let work = name.split(", ").last().unwrap_or_default();
        let ratio = (micros / ours.micros(work), "ours");
        if name.starts_with("ZXing") {
            report.at_least((SECTION, &what), (micros, "µs"), ratio, 10.0);
        } else {
            report.beside((SECTION, &what), (micros, "µs"), ratio);
        }
    }
}
