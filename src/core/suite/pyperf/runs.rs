//! The runs of one benchmark, as they are read from the file.
//!
//! Source: `Run` and its `_json_load` in `_bench.py` of pyperf 2.9.0.

use super::json::{Json, Kind};
use super::lookup::memory_of;
use super::problem::{Place, Problem};
use super::rules;
use super::schema::{MaybeWarmup, Metadata, Numbers, RawRun};
use super::version::Version;
use crate::suite::metadata::Level;
use crate::suite::model::{Benchmark, MemorySample, Run, Warmup};
use crate::text::PythonRepr;

/// The runs of the benchmark that is being read.
#[derive(Default)]
pub struct Runs {
    /// The number of metadata entries before those of the runs.
    pub first_entry: usize,
    pub all: Vec<Run>,
    pub values: Vec<f64>,
    pub warmups: Vec<Warmup>,
    pub memory: Vec<MemorySample>,
    /// Whether a value is written as a float.
    pub any_float: bool,
    /// Whether a run has a metadata key that describes the whole benchmark.
    pub overriding: bool,
    /// The first problem with them.
    pub problem: Option<Problem>,
}

impl Runs {
    /// Reserves memory for as many runs as `like` has: nearly all benchmarks of a file have as many runs, values and
    /// warm-ups as the one before.
    pub fn with_room_for(like: Option<&Benchmark>, first_entry: usize) -> Self {
        let room = |count: fn(&Benchmark) -> usize| like.map_or(0, count);
        Self {
            first_entry,
            all: Vec::with_capacity(room(|like| like.runs.len())),
            values: Vec::with_capacity(room(|like| like.values.len())),
            warmups: Vec::with_capacity(room(|like| like.warmups.len())),
            memory: Vec::with_capacity(room(|like| like.peak_memory.len())),
            ..Self::default()
        }
    }

    /// Adds a run whose metadata is `level`. The error says what is wrong with it.
    pub fn add(
        &mut self,
        run: &RawRun<'_>,
        metadata: &Metadata<'_>,
        level: Level,
        version: Version,
    ) -> Result<(), String> {
        let none = Numbers {
            all_integers: true,
            ..Numbers::default()
        };
        let numbers = numbers_of(run, version, &none)?;
        let (first_value, first_warmup) = (self.values.len() as u32, self.warmups.len() as u32);
        self.values.extend_from_slice(&numbers.values);
        match run.warmups.as_json() {
            Json::Absent | Json::Other(Kind::Null) => {}
            Json::Is(warmups) => push_warmups(&mut self.warmups, warmups)?,
            Json::Other(kind) => {
                return Err(format!("'warmups' is {kind}, but must be a list"));
            }
        }
        let values = first_value..self.values.len() as u32;
        let warmups = first_warmup..self.warmups.len() as u32;
        if values.is_empty() && warmups.is_empty() {
            return Err("it has neither values nor warm-ups".to_owned());
        }
        self.all.push(Run::new(values, warmups, level));
        self.memory.extend(memory_of(metadata));
        self.any_float |= !numbers.all_integers;
        self.overriding |= metadata.iter().any(|(key, _)| rules::speaks_for_all(key));
        Ok(())
    }

    /// Drops the warm-ups of the last run, which were only to be checked.
    pub fn forget_warmups(&mut self) {
        self.warmups.clear();
        if let Some(run) = self.all.last_mut() {
            run.forget_warmups();
        }
    }

    /// The place of the next run, in the benchmark with this number.
    pub fn place_of_next(&self, benchmark: usize) -> Place {
        Place {
            benchmark: Some((benchmark, None)),
            run: Some(self.all.len() + 1),
        }
    }
}

/// The values of a run, or `none` if the key is absent, which is an error in version 5.
fn numbers_of<'r>(
    run: &'r RawRun<'_>,
    version: Version,
    none: &'r Numbers,
) -> Result<&'r Numbers, String> {
    let (key, numbers) = match version {
        Version::V5 => ("samples", run.samples.as_json()),
        Version::V6 | Version::V1_0 => ("values", run.values.as_json()),
    };
    let numbers = match numbers {
        Json::Is(numbers) => numbers,
        Json::Absent if version == Version::V5 => {
            return Err("it has no 'samples'".to_owned());
        }
        Json::Absent => none,
        Json::Other(kind) => return Err(format!("'{key}' is {kind}, but must be a list")),
    };
    check_numbers(numbers)?;
    Ok(numbers)
}

fn push_warmups(warmups: &mut Vec<Warmup>, of_run: &[MaybeWarmup]) -> Result<(), String> {
    for (index, warmup) in of_run.iter().enumerate() {
        match *warmup {
            // NaN is not below 0, so pyperf accepts it.
            Ok(warmup) if warmup.loops >= 1 && (warmup.value >= 0.0 || warmup.value.is_nan()) => {
                warmups.push(warmup);
            }
            _ => {
                return Err(format!(
                    "warm-up {} must be a pair of a number of loops (1 or more) and a value (0 or more)",
                    index + 1
                ));
            }
        }
    }
    Ok(())
}

fn check_numbers(numbers: &Numbers) -> Result<(), String> {
    let too_small = numbers
        .values
        .iter()
        .position(|value| *value <= 0.0 || value.is_nan());
    let problem = match (too_small, numbers.not_a_number) {
        (Some(index), Some((other, kind))) if other <= index => Some((other, kind.to_string())),
        (Some(index), _) => Some((index, PythonRepr(numbers.values[index]).to_string())),
        (None, Some((index, kind))) => Some((index, kind.to_string())),
        (None, None) => None,
    };
    match problem {
        Some((index, shown)) => Err(format!(
            "value {} is {shown}, but a value must be a number above 0",
            index + 1
        )),
        None => Ok(()),
    }
}
