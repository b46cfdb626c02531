use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How a partner's own server answers a package.
#[derive(Clone, Copy)]
pub(crate) enum PartnerAnswer {
    Accepts,
    /// It accepts, once it has been let.
    AcceptsWhenLet,
    Refuses,
    /// 503: it has not taken it.
    OutOfOrder,
    /// It has taken it, and its answer is lost.
    HangsUp,
}

/// A partner's own server: takes packages at an address of its own.
pub(crate) struct PartnerServer {
    url: String,
    seen: Arc<Mutex<Vec<SeenPackage>>>,
    let_through: Arc<Mutex<bool>>,
}

/// A package as it came over the wire.
#[derive(Clone, Default)]
pub(crate) struct SeenPackage {
    pub(crate) trace_id: String,
    pub(crate) content_type: String,
    pub(crate) body: Vec<u8>,
}

impl PartnerServer {
    /// Answers so, one after another, and then always as the last time.
    pub(crate) fn answering(answers: &[PartnerAnswer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/packages", listener.local_addr().unwrap());
        let server = PartnerServer { url, seen: Arc::default(), let_through: Arc::default() };
        let (seen, let_through) = (Arc::clone(&server.seen), Arc::clone(&server.let_through));
        let mut answers = VecDeque::from(answers.to_vec());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let answer = if answers.len() > 1 { answers.pop_front() } else { answers.front().copied() };
                let mut stream = BufReader::new(stream.unwrap());
                seen.lock().unwrap().push(take(&mut stream));
                if matches!(answer, Some(PartnerAnswer::AcceptsWhenLet)) {
                    wait_until(|| *let_through.lock().unwrap());
                }
                say(stream.get_mut(), answer.unwrap());
            }
        });
        server
    }

    /// Lets it accept what it holds back.
    pub(crate) fn let_through(&self) {
        *self.let_through.lock().unwrap() = true;
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The requests that packages came for, in order.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|package| package.trace_id.clone()).collect()
    }

    /// The newest package; waits for the first.
    pub(crate) fn newest(&self) -> SeenPackage {
        wait_until(|| !self.seen.lock().unwrap().is_empty());
        self.seen.lock().unwrap().last().unwrap().clone()
    }
}

/// Waits for what another thread or process does; fails when it does not.
fn wait_until(is: impl Fn() -> bool) {
    let since = Instant::now();
    while !is() {
        assert!(since.elapsed() < Duration::from_secs(60), "it has not happened");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Reads one call to its end.
fn take(stream: &mut BufReader<TcpStream>) -> SeenPackage {
    let (mut length, mut package) = (0, SeenPackage::default());
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            if line.trim_end().is_empty() {
                break;
            }
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "x-document-request-trace-id" => package.trace_id = value.to_owned(),
            "content-type" => package.content_type = value.to_owned(),
            _ => {}
        }
    }
    assert!(length > 0, "a package has a length");
    stream.take(length).read_to_end(&mut package.body).unwrap();
    package
}

fn say(stream: &mut TcpStream, answer: PartnerAnswer) {
    let (status, body) = match answer {
        PartnerAnswer::Accepts | PartnerAnswer::AcceptsWhenLet => ("200 OK", r#"{"success": true}"#),
        PartnerAnswer::Refuses => ("200 OK", r#"{"success": false}"#),
        PartnerAnswer::OutOfOrder => ("503 Service Unavailable", ""),
        PartnerAnswer::HangsUp => return,
    };
    let length = body.len();
    let text = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(text.as_bytes()).unwrap();
}
