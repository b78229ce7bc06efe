//! Which results are to be compared first.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How urgent the comparisons of each result are. One thread may set it while others, which make the comparisons, look at
/// it. There is no lock: they may see a part of what is just being set, which costs nothing but the order.
#[derive(Debug, Default)]
pub struct Urgency {
    /// The place of each result in the order that is wanted.
    places: Vec<AtomicUsize>,
}

/// The place of a result that is in no order.
const LAST: usize = usize::MAX;

impl Urgency {
    /// That of so many results, which are all equally urgent.
    pub(super) fn new(results: usize) -> Self {
        Self {
            places: (0..results).map(|_| AtomicUsize::new(LAST)).collect(),
        }
    }

    /// Sets the order in which results are wanted, by their indices, in the place of an earlier one. If one is repeated,
    /// its first place counts. All others come last.
    pub fn set(&self, order: impl IntoIterator<Item = usize>) {
        let mut places = vec![LAST; self.places.len()];
        for (place, result) in order.into_iter().enumerate() {
            if let Some(known) = places.get_mut(result) {
                *known = place.min(*known);
            }
        }
        for (own, place) in self.places.iter().zip(places) {
            own.store(place, Ordering::Relaxed);
        }
    }

    /// The place of a result in the order; what comes first is the least.
    #[must_use]
    pub fn place(&self, result: usize) -> usize {
        let place = self.places.get(result);
        place.map_or(LAST, |place| place.load(Ordering::Relaxed))
    }
}
