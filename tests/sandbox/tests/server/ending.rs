//! The server ends when it is told to, however it was started.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Python starts the server as a program that has done this to both signals does: the state goes over `exec`.
const START: &str = "
import os, signal, sys
both = {signal.SIGTERM, signal.SIGINT}
if sys.argv[1] == 'blocked':
    signal.pthread_sigmask(signal.SIG_BLOCK, both)
if sys.argv[1] == 'ignored':
    for each in both:
        signal.signal(each, signal.SIG_IGN)
os.execv(sys.argv[2], sys.argv[2:])
";

/// Far more than it takes, far less than anybody waits.
const PROMPTLY: Duration = Duration::from_secs(30);

fn serving(signals: &str) -> Child {
    let mut child = Command::new("python3")
        .args(["-c", START, signals, env!("CARGO_BIN_EXE_diia-sandbox"), "serve"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("\"url\""), "{line}");
    child
}

/// Sends a signal and waits; `None` when the server goes on all the same.
fn ended_by(signal: &str, child: &mut Child) -> Option<i32> {
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let since = Instant::now();
    while since.elapsed() < PROMPTLY {
        if let Some(status) = child.try_wait().unwrap() {
            // It has no code when the signal itself has ended it.
            return Some(status.code().unwrap());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

#[test]
fn either_signal_ends_it_promptly_also_where_they_were_blocked_or_ignored() {
    for signals in ["as usual", "blocked", "ignored"] {
        for signal in ["TERM", "INT"] {
            assert_eq!(ended_by(signal, &mut serving(signals)), Some(0), "{signal}, {signals}");
        }
    }
}
