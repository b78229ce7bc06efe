//! The correction of peak memory that bench_runner makes for results from macOS.
//!
//! Source: `get_memory_data` in bench_runner's `result.py`.

use super::result_name::ResultName;
use crate::suite::{Benchmark, MemorySample, Suite, Value};

/// The factor that corrects the peak memory of Python itself. The memory of a command needs no correction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MemoryCorrection(f64);

impl MemoryCorrection {
    /// The correction for a suite that was measured on `system`.
    ///
    /// # Errors
    /// Returns the reason why it is not known. The text is raw: it may contain text from the file.
    pub fn new(suite: &Suite, name: Option<&ResultName>, system: &str) -> Result<Self, String> {
        match name {
            Some(_) if system == "darwin" => darwin(suite).map(Self),
            // A name of another form has no nickname, without which bench_runner corrects nothing.
            _ => Ok(Self(1.0)),
        }
    }

    /// The corrected peak memory samples of a benchmark, in bytes; `None` without any.
    #[must_use]
    pub fn apply(self, benchmark: &Benchmark) -> Option<Vec<f64>> {
        let samples = &benchmark.peak_memory;
        let bytes = |sample: &MemorySample| {
            if sample.of_command {
                sample.bytes
            } else {
                sample.bytes * self.0
            }
        };
        (!samples.is_empty()).then(|| samples.iter().map(bytes).collect())
    }
}

/// The factor for a result from macOS: before 2.6.3, pyperf mistook the bytes that macOS reports for kilobytes.
fn darwin(suite: &Suite) -> Result<f64, String> {
    match suite.lookup(&suite.metadata, "perf_version") {
        Some(Value::Text(version)) => match is_before_2_6_3(version) {
            Some(true) => Ok(1.0 / 1024.0),
            Some(false) => Ok(1.0),
            None => Err(format!(
                "{} was written by pyperf '{version}', which is no version number",
                suite.file
            )),
        },
        _ => Err(format!(
            "{} was measured on macOS and does not say by which pyperf, whose versions before 2.6.3 scaled memory wrongly",
            suite.file
        )),
    }
}

/// Whether a version is earlier than 2.6.3, as its pre-releases are. `None` if `version` is not a version number.
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
