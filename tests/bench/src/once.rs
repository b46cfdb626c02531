//! One path by itself, for a profiler: `diia-bench once NAME TIMES`. Everything before it is done once, outside of
//! [`measured`], the function whose instructions are counted (tests/bench/instructions).

use std::hint::black_box;

use diia_citizen::code::credential::Profile;
use diia_citizen::code::symbol::PixelFormat;
use diia_test_phone::run;

use crate::phones::{card, phone};
use crate::refresh::refresh;

/// Runs a path. Its name is looked for by the profiler, so it is never inlined.
#[inline(never)]
fn measured(path: &mut dyn FnMut()) {
    path();
}

/// The names that can be asked for.
pub(crate) const NAMES: [&str; 3] = ["refresh", "symbol", "pixels"];

pub(crate) fn once(name: &str, times: usize) {
    let phone = phone();
    let code = run(phone.citizen.show(&card(), Profile::Identity, false)).expect("a code");
    let symbol = code.qr().expect("a symbol");
    let mut image = Vec::new();
    let mut path: Box<dyn FnMut()> = match name {
        "refresh" => Box::new(|| drop(black_box(refresh(&phone, PixelFormat::Alpha, &mut image)))),
        "symbol" => Box::new(|| drop(black_box(black_box(&code).qr()))),
        "pixels" => Box::new(|| drop(black_box(symbol.matrix().draw(584, PixelFormat::Alpha, &mut image)))),
        _ => panic!("no path of that name; there are {}", NAMES.join(", ")),
    };
    (0..times).for_each(|_| measured(&mut path));
}
