//! What is read: any bytes, any JSON, results that were damaged, and what pyperf could write.

use std::io::Write;
use std::path::PathBuf;

use benchlens::bench_runner::Config;
use benchlens::comparison::{Comparison, Metric};
use benchlens::results::Results;
use benchlens::suite::Buffer;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::config;
use crate::outputs::outputs;
use crate::support::corpus::corpus;
use crate::support::files::{SAMPLE, any_json, benchmarks, document, mutation, read};
use crate::support::headline::read_in_both_ways;
use crate::support::session::Session;

/// Reports, opens and draws everything there is.
fn exercise(results: Results) {
    let Ok(comparison) = Comparison::of(&results) else {
        return;
    };
    let (shown, published) = outputs(&comparison);
    assert!(
        shown
            .iter()
            .chain([&published])
            .all(|text| text.ends_with('\n'))
    );
    for row in comparison.all() {
        for metric in [Metric::Time, Metric::Memory] {
            let _ = comparison.detail(metric, row, Some(0.5));
        }
    }
    let _ = comparison.comparability();
    let mut session = Session::new(results, (100, 30));
    session.press("<Enter>Gwn<Esc>iG<Esc>mL<Esc><Enter>G<Esc>slxp");
    assert!(!session.text().is_empty());
}

/// Reads bytes as the program reads a file, and does everything with what is accepted.
fn survive(bytes: &[u8], file: &tempfile::NamedTempFile) {
    file.reopen()
        .and_then(|mut file| file.write_all(bytes))
        .expect("the file is writable");
    match read_in_both_ways(file.path(), &mut Buffer::default()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(suite) => exercise(Results::of_suites(suite.clone(), suite, Config::default())),
    }
}

fn file(suffix: &str) -> tempfile::NamedTempFile {
    tempfile::Builder::new()
        .suffix(suffix)
        .tempfile()
        .expect("a temporary file")
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn bytes_are_read_or_refused(
        bytes in vec(any::<u8>(), 0..200),
        magic in any::<bool>(),
        suffix in select(vec![".json", ".json.gz"]),
    ) {
        let bytes = if magic { [b"\x1f\x8b\x08\x00", &bytes[..]].concat() } else { bytes };
        survive(&bytes, &file(suffix));
    }

    #[test]
    fn json_of_any_shape_is_read_or_refused(
        value in any_json(),
        version in select(vec![json!("1.0"), json!(6), json!(5.0)]),
        parts in any::<[bool; 2]>(),
    ) {
        survive(value.to_string().as_bytes(), &file(".json"));
        let own = if parts[0] { value.clone() } else { json!({"name": "a"}) };
        let benchmarks = if parts[1] { json!([{"metadata": {"name": "b"}, "runs": value}]) } else { value };
        let document = json!({"version": version, "metadata": own, "benchmarks": benchmarks});
        survive(document.to_string().as_bytes(), &file(".json"));
    }
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn a_result_that_was_tampered_with_is_read_or_refused(mutation in mutation()) {
        survive(&mutation.apply(&SAMPLE), &file(".json"));
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn what_pyperf_could_write_is_accepted_and_shown(
        benchmarks in benchmarks(true),
        version in select(vec![1, 1, 1, 5, 6]),
    ) {
        let suite = read("valid.json", &document(version, &benchmarks));
        // The one thing that pyperf reads and does not compare.
        let has_values = suite.benchmarks.iter().all(|benchmark| !benchmark.values.is_empty());
        let names: Vec<&String> = benchmarks.iter().map(|benchmark| &benchmark.name).collect();
        prop_assert!(suite.benchmarks.iter().zip(names).all(|(read, name)| name.ends_with(&read.name)));
        let results = Results::of_suites(suite.clone(), suite, Config::default());
        prop_assert_eq!(Comparison::of(&results).is_ok(), has_values);
        exercise(results);
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn every_real_result_is_the_same_when_it_is_read_for_its_headline() {
    let mut folders = vec![corpus()];
    folders.extend(std::env::var_os("BENCHLENS_HISTORY").map(PathBuf::from));
    // One buffer for all, of which nothing may be left from one file to the next.
    let mut buffer = Buffer::default();
    let (mut read, mut refused) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            let name = path.to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".json") || name.ends_with(".json.gz") {
                match read_in_both_ways(&path, &mut buffer) {
                    Ok(_) => read += 1,
                    Err(_) => refused += 1,
                }
            }
        }
    }
    // Some are statistics of the interpreter, and some are broken.
    assert!(read >= 40 && refused > 0, "{read} {refused}");
}
