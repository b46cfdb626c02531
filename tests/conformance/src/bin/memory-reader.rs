//! Opens a vault, uses it, lets it go, and looks through its own memory. `memory-reader FOLDER NEEDLE…`, where each needle is
//! `NAME=HEX`, every byte of it inverted: so that the needles themselves are not what is found.
//!
//! Prints `PHASE NAME COUNT` for the phases `before` and `after`.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use diia_citizen::citizen::ReceiptFilter;
use diia_citizen::code::credential::Profile;
use diia_conformance::crash::phone_in;
use diia_conformance::kept::open;
use diia_conformance::vectors::bytes;
use diia_test_phone::run;

struct Needle {
    name: String,
    inverted: Vec<u8>,
}

impl Needle {
    fn is_at(&self, window: &[u8]) -> bool {
        window.iter().zip(&self.inverted).all(|(byte, inverted)| *byte == !inverted)
    }

    fn count(&self, memory: &[u8]) -> usize {
        memory.windows(self.inverted.len()).filter(|window| self.is_at(window)).count()
    }
}

/// How often each needle is in the memory that this process can write to: heap, stack, data.
fn counts(needles: &[Needle]) -> Vec<usize> {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("the list of regions");
    let mut memory = File::open("/proc/self/mem").expect("the memory");
    let mut counts = vec![0; needles.len()];
    // One buffer for all regions, and itself wiped: or else it would find what it has copied.
    let mut buffer = vec![0; 1 << 20];
    for line in maps.lines().filter(|line| line.contains(" rw-p ")) {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
        let [from, to] = [from, to].map(|end| u64::from_str_radix(end, 16).expect("an address"));
        let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
        let mut at = from;
        while at < to {
            if own.contains(&at) {
                at = own.end;
                continue;
            }
            let end = if at < own.start { to.min(own.start) } else { to };
            let length = usize::try_from(end - at).expect("64 bits").min(buffer.len());
            let part = &mut buffer[..length];
            let read = memory.seek(SeekFrom::Start(at)).and_then(|_| memory.read_exact(part));
            if read.is_ok() {
                for (count, needle) in counts.iter_mut().zip(needles) {
                    *count += needle.count(part);
                }
            }
            // The next part overlaps: a needle on the border is not missed.
            at += if at + length as u64 == end { length as u64 } else { length as u64 - 64 };
        }
    }
    buffer.fill(0);
    std::hint::black_box(&buffer);
    counts
}

fn say(phase: &str, needles: &[Needle]) {
    for (needle, count) in needles.iter().zip(counts(needles)) {
        println!("{phase} {} {count}", needle.name);
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let needles: Vec<Needle> = arguments
        .map(|argument| {
            let (name, hex) = argument.split_once('=').expect("NAME=HEX");
            Needle { name: name.to_owned(), inverted: bytes(hex) }
        })
        .collect();
    let phone = phone_in(Path::new(&folder)).expect("the phone's folder");
    let citizen = open(&phone).expect("a vault");
    for document in citizen.documents().expect("the clock answers") {
        for profile in [Profile::Status, Profile::Identity] {
            run(citizen.show(&document.id, profile, true)).expect("a code");
        }
    }
    run(citizen.receipts(&ReceiptFilter::default(), None, 10)).expect("receipts");
    run(citizen.order_documents(&[])).expect("a write");
    say("before", &needles);
    drop(citizen);
    drop(phone);
    say("after", &needles);
}
