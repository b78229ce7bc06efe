//! How many benchmarks changed clearly, and which of them became slower the most.

use super::comparison::Comparison;
use super::judgement::Judgement;
use super::measure::Change;
use super::metric::Metric;

/// The clear changes of the time of all benchmarks of a comparison.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearChanges {
    /// How many benchmarks are clearly slower.
    pub slower: usize,
    /// How many are clearly faster.
    pub faster: usize,
    /// The one that is slower by the largest factor, of those that are clearly slower: its name, which is raw, and the
    /// mean of the head divided by that of the reference, which is above 1.
    pub worst: Option<(String, f64)>,
}

impl Comparison {
    /// Counts the clear changes. This judges every benchmark, which takes longer than all numbers of the headline.
    #[must_use]
    pub fn clear_changes(&self) -> ClearChanges {
        let mut changes = ClearChanges::default();
        for row in self.present() {
            if self.judgement(Metric::Time, row) != Some(Judgement::Clear) {
                continue;
            }
            match self.change(Metric::Time, row) {
                Some(Change::Better) => changes.faster += 1,
                Some(Change::Worse) => {
                    changes.slower += 1;
                    let ratio = self.ratio(Metric::Time, row);
                    let worst = changes.worst.as_ref();
                    let is_worst = |ratio: &f64| worst.is_none_or(|(_, known)| ratio > known);
                    if let Some(ratio) = ratio.filter(is_worst) {
                        changes.worst = Some((self.rows[row].name.clone(), ratio));
                    }
                }
                _ => {}
            }
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::tests::compare_processes;

    #[test]
    fn a_clear_slowdown_is_counted_and_named_and_one_within_the_noise_is_not() {
        let processes: [&[f64]; 4] = [&[1.0, 1.01], &[1.02, 1.01], &[0.99, 1.0], &[1.0, 1.01]];
        let slower = compare_processes(&processes, "", 1.3).clear_changes();
        assert_eq!((slower.slower, slower.faster), (1, 0));
        let (_, ratio) = slower.worst.expect("a clear slowdown");
        assert!((ratio - 1.3).abs() < 1e-9, "{ratio}");
        let faster = compare_processes(&processes, "", 0.7).clear_changes();
        assert_eq!((faster.slower, faster.faster, faster.worst), (0, 1, None));
        let noisy: [&[f64]; 3] = [&[1.0, 3.0], &[2.0, 1.5], &[1.0, 2.5]];
        let noisy = compare_processes(&noisy, "", 1.3).clear_changes();
        assert_eq!(noisy, ClearChanges::default());
    }
}
