//! One reference and several heads: the numbers of each, the table, the keys, and the overview.

mod support;

use std::time::{Duration, Instant};

use benchlens::bench_runner::Config;
use benchlens::comparison::{Column, Comparison, Metric};
use benchlens::results::{Results, Sides};
use benchlens::tui::{Clipboard, Effect, ScreenKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use support::heads::{LACKING, OTHER_MACHINE, file, made, several};
use support::hidden::assert_harmless;
use support::session::{Session, suite};

fn session(width: u16, height: u16) -> Session {
    Session::new(several(), (width, height))
}

/// A comparison of the reference with one head alone.
fn alone(results: &Results, head: usize) -> Comparison {
    let pair = results.places()[head];
    let suite = |place: usize| (*results.all()[place].suite).clone();
    let Sides { reference, head } = pair.map(suite);
    Comparison::new(reference, head, (**results.config()).clone()).expect("they share benchmarks")
}

#[test]
fn the_screens_of_several_heads() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut session = session(width, height);
        insta::assert_snapshot!(format!("main_{width}x{height}"), session.text());
        session.press("v");
        insta::assert_snapshot!(format!("by_group_{width}x{height}"), session.text());
        session.press("<Tab>");
        let text = wait_for_pairs(&mut session);
        insta::assert_snapshot!(format!("pairs_{width}x{height}"), text);
    }
}

/// The screen once all pairs are known.
fn wait_for_pairs(session: &mut Session) -> String {
    let begin = Instant::now();
    loop {
        let text = session.text();
        if session.app.progress_text().is_none() {
            return session.text();
        }
        assert!(begin.elapsed() < Duration::from_secs(60), "{text}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn each_head_has_the_numbers_that_it_has_alone() {
    let mut session = session(120, 40);
    for head in 0..3 {
        let pair = alone(&session.open().results, head);
        let open = session.open();
        let expected = pair.whole(open.view.exclusions);
        let summary = open.view.head_summary(head).expect("there are three heads");
        assert_eq!(summary.verdict, *expected);
        assert_eq!(summary.counts, pair.counts(&pair.all(), Metric::Time));
        assert_eq!(summary.lacking, if head == 2 { LACKING.len() } else { 0 });
        // The selected head has them everywhere.
        assert_eq!(open.results.selected(), head);
        assert_eq!(open.view.verdict, *expected);
        assert_eq!(open.comparison.published(), pair.published());
        for (row, name) in pair.rows.iter().map(|row| &row.name).enumerate() {
            let all = &open.heads[head];
            let place = all.rows.iter().position(|row| row.name == *name);
            let place = place.expect("it is in the table");
            assert_eq!(
                all.measure(Metric::Time, place),
                pair.measure(Metric::Time, row)
            );
            assert_eq!(
                all.q(Metric::Time, place),
                pair.q(Metric::Time, row),
                "{name}"
            );
            assert_eq!(
                all.judgement(Metric::Memory, place),
                pair.judgement(Metric::Memory, row)
            );
        }
        session.press("]");
    }
    assert_eq!(
        session.open().results.selected(),
        0,
        "the first comes after the last"
    );
    session.press("[");
    assert_eq!(session.open().results.selected(), 2);
}

#[test]
fn a_benchmark_that_a_head_lacks_keeps_its_place_as_an_empty_cell() {
    let mut session = session(120, 40);
    let names: Vec<String> = session
        .shown_names()
        .iter()
        .map(|&name| name.to_owned())
        .collect();
    session.press("]]");
    assert_eq!(session.shown_names(), names);
    let text = session.text();
    let line = text.lines().find(|line| line.contains("coverage"));
    let line = line.expect("it is in the table");
    assert!(line.contains("slower") && line.contains("–  │"), "{line}");
    session.press("/\"coverage\"<Enter><Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Benchmark);
    assert!(
        session
            .text()
            .contains("Not compared: the head lacks this benchmark.")
    );
    let text = session.text();
    assert!(text.contains("The reference has it: 44."), "{text}");
    assert!(!text.contains("│ Comparison"), "{text}");
    // Another head has it.
    session.press("]");
    assert!(
        session.text().contains("Slower, clear"),
        "{}",
        session.text()
    );
}

/// Whether a benchmark passes, from what each head says of it.
type Expected = fn(&[Option<bool>]) -> bool;

#[test]
fn terms_are_about_the_selected_head_and_any_and_all_about_all() {
    let mut session = session(120, 40);
    let slower = |session: &Session, head: usize, row: usize| {
        let ratio = session.open().heads[head].ratio(Metric::Time, row);
        ratio.map(|ratio| ratio > 1.05)
    };
    let cases: [(&str, Expected); 5] = [
        ("slower>5%", |heads| heads[1] == Some(true)),
        ("any:slower>5%", |heads| heads.contains(&Some(true))),
        ("all:slower > 5%", |heads| !heads.contains(&Some(false))),
        ("-any:slower>5%", |heads| !heads.contains(&Some(true))),
        ("-all:slower>5%", |heads| heads.contains(&Some(false))),
    ];
    session.press("]");
    for (filter, is_expected) in cases {
        session.press(&format!("/<C-u>{filter}<lt>").replace("<lt>", "<Enter>"));
        let all = session.open().comparison.all();
        let expected: Vec<usize> = all
            .into_iter()
            .filter(|&row| {
                let heads: Vec<Option<bool>> =
                    (0..3).map(|head| slower(&session, head, row)).collect();
                is_expected(&heads)
            })
            .collect();
        let mut shown = session.open().view.shown.clone();
        shown.sort_unstable();
        assert_eq!(shown, expected, "{filter}");
        assert!(!shown.is_empty(), "{filter}");
    }
}

#[test]
fn the_order_is_that_of_the_head_that_was_selected_then() {
    let mut session = session(120, 40);
    let ratios = |session: &Session, head: usize| -> Vec<f64> {
        let open = session.open();
        let shown = open.view.shown.iter();
        shown
            .filter_map(|&row| open.heads[head].ratio(Metric::Time, row))
            .collect()
    };
    assert!(ratios(&session, 0).is_sorted_by(|a, b| a >= b));
    session.press("]]");
    assert!(ratios(&session, 0).is_sorted_by(|a, b| a >= b), "it stays");
    // Its letter in the menu sorts by a column of the selected head.
    session.press(&format!("s{}", Column::Ratio.sort_key().0));
    let of_last = ratios(&session, 2);
    assert!(of_last.is_sorted_by(|a, b| a >= b));
    assert_eq!(session.open().view.order_head(), 2);
    // What it lacks comes last.
    let last = &session.shown_names()[of_last.len()..];
    assert_eq!(last, LACKING);
    session.press("S");
    assert!(ratios(&session, 2).is_sorted_by(|a, b| a <= b));
}

#[test]
fn a_swap_makes_the_selected_head_the_reference_of_all() {
    let mut session = session(120, 40);
    let labels = |session: &Session| {
        let open = session.open();
        let labels = open.heads.iter().map(|head| head.labels.head.clone());
        (
            open.comparison.labels.reference.clone(),
            labels.collect::<Vec<_>>(),
        )
    };
    let (reference, heads) = labels(&session);
    session.press("]");
    session.carry_out("r", Clipboard::Direct);
    let (swapped, others) = labels(&session);
    assert_eq!(swapped, heads[1]);
    assert_eq!(
        others,
        [&heads[0], &reference, &heads[2]].map(String::clone)
    );
    assert_eq!(session.open().results.selected(), 1);
    session.carry_out("r", Clipboard::Direct);
    assert_eq!(labels(&session), (reference, heads));
    assert!(!session.open().results.is_swapped());
}

#[test]
fn the_overview_goes_to_a_head_and_a_group() {
    let mut session = session(120, 40);
    session.press("vjl<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    let open = session.open();
    assert_eq!((open.results.selected(), open.view.group), (1, 1));
}

#[test]
fn a_pair_of_the_overview_is_opened_with_its_reference() {
    let mut session = session(120, 40);
    let labels: Vec<String> = session
        .open()
        .results
        .all()
        .iter()
        .map(|it| it.label.clone())
        .collect();
    // From the reference and the first head to the last head against that.
    session.press("v<Tab>jll");
    let mean = alone_mean(&session, 1, 3);
    let text = wait_for_pairs(&mut session);
    assert!(text.contains(&mean), "{mean}: {text}");
    session.carry_out("<Enter>", Clipboard::Direct);
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    let open = session.open();
    assert_eq!(open.comparison.labels.reference, labels[1]);
    assert_eq!(open.comparison.labels.head, labels[3]);
    assert_eq!(open.heads.len(), 3, "the others are there too");
    assert!(session.text().contains("rearranged"), "{}", session.text());
}

/// bench_runner's mean of a pair of results, by their places.
fn alone_mean(session: &Session, reference: usize, head: usize) -> String {
    let results = session
        .open()
        .results
        .rearranged(reference, head)
        .expect("there is such a pair");
    let comparison = Comparison::of(&results).expect("they share benchmarks");
    let mean = comparison.published().runner_mean.expect("it is known");
    benchlens::comparison::wording::runner_mean(mean)
}

#[test]
fn a_result_is_not_compared_with_itself() {
    let mut session = session(120, 40);
    assert_eq!(session.press("v<Tab>h<Enter>"), Effect::None);
    assert!(
        session.text().contains("not compared with itself"),
        "{}",
        session.text()
    );
}

#[test]
fn with_one_head_the_keys_say_how_to_name_more() {
    let mut session = Session::demo(120, 40);
    session.press("]");
    assert!(
        session.text().contains("benchlens REF HEAD HEAD …"),
        "{}",
        session.text()
    );
}

#[test]
fn a_larger_terminal_shows_no_fewer_rows() {
    let mut session = session(100, 10);
    let mut last = 0;
    for height in 6..70 {
        session.size = (100, height);
        let text = session.text();
        let table = text
            .lines()
            .skip_while(|line| !line.starts_with('┌'))
            .skip(2);
        let rows = table.take_while(|line| !line.starts_with('└')).count();
        assert!(rows >= last, "{height}: {rows} after {last}");
        last = rows;
    }
}

/// A reference and so many heads, each slower than the one before.
fn many(count: usize) -> Results {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = ["a".to_owned(), "b".to_owned()];
    let of = |head: usize| {
        let file = format!("head{head:02}.json");
        suite(&folder, &file, &names, 1.0 + head as f64 / 10.0)
    };
    Results::of_heads(of(0), (1..=count).map(of).collect(), Config::default())
}

#[test]
fn the_head_that_the_rows_are_sorted_by_is_always_visible() {
    for width in [80, 120, 200] {
        let mut session = Session::new(many(30), (width, 24));
        for _ in 0..30 {
            let text = session.text();
            let header = text.lines().find(|line| line.contains("Benchmark  "));
            let header = header.expect("the head of the table");
            assert!(header.contains('▼') && header.contains('▸'), "{header}");
            session.press("]");
        }
    }
}

#[test]
fn the_columns_behind_many_heads_can_be_reached() {
    let mut session = Session::new(many(30), (120, 24));
    assert!(!session.text().contains("95% CI"));
    session.press(&"l".repeat(5));
    assert!(session.text().contains("95% CI"), "{}", session.text());
}

#[test]
fn a_head_of_another_machine_is_marked_as_not_comparable() {
    let other = file("3.13.0", "60403a5", "").replace("sample", OTHER_MACHINE);
    let reference = made(&file("3.12.1", "2305ca5", ""), 1.1, &[]);
    let heads = vec![
        made(&file("3.13.0", "60403a5", ""), 1.0, &[]),
        made(&other, 1.0, &[]),
    ];
    let results = Results::of_heads(reference, heads, Config::default());
    let mut session = Session::new(results, (120, 40));
    let text = session.text();
    let marked: Vec<&str> = text.lines().filter(|line| line.contains('!')).collect();
    assert_eq!(marked.len(), 2, "in the headline and in the table: {text}");
    assert!(marked.iter().all(|line| line.contains("!other")), "{text}");
    session.press("v<Tab>");
    let text = wait_for_pairs(&mut session);
    // Four of the six pairs are of two machines. The title has one, too.
    assert_eq!(text.matches('!').count(), 4 + 1, "{text}");
}

#[test]
fn nothing_in_the_names_of_several_heads_steers_the_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = ["a\u{1b}]0;x\u{7}".to_owned(), "b\u{202e}c".to_owned()];
    let files = [
        "ref\u{1b}[31m.json",
        "one\u{9b}2J.json",
        "two\u{202e}\n.json",
    ];
    let [reference, one, two] = [(0, 2), (1, 2), (2, 1)].map(|(file, benchmarks)| {
        suite(
            &folder,
            files[file],
            &names[..benchmarks],
            1.0 + file as f64,
        )
    });
    let results = Results::of_heads(reference, vec![one, two], Config::default());
    for width in [40, 80, 200] {
        let mut session = Session::new(results.clone(), (width, 24));
        for keys in ["", "]", "<Enter>", "<Esc>", "v", "<Tab>"] {
            session.press(keys);
            assert_harmless("the screen", &session.text());
        }
        assert_harmless("the pairs", &wait_for_pairs(&mut session));
    }
}

const KEYS: [&str; 30] = [
    "]",
    "[",
    "v",
    "<Tab>",
    "j",
    "k",
    "h",
    "l",
    "G",
    "g",
    "<Enter>",
    "<Esc>",
    "r",
    "m",
    "F",
    "n",
    "x",
    "X",
    "o",
    "S",
    "i",
    "c",
    "/any:slower>5%<Enter>",
    "/all:is:clear<Enter>",
    "sx",
    "L",
    "?",
    "q",
    "p",
    "N",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_at_any_size_are_too_much(
        keys in vec(select(&KEYS[..]), 1..40),
        (width, height) in (1..=200_u16, 1..=60_u16),
    ) {
        let mut session = session(width, height);
        for keys in keys {
            session.carry_out(keys, Clipboard::Direct);
            assert_harmless("the screen", &session.text());
        }
    }
}
