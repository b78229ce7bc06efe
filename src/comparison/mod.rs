//! Reference × head: the whole product without a screen.
//!
//! A [`Comparison`] holds both suites, a [`Row`] for each benchmark that they share, and bench_runner's own pairing
//! of the two files ([`runner`]). Everything that a view or a report shows is a method here.

mod column;
mod compatibility;
mod detail;
pub mod evidence;
pub mod filter;
mod fuzzy;
mod group;
mod later;
mod measure;
mod row;
mod runner;
mod verdict;
mod view;
pub mod wording;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use column::{Column, MISSING, Order, SHAPE_BINS};
pub use compatibility::{Compatibility, Entry, List};
pub use detail::{Detail, Point, Side as DetailSide};
pub use evidence::Evidence;
pub use group::{Group, GroupKind};
use later::Later;
pub use measure::{Change, Measure, Metric};
pub use row::{Row, RowMemory};
pub use runner::Unavailable;
pub use verdict::{Counts, Hinge, MemoryChange, Published, Verdict};
pub use view::{GroupRow, Lens, View};

use crate::config::Config;
use crate::suite::{self, Benchmark, Identity, Suite};
use crate::text::visible;

/// Two suites, and what they have in common.
#[derive(Debug)]
pub struct Comparison {
    pub reference: Arc<Suite>,
    pub head: Arc<Suite>,
    /// A short name for each side, made of what differs between them.
    pub labels: (String, String),
    /// What the names of the files say, where they have bench_runner's form.
    pub identities: (Option<Identity>, Option<Identity>),
    /// The benchmarks that both files have, in the reference's order; at least one.
    pub rows: Vec<Row>,
    /// Indices of the reference's benchmarks that the head lacks.
    pub only_in_reference: Vec<usize>,
    /// Indices of the head's benchmarks that the reference lacks.
    pub only_in_head: Vec<usize>,
    /// The configuration that gave the published exclusions.
    pub config: Config,
    runner: runner::Runner,
    sides: runner::Sides,
    later: Later,
}

/// Why pyperf does not compare two files that it has read. Shown, it is safe for a terminal.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    #[error(
        "the two files have no benchmark in common\n  Compare results of the same benchmarks; the names in a file: python -m pyperf show FILE"
    )]
    NothingInCommon,
    #[error(
        "{}: benchmark '{}' has calibration runs only, no value to compare\n  Measure it again, or take it out with pyperf convert --exclude-benchmark=NAME.",
        visible(file),
        visible(name)
    )]
    NoValues { file: String, name: String },
    #[error(
        "benchmark '{}': the head's mean over the reference's is 0 in double precision, of which pyperf makes no ratio\n  Is a value infinite, or are the units different?",
        visible(name)
    )]
    NoRatio { name: String },
}

impl Comparison {
    /// Compares two suites. `config` gives the published exclusions and the runners' systems.
    pub fn new(reference: Suite, head: Suite, config: Config) -> Result<Self, Incomparable> {
        Self::of_shared(Arc::new(reference), Arc::new(head), config)
    }

    /// The same two suites, each in the place of the other.
    pub fn swapped(&self) -> Result<Self, Incomparable> {
        Self::of_shared(
            Arc::clone(&self.head),
            Arc::clone(&self.reference),
            self.config.clone(),
        )
    }

    fn of_shared(
        reference: Arc<Suite>,
        head: Arc<Suite>,
        config: Config,
    ) -> Result<Self, Incomparable> {
        let in_head: HashMap<&str, usize> = head
            .benchmarks
            .iter()
            .enumerate()
            .map(|(index, bench)| (bench.name.as_str(), index))
            .collect();
        let identities = (
            Identity::from_path(&reference.file),
            Identity::from_path(&head.file),
        );
        let sides = runner::Sides::new(&reference, &head, &identities, &config);
        let mut rows = Vec::new();
        let mut sorted = Vec::new();
        let mut only_in_reference = Vec::new();
        let mut shared = BTreeSet::new();
        for (index, benchmark) in reference.benchmarks.iter().enumerate() {
            let Some(&other) = in_head.get(benchmark.name.as_str()) else {
                only_in_reference.push(index);
                continue;
            };
            shared.insert(other);
            let row = Row::new((&reference, &head), (index, other), &sides);
            let (row, values) = row.ok_or_else(|| {
                let side = if benchmark.values.is_empty() {
                    &reference
                } else {
                    &head
                };
                Incomparable::NoValues {
                    file: side.file.clone(),
                    name: benchmark.name.clone(),
                }
            })?;
            rows.push(row);
            sorted.push(values);
        }
        if rows.is_empty() {
            return Err(Incomparable::NothingInCommon);
        }
        check_ratios(&rows)?;
        let only_in_head = (0..head.benchmarks.len())
            .filter(|index| !shared.contains(index))
            .collect();
        let runner =
            runner::Runner::new(&reference, &head, &rows, &sorted, &sides, &config.excluded);
        Ok(Self {
            labels: suite::labels(&reference, &head),
            identities,
            later: Later::new(rows.len()),
            rows,
            only_in_reference,
            only_in_head,
            runner,
            sides,
            config,
            reference,
            head,
        })
    }

    /// All rows, by index.
    pub fn all(&self) -> Vec<usize> {
        (0..self.rows.len()).collect()
    }

    /// The two benchmarks that a row compares.
    pub fn benchmarks(&self, row: &Row) -> (&Benchmark, &Benchmark) {
        (
            &self.reference.benchmarks[row.benchmarks.0],
            &self.head.benchmarks[row.benchmarks.1],
        )
    }

    /// The ratio of a row by a metric; `None` where a side lacks it. Of memory this is cheaper than the whole
    /// measure.
    pub fn ratio(&self, metric: Metric, row: usize) -> Option<f64> {
        let row = &self.rows[row];
        match metric {
            Metric::Time => Some(row.time.ratio),
            Metric::Memory => row.memory.map(|memory| memory.ratio),
        }
    }

    /// The natural logarithm of [`Self::ratio`].
    pub fn log_ratio(&self, metric: Metric, row: usize) -> Option<f64> {
        let row = &self.rows[row];
        match metric {
            Metric::Time => Some(row.time.log_ratio),
            Metric::Memory => row.memory.map(|memory| memory.log_ratio),
        }
    }

    /// What a metric's means are of, of reference and head: the values, or the peak memory of the processes in bytes.
    /// `None` where a side lacks it.
    pub fn samples(&self, metric: Metric, row: usize) -> Option<[Cow<'_, [f64]>; 2]> {
        let (reference, head) = self.benchmarks(&self.rows[row]);
        match metric {
            Metric::Time => Some([&reference.values, &head.values].map(|values| values.into())),
            Metric::Memory => Some([
                self.sides.reference_memory(reference)?.into(),
                self.sides.head_memory(head)?.into(),
            ]),
        }
    }

    /// The mean of each process that has samples, in their order, of reference and head. A process has one peak of
    /// memory.
    pub fn process_means(&self, metric: Metric, row: usize) -> Option<[Cow<'_, [f64]>; 2]> {
        let (reference, head) = self.benchmarks(&self.rows[row]);
        match metric {
            Metric::Time => {
                Some([reference, head].map(|side| evidence::process_means(side).into()))
            }
            Metric::Memory => self.samples(metric, row),
        }
    }

    /// Whether bench_runner's three numbers leave the row out.
    pub fn is_excluded(&self, row: usize) -> bool {
        self.runner.is_excluded(row)
    }

    /// The operating system of the head's runner, `unknown` if nothing tells.
    pub fn head_system(&self) -> &str {
        &self.sides.head_system
    }
}

/// pyperf divides by the ratio of a row that it prints, and takes the logarithm of every ratio for a mean.
fn check_ratios(rows: &[Row]) -> Result<(), Incomparable> {
    let is_printed = |row: &Row| row.time.significance.counts_as_significant();
    let has_mean = rows.len() > 1 && rows.iter().any(is_printed);
    match rows
        .iter()
        .find(|row| row.time.ratio == 0.0 && (is_printed(row) || has_mean))
    {
        Some(row) => Err(Incomparable::NoRatio {
            name: row.name.clone(),
        }),
        None => Ok(()),
    }
}

/// The two sides' values in ascending order, which only the construction needs.
struct Sorted {
    reference: Vec<f64>,
    head: Vec<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::parse;

    /// A suite of benchmarks, each with its values in one run.
    fn suite(file: &str, benchmarks: &[(&str, &str)]) -> Suite {
        let benchmarks: Vec<String> = benchmarks
            .iter()
            .map(|(name, run)| {
                format!(r#"{{"metadata": {{"name": "{name}"}}, "runs": [{{{run}}}]}}"#)
            })
            .collect();
        let text = format!(
            r#"{{"version": "1.0", "metadata": {{"hostname": "h"}}, "benchmarks": [{}]}}"#,
            benchmarks.join(",")
        );
        parse(file.to_owned(), text).expect("the suite is valid")
    }

    fn compare(
        reference: &[(&str, &str)],
        head: &[(&str, &str)],
    ) -> Result<Comparison, Incomparable> {
        Comparison::new(
            suite("ref.json", reference),
            suite("head.json", head),
            Config::default(),
        )
    }

    const VALUES: &str =
        r#""values": [1.0, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1.09, 1.1, 1.11]"#;
    const HALF: &str =
        r#""values": [0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.57, 0.58, 0.59, 0.6, 0.61]"#;
    const CALIBRATION: &str = r#""warmups": [[1, 0.5]]"#;

    #[test]
    fn a_benchmark_without_values_matters_only_where_it_is_compared() {
        let comparison = compare(&[("a", VALUES), ("z", CALIBRATION)], &[("a", HALF)]);
        assert_eq!(
            comparison.expect("z is on one side only").only_in_reference,
            [1]
        );
        let refused = compare(&[("z", VALUES)], &[("z", CALIBRATION)]).expect_err("z has no mean");
        assert_eq!(
            refused,
            Incomparable::NoValues {
                file: "head.json".into(),
                name: "z".into()
            }
        );
        assert_eq!(
            compare(&[("a", VALUES)], &[("b", VALUES)]).err(),
            Some(Incomparable::NothingInCommon)
        );
    }

    #[test]
    fn a_ratio_of_zero_is_refused_where_pyperf_divides_by_it() {
        let refused = compare(
            &[("a", r#""values": [Infinity]"#)],
            &[("a", r#""values": [1.0]"#)],
        );
        assert_eq!(
            refused.err(),
            Some(Incomparable::NoRatio { name: "a".into() })
        );
        let hidden = compare(
            &[("a", r#""values": [Infinity, 1.0]"#)],
            &[("a", r#""values": [1.0, 1.1]"#)],
        );
        assert!(hidden.is_ok(), "it is not printed, and there is no mean");
    }

    #[test]
    fn ratios_that_are_no_numbers_are_sorted_without_a_panic() {
        let side = |file: &str, scale: usize| {
            let runs: Vec<(String, String)> = (0..64usize)
                .map(|index| {
                    let value = match index % 5 {
                        0 => "Infinity".to_owned(),
                        other => (other * (1 + index * scale % 7)).to_string(),
                    };
                    (format!("b{index}"), format!(r#""values": [{value}]"#))
                })
                .collect();
            suite(
                file,
                &runs
                    .iter()
                    .map(|(name, run)| (name.as_str(), run.as_str()))
                    .collect::<Vec<_>>(),
            )
        };
        let comparison =
            Comparison::new(side("ref.json", 0), side("head.json", 3), Config::default());
        let comparison = comparison.expect("they share benchmarks");
        assert!(comparison.rows[0].time.ratio.is_nan());
        let mut rows = comparison.all();
        let view = View::new(&comparison);
        for column in Column::ALL {
            view.lens(&comparison)
                .sort(&mut rows, Order::first_of(column));
        }
        view.lens(&comparison).sort(&mut rows, Order::default());
        assert!(
            comparison.rows[rows[63]].time.ratio.is_nan(),
            "what is missing comes last"
        );
    }

    #[test]
    fn the_verdict_for_all_rows_is_the_published_one() {
        let comparison = compare(
            &[("a", VALUES), ("b", HALF), ("c", VALUES)],
            &[("b", VALUES), ("a", HALF), ("c", VALUES)],
        )
        .expect("they share benchmarks");
        assert_eq!(
            comparison.verdict(&comparison.all(), Published::LeftOut),
            comparison.published()
        );
        let one = comparison.verdict(&[0], Published::LeftOut);
        assert_eq!((one.rows, one.counts.better, one.counts.worse), (1, 1, 0));
        assert_eq!(one.pyperf_mean, Some(comparison.rows[0].time.ratio));
        let none = comparison.verdict(&[], Published::LeftOut);
        assert!(none.pyperf_mean.is_none() && none.runner_mean.is_err() && none.hpt.is_err());
    }

    #[test]
    fn published_exclusions_touch_the_runners_numbers_only() {
        let config = Config {
            excluded: ["a".to_owned()].into(),
            ..Config::default()
        };
        let pairs = [("a", VALUES), ("b", VALUES)];
        let head = [("a", HALF), ("b", VALUES)];
        let comparison =
            Comparison::new(suite("ref.json", &pairs), suite("head.json", &head), config);
        let comparison = comparison.expect("they share benchmarks");
        let verdict = comparison.published();
        assert!(comparison.is_excluded(0) && !comparison.is_excluded(1));
        assert_eq!((verdict.excluded, verdict.counts.better), (1, 1));
        assert_eq!(verdict.runner_mean, Ok(1.0));
        assert!(verdict.pyperf_mean.is_some_and(|mean| mean < 1.0));
        let counted = comparison.verdict(&comparison.all(), Published::Counted);
        assert_eq!(counted.excluded, 0);
        assert!(counted.runner_mean.is_ok_and(|mean| mean > 1.0));
    }

    #[test]
    fn the_pull_is_what_a_row_does_to_the_mean() {
        let comparison = compare(
            &[("a", VALUES), ("b", VALUES), ("c", VALUES)],
            &[("a", HALF), ("b", VALUES), ("c", VALUES)],
        )
        .expect("they share benchmarks");
        let mean = |rows: &[usize]| {
            comparison
                .verdict(rows, Published::LeftOut)
                .pyperf_mean
                .expect("there are rows")
        };
        let time = |rows: &[usize]| comparison.pulls(rows, Metric::Time, Published::LeftOut);
        let pulls = time(&[0, 1, 2]);
        let expected = mean(&[0, 1, 2]) / mean(&[1, 2]) - 1.0;
        assert!(
            pulls[0].is_some_and(|pull| (pull - expected).abs() < 1e-12 && pull < 0.0),
            "{pulls:?}"
        );
        assert_eq!(time(&[1]), [None; 3]);
        assert!(time(&[0, 1])[2].is_none());
    }
}
