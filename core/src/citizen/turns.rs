use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// Lets one write after another go to the storage. Nobody's thread is blocked meanwhile, and nothing that only reads
/// waits for it. A future that is dropped gives its turn back.
#[derive(Default)]
pub(super) struct Turns {
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    taken: bool,
    waiting: Vec<Waker>,
}

/// Somebody's turn, until it is dropped.
pub(super) struct Turn<'t>(&'t Turns);

impl Turns {
    pub(super) async fn take(&self) -> Turn<'_> {
        poll_fn(|context| {
            let mut queue = self.queue();
            if queue.taken {
                if !queue.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                    queue.waiting.push(context.waker().clone());
                }
                return Poll::Pending;
            }
            queue.taken = true;
            Poll::Ready(())
        })
        .await;
        Turn(self)
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut queue = self.0.queue();
            queue.taken = false;
            std::mem::take(&mut queue.waiting)
        };
        // All of them: one that was given up meanwhile must not keep the others waiting.
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::Context;

    use super::*;

    #[test]
    fn one_after_another_and_a_dropped_one_lets_the_next_in() {
        let turns = Turns::default();
        let mut context = Context::from_waker(Waker::noop());
        let (mut first, mut third) = (pin!(turns.take()), pin!(turns.take()));
        let mut second = Box::pin(turns.take());
        let Poll::Ready(held) = first.as_mut().poll(&mut context) else { panic!("nobody had it") };
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert!(third.as_mut().poll(&mut context).is_pending());
        drop(held);
        drop(second);
        assert!(third.as_mut().poll(&mut context).is_ready());
    }
}
