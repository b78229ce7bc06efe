//! Names that would steer a terminal.

use serde_json::json;

use crate::folder::{Folder, assert_holds_all, benchmark, stderr, suite};
use crate::support::hidden::assert_harmless;

/// A name that would colour the terminal and reverse the text behind it.
const HOSTILE: &str = "evil\u{1b}[31m\u{202e}name";
/// The same as benchlens shows it.
const TAMED: &str = "evil^[[31m<U+202E>name";
/// The same in JSON.
const IN_JSON: &str = r"evil\u001b[31m\u202ename";

/// A folder with two results, `a.json` and `b.json`, of such names.
fn hostile_folder() -> Folder {
    let folder = Folder::new();
    for (file, mean) in [("a.json", 1.0), ("b.json", 2.0)] {
        let mut tagged = benchmark(HOSTILE, mean, 5);
        tagged["metadata"]["tags"] = json!([HOSTILE]);
        let only_here = benchmark(&format!("{HOSTILE} {mean}"), mean, 5);
        folder.write(file, suite(&[tagged, only_here]));
    }
    folder
}

#[test]
fn a_hostile_name_stands_in_a_report_as_visible_text() {
    let folder = hostile_folder();
    for (format, tamed) in [("text", TAMED), ("csv", TAMED), ("json", IN_JSON)] {
        let report = folder.report(&["report", "a.json", "b.json", "--format", format]);
        assert_harmless(format, &report);
        assert_holds_all(&report, &[tamed]);
    }
}

#[test]
fn a_hostile_name_stands_in_a_note_as_visible_text() {
    let folder = hostile_folder();
    // The reason why there is no HPT names the benchmark.
    let output = folder.run(&["report", "a.json", "b.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_harmless("the note", &stderr(&output));
    assert_holds_all(&stderr(&output), &[TAMED]);
}

#[test]
fn a_hostile_name_stands_in_a_refusal_as_visible_text() {
    let folder = hostile_folder();
    let twice = [benchmark(HOSTILE, 1.0, 5), benchmark(HOSTILE, 1.0, 5)];
    folder.write("twice.json", suite(&twice));
    folder.write(
        "bench_runner.toml",
        format!("[benchmarks]\nexcluded_benchmarks = [{}]\n", json!(HOSTILE)),
    );
    folder.write("hostile.toml", format!("[benchmarks]\n{HOSTILE} = 1\n"));
    for arguments in [
        &["twice.json", "b.json"][..],
        &["twice.json", "b.json", "--verbose"],
        &["a.json", "b.json", "--config", "hostile.toml"],
        &[HOSTILE, "b.json"],
    ] {
        assert_harmless("the refusal", &folder.refusal(arguments));
    }
    let message = folder.refusal(&["twice.json", "b.json", "--verbose"]);
    assert_eq!(message.matches(TAMED).count(), 2, "{message}");
}

#[test]
fn a_hostile_argument_stands_in_the_message_as_visible_text() {
    let folder = hostile_folder();
    let option = format!("--{HOSTILE}");
    for arguments in [
        &[&*option][..],
        &["a.json", "b.json", &option],
        &["report", "a.json", "b.json", "--format", HOSTILE],
        &["report", "a.json", "b.json", "--header", HOSTILE],
        &["a.json", "b.json", "--max-size", HOSTILE],
        &["demo", HOSTILE],
        &["help", HOSTILE],
    ] {
        let message = folder.refusal(arguments);
        assert_harmless("the message", &message);
        assert_holds_all(&message, &[TAMED]);
        assert!(message.lines().count() > 2, "lines stay lines: {message}");
    }
}
