//! The copied command line, run by a real bash: it opens the same view, whatever stands in paths, names and filters.

#![cfg(unix)]

mod support;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::process::{Command, Output};

use benchlens::cli::Cli;
use benchlens::command::Program;
use benchlens::comparison::{Column, GroupKind, Order, OutputFormat};
use benchlens::report::{Extract, TextStyle};
use benchlens::results::{ConfigChoice, Request, Results};
use benchlens::suite::Source;
use benchlens::tui::{ColumnChoice, Copied, Host, OpenComparison};
use clap::Parser;
use serde_json::{Value, json};
use support::session::load;
use support::settings::NO_SETTINGS;

/// Paths that an option, a command, a shell or a terminal would take for something else. The last is no text.
const PATHS: [&[u8]; 12] = [
    b"plain.json",
    b"-",
    b"-x.json",
    b"--help",
    b"demo",
    b"help",
    b"a b.json",
    b"it's $HOME `id` \"q\" \\.json",
    b"new\nline\t\x1b[31m\x7f.json",
    "größe \u{202e}\u{9b}.json".as_bytes(),
    b"~=!1{a,b}*?[c]#;&|<>.json",
    b"\xff\xfe!'\\.json",
];

/// Names of benchmarks, which are tags as well.
const NAMES: [&str; 12] = [
    "json_loads",
    "-dash",
    "--memory",
    "a,b",
    "''",
    "it's $HOME `id` \"q\" \\",
    "tab\tbell\u{7}",
    "\u{1b}[31m\u{7f}\u{9b}2J",
    "\u{202e}\u{200b}\u{e0041}",
    "größe 比較 👩\u{200d}🔬",
    "~=!1{a,b}*?[c]#;&|<>",
    "\\'\u{85}!$'x'",
];

/// Filters that a shell would take apart if they were not quoted.
const FILTERS: [&str; 8] = [
    "",
    "-tag:nosuch",
    "slower>5% -\"it's $HOME\"",
    "ratio>1.05 -!1 -\u{202e}\n\u{1b}[31m",
    "-\"two  blanks \"",
    "-filter is:slower",
    "ratio > 1.02 is:slower or \"or\" @large",
    "is:slower \"",
];

/// Two result files in the current folder, in which a benchmark has this name and tag.
fn write(paths: &[PathBuf; 2], name: &str) {
    for (path, factor) in paths.iter().zip([1.0, 1.3]) {
        let benchmark = |name: &str, tags: &[&str]| -> Value {
            let values: Vec<f64> = (0..20).map(|step| factor + f64::from(step) / 1e3).collect();
            json!({"metadata": {"name": name, "tags": tags}, "runs": [{"values": values}]})
        };
        let benchmarks = [
            benchmark("other", &[]),
            benchmark(name, &[name]),
            benchmark("third", &[name]),
        ];
        let document = json!({"version": "1.0", "metadata": {}, "benchmarks": benchmarks});
        fs::write(path, document.to_string()).expect("the folder is writable");
    }
}

/// A comparison of two files in which everything is about this name.
fn open(paths: &[PathBuf; 2], name: &str, case: usize) -> OpenComparison {
    let [reference, head] = paths.clone().map(Source::Path);
    let request = Request {
        references: vec![reference],
        heads: vec![head],
        config: match case % 3 {
            0 => ConfigChoice::Find,
            1 => ConfigChoice::None,
            _ => ConfigChoice::File("-config \u{202e}.toml".into()),
        },
        excluded: vec![name.to_owned(), "other".to_owned()],
        max_bytes: case.is_multiple_of(4).then_some(7 << 20),
    };
    let results: Results = load(request);
    let results = if case.is_multiple_of(5) {
        results.swapped()
    } else {
        results
    };
    let mut open = OpenComparison::new(results).expect("they share benchmarks");
    let tag = open.comparison.rows[1].tags[0].clone();
    let group = match case % 4 {
        0 => GroupKind::Untagged,
        1 => GroupKind::All,
        _ => GroupKind::Tag(tag),
    };
    assert!(open.view.choose_group(&group));
    open.view.excluded.insert(1);
    open.view
        .set_filter(FILTERS[case % FILTERS.len()].to_owned());
    open.view
        .set_order(Order::first_of(Column::Benchmark).reversed());
    open.update_view();
    if case.is_multiple_of(2) {
        open.columns = ColumnChoice::of(&[Column::Q, Column::Ratio]);
    }
    open
}

/// Has bash run a script, in which `benchlens` is the program and `$1` a line.
fn bash(script: &str, line: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_benchlens");
    Command::new("bash")
        .args([
            "-c",
            &format!("benchlens() {{ '{program}' \"$@\"; }}\n{script}"),
        ])
        .args(["bash", line])
        .env("LC_ALL", "C")
        .envs(NO_SETTINGS)
        .output()
        .expect("there is a bash")
}

/// The words that bash makes of a line.
fn words(line: &str) -> Vec<OsString> {
    let output = bash("eval \"set -- $1\"; printf '%s\\0' \"$@\"", line);
    let words = output.stdout.split(|&byte| byte == 0);
    let mut words: Vec<OsString> = words
        .map(|word| OsString::from_vec(word.to_vec()))
        .collect();
    words.pop();
    words
}

#[test]
fn the_copied_command_line_opens_the_same_view_whatever_its_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::env::set_current_dir(folder.path()).expect("it is there");
    fs::write("-config \u{202e}.toml", "").expect("the folder is writable");
    let mut case = 0_usize;
    for path in PATHS {
        for name in NAMES {
            case += 1;
            let path = PathBuf::from(OsStr::from_bytes(path));
            let mut paths = [path, PathBuf::from("second.json")];
            if case.is_multiple_of(2) {
                paths.reverse();
            }
            write(&paths, name);
            check(&open(&paths, name, case), &paths, case);
        }
    }
    assert_eq!(case, PATHS.len() * NAMES.len());
}

fn check(open: &OpenComparison, paths: &[PathBuf; 2], case: usize) {
    let benchmark = (!case.is_multiple_of(3)).then_some(1);
    let copied = Program::default().text(open, Copied::Command { benchmark });
    let line = copied.expect("every name can be written");
    support::hidden::assert_harmless("the line", &line);
    assert!(!line.contains('\n'), "it is one line: {line}");

    let cli = Cli::try_parse_from(words(&line)).unwrap_or_else(|error| panic!("{line}\n{error}"));
    let head = cli.heads.into_iter().next();
    let mut files = [cli.reference, head].map(|file| file.expect("a file"));
    if open.results.is_swapped() {
        files.reverse();
    }
    for (file, path) in files.iter().zip(paths) {
        // Without its folder it would be standard input.
        let is_literal = path == "-" && file == "./-";
        assert!(is_literal || file == path, "{line}");
    }
    let name = &open.comparison.rows[1].name;
    assert_eq!(cli.published.exclude, [name, "other"], "{line}");
    let view = &cli.explore.view;
    assert_eq!(view.without, std::slice::from_ref(name), "{line}");
    assert_eq!(cli.explore.benchmark.as_ref(), benchmark.map(|_| name));
    let columns: &[&str] = if case.is_multiple_of(2) {
        &["q", "ratio"]
    } else {
        &[]
    };
    assert_eq!(cli.explore.look.columns, columns, "{line}");
    let filter = Some(&open.view.filter_text).filter(|text| !text.is_empty());
    assert_eq!(view.filter.as_ref(), filter);

    // The same rows, in the same order, with the same numbers below them.
    let output = bash("eval \"$1\"", &line);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{line}\n{message}");
    let extract = Extract::of(&open.comparison, &open.view);
    let expected = extract.render(OutputFormat::Text, TextStyle::PLAIN);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(shown, expected, "{line}");
}
