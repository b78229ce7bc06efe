//! The correction of peak memory that bench_runner makes for results from macOS.
//!
//! Source: `get_memory_data` in bench_runner's `result.py`.

use super::result_name::ResultName;
use super::version::Version;
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
    Some(Version::parse(version)? < Version::parse("2.6.3")?)
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

    /// The corrected memory of a result from `system` with this metadata: of Python itself, and of a command.
    fn corrected(metadata: &str, system: &str, has_name: bool) -> Result<Vec<f64>, String> {
        let text = format!(
            r#"{{"version": "1.0", "metadata": {{{metadata}}}, "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [
                {{"values": [1], "metadata": {{"mem_max_rss": 2048}}}},
                {{"values": [1], "metadata": {{"command_max_rss": 512}}}}]}}]}}"#
        );
        let suite = crate::suite::parse("mac.json".to_owned(), text).expect("it is valid");
        let name = ResultName::default();
        let correction = MemoryCorrection::new(&suite, has_name.then_some(&name), system)?;
        Ok(correction
            .apply(&suite.benchmarks[0])
            .expect("it has memory"))
    }

    #[test]
    fn memory_of_python_on_macos_is_corrected_before_pyperf_2_6_3() {
        let (old, new) = (r#""perf_version": "2.6.2""#, r#""perf_version": "2.6.3""#);
        assert_eq!(corrected(old, "darwin", true), Ok(vec![2.0, 512.0]));
        let unchanged = Ok(vec![2048.0, 512.0]);
        assert_eq!(corrected(new, "darwin", true), unchanged);
        assert_eq!(corrected(old, "linux", true), unchanged);
        assert_eq!(corrected(old, "darwin", false), unchanged);
    }

    #[test]
    fn a_version_that_is_not_known_is_a_reason() {
        for (metadata, expected) in [
            (
                r#""perf_version": "nonsense""#,
                "mac.json was written by pyperf 'nonsense', which is no version number",
            ),
            (
                "",
                "mac.json was measured on macOS and does not say by which pyperf",
            ),
        ] {
            let reason = corrected(metadata, "darwin", true).expect_err("it is not known");
            assert!(reason.starts_with(expected), "{reason}");
        }
    }
}
