//! Benchmarks that limit the comparison.

use crate::comparison::pair::Pair;
use crate::comparison::wording;
use crate::results::Sides;
use crate::stats::{exact, hpt};
use crate::suite::Benchmark;

/// What the problem of a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// What one run has and the other has not.
    BetweenRuns,
    /// The measurements of a run, which would be as they are beside any other run.
    EachRun,
}

/// Benchmarks with the same problem.
#[derive(Debug, Clone, PartialEq)]
pub struct BenchmarkList {
    /// What the problem is about.
    pub subject: Subject,
    /// The description of the problem.
    pub title: &'static str,
    /// The benchmarks, at least one.
    pub benchmarks: Vec<ListedBenchmark>,
}

/// A benchmark with a problem.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedBenchmark {
    /// Its name.
    pub name: String,
    /// The details of the problem.
    pub note: String,
    /// The row that compares it; `None` if it is in one file only.
    pub row: Option<usize>,
}

/// The lists of a pair, without the empty ones.
pub(super) fn lists(pair: &Pair) -> Vec<BenchmarkList> {
    let only_here = pair
        .only_here()
        .map(|benchmarks| benchmarks.map(listed_alone).collect());
    let counts = |row: usize| {
        let sides = pair.measured(row)?.time.sides;
        Some(sides.map(|summary| summary.count))
    };
    let shown = |Sides { reference, head }: Sides<usize>| format!("{reference} and {head} values");
    let unequal = |row| counts(row).filter(|counts| !counts.are_equal()).map(shown);
    let too_few = |row| {
        let half = |counts: &Sides<usize>| usize::midpoint(counts.reference, counts.head);
        counts(row)
            .filter(|counts| half(counts) < hpt::MIN_VALUES)
            .map(shown)
    };
    let lists = [
        (
            Subject::BetweenRuns,
            "Only in the reference",
            only_here.reference,
        ),
        (Subject::BetweenRuns, "Only in the head", only_here.head),
        (
            Subject::BetweenRuns,
            "Unequal sample counts",
            listed(pair, unequal),
        ),
        (
            Subject::EachRun,
            "Too few values for HPT",
            listed(pair, too_few),
        ),
        (
            Subject::EachRun,
            "Unstable, by pyperf check",
            listed(pair, |row| instability(pair, row)),
        ),
    ];
    let lists = lists.map(|(subject, title, benchmarks)| BenchmarkList {
        subject,
        title,
        benchmarks,
    });
    lists
        .into_iter()
        .filter(|list| !list.benchmarks.is_empty())
        .collect()
}

/// The rows for which `shortcoming` returns a note.
fn listed(pair: &Pair, shortcoming: impl Fn(usize) -> Option<String>) -> Vec<ListedBenchmark> {
    let listed = |row: usize| {
        Some(ListedBenchmark {
            note: shortcoming(row)?,
            name: pair.rows[row].name.clone(),
            row: Some(row),
        })
    };
    pair.present().into_iter().filter_map(listed).collect()
}

/// The warnings that pyperf would give, side by side.
fn instability(pair: &Pair, row: usize) -> Option<String> {
    let warnings = pair.stability_warnings(row);
    if warnings.are_equal() && !warnings.head.is_empty() {
        return Some(format!("both: {}", warnings.head.join("; ")));
    }
    let notes: Vec<String> = Sides::NAMES
        .zip(warnings)
        .into_array()
        .into_iter()
        .filter(|(_, warnings)| !warnings.is_empty())
        .map(|(side, warnings)| format!("{side}: {}", warnings.join("; ")))
        .collect();
    (!notes.is_empty()).then(|| notes.join(" · "))
}

/// A benchmark that the other file lacks, with its mean.
fn listed_alone(benchmark: &Benchmark) -> ListedBenchmark {
    let mean = exact::mean(&benchmark.values);
    ListedBenchmark {
        name: benchmark.name.clone(),
        note: mean.map_or_else(
            || "calibration runs only".to_owned(),
            |mean| {
                let count = wording::count(benchmark.values.len(), "value");
                format!("mean {} of {count}", benchmark.unit.format(mean, false))
            },
        ),
        row: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::comparison::tests::compare_runs;

    #[test]
    fn too_few_values_are_those_that_hpt_rejects() {
        for (reference, head, too_few) in [
            (11, 11, true),
            (11, 12, true),
            (12, 12, false),
            (11, 13, false),
            (13, 12, false),
        ] {
            let values = |count: u32| -> Vec<f64> {
                let steps = (0..count).map(f64::from);
                steps.map(|step| 1.0 + step / 100.0).collect()
            };
            let (reference, head) = (values(reference), values(head));
            let comparison = compare_runs([&[&reference], &[&head]], "");
            let lists = &comparison.comparability().lists;
            let is_listed = lists
                .iter()
                .any(|list| list.title == "Too few values for HPT");
            assert_eq!(is_listed, too_few);
            assert_eq!(comparison.published().hpt.is_err(), too_few);
        }
    }
}
