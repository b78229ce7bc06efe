//! Sorting where speed is not noticed.
//!
//! The standard library's sort is compiled for every type and every comparison, 5 kB of machine code each time, and
//! there are dozens. Here all share one: it sorts places, and the comparison is called through a pointer. That takes a
//! few times as long, so what sorts a million numbers uses the standard library's.

use std::cmp::Ordering;

/// Sorts; equal items keep their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key, which is computed for each comparison; items with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut sorted = sorted_places(items.len(), &|a, b| compare(&items[a], &items[b]));
    // Each cycle of the permutation is followed once. What is in its place has its own place in `sorted`.
    for start in 0..items.len() {
        let mut place = start;
        while sorted[place] != start {
            let next = sorted[place];
            items.swap(place, next);
            sorted[place] = place;
            place = next;
        }
        sorted[place] = place;
    }
}

/// For each place of the sorted items, where its item is now.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_stable_sort_of_the_standard_library(numbers: Vec<u8>) {
            let numbered: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = numbered.clone();
            expected.sort_by_key(|&(number, _)| number / 16);
            let mut sorted = numbered;
            sort_by_key(&mut sorted, |&(number, _)| number / 16);
            prop_assert_eq!(sorted, expected);
        }
    }

    #[test]
    fn it_sorts_what_cannot_be_copied() {
        let mut words = ["b", "c", "a"].map(str::to_owned);
        sort(&mut words);
        assert_eq!(words, ["a", "b", "c"]);
    }
}
