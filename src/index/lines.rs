//! The three lines in which bench_runner sums up a comparison.
//!
//! Source: `summary`, `long_summary` and `memory_summary` in bench_runner's `result.py`.

use super::outcome::Outcome;
use crate::comparison::{Overall, wording};

/// The lines. `None` is what cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// `1.147x ↑`.
    pub summary: Option<String>,
    /// `Geometric mean: 1.147x faster (HPT: reliability of 100.00%, 1.10x faster at 99th %ile)`.
    pub long: Option<String>,
    /// `Memory usage: 1.29x`.
    pub memory: Option<String>,
}

impl Lines {
    /// The lines of a comparison. bench_runner leaves two of them empty for a build and itself.
    #[must_use]
    pub fn new(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Known(overall) => {
                let texts = texts(overall);
                Self::of_texts(texts.each_ref().map(Option::as_deref))
            }
            Outcome::Published(it) => {
                let texts = [&it.mean, &it.reliability, &it.at_99, &it.memory];
                Self::of_texts(texts.map(Option::as_deref))
            }
            Outcome::SameBuild => Self {
                summary: Some(String::new()),
                long: Some(String::new()),
                memory: Some("Memory usage: unknown".to_owned()),
            },
            Outcome::Failed(_) => Self::default(),
        }
    }

    /// From the mean, HPT's reliability, its bound at 99%, and the memory change.
    fn of_texts([mean, reliability, at_99, memory]: [Option<&str>; 4]) -> Self {
        let hpt = reliability.map_or_else(String::new, |reliability| {
            let at_99 = at_99.map_or_else(String::new, |effect| format!(", {effect} at 99th %ile"));
            format!(" (HPT: reliability of {reliability}{at_99})")
        });
        Self {
            summary: mean.map(|mean| mean.replace("faster", "↑").replace("slower", "↓")),
            long: mean.map(|mean| format!("Geometric mean: {mean}{hpt}")),
            memory: memory.map(|change| format!("Memory usage: {change}")),
        }
    }
}

/// The numbers in the words of a published report.
fn texts(overall: &Overall) -> [Option<String>; 4] {
    let mean = overall.runner_mean.as_ref().ok();
    let hpt = overall.hpt.as_ref().ok();
    let memory = overall.memory.as_ref().ok();
    [
        mean.map(|&mean| wording::runner_mean(mean)),
        hpt.map(|hpt| format!("{}%", wording::percent(hpt.reliability))),
        hpt.and_then(wording::hpt_at_99),
        memory.map(|memory| wording::memory_change(memory.change)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{MemoryChange, Unavailable};
    use crate::stats::{Direction, Hpt};

    fn overall() -> Overall {
        Overall {
            pyperf_mean: Some(1.2),
            runner_mean: Ok(0.837),
            hpt: Ok(Hpt {
                direction: Direction::Slower,
                reliability: 0.99997,
                at_least: [Some(1.2), Some(1.18), Some(1.15)],
            }),
            memory: Ok(MemoryChange {
                change: Some(1.288),
                ..MemoryChange::default()
            }),
            missing: Vec::new(),
            new: Vec::new(),
        }
    }

    fn lines(overall: Overall) -> [Option<String>; 3] {
        let lines = Lines::new(&Outcome::Known(Box::new(overall)));
        [lines.summary, lines.long, lines.memory]
    }

    #[test]
    fn a_comparison_is_summed_up_as_by_bench_runner() {
        let expected = [
            "1.163x ↓",
            "Geometric mean: 1.163x slower (HPT: reliability of 100.00%, 1.15x slower at 99th %ile)",
            "Memory usage: 1.29x",
        ];
        assert_eq!(lines(overall()), expected.map(|line| Some(line.to_owned())));
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let mut part = overall();
        let unavailable = || Unavailable("a reason".to_owned());
        part.hpt = Err(unavailable());
        part.memory = Err(unavailable());
        part.runner_mean = Ok(1.0);
        let expected = [Some("not sig"), Some("Geometric mean: not sig"), None];
        assert_eq!(
            lines(part.clone()),
            expected.map(|line| line.map(str::to_owned))
        );
        part.runner_mean = Err(unavailable());
        assert_eq!(lines(part), [None, None, None]);
        assert_eq!(Lines::new(&Outcome::SameBuild).summary.as_deref(), Some(""));
    }
}
