use diia_citizen::ports::{HttpResponse, TransportError};

use super::{State, response};

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no internet: it does not get through.
    Offline,
    /// It gets through and is done, and the answer is lost.
    AnswerLost,
    /// The server is out of order, and has done nothing.
    Status500,
    /// It is done, and the answer is not readable.
    Garbage,
    /// It is done, and the answer is longer than was asked for.
    Endless,
    /// It is answered with an address elsewhere, and has not been done.
    Redirect,
}

impl Fault {
    /// All.
    pub const ALL: [Fault; 6] = [
        Fault::Offline,
        Fault::AnswerLost,
        Fault::Status500,
        Fault::Garbage,
        Fault::Endless,
        Fault::Redirect,
    ];
}

impl State {
    pub(super) fn next_fault(&mut self, path: &str) -> Option<Fault> {
        let at = self.faults.iter().position(|(end, _)| path.ends_with(end.as_str()))?;
        Some(self.faults.remove(at).1)
    }
}

pub(super) fn with(
    fault: Option<Fault>,
    answer: impl FnOnce() -> HttpResponse,
) -> Result<HttpResponse, TransportError> {
    match fault {
        None => Ok(answer()),
        Some(Fault::Offline) => Err(TransportError::Offline),
        Some(Fault::AnswerLost) => {
            answer();
            Err(TransportError::TimedOut)
        }
        Some(Fault::Status500) => Ok(response(500, b"{}".to_vec())),
        Some(Fault::Garbage) => Ok(response(answer().status, b"<html>".to_vec())),
        Some(Fault::Endless) => Ok(response(answer().status, vec![b' '; 32 << 20])),
        Some(Fault::Redirect) => Ok(response(302, Vec::new())),
    }
}
