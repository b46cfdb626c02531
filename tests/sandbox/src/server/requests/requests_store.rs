use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use diia_citizen::time::Timestamp;
use uuid::Uuid;

use super::{Origin, Request, Status};
use crate::server::problem::{Problem, Reason};

/// All requests of this node.
#[derive(Default)]
pub(crate) struct Requests {
    all: Mutex<HashMap<Uuid, Request>>,
}

impl Requests {
    fn all(&self) -> MutexGuard<'_, HashMap<Uuid, Request>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a request, unless the partner has used its own name for another one.
    pub(crate) fn add(&self, request: Request) -> Result<(), Problem> {
        let mut all = self.all();
        if all.values().any(|other| of_partner(other, &request, &request.trace_id)) {
            return Err(Reason::RequestIdUsed.into());
        }
        all.insert(request.id, request);
        Ok(())
    }

    /// A copy of the request with this identifier.
    pub(crate) fn get(&self, id: Uuid, now: Timestamp) -> Option<Request> {
        let mut all = self.all();
        let request = all.get_mut(&id)?;
        request.expire(now);
        Some(request.clone())
    }

    /// A copy of the first request of which `is` holds.
    pub(crate) fn find(&self, now: Timestamp, is: impl Fn(&Request) -> bool) -> Option<Request> {
        let mut all = self.all();
        let request = all.values_mut().find(|request| is(request))?;
        request.expire(now);
        Some(request.clone())
    }

    /// Copies of all requests of which `is` holds, oldest first.
    pub(crate) fn filter(&self, now: Timestamp, is: impl Fn(&Request) -> bool) -> Vec<Request> {
        let mut all = self.all();
        all.values_mut().for_each(|request| request.expire(now));
        let mut found: Vec<Request> = all.values().filter(|request| is(request)).cloned().collect();
        found.sort_by_key(|request| (request.created_at, request.id));
        found
    }

    /// Changes a request; what `change` refuses stays as it was before.
    pub(crate) fn change<T>(
        &self,
        id: Uuid,
        now: Timestamp,
        change: impl FnOnce(&mut Request) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let mut all = self.all();
        let request = all.get_mut(&id).ok_or(Reason::RequestUnknown)?;
        request.expire(now);
        change(request)
    }

    /// The requests that wait for an answer and were raised by a code of this pass.
    pub(crate) fn open_by_pass(&self, number: u64, now: Timestamp) -> Vec<Request> {
        self.filter(now, |request| {
            matches!(request.origin, Origin::Code { pass, .. } if pass == number)
                && request.status == Status::Processing
                && !request.answered
        })
    }
}

fn of_partner(other: &Request, request: &Request, trace_id: &str) -> bool {
    other.trace_id == trace_id && other.partner.institution.label == request.partner.institution.label
}
