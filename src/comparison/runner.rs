//! bench_runner's own view of the two files. It pairs benchmarks by other names than pyperf, leaves out what is
//! excluded, and needs parts of the files that pyperf does not.
//!
//! Source: `get_timing_data` and `get_memory_data` in bench_runner's `result.py`, `load_data` in its `hpt.py`.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use super::{Row, Sorted};
use crate::config::Config;
use crate::stats::speedup::Quotients;
use crate::stats::{Medians, Speedup, hpt};
use crate::suite::{Benchmark, Identity, Suite, Value};

/// Why a number cannot be given. The text is raw: it may hold names from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Unavailable {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

/// What both sides' memory depends on besides the samples.
#[derive(Debug)]
pub(super) struct Sides {
    reference_correction: Result<f64, Unavailable>,
    head_correction: Result<f64, Unavailable>,
    pub head_is_windows: bool,
    pub head_system: String,
}

impl Sides {
    pub fn new(
        reference: &Suite,
        head: &Suite,
        identities: &(Option<Identity>, Option<Identity>),
        config: &Config,
    ) -> Self {
        let reference_system = system(reference, identities.0.as_ref(), config);
        let head_system = system(head, identities.1.as_ref(), config);
        // A name of another form has no nickname, and bench_runner then corrects nothing.
        let correction = |suite: &Suite, identity: &Option<Identity>, system: &str| match identity {
            Some(_) if system == "darwin" => darwin_correction(suite),
            _ => Ok(1.0),
        };
        Self {
            reference_correction: correction(reference, &identities.0, &reference_system),
            head_correction: correction(head, &identities.1, &head_system),
            head_is_windows: head_system == "windows",
            head_system,
        }
    }

    /// The reference's samples in bytes; `None` without any.
    pub fn reference_memory(&self, benchmark: &Benchmark) -> Option<Vec<f64>> {
        memory(benchmark, *self.reference_correction.as_ref().ok()?)
    }

    /// The head's samples in bytes; `None` without any.
    pub fn head_memory(&self, benchmark: &Benchmark) -> Option<Vec<f64>> {
        memory(benchmark, *self.head_correction.as_ref().ok()?)
    }
}

/// The operating system that a suite was measured on: by the runner's nickname from the configuration, else by the
/// start of the platform.
fn system(suite: &Suite, identity: Option<&Identity>, config: &Config) -> String {
    let configured = identity.and_then(|identity| config.systems.get(&identity.nickname));
    if let Some(system) = configured {
        return system.clone();
    }
    let platform = suite.text("platform").unwrap_or_default().to_lowercase();
    let known = [
        ("linux", "linux"),
        ("windows", "windows"),
        ("macos", "darwin"),
        ("darwin", "darwin"),
    ];
    match known.iter().find(|(start, _)| platform.starts_with(start)) {
        Some((_, system)) => (*system).to_owned(),
        // Runners are often called after their system.
        None => match identity.map(|identity| identity.nickname.as_str()) {
            Some(nickname @ ("linux" | "darwin" | "windows")) => nickname.to_owned(),
            _ => "unknown".to_owned(),
        },
    }
}

/// Before 2.6.3 pyperf took the bytes that macOS reports for kilobytes.
fn darwin_correction(suite: &Suite) -> Result<f64, Unavailable> {
    match suite.lookup(&suite.metadata, "perf_version") {
        Some(Value::Text(version)) => match is_before_2_6_3(version) {
            Some(true) => Ok(1.0 / 1024.0),
            Some(false) => Ok(1.0),
            None => Err(Unavailable::new(format!(
                "{} was written by pyperf '{version}', which is no version number",
                suite.file
            ))),
        },
        _ => Err(Unavailable::new(format!(
            "{} was measured on macOS and does not say by which pyperf, whose versions before 2.6.3 scaled memory wrongly",
            suite.file
        ))),
    }
}

/// Whether a version is earlier than 2.6.3; pre-releases of 2.6.3 are. `None` if it is no version.
fn is_before_2_6_3(version: &str) -> Option<bool> {
    let end = version.find(|character: char| !character.is_ascii_digit() && character != '.');
    let (release, suffix) = version.split_at(end.unwrap_or(version.len()));
    let numbers: Result<Vec<u64>, _> = release
        .trim_end_matches('.')
        .split('.')
        .map(str::parse)
        .collect();
    let mut numbers = numbers.ok()?;
    numbers.resize(numbers.len().max(3), 0);
    let is_pre_release = ["a", "b", "c", "rc", "dev"]
        .iter()
        .any(|word| suffix.starts_with(word));
    Some(match numbers[..].cmp(&[2, 6, 3][..]) {
        std::cmp::Ordering::Equal => is_pre_release,
        order => order.is_lt(),
    })
}

fn memory(benchmark: &Benchmark, correction: f64) -> Option<Vec<f64>> {
    let samples = &benchmark.memory.samples;
    let bytes = |sample: &crate::suite::MemorySample| {
        if sample.of_command {
            sample.bytes
        } else {
            sample.bytes * correction
        }
    };
    (!samples.is_empty()).then(|| samples.iter().map(bytes).collect())
}

/// A benchmark that bench_runner finds in both files.
#[derive(Debug)]
pub(super) struct Pair {
    pub name: String,
    /// The row that compares the same two benchmarks.
    pub row: Option<usize>,
    pub excluded: bool,
    pub speedup: Option<Speedup>,
    /// Or how many values each half has, if they are too few.
    pub medians: Result<Medians, usize>,
    pub memory: Option<Speedup>,
    /// Index of the benchmark in the reference's and in the head's suite.
    benchmarks: (usize, usize),
    /// Both sides' peak memory in bytes.
    memory_samples: Option<(Vec<f64>, Vec<f64>)>,
}

impl Pair {
    /// The speedup to its last bit.
    pub fn exact_speedup(&self, reference: &Suite, head: &Suite) -> Option<Speedup> {
        let (a, b) = (
            &reference.benchmarks[self.benchmarks.0],
            &head.benchmarks[self.benchmarks.1],
        );
        Speedup::of_values(seen(a), seen(b), Quotients::OneByOne)
    }

    /// Whether both sides have a figure of peak memory.
    pub fn has_memory(&self) -> bool {
        self.memory_samples.is_some()
    }

    /// The factor of memory to its last bit.
    pub fn exact_memory(&self) -> Option<Speedup> {
        let (reference, head) = self.memory_samples.as_ref()?;
        Speedup::of_values(head, reference, Quotients::OneByOne)
    }
}

/// bench_runner's view of the comparison.
#[derive(Debug)]
pub(super) struct Runner {
    /// Sorted by name, as HPT looks at them.
    pub pairs: Result<Vec<Pair>, Unavailable>,
    /// The pair of each row.
    by_row: Vec<Option<usize>>,
    pub suite_metadata: Result<(), Unavailable>,
    pub memory: Result<(), Unavailable>,
}

impl Runner {
    pub fn new(
        reference: &Suite,
        head: &Suite,
        rows: &[Row],
        sorted: &[Sorted],
        sides: &Sides,
        excluded: &BTreeSet<String>,
    ) -> Self {
        let suite_metadata = match [reference, head]
            .into_iter()
            .find(|suite| !suite.has_metadata)
        {
            Some(suite) => Err(Unavailable::new(format!(
                "{} has no metadata of the suite",
                suite.file
            ))),
            None => Ok(()),
        };
        let memory = suite_metadata.clone().and_then(|()| {
            let corrections = [&sides.reference_correction, &sides.head_correction];
            corrections
                .into_iter()
                .try_for_each(|correction| correction.as_ref().map(|_| ()).map_err(Clone::clone))
        });
        let pairs = pairs(reference, head, rows, sorted, sides, excluded);
        let mut by_row = vec![None; rows.len()];
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
    pub fn pair(&self, row: usize) -> Option<&Pair> {
        self.pairs.as_ref().ok()?.get((*self.by_row.get(row)?)?)
    }

    pub fn is_excluded(&self, row: usize) -> bool {
        self.pair(row).is_some_and(|pair| pair.excluded)
    }
}

/// The benchmarks by the name that bench_runner knows them by; of a repeated name the last one counts.
fn by_name(suite: &Suite) -> Result<HashMap<&str, usize>, Unavailable> {
    let names = suite
        .benchmarks
        .iter()
        .enumerate()
        .map(|(index, benchmark)| {
            let name = benchmark.runner_name.as_deref().ok_or_else(|| {
                Unavailable::new(format!(
                    "{}: bench_runner finds no name for benchmark '{}'",
                    suite.file, benchmark.name
                ))
            })?;
            Ok((name, index))
        });
    names.collect()
}

fn pairs(
    reference: &Suite,
    head: &Suite,
    rows: &[Row],
    sorted: &[Sorted],
    sides: &Sides,
    excluded: &BTreeSet<String>,
) -> Result<Vec<Pair>, Unavailable> {
    let (in_reference, in_head) = (by_name(reference)?, by_name(head)?);
    let rows_by_benchmarks: HashMap<(usize, usize), usize> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| (row.benchmarks, index))
        .collect();
    let mut pairs = Vec::with_capacity(in_reference.len());
    for (name, index) in in_reference {
        let Some(&other) = in_head.get(name) else {
            continue;
        };
        let (a, b) = (&reference.benchmarks[index], &head.benchmarks[other]);
        let row = rows_by_benchmarks.get(&(index, other)).copied();
        let as_pyperf_sees = a.runner_sees_values && b.runner_sees_values;
        let (speedup, medians) = match row {
            Some(row) if as_pyperf_sees => {
                let sorted = &sorted[row];
                let medians = Medians::new(&a.values, &sorted.reference, &b.values, &sorted.head);
                (rows[row].speedup, medians)
            }
            _ => unusual(a, b),
        };
        let memory_samples = sides.reference_memory(a).zip(sides.head_memory(b));
        let memory = memory_samples
            .as_ref()
            .and_then(|(a, b)| Speedup::of_values(b, a, Quotients::InClosedForm));
        pairs.push(Pair {
            name: name.to_owned(),
            row,
            excluded: excluded.contains(name),
            speedup,
            medians,
            memory,
            memory_samples,
            benchmarks: (index, other),
        });
    }
    pairs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(pairs)
}

/// Two benchmarks that pyperf does not pair, or whose values only pyperf sees.
fn unusual(reference: &Benchmark, head: &Benchmark) -> (Option<Speedup>, Result<Medians, usize>) {
    let (reference, head) = (seen(reference), seen(head));
    let sorted = |values: &[f64]| crate::stats::summary::sorted(values);
    let medians = Medians::new(reference, &sorted(reference), head, &sorted(head));
    (
        Speedup::of_values(reference, head, Quotients::InClosedForm),
        medians,
    )
}

/// The values that bench_runner sees.
fn seen(benchmark: &Benchmark) -> &[f64] {
    if benchmark.runner_sees_values {
        &benchmark.values
    } else {
        &[]
    }
}

/// The reason for an HPT that is refused for too few values.
pub(super) fn too_few(pair: &Pair, count: usize) -> Unavailable {
    Unavailable::new(format!(
        "fewer than {} values a side: {} has {count}",
        hpt::FEWEST_VALUES,
        pair.name
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_pyperf_are_ordered() {
        for (version, before) in [
            ("2.6.2", Some(true)),
            ("2.6.3", Some(false)),
            ("2.6.3.dev1", Some(true)),
            ("2.6.3rc1", Some(true)),
            ("2.6.3.post1", Some(false)),
            ("2.10.0", Some(false)),
            ("2.6", Some(true)),
            ("3", Some(false)),
            ("nonsense", None),
            ("", None),
        ] {
            assert_eq!(is_before_2_6_3(version), before, "{version}");
        }
    }
}
