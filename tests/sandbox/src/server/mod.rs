//! `serve`: the rest of the world on one machine. Partner API, citizen API, registry of live codes, mailbox.

// Of JSON values only: reading a member that is not there gives null, and writing one adds it.
#![allow(clippy::indexing_slicing)]

mod body;
mod citizen;
mod clock;
mod connection;
mod desk;
mod ending;
mod faults;
mod issuing;
mod levers;
mod load;
mod mailbox;
mod pages;
mod partner;
mod partner_site;
mod problem;
mod random;
mod registry;
mod requests;
mod return_link;
mod start;
mod world;

pub(crate) use faults::Faults;
pub(crate) use load::{LoadOptions, run as load};
pub(crate) use registry::WrongCodeLimits;
pub(crate) use start::{Options, run};

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::post;

use problem::{Problem, Reason};
use world::World;

/// Every address of the server.
fn routes(world: &Arc<World>) -> Router {
    let apis = partner::routes()
        .merge(citizen::routes(world))
        .route_layer(from_fn_with_state(Arc::clone(world), faults::inject));
    apis.merge(levers::routes())
        .merge(desk::routes())
        .merge(pages::routes())
        .route("/partner-site/{label}/callback", post(partner_site::receive))
        .route("/partner-site/{label}/signatures", post(partner_site::verify))
        .layer(DefaultBodyLimit::max(body::MAX_BODY_BYTES))
        .fallback(async || Problem::from(Reason::NotFound))
        .method_not_allowed_fallback(async || Problem::from(Reason::MethodNotAllowed))
        .with_state(Arc::clone(world))
}
