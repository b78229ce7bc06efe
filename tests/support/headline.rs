//! What is read of a result for its headline numbers, beside what is read of it in full.

use std::path::Path;

use benchlens::suite::{Buffer, Level, LoadError, LoadOptions, Source, Suite};

/// The keys that all runs of a benchmark must agree on, or that are looked for in its runs.
const OF_ALL_RUNS: [&str; 5] = ["name", "unit", "tags", "inner_loops", "hostname"];

/// Reads a file in both ways, which must agree, and returns it in full.
pub fn read_in_both_ways(file: &Path, buffer: &mut Buffer) -> Result<Suite, LoadError> {
    let (source, options) = (Source::Path(file.to_owned()), LoadOptions::default());
    let full = source.load(&options);
    let headline = source.load_headline(&options, buffer);
    match (&full, &headline) {
        (Ok(full), Ok(headline)) => assert_same(full, headline),
        (Err(full), Err(headline)) => assert_eq!(full.to_string(), headline.to_string()),
        _ => panic!("{}: {full:?} {headline:?}", file.display()),
    }
    full
}

fn assert_same(full: &Suite, headline: &Suite) {
    let file = &full.file;
    assert_eq!(headline.file, *file);
    assert_eq!(headline.format, full.format);
    assert_eq!(headline.has_metadata, full.has_metadata);
    assert_eq!(
        words(headline, &headline.metadata),
        words(full, &full.metadata)
    );
    assert_eq!(headline.benchmarks.len(), full.benchmarks.len());
    for (own, other) in headline.benchmarks.iter().zip(&full.benchmarks) {
        let name = format!("{file}: {}", other.name);
        assert_eq!(own.name, other.name, "{name}");
        assert_eq!(own.name_in_file, other.name_in_file, "{name}");
        assert_eq!((own.unit, &own.tags), (other.unit, &other.tags), "{name}");
        assert_eq!(bits(&own.values), bits(&other.values), "{name}");
        assert_eq!(own.integral, other.integral, "{name}");
        assert_eq!(own.peak_memory.len(), other.peak_memory.len(), "{name}");
        for (own, other) in own.peak_memory.iter().zip(&other.peak_memory) {
            assert_eq!(own.bytes.to_bits(), other.bytes.to_bits(), "{name}");
            assert_eq!(own.of_command, other.of_command, "{name}");
        }
        assert_eq!(words(headline, &own.metadata), words(full, &other.metadata));
        assert_eq!(own.runs.len(), other.runs.len(), "{name}");
        for (own, other) in own.runs.iter().zip(&other.runs) {
            assert_eq!(own.values(), other.values(), "{name}");
            assert!(own.warmups().is_empty(), "{name}");
            for key in OF_ALL_RUNS {
                let values = [(headline, &own.metadata), (full, &other.metadata)]
                    .map(|(suite, level)| Some(suite.in_words(suite.lookup(level, key)?)));
                assert_eq!(values[0], values[1], "{name}: {key}");
            }
        }
    }
}

/// NaN is not equal to itself.
fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

fn words<'s>(suite: &'s Suite, level: &'s Level) -> Vec<(&'s str, String)> {
    let entries = suite.entries(level);
    entries
        .map(|(key, value)| (key, suite.in_words(value)))
        .collect()
}
