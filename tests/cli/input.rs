//! What is read, and what is refused.

use serde_json::json;

use crate::folder::{
    Folder, assert_holds_all, benchmark, gzip, output, refusal, stderr, stdout, suite,
};

/// A file of this content is refused for this reason, wherever it is named, and with advice.
fn assert_refused(name: &str, content: impl AsRef<[u8]>, reason: &str) {
    let folder = Folder::new();
    folder.write(name, content);
    for arguments in [
        &[name, "head.json"][..],
        &["ref.json", name],
        &["report", name, "head.json"],
    ] {
        let message = folder.refusal(arguments);
        let expected = format!("benchlens: {name}: {reason}");
        assert!(message.starts_with(&expected), "{message}");
        assert_eq!(message.lines().count(), 2, "it says what to do: {message}");
    }
}

#[test]
fn a_file_that_is_not_json_is_refused_with_the_place_of_the_fault() {
    assert_refused("empty.json", "", "the file is empty (0 bytes)");
    assert_refused(
        "cut.json",
        "{\"version\": \"1.0\",\n \"benchmarks\": [",
        "the JSON ends too early, at line 2, column 16",
    );
    assert_refused(
        "words.json",
        "{\n  oops}",
        "this is not JSON: key must be a string at line 2, column 3",
    );
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_with_the_place_of_the_fault() {
    assert_refused(
        "latin1.json",
        b"{\n\"caf\xe9\": 1}",
        "the text is not UTF-8: byte 6 (line 2) is 0xe9",
    );
    let valid = suite(&[benchmark("solo", 1.0, 20)]);
    assert_refused(
        "mark.json",
        format!("\u{feff}{valid}"),
        "the file begins with a byte order mark",
    );
}

#[test]
fn a_file_that_is_not_compressed_as_its_name_says_is_refused() {
    let valid = suite(&[benchmark("solo", 1.0, 20)]);
    let mut broken = gzip(&valid);
    broken.truncate(broken.len() / 2);
    assert_refused("cut.json.gz", broken, "the gzip data is broken: ");
    assert_refused(
        "plain.json.gz",
        valid,
        "the name ends in .gz, but the content is not compressed with gzip",
    );
}

#[test]
fn json_that_is_not_a_result_is_refused_with_what_is_wrong() {
    assert_refused(
        "pystats.json",
        r#"{"opcode[1].execution_count": 5, "_stats_defines": []}"#,
        "this is a file of interpreter statistics (pystats)",
    );
    assert_refused(
        "list.json",
        "[]",
        "the top of the file must be an object, not a list",
    );
    let third_run_is_wrong = suite(&[
        benchmark("fine", 1.0, 20),
        json!({"metadata": {"name": "slow"}, "runs": [{"values": [1]}, {"values": [1]}, {"values": [1, -2]}]}),
    ]);
    assert_refused(
        "wrong.json",
        third_run_is_wrong,
        "benchmark 2 ('slow'), run 3: value 2 is -2",
    );
}

#[test]
fn what_cannot_be_opened_is_refused() {
    let folder = Folder::new();
    assert_eq!(
        folder.refusal(&["missing.json", "head.json"]),
        "benchlens: missing.json: there is no such file\n  Check the spelling and the directory.\n"
    );
    assert_eq!(
        folder.refusal(&["ref.json", "."]),
        "benchlens: .: this is a folder, not a result file\n  Name one of the 2 results in ., such as ./head.json\n"
    );
}

#[test]
fn one_result_may_come_on_standard_input() {
    let folder = Folder::new();
    let reference = folder.read("ref.json");
    let from_files = folder.report(&["report", "ref.json", "head.json", "--format", "csv"]);
    for piped in [reference.clone().into_bytes(), gzip(&reference)] {
        let mut command = folder.command(&["report", "-", "head.json", "--format", "csv"]);
        command.write_stdin(piped);
        assert_eq!(stdout(&output(command)), from_files);
    }
}

#[test]
fn standard_input_that_is_empty_or_named_twice_is_refused() {
    let folder = Folder::new();
    let mut command = folder.command(&["-", "head.json"]);
    command.write_stdin("");
    assert_holds_all(
        &refusal(command),
        &["benchlens: standard input: nothing came in on standard input (0 bytes)\n  Pipe a"],
    );
    let mut command = folder.command(&["-", "-"]);
    command.write_stdin(folder.read("ref.json"));
    assert_eq!(
        refusal(command),
        "benchlens: only one of the files can be standard input\n"
    );
}

#[test]
fn a_file_that_unpacks_to_more_than_it_may_is_refused_and_the_limit_can_be_raised() {
    let folder = Folder::new();
    // Three MiB of nothing, in three KiB.
    let bomb = gzip(&" ".repeat(3 << 20));
    assert!(bomb.len() < 10_000);
    folder.write("bomb.json.gz", &bomb);
    folder.write("plain.json", " ".repeat(3 << 20));
    for file in ["bomb.json.gz", "plain.json"] {
        let message = folder.refusal(&["report", file, "head.json", "--max-size", "2"]);
        assert_holds_all(&message, &[file, "--max-size"]);
        let message = folder.refusal(&["report", file, "head.json", "--max-size", "4"]);
        assert_holds_all(&message, &[file, "JSON"]);
        let output = folder.run(&["report", file, "head.json", "--max-size", "4096"]);
        assert_eq!(output.status.code(), Some(2));
        assert_holds_all(&stderr(&output), &["--max-size", "4096 is not in"]);
    }
}

#[test]
fn nesting_of_any_depth_is_read_or_refused() {
    let folder = Folder::new();
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    for (name, text) in [
        (
            "values",
            format!(
                r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"}}, "runs": [{{"values": [{deep}]}}]}}]}}"#
            ),
        ),
        ("open", "[".repeat(100_000)),
        (
            "metadata",
            format!(r#"{{"version": "1.0", "metadata": {{"x": {deep}}}, "benchmarks": []}}"#),
        ),
    ] {
        folder.write("deep.json", text);
        let message = folder.refusal(&["report", "deep.json", "head.json"]);
        assert_holds_all(&message, &["deep.json"]);
        assert!(message.len() < 1000, "{name}: {message}");
    }
}
