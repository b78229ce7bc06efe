//! What `benchlens generate` makes of the tree of real results, by what bench_runner makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use benchlens::suite::{LoadOptions, Source};
use serde_json::Value;

use crate::corpus;
use crate::generate::{files, listed};
use crate::made::Made;
use crate::support::corpus::{corpus as folder, index as rows, text};

const PLACE: &str = "<!-- START table -->\n<!-- END table -->\n";

/// A tree with links to the results, in which everything was generated.
fn generated() -> &'static Made {
    static MADE: LazyLock<Made> = LazyLock::new(|| {
        let config = fs::read_to_string(folder().join("tree/bench_runner.toml"));
        let made = Made::new(&config.expect("it is there"));
        for row in rows(&folder().join("files.jsonl")) {
            let file = text(&row, "gz");
            link(&folder().join(file), &made.root().join(file));
        }
        made.write("README.md", PLACE);
        made.write("RESULTS.md", PLACE);
        listed(made.root(), &[]);
        made
    });
    &MADE
}

fn link(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("it is in a folder")).expect("it is writable");
    #[cfg(unix)]
    std::os::unix::fs::symlink(from, to).expect("it is writable");
    #[cfg(not(unix))]
    fs::copy(from, to).expect("it is writable");
}

fn read(file: &str) -> String {
    fs::read_to_string(generated().root().join(file))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The path of the report of a head against a base.
fn report(head: &str, base: &str) -> String {
    format!("{}-vs-{base}.md", head.trim_end_matches(".json"))
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn both_tables_are_those_of_bench_runner() {
    for (file, expected) in [("RESULTS.md", "RESULTS.md"), ("README.md", "summary.md")] {
        let expected = fs::read_to_string(folder().join("tree").join(expected));
        assert!(read(file) == expected.expect("it is there"), "{file}");
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn there_is_a_report_for_each_valid_comparison_and_its_body_is_that_of_bench_runner() {
    let mut expected: Vec<String> = Vec::new();
    let mut compared = 0;
    let bodies = rows(&folder().join("index.jsonl"));
    for row in corpus::index() {
        let head = text(&row, "file");
        for (base, comparison) in row["bases"].as_object().expect("the bases by name") {
            assert_eq!(comparison["valid"], true);
            let file = report(head, base);
            let written = read(&file);
            let (header, body) = written
                .split_once("\n\nBenchmarks with tag")
                .or(written.split_once("\n\n| Benchmark"))
                .expect("a body");
            assert!(
                header.starts_with(&format!("# Results vs. {base}\n\n- fork: ")),
                "{header}"
            );
            let is_this = |row: &&Value| {
                row["ok"] == true && row["ref"] == comparison["ref"] && row["head"] == head
            };
            if let Some(row) = bodies.iter().find(is_this) {
                let body_of =
                    fs::read_to_string(folder().join(text(row, "expected"))).expect("it is there");
                assert!(body_of.ends_with(body), "{file}");
                assert_eq!(written.len(), header.len() + 2 + body_of.len(), "{file}");
                compared += 1;
            }
            expected.push(file);
        }
    }
    expected.sort();
    let mut found: Vec<String> = files(generated().root()).into_keys().collect();
    found.retain(|name| name.contains("-vs-"));
    assert_eq!(found, expected);
    assert_eq!(expected.len(), 95);
    assert!(compared >= 30, "{compared}");
}

/// The names of the benchmarks of all results, by their files.
fn names() -> BTreeMap<String, BTreeSet<String>> {
    let all = corpus::index().into_iter().map(|row| {
        let file = text(&row, "file").to_owned();
        let path = folder().join(format!("{file}.gz"));
        let suite = Source::Path(path).load(&LoadOptions::default());
        let benchmarks = suite.expect("it can be read").benchmarks.into_iter();
        (file, benchmarks.map(|it| it.name).collect())
    });
    all.collect()
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_readme_of_a_folder_has_what_bench_runner_says_of_its_results() {
    let names = names();
    for row in corpus::index() {
        let head = text(&row, "file");
        let (in_folder, _) = head.rsplit_once('/').expect("it is in a folder");
        let readme = read(&format!("{in_folder}/README.md"));
        let runner = format!("\n## {}\n", text(&row, "runner"));
        let (_, section) = readme.split_once(&runner).expect("its runner");
        let section = section.split("\n## ").next().unwrap_or_default();
        assert!(readme.contains(&format!("\n- commit date: {}\n", text(&row, "date"))));
        for (base, comparison) in row["bases"].as_object().expect("the bases by name") {
            let (_, part) = section
                .split_once(&format!("\n### vs. {base}\n\n"))
                .expect(base);
            let (of_head, of_base) = (&names[head], &names[text(comparison, "ref")]);
            let list = |names: BTreeSet<&String>| {
                let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
                names.join(", ")
            };
            let missing = list(of_base.difference(of_head).collect());
            let new = list(of_head.difference(of_base).collect());
            let mut expected = format!(
                "- {}\n- {}\n",
                text(comparison, "long"),
                text(comparison, "memory")
            );
            if !missing.is_empty() {
                let mark = if base == "base" { "🔴 " } else { "" };
                expected.push_str(&format!("- missing benchmarks: {mark}{missing}\n"));
            }
            if !new.is_empty() {
                expected.push_str(&format!("- new benchmarks: {new}\n"));
            }
            expected.push_str("- [📄table](");
            assert!(
                part.starts_with(&expected),
                "{head} {base}\n{expected}\n{part}"
            );
        }
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn a_second_run_believes_the_reports_and_changes_nothing() {
    let made = generated();
    assert_eq!(listed(made.root(), &[]), [""; 0]);
    assert_eq!(listed(made.root(), &["--force", "--dry-run"]), [""; 0]);
}
