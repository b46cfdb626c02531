use std::io::Write as _;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::net::TcpListener;

use super::citizen::{Phones, Replays};
use super::clock::ServerClock;
use super::ending::EndSignals;
use super::faults::{FaultControl, Faults};
use super::issuing::Issuing;
use super::mailbox::{self, Mailbox};
use super::partner::Partners;
use super::partner_site::ReceivedPackages;
use super::random::Random;
use super::registry::{CodeStore, EmbeddedStore, RedisStore, WrongCodeLimits};
use super::requests::Requests;
use super::world::World;
use super::{connection, levers, routes};
use crate::error::SandboxError;

/// How long the courier waits for a partner.
const PARTNER_TIMEOUT: Duration = Duration::from_secs(10);

/// What `serve` was asked for.
pub(crate) struct Options {
    /// 0: whichever is free.
    pub(crate) port: u16,
    /// 0: whichever is free.
    pub(crate) smtp_port: u16,
    /// Where live codes are kept; in memory without it.
    pub(crate) codes: Option<String>,
    pub(crate) faults: Faults,
    pub(crate) limits: WrongCodeLimits,
}

/// Serves until it is interrupted. Listens on 127.0.0.1 only.
pub(crate) fn run(options: Options) -> Result<(), SandboxError> {
    // Before the first thread, which all others inherit from.
    let end = EndSignals::let_through().map_err(SandboxError::Listen)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(SandboxError::Listen)?;
    let served = runtime.block_on(serve(options, &end));
    // Whoever asks for the end is not kept waiting for calls under way.
    runtime.shutdown_background();
    served
}

async fn serve(options: Options, end: &EndSignals) -> Result<(), SandboxError> {
    let end = end.listen().map_err(SandboxError::Listen)?;
    let http = listen(options.port).await?;
    let smtp = listen(options.smtp_port).await?;
    let smtp_address = smtp.local_addr().map_err(SandboxError::Listen)?;
    let url = format!("http://{}", http.local_addr().map_err(SandboxError::Listen)?);
    let world = Arc::new(world(url, options).await?);
    announce(&ready_line(&world, &smtp_address.to_string()))?;
    tokio::spawn(mailbox::serve(smtp, Arc::clone(&world)));
    let routes = routes(&world);
    tokio::select! {
        () = connection::serve(http, routes) => {}
        () = end => {}
    }
    Ok(())
}

async fn listen(port: u16) -> Result<TcpListener, SandboxError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(SandboxError::Listen)
}

pub(super) async fn world(url: String, options: Options) -> Result<World, SandboxError> {
    let (clock, random) = (ServerClock::default(), Random::new());
    let issuing = Issuing::new(clock.now()).map_err(|error| SandboxError::library(&error))?;
    let partners = Partners::new(&url, issuing.certificates(), &random)
        .map_err(|error| SandboxError::library(&error))?;
    let phones = Phones::new(issuing.citizens(), &random);
    let codes: Arc<dyn CodeStore> = match &options.codes {
        None => Arc::new(EmbeddedStore::default()),
        Some(address) => {
            let store = RedisStore::connect(address).await;
            Arc::new(store.map_err(|error| SandboxError::CodeStore { detail: error.to_string() })?)
        }
    };
    // No proxy and no redirects: what a phone has sealed for one partner goes to that address and no other.
    let courier = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PARTNER_TIMEOUT)
        .build()
        .map_err(|error| SandboxError::library(&error))?;
    let world = World {
        url,
        clock,
        random,
        faults: FaultControl::default(),
        issuing,
        codes,
        limits: options.limits,
        partners,
        phones,
        requests: Requests::default(),
        replays: Replays::default(),
        received: ReceivedPackages::default(),
        mailbox: Mailbox::default(),
        courier,
    };
    levers::apply(&world, options.faults);
    Ok(world)
}

/// One line of JSON: what a program needs to know that has started this one.
fn ready_line(world: &World, smtp: &str) -> Value {
    let codes: Map<String, Value> = world
        .issuing
        .citizens()
        .iter()
        .zip(world.phones.activation_codes())
        .map(|(citizen, code)| (citizen.label.to_owned(), json!(code)))
        .collect();
    let first = world.partners.all().first();
    json!({
        "url": world.url,
        "acquirer_token": first.map(|partner| partner.acquirer_token.as_str()),
        "auth_acquirer_token": first.map(|partner| partner.auth_acquirer_token.as_str()),
        "smtp": smtp,
        "activation_codes": codes,
        "root_key": world.issuing.root_jwk(),
    })
}

fn announce(line: &Value) -> Result<(), SandboxError> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(SandboxError::Screen)
}
