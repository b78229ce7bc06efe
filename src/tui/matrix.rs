//! Compares each of several results with each other one, on a thread of its own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use super::worker::Cancellation;
use crate::comparison::{Comparison, Overall, Prepared};
use crate::results::{Results, Sides};

/// What a pair comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairMeans {
    /// bench_runner's mean: above 1 is faster.
    pub time: Option<f64>,
    /// bench_runner's memory change: above 1 is larger.
    pub memory: Option<f64>,
    /// Whether the numbers can say something about the Python under test.
    pub is_comparable: bool,
}

/// The pairs of several results. If this is dropped, no further pair is compared.
#[derive(Debug)]
pub struct Matrix {
    shared: Arc<Shared>,
    cancellation: Cancellation,
}

#[derive(Debug)]
struct Shared {
    count: usize,
    /// The pairs, by the place of the reference and then by that of the head.
    pairs: Vec<OnceLock<PairMeans>>,
    known: AtomicUsize,
}

impl Matrix {
    /// Starts to compare each result with each other one. If no thread can be started, the pairs stay unknown.
    #[must_use]
    pub fn start(results: &Results) -> Self {
        let count = results.all().len();
        let shared = Arc::new(Shared {
            count,
            pairs: (0..count * count).map(|_| OnceLock::new()).collect(),
            known: AtomicUsize::new(0),
        });
        let cancellation = Cancellation::default();
        let (filled, cancelled) = (Arc::clone(&shared), cancellation.clone());
        let results = results.clone();
        let _ = thread::Builder::new().spawn(move || filled.fill(&results, &cancelled));
        Self {
            shared,
            cancellation,
        }
    }

    /// What a pair comes to; `None` until it is known.
    #[must_use]
    pub fn pair(&self, reference: usize, head: usize) -> Option<PairMeans> {
        let place = reference * self.shared.count + head;
        self.shared.pairs.get(place)?.get().copied()
    }

    /// How many pairs are known, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let count = self.shared.count;
        let known = self.shared.known.load(Ordering::Acquire);
        (known, count * count.saturating_sub(1))
    }
}

impl Drop for Matrix {
    fn drop(&mut self) {
        self.cancellation.request();
    }
}

impl Shared {
    fn fill(&self, results: &Results, cancellation: &Cancellation) {
        let config = results.config();
        let prepared: Vec<OnceLock<Prepared>> = (0..self.count).map(|_| OnceLock::new()).collect();
        let prepare = |place: usize| {
            let result = || Prepared::new(results.all()[place].clone(), config);
            prepared[place].get_or_init(result)
        };
        for reference in 0..self.count {
            for head in (0..self.count).filter(|&head| head != reference) {
                if cancellation.is_requested() {
                    return;
                }
                let sides = Sides::new(reference, head).map(prepare);
                let comparison = Comparison::of_prepared(sides, config).ok();
                let overall = comparison.as_ref().map(|it| Overall::of_pair(it));
                let overall = overall.as_ref();
                let means = PairMeans {
                    time: overall.and_then(|it| it.runner_mean.as_ref().ok().copied()),
                    memory: overall.and_then(|it| it.memory.as_ref().ok()?.change),
                    is_comparable: comparison.is_none_or(|it| it.is_comparable()),
                };
                // Nobody else sets it.
                let _ = self.pairs[reference * self.count + head].set(means);
                self.known.fetch_add(1, Ordering::Release);
            }
        }
    }
}
