//! The files that the documents show can be used as they are.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;

use crate::document::Document;
use crate::support::made::{Made, Made1};
use crate::support::settings::NO_SETTINGS;

/// The block of TOML in a document that has a line with this beginning.
fn block(name: &str, start: &str) -> String {
    let document = Document::read(name);
    let blocks = document.text.split("```toml\n").skip(1);
    let mut blocks = blocks.filter_map(|block| block.split("```").next());
    let is_it = |block: &&str| block.lines().any(|line| line.starts_with(start));
    blocks.find(is_it).expect("there is one").to_owned()
}

fn benchlens(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(folder)
        .args(arguments)
        .envs(NO_SETTINGS)
        .output()
        .expect("it runs")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("it is text")
}

/// A tree of one result.
fn tree(config: &str) -> Made {
    let made = Made::new(config);
    made.add(&Made1 {
        metadata: json!({"commit_date": "2026-05-12T12:00:00Z", "benchmark_hash": "one"}),
        flags: "JIT",
        ..Made1::default()
    });
    made
}

#[test]
fn the_settings_of_the_guide_are_valid_and_say_what_they_should() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = block("docs/GUIDE.md", "theme =");
    std::fs::write(folder.path().join("config.toml"), &settings).expect("it is writable");
    let output = benchlens(folder.path(), &["config", "--settings", "config.toml"]);
    assert_eq!(text(output.stderr), "");
    let listed = text(output.stdout);
    // All keys of the example are read, and all settings are in the example.
    for line in listed
        .lines()
        .skip(1)
        .filter(|line| !line.starts_with("filters."))
    {
        assert!(line.contains(" config.toml:"), "{line}");
    }
    assert!(listed.contains("filters.gc "), "{listed}");
}

#[test]
fn the_annotations_of_the_documents_are_listed() {
    for (name, count) in [("docs/GUIDE.md", 1), ("docs/FORMATS.md", 2)] {
        let made = tree("");
        made.write("annotations.toml", block(name, "[[annotations]]"));
        let output = benchlens(made.root(), &["history", "--format", "json"]);
        let document: serde_json::Value =
            serde_json::from_slice(&output.stdout).expect("it is JSON");
        let annotations = document["annotations"].as_array().expect("a list");
        assert_eq!(text(output.stderr), "", "{name}");
        assert_eq!(annotations.len(), count, "{name}");
    }
}

#[test]
fn the_plots_of_the_guide_have_the_title_that_it_names() {
    let made = tree(&block("docs/GUIDE.md", "[longitudinal_plot]"));
    let output = benchlens(made.root(), &["history", "--plot", "no such title"]);
    let titles = text(output.stderr);
    let guide = Document::read("docs/GUIDE.md").text;
    let (_, title) = guide.split_once("--plot '").expect("an example");
    let title = title.split('\'').next().expect("a title");
    assert!(titles.contains(title), "{titles}");
}
