//! One path by itself, for a profiler: `diia-bench once NAME`. Everything before it is done outside of [`measured`], the
//! function whose instructions are counted (tests/bench/instructions).

use std::hint::black_box;

use diia_citizen::code::credential::Profile;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::code::symbol::PixelFormat;
use diia_citizen::copy::{Fonts, Pictures, copy_of};
use diia_citizen::link::{LinkHost, read_link};
use diia_citizen::mail::eml;
use diia_citizen::text::Language;
use diia_conformance::MORNING;
use diia_test_phone::{MemoryStorage, run};

use crate::phones::{card, phone_over};
use crate::refresh::refresh;
use crate::{check, links, paper};

/// Runs a path. Its name is looked for by the profiler, so it is never inlined.
#[inline(never)]
fn measured(path: &mut dyn FnMut()) {
    path();
}

/// The names that can be asked for.
pub(crate) const NAMES: [&str; 10] =
    ["refresh", "symbol", "pixels", "check", "refusal", "link", "hostile-link", "copy", "letter", "open"];

pub(crate) fn once(name: &str) {
    let storage = MemoryStorage::new();
    let phone = phone_over(storage.clone());
    let scanned = check::scanned(&phone);
    let code = run(phone.citizen.show(&card(), Profile::Identity, false)).expect("a code");
    let symbol = code.qr().expect("a symbol");
    let cut_short = check::cut_short(&scanned);
    let (host, base) = (LinkHost::default(), LinkBase::default());
    let hostile = links::hostile();
    let (document, stamp, fonts) = (paper::document(), paper::stamp(), Fonts::built_in());
    let draft = paper::draft(1, 60_000);
    let mut image = Vec::new();
    let mut path: Box<dyn FnMut()> = match name {
        "refresh" => Box::new(|| drop(black_box(refresh(&phone, PixelFormat::Alpha, &mut image)))),
        "symbol" => Box::new(|| drop(black_box(black_box(&code).qr()))),
        "pixels" => Box::new(|| drop(black_box(symbol.matrix().draw(584, PixelFormat::Alpha, &mut image)))),
        "check" => Box::new(|| drop(black_box(phone.citizen.check(black_box(&scanned))))),
        "refusal" => Box::new(|| drop(black_box(phone.citizen.check(black_box(&cut_short))))),
        "link" => Box::new(|| drop(black_box(read_link(black_box(links::VALID[1].1), &host, &base)))),
        "hostile-link" => Box::new(|| {
            hostile.iter().for_each(|(_, text)| drop(black_box(read_link(black_box(text), &host, &base))));
        }),
        "copy" => Box::new(|| {
            drop(black_box(copy_of(&document, &stamp, Pictures::Include, Language::Ukrainian, &fonts)));
        }),
        "letter" => Box::new(|| drop(black_box(eml(black_box(&draft), MORNING)))),
        "open" => Box::new(|| drop(black_box(phone.started_again(storage.clone())))),
        _ => panic!("no path of that name; there are {}", NAMES.join(", ")),
    };
    // Once for nothing: what is done at a first time only is no part of it.
    path();
    measured(&mut path);
}
