use diia_citizen::ports::{HttpRequest, HttpResponse};

use super::{header, of};

/// Answers by idempotency key: the same key gets the same answer, and nothing is done twice.
#[derive(Default)]
pub(super) struct Replay {
    answers: Vec<(String, String, Vec<u8>, HttpResponse)>,
}

impl Replay {
    pub(super) fn earlier(&self, request: &HttpRequest, path: &str) -> Option<HttpResponse> {
        let key = key(request);
        let (_, _, body, answer) = self.answers.iter().find(|(known, of, ..)| *known == key && of == path)?;
        Some(if *body == request.body { answer.clone() } else { of(Err((422, "idempotency_key_reused"))) })
    }

    /// A token that has run out may be replaced, and the same request sent again.
    pub(super) fn remember(&mut self, request: &HttpRequest, path: &str, answer: &HttpResponse) {
        if answer.status != 401 && answer.status < 500 {
            self.answers.push((key(request), path.to_owned(), request.body.clone(), answer.clone()));
        }
    }
}

fn key(request: &HttpRequest) -> String {
    let key = header(request, "Idempotency-Key").expect("every POST has an idempotency key");
    assert!(
        (8..=64).contains(&key.len()) && key.bytes().all(|c| c.is_ascii_alphanumeric() || b"_-".contains(&c))
    );
    key.to_owned()
}
