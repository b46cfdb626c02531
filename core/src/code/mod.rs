//! What a citizen shows and what another person scans.

pub mod symbol;
