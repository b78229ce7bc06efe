//! The published report, byte for byte, by the real program.
//!
//! The sample's expectation is in the repository. The seed and the corpus are other people's data: their tests are
//! ignored unless `BENCHLENS_CORPUS` names the folder (see `.ci/run`).

mod support;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use support::corpus::{corpus, index, text};

fn benchlens(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program starts")
}

/// The Markdown of a pair without header, or the message on standard error.
fn body(folder: &Path, reference: &str, head: &str, excluded: &[&str]) -> Result<String, String> {
    let mut arguments = vec![
        "report",
        reference,
        head,
        "--header",
        "never",
        "--no-config",
    ];
    for name in excluded {
        arguments.extend(["--exclude", name]);
    }
    let output = benchlens(folder, &arguments);
    let message = String::from_utf8(output.stderr).expect("messages are UTF-8");
    match output.status.code() {
        Some(0) => Ok(String::from_utf8(output.stdout).expect("the report is UTF-8")),
        Some(2) => {
            assert_eq!(output.stdout, b"", "a refusal leaves standard output empty");
            Err(message)
        }
        other => panic!("exit status {other:?}: {message}"),
    }
}

fn excluded(row: &Value) -> Vec<&str> {
    let names = row["excluded"].as_array().expect("a list of names");
    names
        .iter()
        .map(|name| name.as_str().expect("a name"))
        .collect()
}

/// Panics with the first line that differs.
fn assert_same(case: &str, actual: &str, expected: &str) {
    if actual == expected {
        return;
    }
    let differing = actual
        .lines()
        .zip(expected.lines())
        .find(|(actual, expected)| actual != expected);
    panic!(
        "{case}: {differing:#?}, {} and {} bytes",
        actual.len(),
        expected.len()
    );
}

fn unpack(packed: &Path, target: &Path) {
    fs::create_dir_all(target.parent().expect("a file has a folder"))
        .expect("the folder is writable");
    let packed = File::open(packed).expect("the corpus is complete");
    let mut unpacked = File::create(target).expect("the folder is writable");
    io::copy(&mut flate2::read::GzDecoder::new(packed), &mut unpacked)
        .expect("the corpus is not broken");
}

#[test]
fn the_sample_is_reported_as_pyperf_and_bench_runner_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let paths = [
        "bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json",
        "bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json",
    ];
    for path in paths {
        unpack(
            &assets.join(format!("{path}.gz")),
            &folder.path().join("results").join(path),
        );
    }
    let [reference, head] = paths.map(|path| format!("results/{path}"));
    let actual = body(folder.path(), &reference, &head, &[]).expect("the sample is valid");
    assert_same(
        "sample",
        &actual,
        &format!("{}\n", include_str!("expected/sample.md")),
    );
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_seed_is_reported_as_published_with_its_header() {
    let seed = corpus().join("../seed");
    let output = benchlens(
        &seed,
        &[
            "report",
            "results/bm-20231002-3.12.0-0fb18b0/bm-20231002-pythonperf2-x86_64-python-v3.12.0-3.12.0-0fb18b0.json",
            "results/bm-20250129-3.14.0a4+-4014e70/bm-20250129-pythonperf2-x86_64-kumaraditya303-per_thread_tasks-3.14.0a4+-4014e70.json",
            "--config",
            "bench_runner.toml",
        ],
    );
    let published = fs::read_to_string(seed.join("report.md")).expect("the published report");
    let actual = String::from_utf8(output.stdout).expect("the report is UTF-8");
    assert_same("seed", &actual, &format!("{published}\n"));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_corpus_is_reported_as_published() {
    let corpus = corpus();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for row in index(&corpus.join("files.jsonl")) {
        unpack(
            &corpus.join(text(&row, "gz")),
            &folder.path().join(text(&row, "path")),
        );
    }
    let (mut bodies, mut refusals) = (0, 0);
    fs::write(
        folder.path().join("bases.toml"),
        "[bases]\nversions = ['3.10.4', '3.12.0', '3.13.0b2']\n",
    )
    .expect("the folder is writable");
    let rows = index(&corpus.join("index.jsonl"));
    for row in &rows {
        let (case, reference, head) = (text(row, "id"), text(row, "ref"), text(row, "head"));
        let result = body(folder.path(), reference, head, &excluded(row));
        if row["ok"] == Value::Bool(true) {
            let expected =
                fs::read_to_string(corpus.join(text(row, "expected"))).expect("the expectation");
            assert_same(case, &result.expect(case), &format!("{expected}\n"));
            bodies += 1;
            check_title(folder.path(), row, reference, head, &rows);
        } else {
            let message = result.expect_err(case);
            assert!(message.contains("pystats"), "{case}: {message}");
            refusals += 1;
        }
    }
    assert_eq!((bodies, refusals), (64, 1));
}

/// The title names what the head was published against: a version that was a base then, or `base`.
fn check_title(folder: &Path, row: &Value, reference: &str, head: &str, rows: &[Value]) {
    let against = |row: &Value| {
        let (_, against) = row["published"]
            .as_str()?
            .trim_end_matches(".md")
            .rsplit_once("-vs-")?;
        Some(against.to_owned())
    };
    let Some(expected) = against(row) else { return };
    let is_same_pair = |other: &&Value| other["ref"] == row["ref"] && other["head"] == row["head"];
    let under_a_version = rows
        .iter()
        .filter(is_same_pair)
        .filter_map(against)
        .any(|other| other != "base");
    if expected == "base" && under_a_version {
        return;
    }
    let output = benchlens(
        folder,
        &["report", reference, head, "--config", "bases.toml"],
    );
    let report = String::from_utf8(output.stdout).expect("the report is UTF-8");
    let title = report.lines().next().expect("the report has lines");
    assert_eq!(
        title,
        format!("# Results vs. {expected}"),
        "{}",
        text(row, "id")
    );
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_hand_made_cases_are_reported_or_refused_as_by_the_reference() {
    let folder = corpus().join("synthetic");
    let (mut bodies, mut degraded, mut refusals) = (0, 0, 0);
    for row in index(&folder.join("index.jsonl")) {
        let case = text(&row, "name");
        let result = body(
            &folder,
            text(&row, "ref"),
            text(&row, "head"),
            &excluded(&row),
        );
        let read =
            |key: &str| fs::read_to_string(folder.join(text(&row, key))).expect("the expectation");
        if row["ok"] == Value::Bool(true) {
            assert_same(
                case,
                &result.expect(case),
                &format!("{}\n", read("expected")),
            );
            bodies += 1;
        } else if row["table"].is_string() {
            let actual = result.expect(case);
            let (table, numbers) = actual
                .split_once("\n- Geometric mean (including")
                .expect(case);
            assert_same(case, table, &read("table"));
            assert!(numbers.contains("not available ("), "{case}: {numbers}");
            degraded += 1;
        } else {
            let message = result.expect_err(case);
            assert!(message.starts_with("benchlens: "), "{case}: {message}");
            assert!(
                message.lines().count() >= 2,
                "{case}: a refusal says what to do: {message}"
            );
            refusals += 1;
        }
    }
    assert_eq!((bodies, degraded, refusals), (54, 7, 30));
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn packed_files_and_standard_input_make_the_same_report_but_for_the_names() {
    let corpus = corpus();
    let rows = index(&corpus.join("index.jsonl"));
    let row = rows
        .iter()
        .find(|row| row["ok"] == Value::Bool(true))
        .expect("the corpus has valid pairs");
    let packed = |key: &str| format!("{}.gz", text(row, key));
    let from_files =
        body(&corpus, &packed("ref"), &packed("head"), &[]).expect("the pair is valid");
    let mut bytes = Vec::new();
    File::open(corpus.join(packed("head")))
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .expect("the file");
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(&corpus)
        .args([
            "report",
            &packed("ref"),
            "-",
            "--header",
            "never",
            "--no-config",
        ])
        .write_stdin(bytes)
        .output()
        .expect("the program starts");
    let from_input = String::from_utf8(output.stdout).expect("the report is UTF-8");
    let numbers = |report: &str| {
        report[report.find("- Geometric mean (including").expect("a body")..].to_owned()
    };
    assert_eq!(numbers(&from_input), numbers(&from_files));
}
