//! The command line: what goes in, what comes out, and with which exit status.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Output, Stdio};

use assert_cmd::Command;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use tempfile::TempDir;

const BENCHLENS: &str = env!("CARGO_BIN_EXE_benchlens");

/// A name that would colour the terminal and turn the text behind it round.
const HOSTILE: &str = "evil\u{1b}[31m\u{202e}name";
/// The same as benchlens shows it.
const TAMED: &str = "evil^[[31m<U+202E>name";

/// Where pyperf's part of the Markdown ends and bench_runner's begins.
const NUMBERS: &str = "\n- Geometric mean (including";

/// A folder with a valid `ref.json` and `head.json`, in which the program is run.
struct Folder {
    root: TempDir,
}

impl Folder {
    fn new() -> Self {
        let folder = Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        };
        folder.write(
            "ref.json",
            suite(&[
                benchmark("zeta", 1.0, 20),
                benchmark("alpha", 2.0, 20),
                benchmark("outlier", 1.0, 20),
            ]),
        );
        folder.write(
            "head.json",
            suite(&[
                benchmark("outlier", 9.0, 20),
                benchmark("alpha", 1.0, 20),
                benchmark("zeta", 1.5, 20),
            ]),
        );
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Writes a file, and the folders above it.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        let above = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(above).expect("the folder is writable");
        fs::write(path, content).expect("the folder is writable");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BENCHLENS);
        command.current_dir(self.root.path()).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        output(self.command(arguments))
    }

    /// Standard output of a run that succeeds without a word on standard error.
    fn report(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(stderr(&output), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        stdout(&output)
    }

    /// The message of a run that is refused, for which nothing else may happen.
    fn refusal(&self, arguments: &[&str]) -> String {
        refusal(self.command(arguments))
    }
}

fn output(mut command: Command) -> Output {
    command.output().expect("the program starts")
}

fn refusal(command: Command) -> String {
    let output = output(command);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert_eq!(stdout(&output), "", "{message}");
    message
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

/// A benchmark whose values differ a little from each other.
fn benchmark(name: &str, mean: f64, count: u32) -> Value {
    let values: Vec<f64> = (0..count)
        .map(|index| mean * (1.0 + f64::from(index) * 0.001))
        .collect();
    json!({"metadata": {"name": name}, "runs": [{"values": values}]})
}

fn suite(benchmarks: &[Value]) -> String {
    json!({"version": "1.0", "metadata": {}, "benchmarks": benchmarks}).to_string()
}

fn gzip(content: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(content.as_bytes())
        .and_then(|()| encoder.finish())
        .expect("writing to memory works")
}

fn assert_holds_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "'{part}' is missing in:\n{text}");
    }
}

/// Nothing in `text` steers a terminal or deceives its reader.
fn assert_harmless(text: &str) {
    let is_harmful =
        |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
    assert!(!text.contains(is_harmful), "{text:?}");
}

#[test]
fn help_names_the_commands_and_the_options() {
    let folder = Folder::new();
    assert_holds_all(
        &folder.report(&["--help"]),
        &[
            "Usage: benchlens [OPTIONS] <REF> <HEAD>",
            "report",
            "demo",
            "--exclude <NAME>",
            "--config <FILE>",
            "--no-config",
            "--verbose",
            "--version",
            "Exit status",
        ],
    );
    assert_holds_all(
        &folder.report(&["report", "--help"]),
        &[
            "Usage: benchlens report [OPTIONS] <REF> <HEAD>",
            "--exclude <NAME>",
            "--config <FILE>",
            "--no-config",
            "--verbose",
            "--format <FORMAT>",
            "markdown",
            "csv",
            "json",
            "text",
            "--header <HEADER>",
            "--output <FILE>",
            "--force",
        ],
    );
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(
        Folder::new().report(&["--version"]),
        concat!("benchlens ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_file_that_is_no_result_is_refused_with_a_reason_and_advice() {
    let valid = suite(&[benchmark("solo", 1.0, 20)]);
    let mut broken_gzip = gzip(&valid);
    broken_gzip.truncate(broken_gzip.len() / 2);
    let third_run_is_wrong = suite(&[
        benchmark("fine", 1.0, 20),
        json!({"metadata": {"name": "slow"}, "runs": [{"values": [1]}, {"values": [1]}, {"values": [1, -2]}]}),
    ]);
    let cases: [(&str, Vec<u8>, &str); 10] = [
        ("empty.json", Vec::new(), "the file is empty (0 bytes)"),
        (
            "cut.json",
            b"{\"version\": \"1.0\",\n \"benchmarks\": [".to_vec(),
            "the JSON ends too early, at line 2, column 16",
        ),
        (
            "words.json",
            b"{\n  oops}".to_vec(),
            "this is not JSON: key must be a string at line 2, column 3",
        ),
        ("cut.json.gz", broken_gzip, "the gzip data is broken: "),
        (
            "plain.json.gz",
            valid.clone().into_bytes(),
            "the name ends in .gz, but the content is not compressed with gzip",
        ),
        (
            "latin1.json",
            b"{\n\"caf\xe9\": 1}".to_vec(),
            "the text is not UTF-8: byte 6 (line 2) is 0xe9",
        ),
        (
            "mark.json",
            format!("\u{feff}{valid}").into_bytes(),
            "the file begins with a byte order mark",
        ),
        (
            "pystats.json",
            br#"{"opcode[1].execution_count": 5, "_stats_defines": []}"#.to_vec(),
            "this is a file of interpreter statistics (pystats)",
        ),
        (
            "list.json",
            b"[]".to_vec(),
            "the top of the file must be an object, not a list",
        ),
        (
            "wrong.json",
            third_run_is_wrong.into_bytes(),
            "benchmark 2 ('slow'), run 3: value 2 is -2",
        ),
    ];
    let folder = Folder::new();
    for (name, content, reason) in cases {
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
        "benchlens: .: this is a directory, not a result file\n  Name one of the .json files in it.\n"
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
    let mut command = folder.command(&["-", "head.json"]);
    command.write_stdin("");
    assert_holds_all(
        &refusal(command),
        &["benchlens: standard input: nothing came in on standard input (0 bytes)\n  Pipe a"],
    );
    let mut command = folder.command(&["-", "-"]);
    command.write_stdin(reference);
    assert_eq!(
        refusal(command),
        "benchlens: only one of the two files can be standard input\n"
    );
}

#[test]
fn a_wrong_command_line_is_refused() {
    let folder = Folder::new();
    assert_holds_all(
        &folder.refusal(&["ref.json"]),
        &["<HEAD>", "Usage: benchlens"],
    );
    assert_holds_all(
        &folder.refusal(&["report", "ref.json"]),
        &["<HEAD>", "Usage: benchlens report"],
    );
    assert_holds_all(&folder.refusal(&[]), &["Usage: benchlens"]);
    assert_holds_all(
        &folder.refusal(&["ref.json", "head.json", "--nonsense"]),
        &["unexpected argument '--nonsense'"],
    );
    assert_holds_all(
        &folder.refusal(&["report", "ref.json", "head.json", "--format", "yaml"]),
        &["invalid value 'yaml'", "markdown, csv, json, text"],
    );
    assert_holds_all(
        &folder.refusal(&["report", "ref.json", "head.json", "--force"]),
        &["--output <FILE>"],
    );
}

#[test]
fn where_there_is_no_terminal_the_text_report_is_printed() {
    let folder = Folder::new();
    let report = folder.report(&["ref.json", "head.json"]);
    assert_holds_all(
        &report,
        &["Benchmark", "9.00x slower", "2.00x faster", "3 benchmarks"],
    );
    assert_harmless(&report);
    assert_eq!(
        report,
        folder.report(&["report", "ref.json", "head.json", "--format", "text"])
    );
    let demo = folder.report(&["demo"]);
    assert_holds_all(&demo, &["3.12.1 2305ca5", "76 benchmarks"]);
    assert_harmless(&demo);
}

#[test]
fn csv_has_a_line_for_each_benchmark_in_the_references_order() {
    let folder = Folder::new();
    let arguments = ["report", "ref.json", "head.json", "--format", "csv"];
    let report = folder.report(&arguments);
    assert_eq!(report, folder.report(&arguments));
    let mut reader = csv::Reader::from_reader(report.as_bytes());
    let header = reader.headers().expect("there is a header").clone();
    let column = |name: &str| {
        let place = header.iter().position(|title| title == name);
        place.unwrap_or_else(|| panic!("there is no column {name}"))
    };
    let (name, change, excluded) = (column("benchmark"), column("change"), column("excluded"));
    let rows: Vec<csv::StringRecord> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("all lines have the same number of cells");
    let cells: Vec<[&str; 3]> = rows
        .iter()
        .map(|row| [&row[name], &row[change], &row[excluded]])
        .collect();
    assert_eq!(
        cells,
        [
            ["zeta", "slower", "false"],
            ["alpha", "faster", "false"],
            ["outlier", "slower", "false"],
        ]
    );
    assert_eq!(report.lines().count(), 4);
}

#[test]
fn json_has_a_schema_version_and_all_rows() {
    let folder = Folder::new();
    let report = folder.report(&["report", "ref.json", "head.json", "--format", "json"]);
    let document: Value = serde_json::from_str(&report).expect("the report is JSON");
    assert_eq!(document["schema_version"], 1);
    let rows = document["benchmarks"].as_array().expect("a list of rows");
    let names: Vec<&Value> = rows.iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["zeta", "alpha", "outlier"]);
}

/// The arguments that write the report to the file `out`.
fn to_file<'a>(format: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let arguments = ["report", "ref.json", "head.json", "--format", format];
    [&arguments[..], &["--output", "out"], more].concat()
}

#[test]
fn output_writes_a_file_and_overwrites_by_force_only() {
    let folder = Folder::new();
    let on_screen =
        |format: &str| folder.report(&["report", "ref.json", "head.json", "--format", format]);

    assert_eq!(folder.report(&to_file("markdown", &[])), "");
    assert_eq!(folder.read("out"), on_screen("markdown"));

    assert_eq!(
        folder.refusal(&to_file("csv", &[])),
        "benchlens: out: the file exists already; overwrite it with --force, or name another --output\n"
    );
    assert_eq!(folder.read("out"), on_screen("markdown"));

    for format in ["text", "json", "csv"] {
        assert_eq!(folder.report(&to_file(format, &["--force"])), "");
        assert_eq!(folder.read("out"), on_screen(format));
    }
    assert_holds_all(
        &folder.refusal(&["report", "ref.json", "head.json", "--output", "nowhere/out"]),
        &["benchlens: nowhere/out: cannot be written: "],
    );
}

#[test]
fn output_never_overwrites_a_result_that_is_compared() {
    let folder = Folder::new();
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut targets = vec!["ref.json", "head.json", "./head.json"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("ref.json"), folder.path("link.json"))
            .expect("the folder is writable");
        targets.push("link.json");
    }
    let before = [folder.read("ref.json"), folder.read("head.json")];
    for target in targets {
        for force in [&[][..], &["--force"]] {
            let arguments = ["report", "ref.json", "head.json", "--output", target];
            let message = folder.refusal(&[&arguments[..], force].concat());
            assert_eq!(
                message,
                format!(
                    "benchlens: {target}: this is one of the two result files; name another --output\n"
                )
            );
            assert_eq!([folder.read("ref.json"), folder.read("head.json")], before);
        }
    }
}

#[test]
fn a_hostile_name_in_a_file_never_gets_out_raw() {
    let folder = Folder::new();
    let hostile = |mean: f64| {
        let mut tagged = benchmark(HOSTILE, mean, 5);
        tagged["metadata"]["tags"] = json!([HOSTILE]);
        let only_here = benchmark(&format!("{HOSTILE} {mean}"), mean, 5);
        suite(&[tagged, only_here])
    };
    folder.write("a.json", hostile(1.0));
    folder.write("b.json", hostile(2.0));
    for format in ["text", "csv"] {
        let report = folder.report(&["report", "a.json", "b.json", "--format", format]);
        assert_harmless(&report);
        assert_holds_all(&report, &[TAMED]);
    }
    // The reason why there is no HPT names the benchmark.
    let output = folder.run(&["report", "a.json", "b.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_harmless(&stderr(&output));
    assert_holds_all(&stderr(&output), &[TAMED]);

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
        let message = folder.refusal(arguments);
        assert_harmless(&message);
    }
    let message = folder.refusal(&["twice.json", "b.json", "--verbose"]);
    assert_eq!(message.matches(TAMED).count(), 2, "{message}");
}

/// The Markdown's two parts: pyperf's tables, and bench_runner's numbers.
fn parts(report: &str) -> (&str, &str) {
    report.split_once(NUMBERS).expect("the report has numbers")
}

#[test]
fn an_exclusion_changes_the_runners_numbers_and_not_pyperfs_tables() {
    let folder = Folder::new();
    let all = folder.report(&["report", "ref.json", "head.json"]);
    let without = folder.report(&["report", "ref.json", "head.json", "--exclude", "outlier"]);
    let ((tables, numbers), (tables_without, numbers_without)) = (parts(&all), parts(&without));
    assert_eq!(tables, tables_without);
    assert!(tables.contains("outlier"));
    assert_ne!(numbers.lines().next(), numbers_without.lines().next());

    folder.write(
        "published.toml",
        "[benchmarks]\nexcluded_benchmarks = ['outlier']\n",
    );
    let configured = folder.report(&[
        "report",
        "ref.json",
        "head.json",
        "--config",
        "published.toml",
    ]);
    assert_eq!(configured, without);
}

#[test]
fn the_configuration_beside_or_above_the_head_is_used() {
    let folder = Folder::new();
    let head = "results/bm-1/head.json";
    folder.write(head, folder.read("head.json"));
    let report = |more: &[&str]| {
        let output = folder.run(&[&["report", "ref.json", head, "--verbose"][..], more].concat());
        assert_eq!(output.status.code(), Some(0));
        (stdout(&output), stderr(&output))
    };
    let assert_used = |more: &[&str], file: &str, excluded: &str| {
        let (report, message) = report(more);
        assert_holds_all(&message, &["benchlens: configuration ", file, excluded]);
        assert_eq!(message.lines().count(), 1, "{message}");
        report
    };
    let exclude = |name: &str| format!("[benchmarks]\nexcluded_benchmarks = ['{name}']\n");

    let (unconfigured, message) = report(&[]);
    assert_holds_all(&message, &["benchlens: no configuration"]);

    folder.write("bench_runner.toml", exclude("outlier"));
    let above = assert_used(&[], "bench_runner.toml", "outlier");
    assert_ne!(above, unconfigured);
    assert_eq!(parts(&above).0, parts(&unconfigured).0);

    folder.write("results/bm-1/bench_runner.toml", exclude("alpha"));
    let beside = assert_used(&[], "bm-1", "alpha");
    assert_ne!(beside, above);

    let named = assert_used(
        &["--config", "bench_runner.toml"],
        "bench_runner.toml",
        "outlier",
    );
    assert_eq!(named, above);
    let (ignored, message) = report(&["--no-config"]);
    assert_eq!(ignored, unconfigured);
    assert_holds_all(&message, &["benchlens: no configuration"]);
}

#[test]
fn a_broken_configuration_is_refused() {
    let folder = Folder::new();
    folder.write("broken.toml", "[benchmarks]\nexcluded_benchmarks = [1]\n");
    let broken = ["report", "ref.json", "head.json", "--config", "broken.toml"];
    let message = folder.refusal(&broken);
    assert!(message.starts_with("benchlens: broken.toml: "), "{message}");
    assert_holds_all(&message, &["line 2, column 24", "--no-config"]);

    let missing = ["ref.json", "head.json", "--config", "missing.toml"];
    assert_holds_all(
        &folder.refusal(&missing),
        &["benchlens: missing.toml: ", "--no-config"],
    );

    folder.write("bench_runner.toml", "[benchmarks\n");
    assert_holds_all(
        &folder.refusal(&["ref.json", "head.json"]),
        &["bench_runner.toml: ", "line 1", "--no-config"],
    );
    folder.report(&["ref.json", "head.json", "--no-config"]);
}

#[test]
fn what_cannot_be_computed_is_named_and_the_rest_is_reported() {
    let folder = Folder::new();
    folder.write("few-ref.json", suite(&[benchmark("few", 1.0, 11)]));
    folder.write("few-head.json", suite(&[benchmark("few", 2.0, 11)]));
    let output = folder.run(&["report", "few-ref.json", "few-head.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_holds_all(
        &stdout(&output),
        &["2.00x slower", "\n- HPT: not available ("],
    );
    assert_holds_all(
        &stderr(&output),
        &["benchlens: note: HPT: not available (", "few has 11"],
    );
    assert_eq!(stderr(&output).lines().count(), 1);
}

#[test]
fn a_reader_that_goes_early_is_no_error() {
    let folder = Folder::new();
    // Far more than a pipe holds, so that the program must notice.
    for (file, mean) in [("many-ref.json", 1.0), ("many-head.json", 2.0)] {
        let many: Vec<Value> = (0..3000)
            .map(|number| benchmark(&format!("benchmark_{number}"), mean, 12))
            .collect();
        folder.write(file, suite(&many));
    }
    for format in ["markdown", "csv", "json", "text"] {
        let mut program = std::process::Command::new(BENCHLENS)
            .args(["report", "many-ref.json", "many-head.json"])
            .args(["--format", format])
            .current_dir(folder.root.path())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path("messages")).expect("the folder is writable"))
            .spawn()
            .expect("the program starts");
        let pipe = program.stdout.take().expect("standard output is piped");
        let mut first_line = String::new();
        BufReader::new(pipe)
            .read_line(&mut first_line)
            .expect("the program writes");
        let status = program.wait().expect("the program ends");
        assert_eq!(status.code(), Some(0), "{format}");
        assert_eq!(folder.read("messages"), "", "{format}");
        assert_ne!(first_line, "", "{format}");
    }
}

#[test]
fn the_screen_and_its_table_can_be_opened_narrowed_and_sorted() {
    let folder = Folder::new();
    let names = |arguments: &[&str]| -> Vec<String> {
        let files = ["ref.json", "head.json"];
        let table = folder.report(&[&files[..], arguments].concat());
        let rows = table
            .lines()
            .skip_while(|line| !line.starts_with("Benchmark "))
            .skip(1);
        let rows = rows.take_while(|line| !line.is_empty());
        rows.filter_map(|line| line.split_whitespace().next().map(str::to_owned))
            .collect()
    };
    assert_eq!(names(&[]), ["outlier", "zeta", "alpha"]);
    assert_eq!(names(&["--sort", "name"]), ["alpha", "outlier", "zeta"]);
    assert_eq!(names(&["--sort", "-name"]), ["zeta", "outlier", "alpha"]);
    assert_eq!(names(&["--filter", "is:slower -zeta"]), ["outlier"]);
    assert_eq!(names(&["--filter", "-is:slower"]), ["alpha"]);
}

#[test]
fn a_view_that_cannot_be_opened_says_what_was_expected() {
    let folder = Folder::new();
    for (option, value, expected) in [
        ("--filter", "zeta ratio>", "'ratio>': expected a number"),
        ("--sort", "speed", "expected one of name, reference"),
        ("--group", "apps", "no benchmark has this tag"),
        (
            "--benchmark",
            "nosuch",
            "--benchmark nosuch: it is not in the table",
        ),
    ] {
        let output = folder.run(&["ref.json", "head.json", option, value]);
        assert_eq!(output.status.code(), Some(2), "{option}");
        let message = String::from_utf8(output.stderr).expect("messages are UTF-8");
        assert!(message.contains(expected), "{option}: {message}");
    }
}

#[test]
fn csv_json_and_text_take_the_view_of_the_screen() {
    let folder = Folder::new();
    let names = |arguments: &[&str]| -> Vec<String> {
        let mut all = vec!["report", "ref.json", "head.json", "--format", "csv"];
        all.extend(arguments);
        let report = folder.report(&all);
        let lines = report.lines().skip(1);
        lines
            .map(|line| line.split(',').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(
        names(&[]),
        ["zeta", "alpha", "outlier"],
        "the reference's order"
    );
    assert_eq!(names(&["--filter", "is:slower"]), ["zeta", "outlier"]);
    assert_eq!(names(&["--sort", "ratio"]), ["outlier", "zeta", "alpha"]);
    assert_eq!(names(&["--sort", "-ratio"]), ["alpha", "zeta", "outlier"]);
    assert_eq!(
        names(&["--without", "outlier"]).len(),
        3,
        "it stays, and counts in no number"
    );
    let json = |arguments: &[&str]| -> Value {
        let mut all = vec!["report", "ref.json", "head.json", "--format", "json"];
        all.extend(arguments);
        serde_json::from_str(&folder.report(&all)).expect("it is JSON")
    };
    let whole = json(&[]);
    let without = json(&["--without", "outlier"]);
    assert_eq!(without["view"]["taken_out"], json!(["outlier"]));
    assert_eq!(without["verdict"]["slower"], 1);
    assert_ne!(
        whole["verdict"]["pyperf_geometric_mean"],
        without["verdict"]["pyperf_geometric_mean"]
    );
    let text = folder.report(&[
        "report",
        "ref.json",
        "head.json",
        "--format",
        "text",
        "--filter",
        "is:faster",
    ]);
    assert_holds_all(&text, &["1 benchmark: 1 faster", "alpha"]);
    assert!(!text.contains("zeta"), "{text}");
    for option in [
        &["--filter", "is:slower"][..],
        &["--sort", "ratio"],
        &["--memory"],
    ] {
        let mut arguments = vec!["report", "ref.json", "head.json"];
        arguments.extend(option);
        let message = folder.refusal(&arguments);
        assert_holds_all(&message, &[option[0], "--format csv, json or text"]);
    }
    let message = folder.refusal(&[
        "report",
        "ref.json",
        "head.json",
        "--format",
        "csv",
        "--header",
        "always",
    ]);
    assert_holds_all(&message, &["--header"]);
}

#[test]
fn fail_if_exits_with_1_and_names_the_benchmarks() {
    let folder = Folder::new();
    let run = |condition: &str, more: &[&str]| {
        let mut arguments = vec!["report", "ref.json", "head.json", "--fail-if", condition];
        arguments.extend(more);
        folder.run(&arguments)
    };
    let whole = folder.report(&["report", "ref.json", "head.json"]);
    let failed = run("slower>20% is:significant", &[]);
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(stdout(&failed), whole, "the report is there all the same");
    assert_holds_all(
        &stderr(&failed),
        &[
            "found 2 of 3 benchmarks: ",
            "outlier (9.00x slower)",
            "zeta (1.50x slower)",
        ],
    );
    assert_eq!(run("slower>1000%", &[]).status.code(), Some(0));
    let narrowed = run("slower>20%", &["--format", "csv", "--filter", "alpha"]);
    assert_eq!(
        narrowed.status.code(),
        Some(0),
        "only what is in view is asked"
    );
    let without = run("slower>20%", &["--format", "csv", "--without", "outlier"]);
    assert_eq!(without.status.code(), Some(1));
    assert!(!stderr(&without).contains("outlier"));
    let unknown = run("mem>1", &[]);
    assert_eq!(
        unknown.status.code(),
        Some(1),
        "a gate that does not know is no gate"
    );
    assert_holds_all(&stderr(&unknown), &["not known for 3 of 3 benchmarks: "]);
    for typo in ["tag:nosuch is:slower", "slower"] {
        let wrong = run(typo, &["--output", "never.md"]);
        assert_eq!(wrong.status.code(), Some(2), "{typo}");
        assert!(
            !folder.path("never.md").exists(),
            "nothing is written before"
        );
    }
    let wrong = run("slower>much", &[]);
    assert_eq!(wrong.status.code(), Some(2));
    assert_holds_all(
        &stderr(&wrong),
        &["--fail-if", "'slower>much'", "expected a number"],
    );
}

#[test]
fn a_mixed_up_command_line_is_told_where_commands_and_options_stand() {
    let folder = Folder::new();
    for arguments in [
        &["ref.json", "head.json", "--format", "csv"][..],
        &["reprot", "ref.json", "head.json"],
    ] {
        assert_holds_all(&folder.refusal(arguments), &["report, demo or help"]);
    }
    let message = folder.refusal(&[]);
    assert_holds_all(&message, &["Usage", "benchlens demo"]);
    for (arguments, expected) in [
        (
            &["demo", "--theme", "blue"][..],
            "expected one of dark, light",
        ),
        (
            &["demo", "--without", "nothing"],
            "no benchmark of this name",
        ),
        (&["demo", "--benchmark", "nothing"], "not in the table"),
    ] {
        assert_holds_all(&folder.refusal(arguments), &[arguments[1], expected]);
    }
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
    }
}

#[test]
fn nesting_as_deep_as_it_likes_is_read_or_refused() {
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
