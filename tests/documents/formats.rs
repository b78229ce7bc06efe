//! Every field of the JSON documents is described.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::document::{Document, path};
use crate::support::made::{Made, Made1};
use crate::support::settings::NO_SETTINGS;

pub const REFERENCE: &str = "assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz";
pub const HEAD: &str = "assets/sample/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz";

/// What benchlens prints as JSON in a folder.
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_benchlens"));
    let command = command
        .current_dir(folder)
        .args(arguments)
        .envs(NO_SETTINGS);
    let output = command
        .args(["--format", "json"])
        .output()
        .expect("it runs");
    let message = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {message}"))
}

/// Twenty nights of a machine, in the middle of which the level changes, and a base.
fn tree() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    for night in 0..20 {
        let level = if night < 10 { 1.0 } else { 1.2 };
        let version = if night == 0 { "3.12.0" } else { "3.13.0" };
        let date = format!("2026-01-{:02}T12:00:00Z", night + 1);
        made.add(&Made1 {
            version,
            hash: &format!("{night:07}"),
            metadata: json!({"commit_date": date, "benchmark_hash": "one"}),
            value: level * (1.0 + f64::from(night % 3) * 0.002),
            processes: 3,
            ..Made1::default()
        });
    }
    made.write(
        "annotations.toml",
        "[[annotations]]\ndate = 2026-01-05\ntext = 'moved'\n",
    );
    made
}

/// Collects the names of all fields, but not those of objects that are named by what they are about.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "comparisons" {
                    value
                        .as_object()
                        .into_iter()
                        .flatten()
                        .for_each(|(_, it)| names(it, found));
                } else {
                    names(value, found);
                }
                found.insert(name.clone());
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

/// What the document has in backticks, in words.
fn described() -> BTreeSet<String> {
    let document = Document::read("docs/FORMATS.md");
    let spans = document.spans();
    let words = spans
        .iter()
        .flat_map(|span| span.text.split(['.', '[', ']', ' ']));
    words.map(str::to_owned).collect()
}

#[test]
fn every_field_of_the_json_is_described() {
    let (described, made, root) = (described(), tree(), path(""));
    for (folder, arguments, count) in [
        (root.as_path(), &["report", REFERENCE, HEAD][..], 60),
        (&root, &["report", REFERENCE, HEAD, HEAD], 60),
        (
            made.root(),
            &[
                "index",
                "--no-cache",
                "--filter",
                "regressions>=0 or version:3",
            ],
            30,
        ),
        (made.root(), &["history", "--base", "3.12.0"], 25),
    ] {
        let value = json(folder, arguments);
        assert_eq!(value["schema_version"], 1, "{arguments:?}");
        let mut found = BTreeSet::new();
        names(&value, &mut found);
        let missing: Vec<&String> = found.difference(&described).collect();
        assert!(
            missing.is_empty(),
            "docs/FORMATS.md lacks {missing:?} of {arguments:?}"
        );
        assert!(
            found.len() > count,
            "{} fields of {arguments:?}",
            found.len()
        );
    }
}
