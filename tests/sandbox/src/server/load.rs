//! `diia-sandbox load`: what the registry of live codes can carry, measured where `serve` would run it.

use std::future::Future;
use std::io::Write as _;
use std::net::Ipv4Addr;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use diia_citizen::code::digits::gs1_check_digit;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};

use tokio::task::JoinSet;

use super::Faults;
use super::registry::{self, Checker, DigitsNumber, DocumentReference, Kept, LiveCode, WrongCodeLimits};
use super::start::{self, Options};
use super::world::World;
use crate::error::SandboxError;

/// So many calls are under way at once.
const AT_ONCE: usize = 64;
/// Twelve-digit numbers lie so far apart: two million of them fit.
const STRIDE: u64 = 449_989;
const SMALLEST: u64 = 100_000_000_000;

/// What `load` was asked for.
pub(crate) struct LoadOptions {
    pub(crate) live_codes: Vec<u64>,
    /// Also measured, besides the store in memory.
    pub(crate) codes: Option<String>,
    /// Codes that are registered, and then used, at each number of live codes.
    pub(crate) calls: u64,
}

/// Measures and prints one table.
pub(crate) fn run(options: &LoadOptions) -> Result<(), SandboxError> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(SandboxError::Listen)?;
    runtime.block_on(measure_all(options))
}

async fn measure_all(options: &LoadOptions) -> Result<(), SandboxError> {
    line("| store | live codes | register/s | p99, ms | use/s | p99, ms | bytes a code |")?;
    line("|---|--:|--:|--:|--:|--:|--:|")?;
    for codes in [None, options.codes.clone()].into_iter().take(1 + usize::from(options.codes.is_some())) {
        for live in &options.live_codes {
            measure(codes.clone(), *live, options.calls).await?;
        }
    }
    Ok(())
}

async fn measure(codes: Option<String>, live: u64, calls: u64) -> Result<(), SandboxError> {
    let name = if codes.is_some() { "Valkey/Redis" } else { "memory" };
    let limits = WrongCodeLimits { per_checker: u32::MAX, per_address: u32::MAX };
    let options = Options { port: 0, smtp_port: 0, codes: codes.clone(), faults: Faults::default(), limits };
    let world = Arc::new(start::world(String::new(), options).await?);
    if size(&world).await?.0 > 0 {
        return Err(SandboxError::CodeStore { detail: "the store is not empty".into() });
    }
    let before = bytes_in_use(&world).await?;
    let now = world.clock.now();
    let register = {
        let world = Arc::clone(&world);
        move |number| is_new(Arc::clone(&world), number, now)
    };
    let failed = at_once(0..live, register.clone()).await.failed;
    let bytes = bytes_in_use(&world).await?.saturating_sub(before) / live.max(1);
    let registered = at_once(live..live + calls, register).await;
    let of_use = Arc::clone(&world);
    let used = at_once(live..live + calls, move |number| is_used(Arc::clone(&of_use), number)).await;
    let failed = failed + registered.failed + used.failed;
    if let Some(address) = codes {
        registry::clear(&address)
            .await
            .map_err(|error| SandboxError::CodeStore { detail: error.to_string() })?;
    }
    if failed > 0 {
        return Err(SandboxError::CodeStore { detail: format!("{failed} calls have failed") });
    }
    line(&format!(
        "| {name} | {live} | {:.0} | {:.2} | {:.0} | {:.2} | {bytes} |",
        registered.per_second(),
        registered.p99_millis(),
        used.per_second(),
        used.p99_millis(),
    ))
}

/// The 13 digits that stand for a number.
fn digits(number: u64) -> String {
    let twelve = (SMALLEST + number * STRIDE).to_string();
    let check = gs1_check_digit(&twelve.bytes().map(|digit| digit - b'0').collect::<Vec<_>>());
    format!("{twelve}{check}")
}

async fn is_new(world: Arc<World>, number: u64, now: Timestamp) -> bool {
    let Ok(parsed) = digits(number).parse() else { return false };
    // They live an hour, so that all are alive at the same time.
    let code = LiveCode {
        id: world.random.uuid(),
        pass: number,
        document: DocumentReference { citizen: 0, kind: 1, status_index: 1 },
        expires_at: now.plus_millis(HOUR_MILLIS),
    };
    matches!(world.codes.keep(DigitsNumber::from_number(parsed), code, now).await, Ok(Kept::New))
}

/// The whole way of a check: limits, look-up, spending.
async fn is_used(world: Arc<World>, number: u64) -> bool {
    let checker =
        Checker {
            name: "ЦНАП".into(), account: "partner:load".into(), address: Ipv4Addr::LOCALHOST.into()
        };
    registry::check(&world, &checker, &digits(number), |_| true).await.is_ok()
}

async fn size(world: &World) -> Result<(u64, Option<u64>), SandboxError> {
    world.codes.size().await.map_err(|error| SandboxError::CodeStore { detail: error.to_string() })
}

/// Of the store's own process where it has one, else of this one.
async fn bytes_in_use(world: &World) -> Result<u64, SandboxError> {
    Ok(size(world).await?.1.unwrap_or_else(resident_bytes))
}

/// The memory of this process (Linux; elsewhere 0).
fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
    kilobytes.and_then(|number| number.trim().parse::<u64>().ok()).unwrap_or(0) * 1024
}

/// How a number of calls went.
struct Calls {
    took: Duration,
    each: Vec<Duration>,
    failed: usize,
}

impl Calls {
    fn per_second(&self) -> f64 {
        let count = u32::try_from(self.each.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.took.as_secs_f64()
    }

    fn p99_millis(&self) -> f64 {
        self.each.get(self.each.len() * 99 / 100).map_or(0.0, |call| call.as_secs_f64() * 1000.0)
    }
}

/// Makes the calls, many at once.
async fn at_once<F>(numbers: Range<u64>, call: impl Fn(u64) -> F + Clone + Send + 'static) -> Calls
where
    F: Future<Output = bool> + Send,
{
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for lane in (0_u64..).take(AT_ONCE) {
        let numbers = (numbers.start + lane..numbers.end).step_by(AT_ONCE);
        let call = call.clone();
        tasks.spawn(async move {
            let (mut each, mut failed) = (Vec::new(), 0);
            for number in numbers {
                let started = Instant::now();
                failed += usize::from(!call(number).await);
                each.push(started.elapsed());
            }
            (each, failed)
        });
    }
    let lanes = tasks.join_all().await;
    let took = started.elapsed();
    let failed = lanes.iter().map(|(_, failed)| failed).sum();
    let mut each: Vec<Duration> = lanes.into_iter().flat_map(|(each, _)| each).collect();
    each.sort_unstable();
    Calls { took, each, failed }
}

fn line(text: &str) -> Result<(), SandboxError> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(SandboxError::Screen)
}
