//! What the nights before make of a comparison.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use benchlens::bench_runner::Config;
use benchlens::comparison::{
    Comparison, Counts, Judgement, Metric, NightGroups, NightPlaces, SideNights,
};
use benchlens::results::{ConfigChoice, Request};
use benchlens::series::ReadOptions;
use benchlens::suite::{LoadOptions, Source};
use benchlens::tree::TreeOptions;
use benchlens::tui::Clipboard;
use serde_json::{Value, json};

use crate::made::{Made, Made1};
use crate::support::clipboard::copied;
use crate::support::session::{Session, load};
use crate::support::settings::NO_SETTINGS;

const NIGHTS: usize = 16;

/// The places of the two nights that are compared. On the second, everything is slower by 1.9%, and one benchmark by a
/// tenth.
const COMPARED: [usize; 2] = [4, NIGHTS - 1];

const NAMES: [&str; 12] = [
    "b00", "b01", "b02", "b03", "b04", "b05", "b06", "b07", "b08", "b09", "b10", "b11",
];

/// The values of the nights. The mean of the twelve values of a process is 5.5e-3 above its smallest.
fn value(night: usize) -> f64 {
    1.0 + [0.004, -0.006, 0.001, 0.01, -0.009, 0.007, -0.002, 0.01][night % 8]
}

fn hash(night: usize) -> String {
    format!("{:07x}", 0xabc_0000 + night)
}

/// A machine with a history, and one benchmark that is slower on the newest night. The night `disturbed` is, if there is
/// one.
fn nights(disturbed: Option<usize>) -> Made {
    let made = Made::new("");
    for night in 0..NIGHTS {
        let slow = if night == NIGHTS - 1 { 1.1 } else { 1.0 };
        let busy = if disturbed == Some(night) { 1.3 } else { 1.0 };
        made.add(&Made1 {
            hash: &hash(night),
            metadata: json!({
                "commit_date": format!("2026-01-{:02}T12:00:00Z", night + 1), "benchmark_hash": "one",
            }),
            value: value(night) * busy,
            benchmarks: &NAMES,
            factors: &[("b01", slow)],
            processes: 3,
            ..Made1::default()
        });
    }
    made
}

/// The file of a night.
fn file(made: &Made, night: usize) -> PathBuf {
    let hash = hash(night);
    let made1 = Made1 {
        hash: &hash,
        ..Made1::default()
    };
    made.root().join(made1.file())
}

fn report(folder: &Path, sides: [&Path; 2], arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .current_dir(folder)
        .arg("report")
        .args(sides)
        .args(arguments)
        .envs(NO_SETTINGS)
        .output()
        .expect("the program starts")
}

/// A report on the two nights, as files.
fn of_files(made: &Made, arguments: &[&str]) -> Output {
    let files = COMPARED.map(|night| file(made, night));
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    report(elsewhere.path(), [&files[0], &files[1]], arguments)
}

#[track_caller]
fn json_of(output: &Output) -> Value {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

fn root(made: &Made) -> &str {
    made.root().to_str().expect("a plain name")
}

fn with_history(made: &Made, arguments: &[&str]) -> Output {
    of_files(made, &[&["--history", root(made)], arguments].concat())
}

fn row<'d>(document: &'d Value, name: &str) -> &'d Value {
    let rows = document["benchmarks"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["name"] == name);
    row.expect("there is such a benchmark")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value}"))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len().is_multiple_of(2) {
        f64::midpoint(values[middle - 1], values[middle])
    } else {
        values[middle]
    }
}

/// The noise of a series, from the definition: 1.4826 times the median absolute deviation of the logarithms.
fn noise(factor: impl Fn(usize) -> f64) -> f64 {
    let logarithm = |night: usize| (value(night) * factor(night) + 5.5e-3).ln();
    let logarithms: Vec<f64> = (0..NIGHTS).map(logarithm).collect();
    let middle = median(logarithms.clone());
    let distances = logarithms.iter().map(|value| (value - middle).abs());
    1.4826 * median(distances.collect())
}

/// What 90% of the differences between the geometric means of two nights do not exceed, from the definition.
fn usual_difference() -> f64 {
    // All benchmarks move alike, but for the newest night of one of the twelve.
    let slow = |night: usize| if night == NIGHTS - 1 { 1.1 } else { 1.0 };
    let logarithm = |night: usize, factor: f64| (value(night) * factor + 5.5e-3).ln();
    let mean = |night: usize| {
        let (usual, stepped) = (logarithm(night, 1.0), logarithm(night, slow(night)));
        (11.0 * usual + stepped) / 12.0
    };
    let mut differences = Vec::new();
    for night in 0..NIGHTS {
        differences.extend((0..night).map(|other| (mean(night) - mean(other)).abs()));
    }
    differences.sort_by(f64::total_cmp);
    // 108 of 120 differences.
    differences[differences.len() * 90 / 100 - 1]
}

#[track_caller]
fn assert_near(actual: &Value, expected: f64) {
    let actual = number(actual);
    let is_near = (actual - expected).abs() < 1e-9 * expected.abs();
    assert!(is_near, "{actual} {expected}");
}

#[test]
fn each_benchmark_is_judged_by_its_noise_from_night_to_night() {
    let made = nights(None);
    let document = json_of(&with_history(&made, &["--format", "json"]));
    let usual = noise(|_| 1.0);
    for (name, expected, judgement) in [
        ("b00", usual, "within_noise"),
        (
            "b01",
            noise(|night| if night == NIGHTS - 1 { 1.1 } else { 1.0 }),
            "clear",
        ),
    ] {
        let row = row(&document, name);
        assert_near(&row["night_noise"], expected);
        let log_ratio = number(&row["ratio"]).ln().abs();
        let night = log_ratio / (2f64.sqrt() * expected);
        assert_near(&row["night"], night);
        assert_eq!(night >= 3.0, judgement == "clear", "{name} {night}");
        assert_eq!(row["judgement"], judgement, "{name}");
        assert!(row["memory"]["judgement"] != "within_noise");
    }
    let verdict = &document["verdict"];
    assert_eq!(verdict["slower"], 12);
    assert_eq!(verdict["slower_beyond_night_noise"], 1);
    assert_eq!(verdict["faster_beyond_night_noise"], 0);
    assert_eq!(verdict["clearly_slower"], 1);
    let distance = usual_difference();
    let mean = number(&verdict["pyperf_geometric_mean"]);
    let interval = &verdict["pyperf_geometric_mean_nights"];
    assert_near(&interval["low"], mean * (-distance).exp());
    assert_near(&interval["high"], mean * distance.exp());
    // Without the history, the two files support all of it.
    let document = json_of(&of_files(&made, &["--format", "json"]));
    for row in document["benchmarks"].as_array().expect("a list") {
        assert_eq!(row["judgement"], "clear");
        assert_eq!(
            (&row["night"], &row["night_noise"]),
            (&Value::Null, &Value::Null)
        );
    }
    assert_eq!(
        document["verdict"]["slower_beyond_night_noise"],
        Value::Null
    );
}

#[test]
fn results_that_are_looked_up_in_a_tree_are_judged_by_its_history() {
    let made = nights(None);
    let [reference, head] = COMPARED.map(hash);
    let sides = [Path::new(&reference), Path::new(&head)];
    let named = report(made.root(), sides, &["--format", "json"]);
    let document = json_of(&named);
    assert_eq!(row(&document, "b00")["judgement"], "within_noise");
    // The published report has no judgements, and is the same.
    let published = report(made.root(), sides, &[]);
    let with = report(made.root(), sides, &["--history", "."]);
    let alone = of_files(&made, &[]);
    assert_eq!(published.stdout, alone.stdout);
    assert_eq!(with.stdout, alone.stdout);
}

#[test]
fn the_headline_counts_what_is_beyond_the_noise() {
    let made = nights(None);
    let output = with_history(&made, &["--format", "text"]);
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(
        text.contains(
            "12 slower, 1 beyond night-to-night noise; 0 faster, 0 beyond it. With the noise of two nights, pyperf's mean is "
        ),
        "{text}"
    );
    assert!(text.contains("\nSlower: "), "{text}");
    // Two usual nights.
    let usual = [4, 14].map(|night| file(&made, night));
    let sides = [&*usual[0], &*usual[1]];
    let usual = report(made.root(), sides, &["--history", ".", "--format", "text"]);
    let usual = String::from_utf8(usual.stdout).expect("it is UTF-8");
    assert!(usual.contains("\nWithin noise: "), "{usual}");
    assert!(usual.contains("which includes no change (90%)"), "{usual}");
    assert!(text.contains("≈ b00"), "{text}");
    assert!(text.contains("● b01"), "{text}");
    assert!(text.contains("≈ within night-to-night noise"), "{text}");
    let csv = with_history(&made, &["--format", "csv", "--filter", "night>3"]);
    let mut reader = csv::Reader::from_reader(&csv.stdout[..]);
    let headers = reader.headers().expect("a first line").clone();
    let records: Vec<csv::StringRecord> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("it is CSV");
    let [record] = &records[..] else {
        panic!("{records:?}");
    };
    let field = |name: &str| {
        let place = headers.iter().position(|header| header == name);
        record[place.expect("it has this column")].to_owned()
    };
    assert_eq!(
        (&*field("benchmark"), &*field("judgement")),
        ("b01", "clear")
    );
    let night: f64 = field("night").parse().expect("a number");
    assert!(night > 3.0 && !field("night_noise").is_empty());
}

#[test]
fn a_gate_lets_pass_what_is_within_the_noise() {
    let made = nights(None);
    let gate = with_history(&made, &["--fail-if", "is:slower night>3"]);
    assert_eq!(gate.status.code(), Some(1));
    let found = String::from_utf8(gate.stderr).expect("it is UTF-8");
    assert!(
        found.contains("found 1 of 12 benchmarks") && found.contains("- b01 "),
        "{found}"
    );
    let passed = with_history(&made, &["--fail-if", "is:clear faster>1% or is:noisy"]);
    assert_eq!(passed.status.code(), Some(0));
    // Without a history nobody knows.
    let unknown = of_files(&made, &["--fail-if", "night>3"]);
    assert_eq!(unknown.status.code(), Some(1));
    let told = String::from_utf8(unknown.stderr).expect("it is UTF-8");
    let expected =
        "cannot judge 12 of 12 benchmarks: night and is:within_noise need a history (--history DIR";
    assert!(told.contains(expected), "{told}");
    let unknown = of_files(&made, &["--fail-if", "is:within_noise"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn a_comparison_with_a_disturbed_night_is_doubtful() {
    let disturbed = COMPARED[0] + 4;
    let made = nights(Some(disturbed));
    let files = [disturbed, NIGHTS - 1].map(|night| file(&made, night));
    let sides = [&*files[0], &*files[1]];
    let output = report(made.root(), sides, &["--history", ".", "--format", "json"]);
    let note = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        note.starts_with("benchlens: note: nights differ (disturbed, usual)"),
        "{note}"
    );
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let differences = document["differences"].clone();
    assert_eq!(
        document["verdict"]["pyperf_geometric_mean_nights"],
        Value::Null
    );
    assert_eq!(differences, json!(["nights differ: disturbed → usual"]));
    let output = with_history(&made, &["--format", "json"]);
    assert_eq!(
        json_of(&output)["differences"],
        json!([]),
        "it is not compared"
    );
}

#[test]
fn a_history_that_does_not_help_is_told() {
    let made = nights(None);
    let other = Made::new("");
    other.add(&Made1 {
        runner: "pi",
        ..Made1::default()
    });
    let arguments = ["--format", "json", "--history", root(&other)];
    let output = of_files(&made, &arguments);
    let note = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        note.contains("too few results of this machine with these flags"),
        "{note}"
    );
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(row(&document, "b00")["night_noise"], Value::Null);
    let empty = tempfile::tempdir().expect("a temporary folder");
    let folder = empty.path().to_str().expect("a plain name");
    let output = of_files(&made, &["--history", folder]);
    assert_eq!(output.status.code(), Some(2));
    let listed = Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .args([root(&made), "--history", folder])
        .envs(NO_SETTINGS)
        .output()
        .expect("the program starts");
    assert_eq!(listed.status.code(), Some(2));
    let refusal = String::from_utf8_lossy(&listed.stderr).into_owned();
    assert!(refusal.contains("have their own history"), "{refusal}");
}

fn read_options() -> ReadOptions {
    ReadOptions {
        load: LoadOptions::default(),
        jobs: TreeOptions::default().jobs,
    }
}

/// Two nights of which the first may be disturbed.
const DISTURBED: [usize; 2] = [8, 15];

/// Two nights on the screen, with what the history says.
fn session(made: &Made, sides: [usize; 2], size: (u16, u16)) -> Session {
    let tree = made.read();
    let [reference, head] = sides.map(|night| Source::Path(file(made, night)));
    let results = load(Request {
        references: vec![reference],
        heads: vec![head],
        config: ConfigChoice::None,
        excluded: Vec::new(),
        max_bytes: None,
    });
    let places = NightPlaces::of(&tree, &results);
    let mut groups = NightGroups::default();
    assert!(!groups.knows(&places));
    groups.read(&tree, &places, &read_options(), &|| false);
    assert!(groups.knows(&places));
    let mut session = Session::new(results, size);
    let open = session.app.comparison.as_mut().expect("it is open");
    open.set_nights(&groups.sides(&places));
    open.history = Some(Arc::new(tree));
    session
}

#[test]
fn the_screen_shows_what_is_within_the_noise_at_every_size() {
    let made = nights(None);
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut session = session(&made, COMPARED, size);
        let (width, height) = size;
        insta::assert_snapshot!(format!("nights_{width}x{height}"), session.text());
        session.press("<Enter>");
        insta::assert_snapshot!(format!("nights_detail_{width}x{height}"), session.text());
    }
    for width in 1..130 {
        let mut session = session(&made, COMPARED, (width, 12));
        session.text();
    }
}

#[test]
fn the_screen_filters_and_sorts_by_night_and_warns_of_a_disturbed_one() {
    let made = nights(Some(8));
    let mut session = session(&made, DISTURBED, (120, 40));
    let text = session.text();
    assert!(text.contains("Disturbed night; by the numbers: "), "{text}");
    assert!(text.contains("! nights differ (i)"), "{text}");
    session.press("/is:within_noise<Enter>");
    let open = session.open();
    let judgement = |row: &usize| open.comparison.judgement(Metric::Time, *row);
    let rows = open.view.shown.clone();
    assert!(
        rows.iter()
            .all(|row| judgement(row) == Some(Judgement::WithinNoise))
    );
    session.press("<Esc>sw");
    assert!(session.text().contains("Night▼"), "{}", session.text());
    let open = session.open();
    let nights = open
        .view
        .shown
        .iter()
        .map(|&row| open.comparison.night(row));
    let nights: Vec<f64> = nights.map(|night| night.expect("it is known")).collect();
    assert!(nights.is_sorted_by(|a, b| a >= b), "{nights:?}");
}

#[test]
fn the_copied_view_has_the_noise_and_the_command_that_reads_the_history_again() {
    let made = nights(None);
    let mut session = session(&made, COMPARED, (120, 40));
    let command = copied(session.carry_out("C", Clipboard::Direct));
    assert!(
        command.contains(&format!("--history={}", root(&made))),
        "{command}"
    );
    let view = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(
        view.contains("12 slower, 1 beyond night-to-night noise"),
        "{view}"
    );
    assert!(view.contains("| ≈ within noise |"), "{view}");
}

#[test]
#[ignore = "it needs a folder of real results: BENCHLENS_HISTORY"]
fn between_real_nights_hardly_any_benchmark_changes_clearly() {
    let root = std::env::var_os("BENCHLENS_HISTORY")
        .expect("BENCHLENS_HISTORY names the folder of real results");
    let tree = crate::made::read(root.as_ref(), &Config::default());
    let is_plain = |&place: &usize| tree.results[place].identity.flags.is_empty();
    let mut nights: Vec<usize> = (0..tree.results.len()).filter(is_plain).collect();
    nights.sort_by_key(|&place| tree.results[place].instant());
    let mut groups = NightGroups::default();
    let (mut rows, mut by_files, mut with_history) = (0, 0, 0);
    for pair in nights[40..46].windows(2) {
        let [reference, head] =
            [pair[0], pair[1]].map(|place| Source::Path(tree.results[place].path.clone()));
        let results = load(Request {
            references: vec![reference],
            heads: vec![head],
            config: ConfigChoice::None,
            excluded: Vec::new(),
            max_bytes: None,
        });
        let heads: Vec<Arc<Comparison>> = Comparison::of_heads(&results)
            .expect("they share benchmarks")
            .into_iter()
            .map(Arc::new)
            .collect();
        let counts = || heads[0].counts(&heads[0].all(), Metric::Time);
        let clear = |counts: Counts| counts.clearly_better + counts.clearly_worse;
        by_files += clear(counts());
        let places = NightPlaces::of(&tree, &results);
        groups.read(&tree, &places, &read_options(), &|| false);
        SideNights::set(&groups.sides(&places), &heads, &results);
        with_history += clear(counts());
        rows += heads[0].rows.len();
    }
    assert!(by_files * 10 > rows, "{by_files} of {rows}");
    assert!(with_history * 25 < rows, "{with_history} of {rows}");
}

#[test]
fn the_newest_night_is_doubtful_if_most_benchmarks_moved_on_it() {
    let made = nights(Some(NIGHTS - 1));
    let output = with_history(&made, &["--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let differences = json!(["nights differ: usual → perhaps disturbed"]);
    assert_eq!(document["differences"], differences);
    let output = with_history(&made, &["--format", "text"]);
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(
        text.contains("\nPerhaps a disturbed night; by the numbers: "),
        "{text}"
    );
}

#[test]
fn the_files_name_the_history_and_memory_has_none() {
    let made = nights(Some(8));
    let mut session = session(&made, DISTURBED, (120, 40));
    session.press("i");
    let text = session.text();
    assert!(text.contains(": 16 nights, 1 disturbed"), "{text}");
    session.press("<Esc>m");
    let text = session.text();
    assert!(!text.contains("Night "), "{text}");
    session.press("/night>0<Enter>");
    assert_eq!(session.open().view.shown, [0; 0]);
}

#[test]
fn a_benchmark_says_since_when_its_level_is_another_one() {
    let made = Made::new("");
    for night in 0..24 {
        let slow = if night < 12 { 1.0 } else { 1.1 };
        made.add(&Made1 {
            hash: &hash(night),
            metadata: json!({"commit_date": format!("2026-01-{:02}T12:00:00Z", night + 1)}),
            value: value(night),
            benchmarks: &NAMES,
            factors: &[("b01", slow)],
            processes: 3,
            ..Made1::default()
        });
    }
    let conclusion = |sides: [usize; 2], row: usize| {
        let session = session(&made, sides, (120, 40));
        let comparison = &session.open().comparison;
        comparison.conclusion(Metric::Time, row).join(" ")
    };
    let changed =
        "Between the two, its level changed on 2026-01-13 (abc000c, +9.95%); t shows it over time.";
    let text = conclusion([4, 20], 1);
    assert!(text.contains(changed), "{text}");
    for (sides, row) in [([4, 20], 0), ([20, 4], 1), ([4, 11], 1), ([12, 20], 1)] {
        let text = conclusion(sides, row);
        assert!(!text.contains("its level changed"), "{sides:?} {text}");
    }
}
