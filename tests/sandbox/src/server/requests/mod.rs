//! Requests of institutions to citizens: from the moment a partner raises one to the moment its package has arrived.

mod delivery;
mod request;
mod request_object;
mod requests_store;

pub(crate) use delivery::{Package, PackageFile, deliver};
pub(crate) use request::{
    Action, Asked, HashedFile, Opened, Origin, Pairing, Request, Signing, Status, UnfinishedReason, answers,
};
pub(crate) use request_object::request_object;
pub(crate) use requests_store::Requests;
