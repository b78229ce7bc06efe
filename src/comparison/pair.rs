//! The data of a comparison: both suites, and a row for each benchmark that they share.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::digest::Digest;
use super::incomparable::Incomparable;
use super::measure::Measure;
use super::memory_samples::MemorySamples;
use super::metric::Metric;
use super::row::{Measured, Row, memory_measure};
use super::row_names::RowNames;
use super::runner_pairs::{Parts, RunnerPair, RunnerPairs};
use super::unavailable::Unavailable;
use crate::bench_runner::{Config, MemoryCorrection, ResultName, system};
use crate::results::{LoadedResult, Sides};
use crate::stats::interval::Process;
use crate::stats::{Speedup, pairwise};
use crate::suite::{Benchmark, Suite};

/// Two suites, and what they have in common.
#[derive(Debug)]
pub struct Pair {
    /// Both results.
    pub suites: Sides<Arc<Suite>>,
    /// A short name for each side that consists of what differs between them. Raw: it may contain text from the files.
    pub labels: Sides<String>,
    /// The parts of the file names, if they have bench_runner's form.
    pub names: Sides<Option<ResultName>>,
    /// The benchmarks that both files have, in the reference's order; at least one. Of several heads, each has the same
    /// rows: all benchmarks that any of them shares with the reference.
    pub rows: Vec<Row>,
    /// Indices of each side's benchmarks that the other side lacks.
    pub only_here: Sides<Vec<usize>>,
    /// The configuration, which contains the published exclusions.
    pub config: Arc<Config>,
    /// The operating system of each side's runner, `unknown` if it cannot be determined.
    pub systems: Sides<String>,
    pub(super) runner: RunnerPairs,
    memory: MemorySamples,
}

impl Pair {
    pub(super) fn new(
        results: Sides<&LoadedResult>,
        config: &Arc<Config>,
    ) -> Result<Self, Incomparable> {
        let suites = results.map(|result| Arc::clone(&result.suite));
        let (_, memory) = memory(&suites, &results.map(|result| result.name.clone()), config);
        let sides = suites.as_ref().zip(memory.corrections.as_ref());
        let digests = sides.map(|(suite, correction)| Digest::of_all(suite, correction));
        Self::with_digests(results, digests.as_ref().map(Vec::as_slice), config, None)
    }

    /// The same of results whose digests were made before. If the names of all rows are given, the pair has these rows;
    /// they must include those of all benchmarks that both sides have.
    pub(super) fn with_digests(
        results: Sides<&LoadedResult>,
        digests: Sides<&[Digest]>,
        config: &Arc<Config>,
        row_names: Option<&RowNames>,
    ) -> Result<Self, Incomparable> {
        let suites = results.map(|result| Arc::clone(&result.suite));
        let names = results.map(|result| result.name.clone());
        let (systems, memory) = memory(&suites, &names, config);
        let Shared { rows, only_here } = Shared::new(&suites, digests)?;
        check_ratios(&rows)?;
        let rows = match row_names {
            Some(names) => names.fill(rows),
            None => rows,
        };
        let runner = RunnerPairs::new(Parts {
            suites: suites.as_ref().map(AsRef::as_ref),
            rows: &rows,
            digests,
            memory: &memory,
            excluded: &config.excluded,
        });
        Ok(Self {
            labels: results.map(|result| result.label.clone()),
            names,
            rows,
            only_here,
            config: Arc::clone(config),
            systems,
            runner,
            memory,
            suites,
        })
    }

    /// All rows, by index.
    #[must_use]
    pub fn all(&self) -> Vec<usize> {
        (0..self.rows.len()).collect()
    }

    /// The rows of the benchmarks that both sides have, by index.
    #[must_use]
    pub fn present(&self) -> Vec<usize> {
        let is_present = |row: &usize| !self.rows[*row].is_absent();
        (0..self.rows.len()).filter(is_present).collect()
    }

    /// How many benchmarks both sides have.
    #[must_use]
    pub fn count_present(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_absent()).count()
    }

    /// The measurements of a row; `None` if a side lacks the benchmark.
    #[must_use]
    pub fn measured(&self, row: usize) -> Option<&Measured> {
        self.rows[row].measured.as_ref()
    }

    /// The two benchmarks that a row compares; `None` if a side lacks the benchmark.
    #[must_use]
    pub fn benchmarks(&self, row: usize) -> Option<Sides<&Benchmark>> {
        let sides = self.suites.as_ref().zip(self.measured(row)?.benchmarks);
        Some(sides.map(|(suite, index)| &suite.benchmarks[index]))
    }

    /// The benchmarks of each side that the other side lacks.
    #[must_use]
    pub fn only_here(&self) -> Sides<impl Iterator<Item = &Benchmark>> {
        let sides = self.suites.as_ref().zip(self.only_here.as_ref());
        sides.map(|(suite, indices)| indices.iter().map(|&index| &suite.benchmarks[index]))
    }

    /// The ratio of a row by a metric; `None` if a side lacks the metric. For memory this is cheaper than the whole
    /// measure.
    #[must_use]
    pub fn ratio(&self, metric: Metric, row: usize) -> Option<f64> {
        let row = self.measured(row)?;
        match metric {
            Metric::Time => Some(row.time.ratio),
            Metric::Memory => row.memory.map(|memory| memory.ratio),
        }
    }

    /// Reference over head, which is the ratio after a swap. The inverse of [`Self::ratio`] can differ from it in the last
    /// bit.
    #[must_use]
    pub fn inverse_ratio(&self, metric: Metric, row: usize) -> Option<f64> {
        let row = self.measured(row)?;
        let means = match metric {
            Metric::Time => row.time.sides.map(|summary| summary.mean),
            Metric::Memory => row.memory?.means,
        };
        Some(means.reference / means.head)
    }

    /// The natural logarithm of [`Self::ratio`].
    #[must_use]
    pub fn log_ratio(&self, metric: Metric, row: usize) -> Option<f64> {
        let row = self.measured(row)?;
        match metric {
            Metric::Time => Some(row.time.log_ratio),
            Metric::Memory => row.memory.map(|memory| memory.log_ratio),
        }
    }

    /// The samples of a metric: the values of each side, or the peak memory of its processes in bytes. `None` if a side
    /// lacks the metric.
    #[must_use]
    pub fn samples(&self, metric: Metric, row: usize) -> Option<Sides<Cow<'_, [f64]>>> {
        let benchmarks = self.benchmarks(row)?;
        match metric {
            Metric::Time => Some(benchmarks.map(|benchmark| (&benchmark.values).into())),
            Metric::Memory => Some(self.memory.of(benchmarks)?.map(Cow::from)),
        }
    }

    /// The mean of each process that has samples, in order, for each side. For memory, each process has one sample.
    #[must_use]
    pub fn process_means(&self, metric: Metric, row: usize) -> Option<Sides<Cow<'_, [f64]>>> {
        let benchmarks = self.benchmarks(row)?;
        match metric {
            Metric::Time => Some(benchmarks.map(|benchmark| process_means(benchmark).into())),
            Metric::Memory => self.samples(metric, row),
        }
    }

    /// The processes that have samples, in order, for each side.
    pub(super) fn processes(&self, metric: Metric, row: usize) -> Option<Sides<Vec<Process>>> {
        match metric {
            Metric::Time => Some(self.benchmarks(row)?.map(processes)),
            Metric::Memory => {
                let samples = self.samples(metric, row)?;
                let process = |&mean: &f64| Process { mean, count: 1 };
                Some(samples.map(|samples| samples.iter().map(process).collect()))
            }
        }
    }

    /// A row's peak memory as pyperf would compare it; `None` if a side lacks it.
    pub(super) fn memory_measure(&self, row: usize) -> Option<Measure> {
        self.rows[row].memory()?;
        memory_measure(&self.memory.of(self.benchmarks(row)?)?)
    }

    /// The memory factor of one of bench_runner's pairs, exact to the last bit.
    pub(super) fn exact_memory(&self, pair: &RunnerPair) -> Option<Speedup> {
        let suites = self.suites.as_ref().map(AsRef::as_ref);
        pair.exact_memory(suites, &self.memory)
    }

    /// Whether bench_runner's three numbers exclude the row.
    #[must_use]
    pub fn is_excluded(&self, row: usize) -> bool {
        self.runner.is_excluded(row)
    }

    /// Whether the head ran on Windows, for which bench_runner compares no memory.
    pub(super) fn head_is_windows(&self) -> bool {
        self.systems.head == "windows"
    }
}

/// The operating system of each side, and how its memory is corrected.
fn memory(
    suites: &Sides<Arc<Suite>>,
    names: &Sides<Option<ResultName>>,
    config: &Config,
) -> (Sides<String>, MemorySamples) {
    let sides = suites.as_ref().zip(names.as_ref().map(Option::as_ref));
    let systems = sides.map(|(suite, name)| system(suite, name, config));
    let corrections = sides
        .zip(systems.as_ref())
        .map(|((suite, name), system)| MemoryCorrection::new(suite, name, system));
    let corrections = corrections.map(|correction| correction.map_err(Unavailable::new));
    (systems, MemorySamples { corrections })
}

/// The benchmarks of both suites, joined by their names.
struct Shared {
    rows: Vec<Row>,
    only_here: Sides<Vec<usize>>,
}

impl Shared {
    fn new(suites: &Sides<Arc<Suite>>, digests: Sides<&[Digest]>) -> Result<Self, Incomparable> {
        let Sides { reference, head } = suites;
        let benchmarks = head.benchmarks.iter().enumerate();
        let in_head: HashMap<&str, usize> = benchmarks
            .map(|(index, benchmark)| (benchmark.name.as_str(), index))
            .collect();
        let mut shared = Self {
            rows: Vec::new(),
            only_here: Sides::default(),
        };
        let mut found = BTreeSet::new();
        for (index, benchmark) in reference.benchmarks.iter().enumerate() {
            let Some(&other) = in_head.get(benchmark.name.as_str()) else {
                shared.only_here.reference.push(index);
                continue;
            };
            found.insert(other);
            let sides = Sides::new(benchmark, &head.benchmarks[other]);
            let indices = Sides::new(index, other);
            let digests = digests.zip(indices).map(|(digests, index)| &digests[index]);
            let measured = Measured::new(indices, sides, digests);
            shared.rows.push(Row {
                name: benchmark.name.clone(),
                tags: benchmark.tags.clone(),
                measured: Some(measured.ok_or_else(|| no_values(suites, benchmark))?),
            });
        }
        if shared.rows.is_empty() {
            let list_benchmarks = head.advice.list_benchmarks;
            return Err(Incomparable::NothingInCommon { list_benchmarks });
        }
        let all = 0..head.benchmarks.len();
        shared.only_here.head = all.filter(|index| !found.contains(index)).collect();
        Ok(shared)
    }
}

/// The error for a benchmark that lacks values on a side. `benchmark` is that of the reference.
fn no_values(suites: &Sides<Arc<Suite>>, benchmark: &Benchmark) -> Incomparable {
    let suite = if benchmark.values.is_empty() {
        &suites.reference
    } else {
        &suites.head
    };
    Incomparable::NoValues {
        file: suite.file.clone(),
        name: benchmark.name.clone(),
        drop_benchmark: suite.advice.drop_benchmark,
    }
}

/// Checks that pyperf can use the ratios: it divides by the ratio of each row that it prints, and takes the logarithm
/// of every ratio for a mean.
fn check_ratios(rows: &[Row]) -> Result<(), Incomparable> {
    let times = || {
        rows.iter()
            .filter_map(|row| Some((row, &row.measured.as_ref()?.time)))
    };
    // A single row has no mean, but it is divided by if it is printed.
    let is_any_printed = times().any(|(_, time)| time.significance.counts_as_significant());
    match times().find(|(_, time)| time.ratio == 0.0 && is_any_printed) {
        Some((row, _)) => Err(Incomparable::NoRatio {
            name: row.name.clone(),
        }),
        None => Ok(()),
    }
}

/// The mean of each process that has values, in order.
pub(super) fn process_means(benchmark: &Benchmark) -> Vec<f64> {
    let processes = processes(benchmark).into_iter();
    processes.map(|process| process.mean).collect()
}

/// Each process that has values, in order.
fn processes(benchmark: &Benchmark) -> Vec<Process> {
    let runs = benchmark
        .runs
        .iter()
        .map(|run| &benchmark.values[run.values()]);
    let process = |values: &[f64]| Process {
        mean: mean(values),
        count: values.len(),
    };
    runs.filter(|values| !values.is_empty())
        .map(process)
        .collect()
}

/// The mean of values. That of equal values is exact, so that processes of different lengths do not differ by rounding.
fn mean(values: &[f64]) -> f64 {
    match values {
        [first, others @ ..] if others.iter().all(|other| other == first) => *first,
        _ => pairwise::mean(values),
    }
}
