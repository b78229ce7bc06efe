//! How bench_runner finds benchmarks and values in a result file, which it reads without pyperf.
//!
//! Source: `get_timing_data` in bench_runner's `result.py`.

use std::collections::HashMap;

use crate::suite::{Benchmark, Suite};

/// The indices of the benchmarks, by the name that bench_runner uses. If a name is repeated, the last one counts.
///
/// # Errors
/// Returns the index of the first benchmark that has no name where bench_runner looks for one.
pub fn names(suite: &Suite) -> Result<HashMap<&str, usize>, usize> {
    let benchmarks = suite.benchmarks.iter().enumerate();
    benchmarks
        .map(|(index, benchmark)| Ok((benchmark.name_in_file.as_deref().ok_or(index)?, index)))
        .collect()
}

/// The values of a benchmark that bench_runner sees: none in version 5, since it does not know the key of values there.
#[must_use]
pub fn values<'b>(suite: &Suite, benchmark: &'b Benchmark) -> &'b [f64] {
    match suite.format.version {
        "5" => &[],
        _ => &benchmark.values,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::parse;

    #[test]
    fn the_values_of_version_5_are_not_seen() {
        for (version, metadata, numbers, seen) in [
            ("5", "common_metadata", "samples", &[][..]),
            ("6", "metadata", "values", &[1.5, 2.5]),
            ("\"1.0\"", "metadata", "values", &[1.5, 2.5]),
        ] {
            let text = format!(
                r#"{{"version": {version}, "benchmarks": [{{"{metadata}": {{"name": "a"}}, "runs": [{{"{numbers}": [1.5, 2.5]}}]}}]}}"#
            );
            let suite = parse(String::new(), text).expect("it is valid");
            assert_eq!(suite.benchmarks[0].values, [1.5, 2.5]);
            assert_eq!(values(&suite, &suite.benchmarks[0]), seen, "{version}");
        }
    }
}
