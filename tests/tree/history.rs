//! What `benchlens history` prints of small trees.

use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use benchlens::history::{BisectCommand, Trends};
use benchlens::series::{History, ReadOptions, read};
use benchlens::suite::LoadOptions;
use serde_json::{Value, json};

use crate::made::{Made, Made1};
use crate::support::settings::NO_SETTINGS;

/// The first night of the slower level.
const CHANGE: usize = 15;

const NIGHTS: usize = 30;

fn benchlens(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(folder)
        .arg("history")
        .args(arguments)
        .envs(NO_SETTINGS)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn stdout(made: &Made, arguments: &[&str]) -> String {
    let output = benchlens(made.root(), arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

#[track_caller]
fn refusal(made: &Made, arguments: &[&str]) -> String {
    let output = benchlens(made.root(), arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).expect("it is UTF-8")
}

fn series(made: &Made, arguments: &[&str]) -> Vec<Value> {
    let arguments = [arguments, &["--format", "json"]].concat();
    let document: Value = serde_json::from_str(&stdout(made, &arguments)).expect("it is JSON");
    assert_eq!(document["schema_version"], 1);
    document["series"].as_array().expect("a list").clone()
}

fn hash(night: usize) -> String {
    // The largest of the names comes first in the order of the tree.
    format!("{:07x}", 0xf00_0000 - night)
}

/// Thirty nights of a machine; from night 15 on, the second benchmark is slower by a tenth.
fn add_nights(made: &Made, runner: &str, benchmarks: [&str; 2]) {
    add_build(made, (runner, ""), benchmarks, CHANGE);
}

/// Thirty nights of a machine with flags; from a night on, the second benchmark is slower by a tenth.
fn add_build(made: &Made, (runner, flags): (&str, &str), benchmarks: [&str; 2], change: usize) {
    for night in 0..NIGHTS {
        let factor = if night < change { 1.0 } else { 1.1 };
        let noise = [0.004, -0.009, 0.001, 0.01, -0.006, 0.007, -0.002][night % 7];
        let (month, day) = (1 + night / 28, 1 + night % 28);
        let date = format!("2026-{month:02}-{day:02}T12:00:00Z");
        made.add(&Made1 {
            runner,
            flags,
            hash: &hash(night),
            metadata: json!({"commit_date": date, "benchmark_hash": "one"}),
            value: 1.0 + noise,
            benchmarks: &benchmarks,
            factors: &[(benchmarks[1], factor)],
            processes: 3,
            ..Made1::default()
        });
    }
}

fn nights() -> Made {
    let made = Made::new("");
    add_nights(&made, "linux", ["steady", "stepped"]);
    made
}

#[test]
fn the_text_names_changes_and_noise() {
    let made = nights();
    let text = stdout(&made, &[]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "linux: 30 results, 2026-01-01 to 2026-02-02");
    let change = lines.iter().find(|line| line.contains("stepped"));
    let change = change.expect("it changed");
    assert!(
        change.starts_with("2026-01-16  efffff1  linux    stepped"),
        "{change}"
    );
    assert!(
        change.contains("% slower") && !change.contains("reverted"),
        "{change}"
    );
    let steady: Vec<_> = lines
        .iter()
        .filter(|line| line.contains("steady"))
        .collect();
    let [steady] = steady[..] else {
        panic!("it did not change: {text}");
    };
    assert!(steady.ends_with('%'), "its noise is known: {steady}");
}

#[test]
fn the_json_has_points_and_changes_as_documented() {
    let made = nights();
    let all = series(&made, &[]);
    let names: Vec<(&Value, &Value)> = all
        .iter()
        .map(|it| (&it["headline"], &it["benchmark"]))
        .collect();
    let null = Value::Null;
    assert_eq!(
        names,
        [
            (&json!("bench_runner_mean"), &null),
            (&json!("pyperf_geometric_mean"), &null),
            (&json!("hpt_99"), &null),
            (&json!("memory"), &null),
            (&null, &json!("steady")),
            (&null, &json!("stepped")),
        ]
    );
    let stepped = &all[5];
    assert_eq!(stepped["machine"], "linux");
    assert_eq!(stepped["flags"], json!([]));
    assert_eq!(stepped["base"], null);
    assert_eq!(stepped["unit"], "second");
    let points = stepped["points"].as_array().expect("a list");
    assert_eq!(points.len(), NIGHTS);
    assert_eq!(points[0]["hash"], hash(0));
    assert_eq!(points[0]["commit_date"], "2026-01-01T12:00:00Z");
    assert_eq!(points[0]["ratio"], null);
    assert_eq!(points[0]["suite_changed"], false);
    let [change] = &stepped["change_points"].as_array().expect("a list")[..] else {
        panic!("{stepped}");
    };
    assert_eq!(change["index"], CHANGE);
    assert_eq!(change["hash"], hash(CHANGE));
    let number = |key: &str| change[key].as_f64().expect("a number");
    assert!((number("ratio") - number("after") / number("before")).abs() < 1e-12);
    assert!((number("ratio") - 1.1).abs() < 0.01);
    assert!(number("p") < 1e-6);
    assert_eq!(all[4]["change_points"], json!([]));
    let mean = &all[1];
    assert_eq!(mean["unit"], "ratio");
    assert!(mean["base"].as_str().expect("a file").contains(&hash(0)));
    let moved = &mean["change_points"][0];
    assert_eq!(moved["hash"], hash(CHANGE));
    // The geometric mean of no change and of a tenth.
    assert!((moved["ratio"].as_f64().expect("a number") - 1.1_f64.sqrt()).abs() < 0.01);
}

#[test]
fn each_machine_is_compared_with_its_own_base() {
    let made = nights();
    add_nights(&made, "mac", ["steady", "stepped"]);
    let all = series(&made, &["--base", &hash(3), "--benchmark", "stepped"]);
    assert_eq!(all.len(), 2);
    for (series, machine) in all.iter().zip(["linux", "mac"]) {
        assert_eq!(series["machine"], machine);
        let base = series["base"].as_str().expect("a file");
        assert!(
            base.contains(&format!("-{machine}-")) && base.contains(&hash(3)),
            "{base}"
        );
        assert_eq!(series["points"][3]["ratio"], 1.0);
        let point = &series["points"][20];
        let own = |point: &Value| point["mean"].as_f64().expect("a number");
        let expected = own(point) / own(&series["points"][3]);
        assert_eq!(point["ratio"].as_f64(), Some(expected));
    }
    assert_eq!(
        series(&made, &["--machine", "mac", "--benchmark", "steady"]).len(),
        1
    );
    let text = stdout(&made, &["--base", &hash(3), "--benchmark", "stepped"]);
    assert!(text.contains("newest/base"), "{text}");
    let newest = text.lines().last().expect("a series");
    let ratio = newest.rsplit(' ').next().expect("a number");
    let ratio: f64 = ratio.parse().expect("a number");
    assert!(
        newest.starts_with("mac") && (ratio - 1.1).abs() < 0.03,
        "{newest}"
    );
}

#[test]
fn what_is_listed_begins_at_a_day_but_all_nights_count() {
    let made = nights();
    let all = series(&made, &["--benchmark", "stepped"]);
    let late = series(&made, &["--benchmark", "stepped", "--since", "2026-01-10"]);
    assert_eq!(late[0]["noise"], all[0]["noise"]);
    assert_eq!(late[0]["points"][0]["commit_date"], "2026-01-10T12:00:00Z");
    let change = &late[0]["change_points"][0];
    assert_eq!(change["index"], CHANGE - 9);
    assert_eq!(change["before"], all[0]["change_points"][0]["before"]);
    let after = series(&made, &["--benchmark", "stepped", "--since", "2026-01-17"]);
    assert_eq!(after[0]["change_points"], json!([]));
}

#[test]
fn a_regression_makes_a_nightly_job_fail() {
    let made = nights();
    for (condition, code) in [
        ("changed>5% is:regression", 1),
        ("changed>5% is:regression within:19d", 1),
        ("changed>5% is:regression within:5d", 0),
        ("changed>5% is:improvement", 0),
        ("changed>20%", 0),
        ("changed>5% since:2026-01-17", 0),
        ("changed>5% \"steady\"", 0),
        ("noise>0.1% \"steady\"", 1),
        ("noise>90%", 0),
    ] {
        let output = benchlens(
            made.root(),
            &[
                "--fail-if",
                condition,
                "--benchmark",
                "stepped",
                "--benchmark",
                "steady",
            ],
        );
        assert_eq!(output.status.code(), Some(code), "{condition}");
        let told = String::from_utf8(output.stderr).expect("it is UTF-8");
        assert_eq!(told.is_empty(), code == 0, "{condition}: {told}");
        if condition.starts_with("changed") && code == 1 {
            assert!(
                told.contains("stepped on linux: ") && told.contains("efffff1"),
                "{told}"
            );
            assert!(!told.contains("steady"), "{told}");
        }
    }
}

#[test]
fn a_nightly_job_names_the_builds_and_the_days_newest_first() {
    let made = Made::new("");
    add_build(&made, ("linux", ""), ["steady", "stepped"], 12);
    add_build(&made, ("linux", "JIT"), ["steady", "stepped"], 18);
    let told = |condition: &str| {
        let stepped = ["--benchmark", "stepped"];
        let output = benchlens(
            made.root(),
            &[&["--fail-if", condition], &stepped[..]].concat(),
        );
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).expect("it is UTF-8")
    };
    let changes = told("changed>5% is:regression");
    let lines: Vec<&str> = changes.lines().collect();
    let [head, jit, plain] = lines[..] else {
        panic!("{changes}");
    };
    assert_eq!(
        head,
        "benchlens: --fail-if changed>5% is:regression: found 2 changes:"
    );
    assert!(
        jit.starts_with("  - stepped on linux JIT: ")
            && jit.ends_with("% slower since 2026-01-19 (effffee)"),
        "{jit}"
    );
    assert!(
        plain.starts_with("  - stepped on linux: ")
            && plain.ends_with("% slower since 2026-01-13 (efffff4)"),
        "{plain}"
    );
    assert_eq!(
        told("noise>0.1%"),
        "benchlens: --fail-if noise>0.1%: found 2 series:\n  \
           - stepped on linux\n  \
           - stepped on linux JIT\n"
    );
    assert!(told("changed>5% flag:JIT").contains("found 1 change:\n"));
}

#[test]
fn a_condition_that_nothing_can_meet_is_refused() {
    let made = nights();
    for term in [
        "regression",
        "\"nosuch\"",
        "-\"nosuch\"",
        "nosuch*",
        "flag:JIT",
        "machine:linux,nosuch",
    ] {
        let told = refusal(&made, &["--fail-if", &format!("changed>3% {term}")]);
        assert!(told.contains(&format!("'{term}'")), "{told}");
    }
    let told = refusal(
        &made,
        &[
            "--benchmark",
            "stepped",
            "--fail-if",
            "is:headline noise>9%",
        ],
    );
    assert!(told.contains("'is:headline' is met by none"), "{told}");
    let output = benchlens(made.root(), &["--fail-if", "changed>3% within:3d"]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(
        told.contains("within:3d: a change is found once five nights have followed"),
        "{told}"
    );
}

#[test]
fn the_csv_has_a_line_for_each_point() {
    let made = nights();
    let text = stdout(&made, &["--format", "csv", "--filter", "is:benchmark"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|it| it.expect("valid")).collect();
    assert_eq!(records.len(), 2 * NIGHTS);
    let changed: Vec<&csv::StringRecord> = records.iter().filter(|it| !it[15].is_empty()).collect();
    let [changed] = changed[..] else {
        panic!("{changed:?}");
    };
    assert_eq!(
        (&changed[0], &changed[8]),
        ("stepped", hash(CHANGE).as_str())
    );
}

#[test]
fn the_order_of_the_series_is_chosen() {
    let made = nights();
    let first = |order: &str| {
        let all = series(&made, &["--filter", "is:benchmark", "--sort", order]);
        all[0]["benchmark"].as_str().expect("a name").to_owned()
    };
    assert_eq!(first("name"), "steady");
    assert_eq!(first("recent"), "stepped");
    assert_eq!(first("regression"), "stepped");
    let late = ["--since", "2026-01-17", "--filter", "is:benchmark"];
    for order in ["recent", "regression"] {
        let all = series(&made, &[&late[..], &["--sort", order]].concat());
        assert_eq!(all[0]["benchmark"], "steady", "its change is hidden");
    }
    let text = stdout(&made, &["--since", "2026-01-17"]);
    assert!(!text.contains("slower"), "{text}");
}

#[test]
fn results_that_are_left_out_are_named() {
    let made = nights();
    for number in 0..12 {
        made.add(&Made1 {
            hash: &format!("ddddd{number:02}"),
            ..Made1::default()
        });
    }
    let text = stdout(&made, &["--benchmark", "stepped"]);
    assert!(text.contains("\n12 left out: unreadable, or without a machine or a date\n  "));
    assert_eq!(text.matches(".json\n").count(), 10, "{text}");
    assert!(text.contains("\n  and 2 more\n"), "{text}");
    let csv = benchlens(made.root(), &["--benchmark", "stepped", "--format", "csv"]);
    let told = String::from_utf8(csv.stderr).expect("it is UTF-8");
    assert!(told.contains("note: 12 left out"), "{told}");
    assert!(told.contains("\n  and 2 more"), "{told}");
}

#[test]
fn what_cannot_be_answered_is_explained() {
    let made = nights();
    for (arguments, expected) in [
        (
            &["--benchmark", "stepper"][..],
            "--benchmark stepper: no result has this benchmark; similar names: stepped",
        ),
        (
            &["--machine", "mac"],
            "--machine mac: no result is of this machine\n  Machines: linux",
        ),
        (
            &["--machine", "linux", "--flags", "JIT"],
            "--flags JIT: no result has exactly these flags\n  Flags: none",
        ),
        (&["--filter", "changed>2"], "a percentage, such as 2%"),
        (&["--fail-if", ""], "--fail-if: the filter is empty"),
        (&["--base", "2.7"], "no result of this version or commit"),
    ] {
        let told = refusal(&made, arguments);
        assert!(told.contains(expected), "{told}");
    }
    let other = Made::new("");
    other.write("results/today/a.json", "{}");
    let told = refusal(&other, &[]);
    assert!(
        told.contains("bm-DATE-VERSION-HASH/bm-DATE-NICKNAME-"),
        "{told}"
    );
}

#[test]
fn no_name_steers_the_terminal() {
    let made = Made::new("");
    add_nights(&made, "linux", ["=cmd()", "a\u{1b}[31mb"]);
    for format in ["text", "csv", "json"] {
        let text = stdout(&made, &["--format", format]);
        assert!(!text.contains('\u{1b}'), "{format}");
    }
    assert!(stdout(&made, &["--format", "csv"]).contains("'=cmd()"));
}

#[test]
fn annotations_are_listed_by_day_among_the_changes() {
    let made = nights();
    made.write(
        "annotations.toml",
        "[[annotations]]\ndate = 2026-01-20\ntext = \"later\\u001b[31m\"\n\
         [[annotations]]\ndate = 2026-01-12\ntext = 'new compiler'\nmachine = 'linux'\nflags = []\n\
         [[annotations]]\ndate = 2026-01-12\ntext = 'of another build'\nflags = ['JIT']\n",
    );
    let text = stdout(&made, &["--benchmark", "stepped"]);
    let lines: Vec<&str> = text.lines().skip(2).take(5).collect();
    assert_eq!(lines[0], "Changes and annotations, newest first");
    assert!(
        lines[2].starts_with("2026-01-20 ")
            && lines[2].ends_with("  annotation          later^[[31m"),
        "{text}"
    );
    assert!(lines[3].starts_with("2026-01-16  efffff1  linux    stepped"));
    assert!(
        lines[4].starts_with("2026-01-12           linux ") && lines[4].ends_with("  new compiler"),
        "{text}"
    );
    let late = stdout(&made, &["--benchmark", "steady", "--since", "2026-01-13"]);
    assert!(
        late.contains("No changes. Annotations, newest first"),
        "{late}"
    );
    assert!(
        late.contains("later") && !late.contains("compiler"),
        "{late}"
    );
    let json = stdout(&made, &["--format", "json"]);
    assert!(!json.contains('\u{1b}'));
    let document: Value = serde_json::from_str(&json).expect("it is JSON");
    let expected = json!([
        {"date": "2026-01-12", "text": "new compiler", "machine": "linux", "flags": []},
        {"date": "2026-01-20", "text": "later\u{1b}[31m", "machine": null, "flags": null},
    ]);
    assert_eq!(document["annotations"], expected);
}

#[test]
fn a_faulty_annotation_is_a_note_and_stops_nothing() {
    let made = nights();
    let expected = stdout(&made, &[]);
    made.write(
        "annotations.toml",
        "\n[[annotations]]\ntext = 'a\u{9b}31m'\n",
    );
    for format in ["text", "json", "csv"] {
        let output = benchlens(made.root(), &["--format", format]);
        assert_eq!(output.status.code(), Some(0));
        let told = String::from_utf8(output.stderr).expect("it is UTF-8");
        assert!(
            told.starts_with("benchlens: note: ")
                && told.contains("annotations.toml: line 2, column 1: there is no date"),
            "{told}"
        );
        assert!(!told.contains('\u{9b}'), "{told}");
        if format == "text" {
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
        }
    }
}

/// All series of a tree, with their changes.
fn trends(made: &Made) -> Trends {
    let tree = Arc::new(made.read());
    let options = ReadOptions {
        load: LoadOptions::default(),
        jobs: NonZero::new(2).expect("two"),
    };
    let read = read(&tree, &options, &|_| true, &|| false);
    let history = History::new(&tree, read);
    Trends::new(tree, history, &|_| true)
}

fn bisect(trends: &Trends, benchmark: &str) -> Result<BisectCommand, String> {
    let mut all = trends.trends.iter();
    let trend = all.find(|trend| trend.subject.name() == benchmark);
    let trend = trend.expect("it is measured");
    trends.bisect(trend, trend.analysis.changes.last().expect("it changed"))
}

#[test]
fn a_change_is_bisected_from_the_last_night_before_it_that_counts() {
    let made = nights();
    let mut trends = trends(&made);
    let command = |good: usize| {
        let (good, bad) = (hash(good), hash(CHANGE));
        Ok(BisectCommand {
            line: format!("python -m bench_runner bisect --pgo stepped {good} {bad}"),
            note: None,
        })
    };
    assert_eq!(bisect(&trends, "stepped"), command(CHANGE - 1));
    trends.groups[0].nights[CHANGE - 1].is_disturbed = true;
    assert_eq!(bisect(&trends, "stepped"), command(CHANGE - 2));
    trends.groups[0].nights[CHANGE].hash = None;
    let error = bisect(&trends, "stepped").expect_err("there is no commit");
    assert!(
        error.starts_with("the commit of results/") && error.ends_with("is not known"),
        "{error}"
    );
}

#[test]
fn bench_runner_does_not_bisect_on_windows() {
    let made = Made::new("[runners.win]\nos = 'windows'\n");
    add_nights(&made, "win", ["steady", "stepped"]);
    assert_eq!(
        bisect(&trends(&made), "stepped"),
        Err("bench_runner does not bisect on Windows".to_owned())
    );
}
