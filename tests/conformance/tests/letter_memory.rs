//! A letter of 20 MB is written on a phone without a second copy of it. Alone in its file: it counts every byte that
//! the process takes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use diia_citizen::mail::{Address, Attachment, AttachmentName, Body, Draft, MAX_LETTER_BYTES, Subject, eml};
use diia_citizen::time::Timestamp;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call is handed to the system's allocator as it came; only sizes are noted. `realloc` is the default
// one, made of `alloc` and `dealloc`, so that a growing buffer counts twice while it is copied.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(HELD.fetch_add(layout.size(), SeqCst) + layout.size(), SeqCst);
        // SAFETY: the caller's promises are the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), SeqCst);
        // SAFETY: as above, and the pointer came from the system.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn the_largest_letter_takes_the_files_and_one_letter() {
    let before = HELD.load(SeqCst);
    let file = |number| Attachment {
        name: AttachmentName::new(&format!("copy-{number}.pdf")).expect("a good name"),
        bytes: vec![0xD0; 1_456_000],
    };
    let to = Address::parse("desk@cnap.ua").expect("a good address");
    let (subject, body) =
        (Subject::new("Копії").expect("a subject"), Body::new(&"ї".repeat(20_000)).expect("a body"));
    let draft = Draft::new(to, subject, body, (0..10).map(file).collect()).expect("it fits");
    let files = HELD.load(SeqCst) - before;
    PEAK.store(HELD.load(SeqCst), SeqCst);
    let letter = eml(&draft, Timestamp::from_unix_seconds(0)).expect("a good date");
    let peak = PEAK.load(SeqCst) - before;
    let size = letter.len();
    assert!(u64::try_from(size).is_ok_and(|size| (19_900_000..=MAX_LETTER_BYTES).contains(&size)), "{size}");
    assert!(peak <= files + size + size / 50, "{peak} bytes for {files} of files and {size} of letter");
    assert!(peak * 10 <= size * 22, "{peak} bytes for a letter of {size}");
}
