//! A storage that fails, that lets calls wait, and callers that give up: memory and storage agree all the same.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use diia_citizen::citizen::{Citizen, DocumentId, ReceiptFilter};
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::{Ports, Storage, StorageChange, StorageError, StorageName};
use diia_citizen::receipt::{Outcome, Receipt};
use diia_conformance::kept::{asked, document, know_issuers, open, ports};
use diia_conformance::{authority, issuer_list, status_list};
use diia_test_phone::{FailingStorage, Failure, MemoryStorage, Offline, PhonePorts, run};

const CARD: &str = "my card";
const TAX: &str = "my tax number";

fn id(name: &str) -> DocumentId {
    DocumentId(name.into())
}

/// What a phone holds, as an outsider can see it.
#[derive(Debug, Clone, PartialEq)]
struct Held {
    documents: Vec<String>,
    receipts: Vec<(u64, Outcome)>,
    issuers: bool,
    statuses: usize,
}

fn held<P: Ports>(citizen: &Citizen<P>) -> Held {
    let overview = citizen.overview().unwrap();
    let page = run(citizen.receipts(&ReceiptFilter::default(), None, 100)).unwrap();
    assert_eq!(page.faults, []);
    Held {
        documents: overview.documents.into_iter().map(|document| document.id.0).collect(),
        receipts: page.receipts.iter().map(|receipt| (receipt.number, receipt.content.outcome)).collect(),
        issuers: overview.issuer_list.is_some(),
        statuses: overview.status_lists.len(),
    }
}

type Failing = PhonePorts<Offline, FailingStorage<MemoryStorage>>;

/// The steps of a phone's life; each may be tried again.
fn step(number: usize, phone: &Failing, citizen: &Citizen<Failing>) -> Result<(), String> {
    fn said<T, E: ToString>(result: Result<T, E>) -> Result<(), String> {
        result.map(drop).map_err(|error| error.to_string())
    }
    let add = |kind, name| said(run(citizen.add_document(document(&phone.keys, kind, name))));
    match number {
        0 => said(run(citizen.take_issuer_list(&issuer_list(&[authority()])))),
        1 => add(DocumentKind::InternalPassport, CARD),
        2 => add(DocumentKind::TaxpayerCard, TAX),
        3 => said(run(citizen.order_documents(&[id(TAX)]))),
        4 => said(run(citizen.take_status_list(&status_list(&authority())))),
        5 => said(run(citizen.refuse(&mut asked(citizen)))),
        6 => add(DocumentKind::InternalPassport, CARD),
        7 => said(run(citizen.forget_unreadable_documents())),
        8 => match run(citizen.remove_document(&id(TAX))) {
            // The first try had done it, and only its answer was lost.
            Err(error) if error.code() == "unknown_document" => Ok(()),
            removed => said(removed),
        },
        _ => unreachable!(),
    }
}

const STEPS: usize = 9;

#[test]
fn every_single_call_of_the_storage_may_fail_in_turn() {
    let (mut failures, mut in_memory_only) = (0, 0);
    for failure in [Failure::Before, Failure::After] {
        for fails_at in 0.. {
            let storage = MemoryStorage::new();
            let failing = FailingStorage::new(storage.clone(), fails_at, failure);
            let phone = ports(failing.clone());
            let outside = PhonePorts { keys: phone.keys.clone(), ..ports(storage) };
            let citizen = open(&phone).or_else(|_| open(&phone)).expect("it fails once only");
            for number in 0..STEPS {
                let before = held(&open(&outside).unwrap());
                let Err(_) = step(number, &phone, &citizen) else { continue };
                failures += 1;
                let found = open(&outside).unwrap();
                assert_eq!(found.vault_report().findings, []);
                let kept = held(&found);
                // A list is in force even when it could not be kept.
                if held(&citizen) != before {
                    assert!(number == 0 || number == 4, "step {number}");
                    in_memory_only += 1;
                }
                step(number, &phone, &citizen).expect("it fails once only");
                let retried = held(&open(&outside).unwrap());
                assert!(kept == before || kept == retried, "step {number}: old or new, nothing between");
            }
            let end = Held {
                documents: vec![CARD.into()],
                receipts: vec![(1, Outcome::Refused)],
                issuers: true,
                statuses: 1,
            };
            assert_eq!(
                (held(&citizen), held(&open(&outside).unwrap())),
                (end.clone(), end),
                "{failure:?} {fails_at}"
            );
            if !failing.has_failed() {
                break;
            }
        }
    }
    println!("{failures} failed steps; lists in force but not kept: {in_memory_only}");
    assert!(failures > 30 && in_memory_only > 0);
}

#[test]
fn a_decision_that_cannot_be_kept_was_not_taken() {
    for failure in [Failure::Before, Failure::After] {
        let mut refused_once = 0;
        for fails_at in 0.. {
            let storage = MemoryStorage::new();
            let whole = ports(storage.clone());
            know_issuers(&open(&whole).unwrap());
            let failing = FailingStorage::new(storage, fails_at, failure);
            let Ok(citizen) = open(&whole.clone().with_storage(failing.clone())) else { continue };
            let mut consent = asked(&citizen);
            let untouched = consent.state();
            if run(citizen.refuse(&mut consent)).is_err() {
                refused_once += 1;
                assert_eq!(consent.state(), untouched);
                let receipt = run(citizen.refuse(&mut consent)).unwrap();
                assert_eq!(
                    (receipt.number, receipt.content.outcome),
                    (1, Outcome::Refused),
                    "one receipt, not two"
                );
            }
            let kept = held(&open(&whole).unwrap());
            assert_eq!(kept.receipts, [(1, Outcome::Refused)]);
            if !failing.has_failed() {
                break;
            }
        }
        assert_eq!(refused_once, 2, "looking at the head, writing the batch");
    }
}

/// A storage that lets every call wait once before it does anything, and once after.
#[derive(Clone)]
struct Slow(MemoryStorage);

async fn wait_once() {
    let mut waited = false;
    std::future::poll_fn(move |context| {
        context.waker().wake_by_ref();
        if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

async fn slowly<T>(call: impl Future<Output = T> + Send) -> T {
    wait_once().await;
    let answer = call.await;
    wait_once().await;
    answer
}

impl Storage for Slow {
    async fn get(&self, name: &StorageName) -> Result<Option<Vec<u8>>, StorageError> {
        slowly(self.0.get(name)).await
    }

    async fn put(&self, name: &StorageName, bytes: &[u8]) -> Result<(), StorageError> {
        slowly(self.0.put(name, bytes)).await
    }

    async fn remove(&self, name: &StorageName) -> Result<(), StorageError> {
        slowly(self.0.remove(name)).await
    }

    async fn list(&self, prefix: &str) -> Result<Vec<StorageName>, StorageError> {
        slowly(self.0.list(prefix)).await
    }

    async fn batch(&self, changes: Vec<StorageChange>) -> Result<(), StorageError> {
        slowly(self.0.batch(changes)).await
    }
}

type SlowPhone = PhonePorts<Offline, Slow>;
type Decision<'c> = Pin<Box<dyn Future<Output = Receipt> + Send + 'c>>;

fn slow_phone() -> (SlowPhone, Citizen<SlowPhone>) {
    let phone = ports(Slow(MemoryStorage::new()));
    let citizen = open(&phone).unwrap();
    know_issuers(&citizen);
    (phone, citizen)
}

fn refusal<'c>(phone: &SlowPhone, citizen: &'c Citizen<SlowPhone>) -> Decision<'c> {
    phone.clock.pass(1);
    let mut consent = asked(citizen);
    Box::pin(async move { citizen.refuse(&mut consent).await.expect("a receipt") })
}

#[test]
fn decisions_at_the_same_time_stand_one_behind_another() {
    let (phone, citizen) = slow_phone();
    let mut decisions: Vec<_> = (0..7).map(|_| Some(refusal(&phone, &citizen))).collect();
    let mut numbers = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    while decisions.iter().any(Option::is_some) {
        for decision in decisions.iter_mut().rev() {
            let Some(waiting) = decision else { continue };
            if let Poll::Ready(receipt) = waiting.as_mut().poll(&mut context) {
                numbers.push(receipt.number);
                *decision = None;
            }
            // What only reads is not kept waiting.
            assert!(citizen.now().is_ok() && citizen.documents().is_ok());
        }
    }
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(run(open(&phone).unwrap().check_receipts()), Ok(vec![]));
}

#[test]
fn a_caller_who_gives_up_at_any_moment_leaves_the_old_or_the_new() {
    let mut context = Context::from_waker(Waker::noop());
    let mut landed_unheard = 0;
    for polls in 0..20 {
        let (phone, citizen) = slow_phone();
        run(refusal(&phone, &citizen));
        let mut given_up = refusal(&phone, &citizen);
        let finished = (0..polls).any(|_| given_up.as_mut().poll(&mut context).is_ready());
        drop(given_up);
        let there = held(&open(&phone).unwrap()).receipts.len() as u64 - 1;
        landed_unheard += u64::from(!finished) * there;
        let next = run(refusal(&phone, &citizen));
        assert_eq!(next.number, 2 + there, "after {polls} polls");
        let again = open(&phone).unwrap();
        assert_eq!(run(again.check_receipts()), Ok(vec![]));
        assert_eq!(held(&again), held(&citizen));
    }
    assert!(landed_unheard > 0, "some were written, and nobody heard it");
}
