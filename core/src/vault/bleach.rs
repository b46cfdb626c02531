use std::hint::black_box;

const DEPTH: usize = 64 * 1024;

/// Overwrites the part of the stack on which the functions called before have worked. ring keeps expanded keys and
/// blocks of messages there and does not wipe them.
#[inline(never)]
pub(crate) fn bleach_stack() {
    let mut zeros = [0u8; DEPTH];
    // Without this the compiler would see that nobody reads the zeros.
    black_box(&mut zeros);
}
