//! What `benchlens index` prints of small trees.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::made::{Made, Made1};
use crate::support::settings::NO_SETTINGS;

pub fn benchlens(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(folder)
        .arg("index")
        .args(arguments)
        .envs(NO_SETTINGS)
        .output()
        .expect("the program starts")
}

/// Standard output of a run that succeeds without a word on standard error.
#[track_caller]
fn stdout(folder: &Path, arguments: &[&str]) -> String {
    let output = benchlens(folder, arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[track_caller]
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let output = benchlens(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).expect("it is UTF-8")
}

fn json_of(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let arguments = [arguments, &["--format", "json"]].concat();
    let document: Value = serde_json::from_str(&stdout(folder, &arguments)).expect("it is JSON");
    document["results"].as_array().expect("a list").clone()
}

const CONFIG: &str = "[bases]\nversions = ['3.12.0']\n[runners.linux]\nos = 'linux'\n";

/// A base, a result that was branched from it, and one of the same commit as the base.
fn small() -> Made {
    let made = Made::new(CONFIG);
    let base = Made1 {
        version: "3.12.0",
        hash: "aaaaaaa",
        metadata: json!({"commit_date": "2023-10-02T13:48:14+02:00", "benchmark_hash": "x"}),
        ..Made1::default()
    };
    made.add(&base);
    let again = Made1 {
        version: "3.12.0+",
        metadata: json!({"benchmark_hash": "x"}),
        ..base
    };
    made.add(&again);
    made.add(&Made1 {
        hash: "bbbbbbb",
        fork: "faster%2dcpython",
        flags: "JIT,CLANG",
        metadata: json!({"commit_date": "2024-01-02T13:48:14+02:00", "benchmark_hash": "y"}),
        value: 2.0,
        ..Made1::default()
    });
    made
}

#[test]
fn a_result_is_described_with_its_comparisons() {
    let made = small();
    let results = json_of(made.root(), &[]);
    let [head, again, base] = &results[..] else {
        panic!("three results: {results:?}");
    };
    let file = "results/bm-20240101-3.13.0-bbbbbbb-JIT,CLANG/bm-20240101-linux-x86_64-faster%2dcpython-main-3.13.0-bbbbbbb.json";
    for (key, expected) in [
        ("file", json!(file)),
        ("runner", json!("linux x86_64 (linux)")),
        ("nickname", json!("linux")),
        ("fork", json!("faster-cpython")),
        ("ref", json!("main")),
        ("version", json!("3.13.0")),
        ("hash", json!("bbbbbbb")),
        ("flags", json!(["CLANG", "JIT"])),
        ("commit_date", json!("2024-01-02T13:48:14+02:00")),
        ("benchmark_hash", json!("y")),
        ("error", Value::Null),
    ] {
        assert_eq!(head[key], expected, "{key}");
    }
    let comparison = &head["comparisons"]["3.12.0"];
    assert_eq!(comparison["reference"], base["file"]);
    assert_eq!(comparison["valid"], true);
    assert_eq!(comparison["same_suite"], false);
    assert_eq!(comparison["stand_in"], false);
    assert!(
        comparison["bench_runner_mean"]
            .as_f64()
            .is_some_and(|mean| mean < 0.6)
    );
    assert!(
        comparison["pyperf_geometric_mean"]
            .as_f64()
            .is_some_and(|mean| mean > 1.9)
    );
    assert_eq!(comparison["hpt"]["direction"], "slower");
    assert_eq!(comparison["memory"]["unknown"], 0);
    assert_eq!(comparison["memory_summary"], "Memory usage: 2.00x");
    let summary = comparison["summary"].as_str().expect("it is known");
    assert!(
        summary.starts_with("1.4") && summary.ends_with("x ↓"),
        "{summary}"
    );
    assert_eq!(base["comparisons"], json!({}));
    let same = &again["comparisons"]["3.12.0"];
    assert_eq!(again["commit_date"], Value::Null);
    assert_eq!(
        (&same["valid"], &same["same_suite"]),
        (&json!(false), &json!(true))
    );
    assert!(same["bench_runner_mean"]["not_available"].is_string());
    assert_eq!(same["summary"], "");
    assert_eq!(same["memory_summary"], "Memory usage: unknown");
}

#[test]
fn what_cannot_be_computed_has_a_reason() {
    let made = small();
    let text = json!({
        "benchmarks": [{"metadata": {"name": "other"}, "runs": [{"values": [1.0]}]}],
        "metadata": {}, "version": "1.0",
    });
    let other = Made1 {
        version: "3.14.0",
        hash: "ccccccc",
        ..Made1::default()
    };
    made.write(&other.file(), text.to_string());
    let results = json_of(made.root(), &[]);
    let comparison = &results[0]["comparisons"]["3.12.0"];
    for number in [
        "bench_runner_mean",
        "pyperf_geometric_mean",
        "hpt",
        "memory",
    ] {
        let reason = comparison[number]["not_available"]
            .as_str()
            .expect("a reason");
        assert!(reason.contains("no benchmark in common"), "{reason}");
    }
    assert_eq!(
        (&comparison["summary"], &results[0]["error"]),
        (&Value::Null, &Value::Null)
    );
    assert!(stdout(made.root(), &[]).contains("n/a"));
    assert!(stdout(made.root(), &["--format", "markdown"]).contains("| not available |"));
}

#[test]
fn benchmarks_that_only_one_side_has_are_listed_by_name() {
    let made = small();
    made.add(&Made1 {
        hash: "eeeeeee",
        benchmarks: &["y", "b", "\u{202e}", "x"],
        ..Made1::default()
    });
    let results = json_of(made.root(), &[]);
    let of = |hash: &str| {
        let mut results = results.iter();
        let result = results.find(|result| result["hash"] == hash);
        result.expect("it is listed")["comparisons"]["3.12.0"].clone()
    };
    let comparison = of("eeeeeee");
    assert_eq!(comparison["missing"], json!(["a"]));
    assert_eq!(comparison["new"], json!(["x", "y", "\u{202e}"]));
    let comparison = of("bbbbbbb");
    assert_eq!(
        (&comparison["missing"], &comparison["new"]),
        (&json!([]), &json!([]))
    );
    // A build and itself, which are not compared.
    let same = &results[2]["comparisons"]["3.12.0"];
    assert_eq!(same["valid"], false);
    assert_eq!(
        (&same["missing"], &same["new"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn the_markdown_has_bench_runners_links() {
    let made = small();
    let table = stdout(made.root(), &["--format", "markdown"]);
    let folder = "results/bm-20240101-3.13.0-bbbbbbb-JIT%2CCLANG";
    for expected in [
        "\n## linux x86_64 (linux)\n| date | fork/ref | hash/flags | vs. 3.12.0: | vs. base: |\n| --- | --- | --- | ---: | ---: |\n",
        &format!("| [2024-01-02]({folder}) | faster-cpython/main | bbbbbbb (JIT) | 1."),
        &format!(
            "[📈]({folder}/bm-20240101-linux-x86_64-faster%252dcpython-main-3.13.0-bbbbbbb-vs-3.12.0.svg) |  |\n"
        ),
        // A build and itself.
        "| [<unknown>](results/bm-20240101-3.12.0%2B-aaaaaaa) | python/main | aaaaaaa |  |  |\n",
    ] {
        assert!(table.contains(expected), "{expected}\n{table}");
    }
    assert!(table.ends_with(" |\n\n\n"), "{table}");
}

#[test]
fn the_text_is_an_aligned_table_for_each_runner() {
    let made = small();
    let table = stdout(made.root(), &[]);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "linux x86_64 (linux)");
    assert_eq!(
        lines[1],
        "  date        version  fork/ref             hash/flags              vs. 3.12.0"
    );
    assert!(
        lines[2]
            .starts_with("  2024-01-02  3.13.0   faster-cpython/main  bbbbbbb (CLANG) (JIT)    1."),
        "{table}"
    );
    assert_eq!(
        lines[3],
        "  ?           3.12.0+  python/main          aaaaaaa                same build"
    );
    assert_eq!(
        lines[4],
        "  2023-10-02  3.12.0   python/main          aaaaaaa"
    );
    assert!(lines[2].ends_with("x ↓*"), "{table}");
    assert_eq!(
        lines[5..],
        ["", "* the benchmarks differ from those of the base"]
    );
}

#[test]
fn the_text_names_flags_as_the_screen_does() {
    let made = Made::new(CONFIG);
    made.add(&Made1 {
        flags: "PYTHON_UOPS",
        ..Made1::default()
    });
    let table = stdout(made.root(), &[]);
    assert!(table.contains("1111111 (T2)"), "{table}");
    assert!(!table.contains('*'), "{table}");
}

#[test]
fn the_csv_has_a_line_for_each_comparison() {
    let made = small();
    let text = stdout(made.root(), &["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let cell = |row: usize, name: &str| {
        let column = heads
            .iter()
            .position(|head| head == name)
            .expect("a column");
        rows[row][column].to_owned()
    };
    assert_eq!(rows.len(), 3);
    assert_eq!(cell(0, "base"), "3.12.0");
    assert_eq!(cell(0, "flags"), "CLANG JIT");
    assert!(cell(0, "summary").ends_with("x ↓"));
    assert_eq!(
        (cell(1, "valid"), cell(1, "bench_runner_mean")),
        ("false".to_owned(), String::new())
    );
    assert_eq!(cell(1, "not_available"), "both are the same build");
    assert_eq!(
        cell(2, "base"),
        "",
        "a base without a comparison is still listed"
    );
}

#[test]
fn a_stand_in_is_marked_in_every_format() {
    let made = small();
    made.add(&Made1 {
        version: "3.13.0+",
        hash: "ddddddd",
        metadata: json!({"commit_date": "2024-03-02T13:48:14+02:00", "commit_merge_base": "f00d"}),
        ..Made1::default()
    });
    assert_eq!(
        json_of(made.root(), &[])[0]["comparisons"].get("base"),
        None
    );
    let base = &json_of(made.root(), &["--stand-ins"])[0]["comparisons"]["base"];
    assert_eq!(
        (&base["stand_in"], &base["valid"]),
        (&json!(true), &json!(true))
    );
    let table = stdout(made.root(), &["--stand-ins"]);
    assert!(table.contains("(stand-in aaaaaaa)"), "{table}");
    let table = stdout(made.root(), &["--stand-ins", "--format", "markdown"]);
    assert!(table.contains("(stand-in: aaaaaaa) |\n"), "{table}");
    assert!(
        !table.contains("vs-base"),
        "bench_runner derives no file from it: {table}"
    );
}

#[test]
fn the_short_index_has_three_results_and_those_of_the_last_days() {
    let made = small();
    for hash in ["1111111", "2222222", "3333333"] {
        made.add(&Made1 {
            version: "3.14.0",
            hash,
            ..Made1::default()
        });
    }
    // All were measured on 2024-06-03.
    for (today, count) in [("2024-06-03", 6), ("2024-06-06", 6), ("2024-06-07", 3)] {
        let results = json_of(made.root(), &["--short", "--today", today]);
        assert_eq!(results.len(), count, "{today}");
    }
    assert_eq!(json_of(made.root(), &["--short"]).len(), 3);
    assert!(refusal(made.root(), &["--short", "--today", "2024-02-30"]).contains("2024-06-03"));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let made = small();
    let one = stdout(made.root(), &["--format", "json", "--jobs", "1"]);
    for jobs in ["2", "3", "64"] {
        assert_eq!(
            stdout(made.root(), &["--format", "json", "--jobs", jobs]),
            one
        );
    }
    assert!(refusal(made.root(), &["--jobs", "0"]).contains("--jobs"));
}

#[test]
fn a_tree_is_found_from_its_results_and_its_configuration_can_be_chosen() {
    let made = small();
    let whole = stdout(made.root(), &["--format", "json"]);
    let results = made.root().join("results");
    assert_eq!(stdout(&results, &["--format", "json"]), whole);
    assert_eq!(
        stdout(
            Path::new("/"),
            &["--format", "json", &made.root().to_string_lossy()]
        ),
        whole
    );
    let without = json_of(made.root(), &["--no-config"]);
    assert!(
        without
            .iter()
            .all(|result| result["comparisons"] == json!({}))
    );
    made.write("other.toml", "[bases]\nversions = ['3.13.0']\n");
    let others = json_of(made.root(), &["--config", "other.toml"]);
    assert_eq!(others[0]["runner"], "unknown x86_64 (linux)");
    let excluded = json_of(made.root(), &["--exclude", "a", "--exclude", "b"]);
    let mean = &excluded[0]["comparisons"]["3.12.0"]["bench_runner_mean"];
    assert_eq!(mean["not_available"], "no benchmark is left to compare");
}

#[test]
fn the_former_configuration_is_read() {
    let made = small();
    fs::remove_file(made.root().join("bench_runner.toml")).expect("it is there");
    made.write("bases.txt", "3.12.0\n");
    made.write("runners.ini", "[linux]\nos = darwin\n");
    made.write("excluded_benchmarks.txt", "a\n");
    let results = json_of(made.root(), &[]);
    assert_eq!(results[0]["runner"], "darwin x86_64 (linux)");
    assert!(results[0]["comparisons"]["3.12.0"]["bench_runner_mean"].is_number());
}

#[test]
fn an_index_is_written_to_a_file_but_never_over_a_result() {
    let made = small();
    let text = stdout(made.root(), &["--format", "csv"]);
    assert_eq!(
        stdout(made.root(), &["--format", "csv", "--output", "x.csv"]),
        ""
    );
    assert_eq!(
        fs::read_to_string(made.root().join("x.csv")).expect("it was written"),
        text
    );
    assert!(refusal(made.root(), &["--output", "x.csv"]).contains("--force"));
    let result = Made1 {
        version: "3.12.0",
        hash: "aaaaaaa",
        ..Made1::default()
    }
    .file();
    let message = refusal(made.root(), &["--output", &result, "--force"]);
    assert!(message.contains("one of the results"), "{message}");
}

#[test]
fn a_folder_without_results_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert!(refusal(folder.path(), &[]).contains("there is no file whose name ends in .json"));
    assert!(refusal(folder.path(), &["missing"]).contains("missing: the folder cannot be read"));
    fs::write(folder.path().join("file"), "").expect("it is writable");
    assert!(refusal(folder.path(), &["file"]).contains("this is not a folder"));
}

/// The hashes of the results that are listed.
fn hashes(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let results = json_of(folder, arguments).into_iter();
    let hash = |result: Value| result["hash"].as_str().expect("a hash").to_owned();
    results.map(hash).collect()
}

#[test]
fn a_filter_chooses_the_results_of_every_format() {
    let made = small();
    let root = made.root();
    assert_eq!(hashes(root, &["--filter", "flag:JIT"]), ["bbbbbbb"]);
    assert_eq!(
        hashes(root, &["--filter", "-flag:JIT version:3.12.0"]).len(),
        2
    );
    assert_eq!(hashes(root, &["--filter", "is:error"]), [""; 0]);
    let csv = stdout(root, &["--filter", "flag:JIT", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 2);
    let table = stdout(root, &["--filter", "flag:JIT", "--format", "markdown"]);
    assert!(
        table.contains("bbbbbbb") && !table.contains("aaaaaaa"),
        "{table}"
    );
    let table = stdout(root, &["--filter", "hash:f"]);
    assert_eq!(table, "No results.\n\nFilter hash:f: 0 of 3 results\n");
}

#[test]
fn the_numbers_of_a_filter_are_those_of_its_base() {
    let made = small();
    let root = made.root();
    let slower = ["--filter", "mean<0.9"];
    assert_eq!(hashes(root, &slower), [""; 0]);
    let of_version = [&slower[..], &["--base", "3.12.0"]].concat();
    assert_eq!(hashes(root, &of_version), ["bbbbbbb"]);
    let table = stdout(root, &slower);
    let expected =
        "Filter mean<0.9: 0 of 3 results; 3 have no such number (vs. base; --base names another)\n";
    assert!(table.ends_with(expected), "{table}");
    let table = stdout(root, &of_version);
    assert!(
        table.contains("1 of 3 results; 2 have no such number"),
        "{table}"
    );
}

#[test]
fn a_filter_or_a_base_that_is_not_valid_is_refused() {
    let made = small();
    let message = refusal(made.root(), &["--filter", "mean>\u{1b}x"]);
    assert!(
        message.contains("--filter mean>^[x: 'mean>^[x': expected a factor, such as 1.02"),
        "{message}"
    );
    let message = refusal(made.root(), &["--filter", "JIT", "--base", "3.1\u{1b}"]);
    assert!(
        message
            .contains("--base 3.1^[: no result is compared with this base; the bases are 3.12.0"),
        "{message}"
    );
    let message = refusal(
        made.root(),
        &["--filter", "JIT", "--base", "base", "--no-config"],
    );
    assert!(message.contains("compared with any base"), "{message}");
    assert!(refusal(made.root(), &["--base", "3.12.0"]).contains("--filter"));
}
