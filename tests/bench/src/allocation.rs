//! Counts what the process asks memory for.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call is handed to the system's allocator as it came; only sizes are noted. `realloc` is the default
// one, made of `alloc` and `dealloc`, so that a growing buffer counts twice while it is copied.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Relaxed);
        PEAK.fetch_max(HELD.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: the caller's promises are the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above, and the pointer came from the system.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What one step took.
pub(crate) struct Memory {
    /// How often it asked.
    pub(crate) calls: usize,
    /// Bytes at its highest, above what was held before.
    pub(crate) peak: usize,
}

/// Bytes held now.
pub(crate) fn held() -> usize {
    HELD.load(Relaxed)
}

/// Runs a step and tells what it took; what it gives is still held then.
pub(crate) fn count<T>(step: impl FnOnce() -> T) -> (T, Memory) {
    let (before, calls) = (held(), CALLS.load(Relaxed));
    PEAK.store(before, Relaxed);
    let value = step();
    let calls = CALLS.load(Relaxed) - calls;
    let memory = Memory { calls, peak: PEAK.load(Relaxed).saturating_sub(before) };
    (value, memory)
}
