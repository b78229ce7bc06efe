//! The probability that a value of the head is below a value of the reference.
//!
//! Source: A. Vargha and H. D. Delaney, "A critique and improvement of the CL common language effect size statistics",
//! Journal of Educational and Behavioral Statistics 25 (2000): over all pairs of values, ties count half.

/// P(head < reference) + P(head = reference) / 2, from both sides' values in ascending order; between 0 and 1. `None`
/// without values on a side.
#[must_use]
pub fn probability_of_faster(sorted_reference: &[f64], sorted_head: &[f64]) -> Option<f64> {
    if sorted_reference.is_empty() || sorted_head.is_empty() {
        return None;
    }
    let (mut below, mut not_above) = (0usize, 0usize);
    let mut halves = 0usize;
    for value in sorted_reference {
        while sorted_head.get(below).is_some_and(|head| head < value) {
            below += 1;
        }
        not_above = not_above.max(below);
        while sorted_head.get(not_above).is_some_and(|head| head <= value) {
            not_above += 1;
        }
        halves += below + not_above;
    }
    let pairs = sorted_reference.len() as f64 * sorted_head.len() as f64;
    Some(halves as f64 / 2.0 / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::summary::sorted;

    #[test]
    fn known_cases() {
        assert_eq!(probability_of_faster(&[2.0, 3.0], &[1.0, 1.5]), Some(1.0));
        assert_eq!(probability_of_faster(&[1.0, 1.5], &[2.0, 3.0]), Some(0.0));
        assert_eq!(probability_of_faster(&[1.0, 2.0], &[1.0, 2.0]), Some(0.5));
        assert_eq!(probability_of_faster(&[1.0, 2.0, 3.0], &[2.0]), Some(0.5));
        assert_eq!(probability_of_faster(&[], &[2.0]), None);
    }

    proptest::proptest! {
        #[test]
        fn it_counts_all_pairs(
            reference in proptest::collection::vec(0u8..12, 1..30),
            head in proptest::collection::vec(0u8..12, 1..30),
        ) {
            let (reference, head) = (reference.into_iter().map(f64::from), head.into_iter().map(f64::from));
            let (reference, head) = (sorted(&reference.collect::<Vec<_>>()), sorted(&head.collect::<Vec<_>>()));
            let pairs = reference.iter().flat_map(|a| head.iter().map(move |b| (a, b)));
            let counted: f64 = pairs.map(|(a, b)| if b < a { 1.0 } else if b == a { 0.5 } else { 0.0 }).sum();
            let expected = counted / (reference.len() * head.len()) as f64;
            let actual = probability_of_faster(&reference, &head).expect("there are values");
            proptest::prop_assert!((actual - expected).abs() < 1e-12, "{} {}", actual, expected);
        }
    }
}
