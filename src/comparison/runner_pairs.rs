//! bench_runner's own pairing of the two files. It pairs benchmarks by other names than pyperf, leaves out excluded
//! benchmarks, and needs parts of the files that pyperf does not need.
//!
//! Source: `get_timing_data` and `get_memory_data` in bench_runner's `result.py`, `load_data` in its `hpt.py`.

use std::collections::{BTreeSet, HashMap};

use super::digest::{Digest, MemoryDigest};
use super::memory_samples::MemorySamples;
use super::row::Row;
use super::unavailable::Unavailable;
use crate::bench_runner;
use crate::results::Sides;
use crate::sorting;
use crate::stats::speedup::Quotients;
use crate::stats::{Medians, Speedup, Student, hpt, summary};
use crate::suite::{Benchmark, Suite};

/// A benchmark that bench_runner finds in both files.
#[derive(Debug)]
pub(super) struct RunnerPair {
    pub name: String,
    /// The row that compares the same two benchmarks.
    pub row: Option<usize>,
    pub excluded: bool,
    pub speedup: Option<Speedup>,
    /// The data for HPT, or the number of values in a half if there are too few.
    medians: Result<Medians, usize>,
    pub memory: Option<Speedup>,
    /// Whether both sides have peak memory.
    pub has_memory: bool,
    /// Index of the benchmark in the suite of each side.
    benchmarks: Sides<usize>,
}

impl RunnerPair {
    /// The speedup, exact to the last bit.
    pub fn exact_speedup(&self, suites: Sides<&Suite>) -> Option<Speedup> {
        let seen = seen(suites, self.benchmarks);
        Speedup::of_values(seen.reference, seen.head, Quotients::OneByOne)
    }

    /// The memory factor, exact to the last bit.
    pub fn exact_memory(&self, suites: Sides<&Suite>, memory: &MemorySamples) -> Option<Speedup> {
        let samples = memory.of(benchmarks(suites, self.benchmarks))?;
        Speedup::of_values(&samples.head, &samples.reference, Quotients::OneByOne)
    }

    /// The data for HPT. The error says that HPT rejects the benchmark because it has too few values.
    pub fn medians(&self) -> Result<&Medians, Unavailable> {
        self.medians.as_ref().map_err(|count| {
            Unavailable::new(format!(
                "fewer than {} values a side: {} has {count}",
                hpt::MIN_VALUES,
                self.name
            ))
        })
    }
}

/// The input from which bench_runner's pairing is built.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub suites: Sides<&'a Suite>,
    pub rows: &'a [Row],
    /// Those of all benchmarks of each side.
    pub digests: Sides<&'a [Digest]>,
    pub memory: &'a MemorySamples,
    /// Names that bench_runner's numbers exclude.
    pub excluded: &'a BTreeSet<String>,
}

/// bench_runner's view of the comparison.
#[derive(Debug)]
pub(super) struct RunnerPairs {
    /// Sorted by name, which is the order in which HPT uses them.
    pub pairs: Result<Vec<RunnerPair>, Unavailable>,
    /// The pair of each row.
    by_row: Vec<Option<usize>>,
    /// Whether both suites have the metadata that the overall mean needs.
    pub suite_metadata: Result<(), Unavailable>,
    /// Whether the memory of both sides can be compared.
    pub memory: Result<(), Unavailable>,
}

impl RunnerPairs {
    pub fn new(parts: Parts<'_>) -> Self {
        let suite_metadata = has_metadata(parts.suites);
        let memory = suite_metadata.clone().and_then(|()| {
            let corrections = parts.memory.corrections.as_ref().into_array();
            corrections
                .into_iter()
                .try_for_each(|correction| correction.as_ref().map(|_| ()).map_err(Clone::clone))
        });
        let pairs = pairs(parts);
        let mut by_row = vec![None; parts.rows.len()];
        for (index, pair) in pairs.iter().flatten().enumerate() {
            if let Some(row) = pair.row {
                by_row[row] = Some(index);
            }
        }
        Self {
            pairs,
            by_row,
            suite_metadata,
            memory,
        }
    }

    /// The pair that compares the same two benchmarks as a row.
    pub fn pair(&self, row: usize) -> Option<&RunnerPair> {
        self.pairs.as_ref().ok()?.get((*self.by_row.get(row)?)?)
    }

    pub fn is_excluded(&self, row: usize) -> bool {
        self.pair(row).is_some_and(|pair| pair.excluded)
    }
}

fn has_metadata(suites: Sides<&Suite>) -> Result<(), Unavailable> {
    let mut suites = suites.into_array().into_iter();
    match suites.find(|suite| !suite.has_metadata) {
        Some(suite) => Err(Unavailable::new(format!(
            "{} has no metadata of the suite",
            suite.file
        ))),
        None => Ok(()),
    }
}

fn names(suite: &Suite) -> Result<HashMap<&str, usize>, Unavailable> {
    bench_runner::names(suite).map_err(|index| {
        Unavailable::new(format!(
            "{}: bench_runner finds no name for benchmark '{}'",
            suite.file, suite.benchmarks[index].name
        ))
    })
}

fn pairs(parts: Parts<'_>) -> Result<Vec<RunnerPair>, Unavailable> {
    let (in_reference, in_head) = (names(parts.suites.reference)?, names(parts.suites.head)?);
    let rows_by_benchmarks: HashMap<Sides<usize>, usize> = parts
        .rows
        .iter()
        .enumerate()
        .filter_map(|(index, row)| Some((row.measured.as_ref()?.benchmarks, index)))
        .collect();
    let mut pairs = Vec::with_capacity(in_reference.len());
    for (name, reference) in in_reference {
        let Some(&head) = in_head.get(name) else {
            continue;
        };
        let row = rows_by_benchmarks.get(&Sides { reference, head }).copied();
        pairs.push(pair(parts, name, row, Sides { reference, head }));
    }
    sorting::sort_by(&mut pairs, |a, b| a.name.cmp(&b.name));
    Ok(pairs)
}

fn pair(parts: Parts<'_>, name: &str, row: Option<usize>, indices: Sides<usize>) -> RunnerPair {
    let benchmarks = benchmarks(parts.suites, indices);
    let seen = seen(parts.suites, indices);
    let all = benchmarks.map(|benchmark| benchmark.values.len());
    let as_pyperf_sees = all == seen.map(<[f64]>::len);
    let (speedup, medians) = match row {
        Some(row) if as_pyperf_sees => {
            let digests = parts.digests.zip(indices);
            let sorted = digests.map(|(digests, index)| &*digests[index].sorted);
            let medians = Medians::new(seen.reference, sorted.reference, seen.head, sorted.head);
            let measured = parts.rows[row].measured.as_ref();
            (measured.and_then(|measured| measured.speedup), medians)
        }
        _ => unusual(seen),
    };
    let digests = parts.digests.zip(indices);
    let memory = digests.map(|(digests, index)| digests[index].memory.as_ref());
    let memory = memory.both();
    RunnerPair {
        name: name.to_owned(),
        row,
        excluded: parts.excluded.contains(name),
        speedup,
        medians,
        has_memory: memory.is_some(),
        memory: memory.and_then(memory_factor),
        benchmarks: indices,
    }
}

/// Head over reference: above 1 is larger.
fn memory_factor(Sides { reference, head }: Sides<&MemoryDigest>) -> Option<Speedup> {
    let test = Student::test(head.summary.as_ref()?, reference.summary.as_ref()?);
    Speedup::of_means(
        (&head.samples, head.quotients),
        (&reference.samples, reference.quotients),
        test,
    )
}

/// The numbers of two benchmarks that pyperf does not pair, or whose values only pyperf sees.
fn unusual(seen: Sides<&[f64]>) -> (Option<Speedup>, Result<Medians, usize>) {
    let Sides { reference, head } = seen;
    let sorted = seen.map(summary::sorted);
    let medians = Medians::new(reference, &sorted.reference, head, &sorted.head);
    let speedup = Speedup::of_values(reference, head, Quotients::InClosedForm);
    (speedup, medians)
}

fn benchmarks(suites: Sides<&Suite>, indices: Sides<usize>) -> Sides<&Benchmark> {
    suites
        .zip(indices)
        .map(|(suite, index)| &suite.benchmarks[index])
}

/// The values that bench_runner sees.
fn seen(suites: Sides<&Suite>, indices: Sides<usize>) -> Sides<&[f64]> {
    let values = |(suite, benchmark)| bench_runner::values(suite, benchmark);
    suites.zip(benchmarks(suites, indices)).map(values)
}
