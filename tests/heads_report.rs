//! Several heads: their published table, and what is copied and exported from the screen.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use benchlens::comparison::OutputFormat;
use benchlens::report::{Heads, TextStyle};
use benchlens::results::{ConfigChoice, Request, Results};
use benchlens::suite::Source;
use benchlens::tui::{Clipboard, OpenComparison};
use serde_json::Value;
use support::clipboard::copied;
use support::session::{Session, load, suite};
use support::settings::NO_SETTINGS;

fn benchlens(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(folder)
        .args(arguments)
        .envs(NO_SETTINGS)
        .output()
        .expect("the program starts")
}

/// Some benchmarks of a result of the sample, without the named one. The values of each third are multiplied.
fn write_sample(folder: &Path, name: &str, from: &str, without: &str, factor: f64) {
    let packed = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/sample")
        .join(from);
    let packed = fs::File::open(packed).expect("the sample is there");
    let unpacked = flate2::read::GzDecoder::new(packed);
    let mut document: Value = serde_json::from_reader(unpacked).expect("it is JSON");
    let benchmarks = document["benchmarks"].as_array_mut().expect("a list");
    benchmarks.truncate(25);
    for benchmark in benchmarks.iter_mut().step_by(3) {
        for run in benchmark["runs"].as_array_mut().expect("a list") {
            for value in run
                .get_mut("values")
                .into_iter()
                .filter_map(Value::as_array_mut)
                .flatten()
            {
                *value = (value.as_f64().expect("a number") * factor).into();
            }
        }
    }
    benchmarks.retain(|benchmark| benchmark["metadata"]["name"] != without);
    fs::write(folder.join(name), document.to_string()).expect("the folder is writable");
}

/// What pyperf prints was recorded in the same folder by pyperf 2.9.0:
/// `python -m pyperf compare_to --table --table-format md ref.json a.json b.json`.
#[test]
fn the_table_of_several_heads_is_pyperfs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let old = "bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz";
    let new = "bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz";
    write_sample(folder.path(), "ref.json", old, "genshi_text", 1.0);
    write_sample(folder.path(), "a.json", new, "chaos", 1.0);
    write_sample(folder.path(), "b.json", old, "2to3", 1.25);
    let output = benchlens(folder.path(), &["report", "ref.json", "a.json", "b.json"]);
    let report = String::from_utf8(output.stdout).expect("the report is UTF-8");
    let expected = include_str!("expected/heads.md");
    let (numbers, table) = report
        .split_once("\n\nBenchmarks with tag")
        .expect("a table of numbers, then pyperf's");
    assert_eq!(format!("Benchmarks with tag{table}"), expected);
    assert_eq!(
        numbers.lines().take(4).collect::<Vec<_>>(),
        [
            "Reference: `ref`",
            "",
            "| Head | bench_runner | pyperf | HPT | Memory | Slower | Faster | Lacks |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
    );
    let heads: Vec<&str> = numbers.lines().skip(4).collect();
    assert!(
        heads[0].starts_with("| `a` |") && heads[0].ends_with("| 1 |"),
        "{numbers}"
    );
    assert!(
        heads[1].starts_with("| `b` |") && heads[1].ends_with("| 1 |"),
        "{numbers}"
    );
    assert_eq!(heads.len(), 2, "{numbers}");
}

/// A folder with `ref.json` and three heads, of which `b.json` lacks `tree`.
fn write_files(folder: &tempfile::TempDir) {
    let names = ["json", "tree", "nbody"].map(str::to_owned);
    suite(folder, "ref.json", &names, 1.0);
    suite(folder, "a.json", &names, 1.3);
    suite(folder, "b.json", &[names[2].clone(), names[0].clone()], 0.8);
    suite(folder, "c.json", &names, 1.1);
}

fn results(folder: &tempfile::TempDir, references: &[&str], heads: &[&str]) -> Results {
    let sources = |names: &[&str]| -> Vec<Source> {
        let files = names.iter().map(|name| folder.path().join(name));
        files.map(Source::Path).collect()
    };
    load(Request {
        references: sources(references),
        heads: sources(heads),
        config: ConfigChoice::None,
        excluded: Vec::new(),
        max_bytes: None,
    })
}

fn session(folder: &tempfile::TempDir) -> Session {
    write_files(folder);
    let results = results(folder, &["ref.json"], &["a.json", "b.json", "c.json"]);
    Session::new(results, (120, 40))
}

#[test]
fn a_copied_row_has_a_line_for_each_head() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = session(&folder);
    session.press("/\"tree\"<Enter>");
    let text = copied(session.carry_out("y", Clipboard::Direct));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5, "{text}");
    assert_eq!(
        lines[0],
        "| Result | Benchmark | Reference | Head | Ratio | Evidence | 95% CI | Memory |"
    );
    assert_eq!(
        lines[1],
        "| --- | --- | ---: | ---: | --- | --- | --- | --- |"
    );
    assert!(
        lines[2].starts_with("| `a` | `tree` |") && lines[2].contains("1.30x slower"),
        "{text}"
    );
    assert_eq!(lines[3], "| `b` | `tree` | – | – | – | – | – | – |");
    assert!(
        lines[4].starts_with("| `c` | `tree` |") && lines[4].contains("1.10x slower"),
        "{text}"
    );
}

#[test]
fn the_copied_view_has_a_column_for_each_head_and_the_command() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = session(&folder);
    session.press("jx");
    let text = copied(session.carry_out("Y", Clipboard::Direct));
    let command = copied(session.carry_out("C", Clipboard::Direct));
    let (text_only, block) = text.split_once("\n```sh\n").expect("a command");
    assert_eq!(block, format!("{command}\n```\n"));
    insta::assert_snapshot!("copied_view_of_heads", text_only);
    let folded = copied(session.carry_out("<C-y>", Clipboard::Direct));
    let (summary, rest) = folded.split_once("\n\n").expect("a summary and a body");
    assert_eq!(
        summary,
        "<details>\n<summary>Time: <code>ref</code> → <code>a</code>, <code>b</code>, <code>c</code> \
         (<code>all but nbody, 2 benchmarks</code>)</summary>"
    );
    let (_, body) = text.split_once("\n\n").expect("a title and a body");
    assert_eq!(rest, format!("{body}\n</details>\n"));
    session.press("m");
    let memory = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(memory.starts_with("**Peak memory**: `ref`"), "{memory}");
}

#[test]
fn exports_have_all_heads() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = session(&folder);
    session.press("/nbody or tree<Enter>");
    for (ending, holds) in [
        ("md", "| Benchmark | Reference | `a` | `b` | `c` |"),
        ("csv", "\nc,"),
        ("json", "\"heads\": ["),
        ("txt", "\nBenchmark  Reference"),
    ] {
        let file = folder.path().join(format!("out.{ending}"));
        session.press("e<C-u>");
        session.press(file.to_str().expect("a plain name"));
        session.carry_out("<Enter>", Clipboard::Direct);
        let text = fs::read_to_string(&file).expect("it was written");
        assert!(text.contains(holds), "{text}");
        assert!(
            session.text().contains("2 rows of 3 heads"),
            "{}",
            session.text()
        );
        assert!(!text.contains("json_loads") && text.contains("tree"));
    }
    let csv = fs::read_to_string(folder.path().join("out.csv")).expect("it was written");
    assert_eq!(csv.lines().count(), 1 + 2 * 3);
}

/// The text that the copied command line prints, and the one that is expected of it.
fn check_command(open: OpenComparison) {
    let mut session = Session::new(open.results.clone(), (120, 40));
    session.app.comparison = Some(open);
    let line = copied(session.carry_out("C", Clipboard::Direct));
    let output = Command::new("sh")
        .args([
            "-c",
            &line.replacen("benchlens", env!("CARGO_BIN_EXE_benchlens"), 1),
        ])
        .envs(NO_SETTINGS)
        .output()
        .expect("there is a shell");
    let open = session.open();
    let heads = Heads::of(&open.heads, open.results.selected(), &open.view);
    let expected = heads.render(OutputFormat::Text, TextStyle::PLAIN);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(message, "", "{line}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{line}");
}

#[test]
fn the_copied_command_line_opens_all_heads_with_the_selected_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_files(&folder);
    let all = ["a.json", "b.json", "c.json"];
    for (references, heads) in [
        (&["ref.json"][..], &all[..]),
        // Each with its own reference.
        (&["ref.json", "a.json"], &["b.json", "c.json"]),
        // The same head with two references, which is the one reference after a swap.
        (&["ref.json", "a.json"], &["c.json", "c.json"]),
        // A head twice, and the reference as a head.
        (&["ref.json"], &["a.json", "a.json", "ref.json"]),
    ] {
        for selected in 0..heads.len() {
            for is_swapped in [false, true] {
                let mut results = results(&folder, references, heads);
                results.select(selected);
                let results = if is_swapped {
                    results.swapped()
                } else {
                    results
                };
                let mut open = OpenComparison::new(results).expect("they share benchmarks");
                open.view.set_order_head(heads.len() - 1);
                open.set_filter("is:faster or is:slower or nbody".to_owned());
                check_command(open);
            }
        }
    }
}

/// What a report of several heads and the report of one have in common.
fn of_pair(document: &Value) -> Vec<Value> {
    let fields = ["verdict", "benchmarks", "differences", "thresholds"];
    let only_here = ["reference", "head"].map(|side| document[side]["only_here"].clone());
    let fields = fields.map(|field| document[field].clone());
    fields.into_iter().chain(only_here).collect()
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn each_head_of_the_corpus_is_reported_as_in_its_pair() {
    let corpus = support::corpus::corpus();
    let rows = support::corpus::index(&corpus.join("index.jsonl"));
    let text = support::corpus::text;
    let mut compared = 0;
    let reference = text(&rows[0], "ref");
    let is_one = |row: &&Value| row["ok"] == true && text(row, "ref") == reference;
    let heads: Vec<&str> = rows
        .iter()
        .filter(is_one)
        .map(|row| text(row, "head"))
        .collect();
    let report = |heads: &[&str]| -> Value {
        let packed = |file: &&str| format!("{file}.gz");
        let files: Vec<String> = [&[reference], heads].concat().iter().map(packed).collect();
        let mut arguments = vec!["report", "--format", "json", "--no-config"];
        arguments.extend(files.iter().map(String::as_str));
        let output = benchlens(&corpus, &arguments);
        serde_json::from_slice(&output.stdout).expect("the report is JSON")
    };
    let all = report(&heads);
    for (head, document) in heads.iter().zip(all["heads"].as_array().expect("a list")) {
        assert_eq!(of_pair(document), of_pair(&report(&[head])), "{head}");
        compared += 1;
    }
    assert!(compared > 1, "{reference} has several heads");
}
