//! Trees that somebody made to deceive, or that are damaged.

use std::fs;

use serde_json::{Value, json};

use crate::generate::{files, generate};
use crate::index::benchlens;
use crate::made::{Made, Made1};
use crate::screen::Browser;
use crate::support::hidden::assert_harmless;

/// A name that would colour the terminal, end a line and a cell, and reverse the text behind it.
const EVIL: &str = "evil\u{1b}[31m\u{202e}|\n=x";

/// A tree with such names, in bench_runner's form and in another one.
fn evil() -> Made {
    let made = Made::new("[bases]\nversions = ['3.12.0']");
    made.add(&Made1 {
        version: "3.12.0",
        ..Made1::default()
    });
    made.add(&Made1 {
        runner: EVIL,
        fork: EVIL,
        version: EVIL,
        hash: EVIL,
        flags: EVIL,
        metadata: json!({"commit_date": EVIL, "benchmark_hash": EVIL, "commit_merge_base": EVIL}),
        ..Made1::default()
    });
    made.write(&format!("results/{EVIL}.json"), "");
    made
}

#[test]
fn names_steer_no_terminal_in_any_format() {
    let made = evil();
    for format in ["text", "markdown", "csv", "json"] {
        let output = benchlens(made.root(), &["--stand-ins", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        let printed = String::from_utf8(output.stdout).expect("it is UTF-8");
        assert_harmless(format, &printed);
        assert_harmless(format, &String::from_utf8_lossy(&output.stderr));
        assert!(printed.contains("evil"), "{format}");
    }
}

#[test]
fn names_steer_no_terminal_on_the_screen() {
    let evil = evil();
    // A folder that is passed over, and a file of pystats, are named too.
    #[cfg(unix)]
    std::os::unix::fs::symlink(evil.root(), evil.root().join(format!("results/{EVIL}")))
        .expect("it is writable");
    let mut browser = Browser::of(evil);
    for keys in [
        "",
        "j",
        "j",
        "b",
        " ",
        "\t",
        "jjjj\r",
        "\u{1b}\u{1b}\u{1b}",
        "/evil",
        "\u{1b}",
        "s",
        "jjj\r",
        ":",
        "\u{1b}",
        "?",
        "\u{1b}",
        "L",
        "q",
        "gb\r",
        "j\r",
        "q",
        "jj\r",
        "q",
        "g \r",
        " j \r",
        "i",
        "q",
        "J",
        "K",
        "q",
    ] {
        browser.send(keys);
        for size in [(200, 50), (80, 24), (40, 10)] {
            assert_harmless(keys, &browser.text(size));
        }
    }
    browser.send("q\u{1b}\u{1b}\u{1b}");
    let text = browser.text((200, 50));
    assert!(text.contains("evil^["), "{text}");
}

#[test]
fn names_steer_no_terminal_in_generated_files() {
    let made = evil();
    let place = "<!-- START table -->\n<!-- END table -->\n";
    made.write("README.md", place);
    made.write("RESULTS.md", place);
    let output = generate(made.root(), &[]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "an empty file cannot be read"
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert_harmless("standard error", &told);
    assert!(told.contains("results/evil^[[31m"), "{told}");
    let mut tables = 0;
    for (name, content) in files(made.root()) {
        if name.ends_with("README.md") || name.ends_with("RESULTS.md") {
            assert_harmless(&name, &String::from_utf8_lossy(&content));
            tables += 1;
        }
    }
    assert!(tables >= 3, "{tables}");
}

#[test]
fn a_table_keeps_its_shape() {
    let made = evil();
    let output = benchlens(made.root(), &["--format", "markdown"]);
    let table = String::from_utf8(output.stdout).expect("it is UTF-8");
    for row in table.lines().filter(|line| line.starts_with('|')) {
        let unescaped = row.replace("\\|", "");
        assert_eq!(unescaped.matches('|').count(), 6, "{row}");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_counted() {
    let made = Made::new("");
    let good = made.add(&Made1::default());
    for number in 0..100 {
        made.write(&format!("results/{number:03}.json"), "");
    }
    let output = benchlens(made.root(), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let results = document["results"].as_array().expect("a list");
    assert_eq!(results.len(), 101);
    for result in results {
        let is_good = result["file"] == good.as_str();
        assert_eq!(result["error"].is_null(), is_good, "{result}");
    }
    let told = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(
        told.starts_with("benchlens: note: not read: 100\n"),
        "{told}"
    );
    assert!(
        told.ends_with("  … and 80 more, which --format text lists\n"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 22);
    let output = benchlens(made.root(), &[]);
    let table = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(table.contains("\nNot read (100)\n"), "{table}");
    assert_eq!(table.matches("the file is empty").count(), 100);
}

#[test]
fn a_file_that_is_broken_in_the_middle_fails_its_comparisons_and_is_named() {
    let made = Made::new("[bases]\nversions = ['3.12.0']");
    let base = made.add(&Made1 {
        version: "3.12.0",
        ..Made1::default()
    });
    made.add(&Made1 {
        hash: "bbbbbbb",
        ..Made1::default()
    });
    let path = made.root().join(&base);
    let text = fs::read_to_string(&path).expect("it was written");
    fs::write(&path, text.replacen("\"values\"", "values", 1)).expect("it is writable");
    let output = benchlens(made.root(), &["--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let [head, base] = &document["results"].as_array().expect("a list")[..] else {
        panic!("two results: {document}");
    };
    assert_eq!(head["error"], Value::Null);
    assert!(
        base["error"]
            .as_str()
            .is_some_and(|error| error.contains("not JSON")),
        "{base}"
    );
    let reason = &head["comparisons"]["3.12.0"]["hpt"]["not_available"];
    assert!(
        reason
            .as_str()
            .is_some_and(|reason| reason.contains("cannot be read")),
        "{reason}"
    );
}

#[cfg(unix)]
#[test]
fn fifos_circles_and_names_that_are_no_text_stop_nothing() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let made = Made::new("");
    made.add(&Made1::default());
    let results = made.root().join("results");
    symlink(&results, results.join("circle")).expect("it is writable");
    let fifo = std::process::Command::new("mkfifo")
        .arg(results.join("fifo.json"))
        .status();
    assert!(fifo.expect("mkfifo is there").success());
    fs::write(results.join(OsStr::from_bytes(b"\xff.json")), "").expect("it is writable");
    let output = benchlens(made.root(), &[]);
    assert_eq!(output.status.code(), Some(0));
    let table = String::from_utf8(output.stdout).expect("it is UTF-8");
    for expected in [
        "\nNot read (3)\n",
        "results/circle: a link to a folder",
        "results/fifo.json: this is not a file",
        "results/\u{fffd}.json: the file is empty",
    ] {
        assert!(table.contains(expected), "{expected}\n{table}");
    }
}
