//! Contestants take turns in one loop, and the quotients of each round count: on a machine that does other things besides,
//! two separate medians drift apart, a quotient of neighbours hardly does.

use std::hint::black_box;
use std::time::Instant;

/// Some ways to do one thing, or the parts that it is made of.
pub(crate) struct Contest<'a> {
    rounds: usize,
    contestants: Vec<Contestant<'a>>,
}

struct Contestant<'a> {
    name: &'static str,
    /// How often one sample runs it, so that the clock's own grain does not show.
    times: u32,
    run: Box<dyn FnMut() + 'a>,
}

impl<'a> Contest<'a> {
    pub(crate) fn new(rounds: usize) -> Self {
        Contest { rounds, contestants: Vec::new() }
    }

    pub(crate) fn with<T>(mut self, name: &'static str, times: u32, mut run: impl FnMut() -> T + 'a) -> Self {
        let run = Box::new(move || drop(black_box(run())));
        self.contestants.push(Contestant { name, times, run });
        self
    }

    pub(crate) fn run(mut self) -> Samples {
        let mut micros = vec![Vec::with_capacity(self.rounds); self.contestants.len()];
        let warm_up = self.rounds / 10 + 2;
        for round in 0..self.rounds + warm_up {
            for (contestant, samples) in self.contestants.iter_mut().zip(&mut micros) {
                // Once for nothing: what the others have pushed out of the processor's memory is back for all alike.
                (contestant.run)();
                let start = Instant::now();
                (0..contestant.times).for_each(|_| (contestant.run)());
                let took = start.elapsed().as_secs_f64() * 1e6 / f64::from(contestant.times);
                if round >= warm_up {
                    samples.push(took);
                }
            }
        }
        let names = self.contestants.iter().map(|contestant| contestant.name).collect();
        Samples { names, micros }
    }
}

/// What each contestant took in each round, in microseconds.
pub(crate) struct Samples {
    names: Vec<&'static str>,
    micros: Vec<Vec<f64>>,
}

impl Samples {
    fn of(&self, name: &str) -> &[f64] {
        let at = self.names.iter().position(|held| *held == name).expect("a contestant of this contest");
        &self.micros[at]
    }

    /// The median, in microseconds.
    pub(crate) fn micros(&self, name: &str) -> f64 {
        median(self.of(name).to_vec())
    }

    /// The median over the rounds of one contestant against the sum of others.
    pub(crate) fn ratio(&self, name: &str, others: &[&str]) -> f64 {
        let sum = |round: usize| others.iter().map(|other| self.of(other)[round]).sum::<f64>();
        median(self.of(name).iter().enumerate().map(|(round, took)| took / sum(round)).collect())
    }

    /// The median over the rounds of the sum of some, in microseconds.
    pub(crate) fn sum(&self, names: &[&str]) -> f64 {
        let rounds = 0..self.of(names[0]).len();
        median(rounds.map(|round| names.iter().map(|name| self.of(name)[round]).sum()).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
