//! The registry of live codes: which 13 digits stand for which document, for 180 seconds by its own clock, once.

mod embedded;
mod limits;
mod redis_store;
mod register;
mod store;
mod use_code;

pub(crate) use embedded::EmbeddedStore;
pub(crate) use limits::WrongCodeLimits;
pub(crate) use redis_store::{RedisStore, clear};
pub(crate) use register::{code_id, pass_number, read_pass, register};
pub(crate) use store::{
    CodeState, CodeStore, DigitsNumber, DocumentReference, Found, Kept, LiveCode, StoreError, UsedCode,
};
pub(crate) use use_code::{Checker, check, look_up};
