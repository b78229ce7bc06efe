//! What holds of every file, whatever stands in it: nothing panics, nothing hidden comes out, and a comparison has the
//! symmetries that its mathematics has.

#[path = "support/files.rs"]
mod files;
#[path = "support/session.rs"]
mod session;

use std::collections::HashMap;
use std::io::Write;
use std::sync::LazyLock;

use benchlens::bench_runner::Config;
use benchlens::command::demo;
use benchlens::comparison::{
    Change, Column, Comparison, Exclusions, Incomparable, Metric, Order, View, wording,
};
use benchlens::report::{self, Extract, OutputFormat, TextStyle};
use benchlens::results::Results;
use benchlens::stats::Untestable;
use benchlens::stats::significance::Significance;
use benchlens::suite::{LoadError, LoadOptions, Source, parse};
use files::{
    Benchmark, ODD, SAMPLE, any_json, benchmarks, compare, document, mutation, pairs, read, results,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use session::{Session, load};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..Default::default()
    }
}

const NARROW: TextStyle = TextStyle {
    color: false,
    width: Some(80),
};

/// Every output that is meant for people, then JSON and the published Markdown.
fn outputs(comparison: &Comparison) -> (Vec<String>, [String; 2]) {
    let (mut shown, mut json) = (Vec::new(), String::new());
    for metric in [Metric::Time, Metric::Memory] {
        let mut view = View::new(comparison);
        view.metric = metric;
        view.update(comparison);
        for extract in [Extract::of(comparison, &view), Extract::whole(comparison)] {
            for format in [
                OutputFormat::Markdown,
                OutputFormat::Csv,
                OutputFormat::Text,
            ] {
                let styles = [NARROW, TextStyle::PLAIN];
                shown.extend(styles.map(|style| format.render(&extract, style)));
            }
            json = OutputFormat::Json.render(&extract, TextStyle::PLAIN);
            serde_json::from_str::<Value>(&json).expect("the JSON is JSON");
        }
    }
    (
        shown,
        [
            json,
            report::published(comparison, report::has_header(comparison)),
        ],
    )
}

/// Reports, opens and draws everything there is.
fn exercise(results: Results) {
    let Ok(comparison) = Comparison::of(&results) else {
        return;
    };
    let (shown, raw) = outputs(&comparison);
    assert!(shown.iter().chain(&raw).all(|text| text.ends_with('\n')));
    for row in comparison.all() {
        for metric in [Metric::Time, Metric::Memory] {
            let _ = comparison.detail(metric, row, Some(0.5));
        }
    }
    let _ = comparison.comparability();
    let mut session = Session::new(results, (100, 30));
    session.press("<Enter>Gwj<Esc>iG<Esc>mL<Esc><Enter>G<Esc>slxp");
    assert!(!session.text().is_empty());
}

/// Reads bytes as the program reads a file, and does everything with what is accepted.
fn survive(bytes: &[u8], file: &tempfile::NamedTempFile) {
    file.reopen()
        .and_then(|mut file| file.write_all(bytes))
        .expect("the file is writable");
    match Source::Path(file.path().to_owned()).load(&LoadOptions::default()) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(suite) => exercise(Results::of_suites(suite.clone(), suite, Config::default())),
    }
}

fn file(suffix: &str) -> tempfile::NamedTempFile {
    tempfile::Builder::new()
        .suffix(suffix)
        .tempfile()
        .expect("a temporary file")
}

/// What must not reach a terminal or a reader's eye as it is.
fn is_hidden(character: char) -> bool {
    character.is_control() && character != '\n'
        || matches!(
            u32::from(character),
            0x61c | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060 | 0x2066..=0x2069 | 0xfeff | 0xe0000..=0xe007f
        )
}

#[track_caller]
fn assert_clean(what: &str, text: &str) {
    let hidden = text.find(is_hidden);
    assert!(
        hidden.is_none(),
        "{what}: {:?}",
        text[hidden.unwrap_or(0)..]
            .chars()
            .take(60)
            .collect::<String>()
    );
}

fn mean_of(comparison: &Comparison) -> Option<f64> {
    comparison
        .verdict(&comparison.all(), Exclusions::Applied)
        .pyperf_mean
}

fn is_near(a: f64, b: f64, share: f64) -> bool {
    a == b || a.is_nan() && b.is_nan() || (a - b).abs() <= share * a.abs().max(b.abs())
}

/// What a row says by itself, in words that tell every bit and take a NaN for the same as a NaN.
fn own_numbers(comparison: &Comparison) -> HashMap<String, String> {
    let of = |index: usize| {
        let row = &comparison.rows[index];
        let by = |metric| {
            (
                comparison.measure(metric, index),
                comparison.evidence(metric, index),
                comparison.modes(metric, index),
            )
        };
        let text = format!(
            "{:?}",
            (
                &row.time,
                row.memory,
                &row.tags,
                row.speedup,
                by(Metric::Time),
                by(Metric::Memory),
                comparison.is_unstable(index)
            )
        );
        (row.name.clone(), text)
    };
    comparison.all().into_iter().map(of).collect()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn bytes_are_read_or_refused(
        bytes in vec(any::<u8>(), 0..200),
        magic in any::<bool>(),
        suffix in select(vec![".json", ".json.gz"]),
    ) {
        let bytes = if magic { [b"\x1f\x8b\x08\x00", &bytes[..]].concat() } else { bytes };
        survive(&bytes, &file(suffix));
    }

    #[test]
    fn json_of_any_shape_is_read_or_refused(
        value in any_json(),
        version in select(vec![json!("1.0"), json!(6), json!(5.0)]),
        parts in any::<[bool; 2]>(),
    ) {
        survive(value.to_string().as_bytes(), &file(".json"));
        let own = if parts[0] { value.clone() } else { json!({"name": "a"}) };
        let benchmarks = if parts[1] { json!([{"metadata": {"name": "b"}, "runs": value}]) } else { value };
        let document = json!({"version": version, "metadata": own, "benchmarks": benchmarks});
        survive(document.to_string().as_bytes(), &file(".json"));
    }
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn a_result_that_was_tampered_with_is_read_or_refused(mutation in mutation()) {
        survive(&mutation.apply(&SAMPLE), &file(".json"));
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn what_pyperf_could_write_is_accepted_and_shown(
        benchmarks in benchmarks(true),
        version in select(vec![1, 1, 1, 5, 6]),
    ) {
        let suite = read("valid.json", &document(version, &benchmarks));
        // The one thing that pyperf reads and does not compare.
        let has_values = suite.benchmarks.iter().all(|benchmark| !benchmark.values.is_empty());
        let names: Vec<&String> = benchmarks.iter().map(|benchmark| &benchmark.name).collect();
        prop_assert!(suite.benchmarks.iter().zip(names).all(|(read, name)| name.ends_with(&read.name)));
        let results = Results::of_suites(suite.clone(), suite, Config::default());
        prop_assert_eq!(Comparison::of(&results).is_ok(), has_values);
        exercise(results);
    }

    #[test]
    fn a_file_against_itself_has_not_changed(benchmarks in benchmarks(false), infinite in any::<Option<Index>>()) {
        let mut benchmarks = benchmarks;
        if let Some(place) = infinite {
            place.get_mut(&mut benchmarks).runs[0]["values"][0] = json!("INFINITE");
        }
        let text = document(1, &benchmarks).replace("\"INFINITE\"", "Infinity");
        let comparison = compare(("ref.json", &text), ("head.json", &text)).expect("every benchmark has a value");
        for (index, row) in comparison.rows.iter().enumerate() {
            let time = &row.time;
            let is_same = if time.sides.reference.mean.is_finite() { time.ratio == 1.0 } else { time.ratio.is_nan() };
            prop_assert!(is_same, "{}", time.ratio);
            prop_assert!(!time.ratio.is_finite() || wording::ratio(time.ratio) == "no change");
            prop_assert!(!matches!(time.change(), Change::Better | Change::Worse));
            let memory = comparison.measure(Metric::Memory, index);
            prop_assert!(memory.is_none_or(|memory| memory.ratio == 1.0));
        }
        let all_finite = comparison.rows.iter().all(|row| row.time.ratio == 1.0);
        prop_assert!(!all_finite || mean_of(&comparison) == Some(1.0));
        prop_assert_eq!(all_finite, infinite.is_none());
    }

    #[test]
    fn swapped_files_say_the_opposite((reference, head) in pairs()) {
        let (reference, head) = (document(1, &reference), document(1, &head));
        let results = results(("ref.json", &reference), ("head.json", &head));
        let there = Comparison::of(&results);
        let back = compare(("head.json", &head), ("ref.json", &reference));
        let (there, back) = match (there, back) {
            (Ok(there), Ok(back)) => (there, back),
            // Where a ratio is 0 in one direction, there is none to compare with.
            (there, back) => {
                let mut errors = [there.err(), back.err()].into_iter().flatten();
                let has_reason = errors.all(|error| matches!(error, Incomparable::NoRatio { .. }));
                prop_assert!(has_reason);
                return Ok(());
            }
        };
        for (a, b) in there.rows.iter().zip(&back.rows) {
            prop_assert_eq!(&a.name, &b.name);
            let (a, b) = (&a.time, &b.time);
            // A denormal number has fewer digits than the bound asks for.
            if a.ratio.is_normal() && b.ratio.is_normal() {
                prop_assert!(is_near(a.ratio, 1.0 / b.ratio, 1e-12), "{} {}", a.ratio, b.ratio);
            }
            let opposite = match a.change() {
                Change::Better => Change::Worse,
                Change::Worse => Change::Better,
                same => same,
            };
            prop_assert_eq!(b.change(), opposite);
            let mirrored = match a.significance {
                Significance::Significant { t } => Significance::Significant { t: -t },
                Significance::NotSignificant { t } => Significance::NotSignificant { t: -t },
                Significance::NotTested(Untestable::UnequalCounts { reference: head, head: reference }) => {
                    Significance::NotTested(Untestable::UnequalCounts { reference, head })
                }
                Significance::NotTested(reason) => Significance::NotTested(reason),
            };
            let are_nan = [a, b].iter().all(|measure| measure.t().is_some_and(f64::is_nan));
            prop_assert!(mirrored == b.significance || are_nan, "{:?} {:?}", mirrored, b.significance);
        }
        let swapped = Comparison::of(&results.swapped()).expect("it could be built");
        prop_assert_eq!(own_numbers(&swapped), own_numbers(&back));
        prop_assert_eq!(outputs(&swapped), outputs(&back));
    }

    #[test]
    fn the_order_of_benchmarks_does_not_matter((reference, head) in pairs(), keys in vec(any::<u16>(), 12)) {
        let shuffled = |benchmarks: &[Benchmark], keys: &[u16]| {
            let mut keyed: Vec<(u16, Benchmark)> = keys.iter().copied().zip(benchmarks.iter().cloned()).collect();
            keyed.sort_by_key(|(key, _)| *key);
            document(1, &keyed.into_iter().map(|(_, benchmark)| benchmark).collect::<Vec<_>>())
        };
        let compare = |reference: &str, head: &str| compare(("ref.json", reference), ("head.json", head)).ok();
        let first = compare(&document(1, &reference), &document(1, &head));
        let second = compare(&shuffled(&reference, &keys[..6]), &shuffled(&head, &keys[6..]));
        prop_assert_eq!(first.is_some(), second.is_some());
        let (Some(first), Some(second)) = (first, second) else { return Ok(()) };
        prop_assert_eq!(own_numbers(&first), own_numbers(&second));
        let (a, b) = (first.published(), second.published());
        prop_assert_eq!((a.rows, a.counts, a.excluded), (b.rows, b.counts, b.excluded));
        let near = |a: Option<f64>, b: Option<f64>| a.zip(b).map_or(a == b, |(a, b)| is_near(a, b, 1e-12));
        prop_assert!(near(a.pyperf_mean, b.pyperf_mean) && near(mean_of(&first), mean_of(&second)), "{:?} {:?}", a, b);
        prop_assert!(near(a.memory_mean, b.memory_mean) && near(a.runner_mean.ok(), b.runner_mean.ok()));
        prop_assert_eq!(a.hpt.map(|hpt| hpt.at_least), b.hpt.map(|hpt| hpt.at_least));
    }
}

const SCREENS: [&str; 16] = [
    "", "<Enter>", "<Enter>G", "i", "iG", "m", "L", "?", "c", "s", "/x", "e", "<Tab>", "<Tab>jj",
    "x", "m<Enter>",
];

fn oddity() -> impl Strategy<Value = String> {
    vec(select(&ODD[..]), 1..9).prop_map(|pieces| pieces.concat())
}

/// A file in which every text is `odd`, and its name, of one side. Line breaks stand in keys and tags, as pyperf
/// refuses them in values.
fn hostile(odd: &str, side: &str) -> (String, String) {
    let text = |key: &str| format!("{key}{odd}{side}");
    let keys = [
        "hostname",
        "platform",
        "cpu_model_name",
        "cpu_config",
        "python_version",
        "python_executable",
        "commit_id",
        "commit_branch",
        "perf_version",
        "timer",
        "boot_time",
    ];
    let mut own: Map<String, Value> = keys
        .iter()
        .map(|key| ((*key).to_owned(), text(key).into()))
        .collect();
    own.insert(format!("key{odd}\n"), text("v").into());
    let of_run = json!({"date": text("d"), "command_max_rss": 1000, format!("r{odd}"): text("r")});
    let benchmark = |index: usize| {
        let values: Vec<f64> = (1..9)
            .map(|step| f64::from(step) / 50.0 + index as f64 + side.len() as f64)
            .collect();
        let run = json!({"values": values, "warmups": [[1, 9.0]], "metadata": of_run});
        let (name, tag) = (format!("n{odd}{index}"), format!("t{odd}\n{}", index % 2));
        let metadata = json!({"name": name, "tags": [tag], "description": text("d"), format!("b{odd}"): text("b")});
        json!({"metadata": metadata, "runs": [run, {"values": [values[0]], "metadata": of_run}]})
    };
    let alone = json!({"metadata": {"name": text("alone")}, "runs": [{"values": [1.0]}]});
    let benchmarks = [benchmark(0), benchmark(1), benchmark(2), alone];
    let document = json!({"version": "1.0", "metadata": own, "benchmarks": benchmarks});
    (format!("{side}{odd}.json"), document.to_string())
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn nothing_hidden_comes_out(odd in oddity(), published in any::<bool>()) {
        let mut sides = ["r", "hd"].map(|side| hostile(&odd, side));
        if published {
            for (file, _) in &mut sides {
                let (folder, name) = (format!("bm-20240101-3.1-abc{odd}"), format!("nick{odd}-x%1b%e2%80%ae-fork{odd}"));
                *file = format!("{folder}/bm-20240101-{name}-ref{odd}-3.1{odd}-abc{odd}.json");
            }
        }
        let [reference, head] = &sides;
        let results = results((&reference.0, &reference.1), (&head.0, &head.1));
        let comparison = Comparison::of(&results).expect("they share benchmarks");
        let (shown, _) = outputs(&comparison);
        for text in shown {
            assert_clean("an output", &text);
        }
        for keys in SCREENS {
            let mut session = Session::new(results.clone(), (120, 40));
            session.press(keys);
            assert_clean(keys, &session.text());
            assert_clean(keys, session.app.message.as_deref().unwrap_or_default());
        }
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn nothing_hidden_stands_in_a_refusal(odd in oddity(), which in 0..8_usize) {
        let (name, document) = hostile(&odd, "r");
        let mut document: Value = serde_json::from_str(&document).expect("it is JSON");
        let first = &mut document["benchmarks"][0];
        match which {
            0 => document["version"] = json!(odd),
            1 => first["metadata"]["unit"] = json!(format!("u{odd}")),
            2 => first["metadata"][&odd] = json!([odd]),
            3 => first["runs"][1]["metadata"]["hostname"] = json!(format!("{odd}h")),
            4 => first["runs"][0]["values"][0] = json!(odd),
            5 => document["benchmarks"][1]["metadata"]["name"] = first["metadata"]["name"].clone(),
            6 => first["runs"] = json!([{"warmups": [[1, 1.0]]}]),
            _ => {
                let other = json!({"metadata": {"name": format!("other{odd}")}, "runs": [{"values": [1.0]}]});
                document["benchmarks"] = json!([other]);
            }
        }
        let message = match parse(name.clone(), document.to_string()) {
            Err(problem) => LoadError { file: name, problem }.to_string(),
            Ok(suite) => {
                prop_assert!(which >= 6, "{} is accepted", which);
                let head = hostile(&odd, "h");
                let comparison = Comparison::new(suite, read(&head.0, &head.1), Config::default());
                comparison.expect_err("nothing can be compared").to_string()
            }
        };
        assert_clean("a refusal", &message);
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn every_screen_fits_every_size(
        size in (1..=500_u16, 1..=200_u16),
        small in (1..60_u16, 1..20_u16),
        sizes in vec((1..=500_u16, 1..=60_u16), 5),
    ) {
        let text = SAMPLE.to_string();
        let results = results(("ref.json", &text), ("head.json", &text));
        let mut session = Session::new(results.clone(), size);
        for keys in SCREENS {
            for size in [size, small, (1, size.1), (size.0, 1)] {
                session.size = size;
                session.press(keys);
                session.buffer();
            }
            session.press("<Esc><Esc><Esc>");
        }
        session.press("/");
        for (size, letter) in sizes.into_iter().zip("2to3<".chars()) {
            session.size = size;
            session.press(&letter.to_string());
        }
        prop_assert_eq!(session.open().view.filter_text.as_str(), "2to3<");
    }
}

static DEMO: LazyLock<Comparison> =
    LazyLock::new(|| Comparison::of(&load(demo())).expect("the built-in pair is valid"));

/// One choice of a user who looks around.
#[derive(Debug, Clone)]
enum Choice {
    Group(Index),
    Filter(&'static str),
    TakeOut(Index),
    Order(Index, bool),
    Metric,
    Exclusions,
    Insignificant,
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let filters = [
        "",
        "a",
        "as",
        "tag:x",
        "is:slower",
        "pull>1%",
        "is:excluded",
        "-a",
    ];
    let choice = prop_oneof![
        any::<Index>().prop_map(Choice::Group),
        select(filters.to_vec()).prop_map(Choice::Filter),
        any::<Index>().prop_map(Choice::TakeOut),
        (any::<Index>(), any::<bool>()).prop_map(|(column, down)| Choice::Order(column, down)),
        Just(Choice::Metric),
        Just(Choice::Exclusions),
        Just(Choice::Insignificant),
    ];
    vec(choice, 1..12)
}

/// All that a view comes to.
fn outcome(view: &View) -> String {
    let means: Vec<_> = view.groups.iter().map(|group| group.mean).collect();
    let counted = (
        view.filtered,
        view.unknown,
        view.hidden,
        view.tested,
        view.counts,
    );
    format!(
        "{:?} {counted:?} {means:?} {:?} {:?}",
        view.shown, view.influences, view.verdict
    )
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_view_comes_to_the_same_whatever_was_chosen_before(choices in choices()) {
        let comparison = &*DEMO;
        let mut view = View::new(comparison);
        for choice in choices {
            match choice {
                Choice::Group(group) => view.group = group.index(view.groups.len()),
                Choice::Filter(text) => view.set_filter(text.to_owned()),
                Choice::TakeOut(row) => {
                    let row = row.index(comparison.rows.len());
                    if !view.excluded.remove(&row) {
                        view.excluded.insert(row);
                    }
                }
                Choice::Order(column, descending) => {
                    let column = *column.get(Column::ALL);
                    view.set_order(Order { column, descending });
                }
                Choice::Metric => view.metric = view.metric.other(),
                Choice::Exclusions => {
                    view.exclusions = view.exclusions.toggled();
                }
                Choice::Insignificant => view.show_insignificant = !view.show_insignificant,
            }
            view.update(comparison);
            let mut fresh = View::before_update(comparison);
            fresh.take_choices(&view, view.excluded.clone());
            fresh.group = view.group;
            fresh.update(comparison);
            prop_assert_eq!(outcome(&view), outcome(&fresh));
        }
    }
}
