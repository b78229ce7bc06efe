//! The headline numbers of each head.

use super::model::Heads;
use crate::comparison::{Metric, Unavailable, Verdict, wording};
use crate::report::extract::Extract;
use crate::report::published;
use crate::stats::Hpt;

/// A table with a line for each head.
pub struct Overview {
    /// The titles of its columns. The first is that of the labels, which may be raw.
    pub titles: Vec<&'static str>,
    /// The cells of each head.
    pub rows: Vec<Vec<String>>,
    /// How many columns hold labels: the head's, and its reference's if each head has its own.
    pub labels: usize,
}

impl Overview {
    /// The numbers of a view.
    pub fn of(heads: &Heads<'_>) -> Self {
        let (worse, better) = match heads.metric() {
            Metric::Time => ("Slower", "Faster"),
            Metric::Memory => ("Larger", "Smaller"),
        };
        let numbers = match heads.metric() {
            Metric::Time => ["bench_runner", "pyperf", "HPT", "Memory"].as_slice(),
            Metric::Memory => &["bench_runner", "Geometric mean", "Time"],
        };
        let has_references = heads.reference().is_none();
        let reference = has_references.then_some("Reference");
        let titles = std::iter::once("Head").chain(reference);
        let titles = titles.chain(numbers.iter().copied());
        let titles = titles.chain([worse, better, "Lacks"]);
        let row = |(extract, lacking): (&Extract<'_>, &Vec<usize>)| {
            let labels = &extract.comparison.labels;
            let reference = has_references.then(|| labels.reference.clone());
            let mut row: Vec<String> = [labels.head.clone()].into_iter().chain(reference).collect();
            row.extend(cells(extract));
            row.push(lacking.len().to_string());
            row
        };
        Self {
            titles: titles.collect(),
            rows: heads.extracts.iter().zip(&heads.lacking).map(row).collect(),
            labels: 1 + usize::from(has_references),
        }
    }
}

/// The slowdowns of bench_runner's mean that are far from a ratio; raw. `None` if there are none.
pub fn slowdowns(heads: &Heads<'_>) -> Option<String> {
    let of_head = |extract: &Extract<'_>| {
        let mean = *extract.verdict.runner_mean.as_ref().ok()?;
        let ratio = wording::runner_slowdown_as_ratio(mean)?;
        Some(format!("{} {ratio}", extract.comparison.labels.head))
    };
    let ratios: Vec<String> = heads.extracts.iter().filter_map(of_head).collect();
    let ratios = (!ratios.is_empty()).then(|| ratios.join(", "))?;
    Some(format!(
        "bench_runner: slowdowns are written as 1 + (1 − mean); as ratios: {ratios}"
    ))
}

/// The numbers that are missing, each with its reason: `A: HPT: not available (fewer than …)`. Raw.
pub fn missing(heads: &Heads<'_>) -> Vec<String> {
    let of_head = |extract: &Extract<'_>| {
        let label = extract.comparison.labels.head.clone();
        let missing = published::missing(&extract.verdict).into_iter();
        // The numbers of memory do not include HPT.
        let is_shown = |what: &str| extract.metric == Metric::Time || what != "HPT";
        let missing = missing.filter(|(what, _)| is_shown(what));
        let line = move |(what, reason): (&str, &Unavailable)| {
            format!("{label}: {what}: not available ({reason})")
        };
        missing.map(line).collect::<Vec<_>>()
    };
    heads.extracts.iter().flat_map(of_head).collect()
}

fn cells(extract: &Extract<'_>) -> Vec<String> {
    let (verdict, counts) = (&extract.verdict, extract.counts);
    let mut cells = match extract.metric {
        Metric::Time => vec![
            runner(verdict),
            pyperf(verdict),
            hpt(verdict),
            memory(verdict),
        ],
        Metric::Memory => vec![memory(verdict), memory_mean(verdict), runner(verdict)],
    };
    cells.push(with_clear(counts.worse, counts.clearly_worse));
    cells.push(with_clear(counts.better, counts.clearly_better));
    cells
}

/// `32 (26 clear)`.
fn with_clear(count: usize, clear: usize) -> String {
    match count {
        0 => "0".to_owned(),
        count => format!("{count} ({clear} clear)"),
    }
}

fn known<T>(number: &Result<T, Unavailable>, words: impl Fn(&T) -> String) -> String {
    let number = number.as_ref().map(words);
    number.unwrap_or_else(|_| "not available".to_owned())
}

fn runner(verdict: &Verdict) -> String {
    known(&verdict.runner_mean, |&mean| wording::runner_mean(mean))
}

fn pyperf(verdict: &Verdict) -> String {
    let mean = verdict.pyperf_mean.map(wording::ratio);
    mean.unwrap_or_else(|| "no benchmarks".to_owned())
}

fn memory_mean(verdict: &Verdict) -> String {
    let mean = verdict.memory_mean.map(wording::memory_ratio);
    mean.unwrap_or_else(|| "unknown".to_owned())
}

/// `99.79% likely faster`.
fn hpt(verdict: &Verdict) -> String {
    known(&verdict.hpt, |hpt: &Hpt| {
        let direction = wording::direction(hpt.direction);
        format!("{}% likely {direction}", wording::percent(hpt.reliability))
    })
}

fn memory(verdict: &Verdict) -> String {
    known(&verdict.memory, |memory| {
        wording::memory_change(memory.change)
    })
}
