use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How a partner's own server answers a package.
#[derive(Clone, Copy)]
pub(crate) enum PartnerAnswer {
    Accepts,
    Refuses,
    /// 503: it has not taken it.
    OutOfOrder,
    /// It has taken it, and its answer is lost.
    HangsUp,
}

/// A partner's own server: takes packages at an address of its own.
pub(crate) struct PartnerServer {
    url: String,
    trace_ids: Arc<Mutex<Vec<String>>>,
}

impl PartnerServer {
    /// Answers so, one after another, and then always as the last time.
    pub(crate) fn answering(answers: &[PartnerAnswer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/packages", listener.local_addr().unwrap());
        let trace_ids = Arc::<Mutex<Vec<String>>>::default();
        let (mut answers, seen) = (VecDeque::from(answers.to_vec()), Arc::clone(&trace_ids));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let answer = if answers.len() > 1 { answers.pop_front() } else { answers.front().copied() };
                let mut stream = BufReader::new(stream.unwrap());
                seen.lock().unwrap().push(take(&mut stream));
                say(stream.get_mut(), answer.unwrap());
            }
        });
        PartnerServer { url, trace_ids }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The requests that packages came for, in order.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.trace_ids.lock().unwrap().clone()
    }
}

/// Reads one call to its end; gives its trace header.
fn take(stream: &mut BufReader<TcpStream>) -> String {
    let (mut length, mut trace_id) = (0, String::new());
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
            "x-document-request-trace-id" => trace_id = value.to_owned(),
            _ => {}
        }
    }
    assert!(length > 0, "a package has a length");
    stream.take(length).read_to_end(&mut Vec::new()).unwrap();
    trace_id
}

fn say(stream: &mut TcpStream, answer: PartnerAnswer) {
    let (status, body) = match answer {
        PartnerAnswer::Accepts => ("200 OK", r#"{"success": true}"#),
        PartnerAnswer::Refuses => ("200 OK", r#"{"success": false}"#),
        PartnerAnswer::OutOfOrder => ("503 Service Unavailable", ""),
        PartnerAnswer::HangsUp => return,
    };
    let length = body.len();
    let text = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(text.as_bytes()).unwrap();
}
