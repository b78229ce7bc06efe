//! The screens, drawn without a terminal.
//!
//! A snapshot that differs is looked at and accepted with `cargo insta review`, or by running the tests with
//! `INSTA_UPDATE=always` and reading the difference.

mod support;

use benchlens::tui::{Effect, Pane, ScreenKind};
use support::hidden::assert_harmless;
use support::session::{Session, pair};

#[test]
fn the_main_screen_at_every_size_that_is_designed_for() {
    for (width, height) in [(40, 10), (80, 24), (120, 40), (200, 50)] {
        let mut session = Session::demo(width, height);
        insta::assert_snapshot!(format!("main_{width}x{height}"), session.text());
    }
}

#[test]
fn every_other_screen_at_the_usual_sizes() {
    for (width, height) in [(80, 24), (120, 40)] {
        for (name, keys) in [
            ("sort", "sj"),
            ("named_filters", "fj"),
            ("columns", "cjj "),
            ("help", "?"),
            ("legend", "L"),
            ("export", "e"),
            ("glossary", "?3"),
            ("help_filter", "?2"),
            ("help_search", "?/cv"),
        ] {
            let mut session = Session::demo(width, height);
            session.press(keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), session.text());
        }
    }
}

#[test]
fn the_filter_narrows_the_table_and_the_verdict_as_it_is_typed() {
    let mut session = Session::demo(80, 24);
    let all = session.open().view.verdict.clone();
    session.press("/async tree");
    assert!(
        session
            .shown_names()
            .iter()
            .all(|name| name.contains("tree")),
        "{:?}",
        session.shown_names()
    );
    assert_eq!(
        session.open().view.verdict.rows,
        session.open().view.shown.len()
    );
    assert_ne!(session.open().view.verdict, all);
    insta::assert_snapshot!("filter_80x24", session.text());
    session.press("<C-w>");
    assert_eq!(session.open().view.filter_text, "async ");
    session.press("<Enter>");
    assert_eq!(session.press("q"), Effect::Quit, "letters are keys again");
    session.press("<Esc>");
    assert_eq!(session.open().view.verdict, all, "Esc clears the filter");
}

#[test]
fn a_filter_that_cannot_be_read_says_what_was_expected_and_the_last_one_stays() {
    let mut session = Session::demo(80, 24);
    session.press("/tag:asyncio ratio>");
    assert_eq!(session.open().view.filter_text, "tag:asyncio ratio");
    insta::assert_snapshot!("filter_problem_80x24", session.text());
    for (width, height) in [(80, 24), (120, 40)] {
        session.size = (width, height);
        let text = session.text();
        // The text of the prompt is the only place that has it.
        assert_eq!(text.matches("ratio>").count(), 1, "{text}");
        assert!(text.contains("expected a number, such as 1.05"), "{text}");
    }
    session.size = (80, 24);
    session.press("0.6 is:sl<Tab>");
    assert_eq!(
        session.open().view.filter_text,
        "tag:asyncio ratio>0.6 is:slower "
    );
}

#[test]
fn an_unfinished_word_of_a_filter_says_that_it_is_not_applied_yet() {
    let mut session = Session::demo(80, 24);
    let prompt = |session: &mut Session| {
        let text = session.text();
        text.lines().last().expect("there is a prompt").to_owned()
    };
    for (keys, expected) in [
        (
            "/@reg",
            "/ @reg    not applied yet, 1 candidate: @regressions (10)  still unfiltered",
        ),
        (
            "<C-u>tree is:c",
            "/ tree is:c    not applied yet, 1 candidate: is:clear (7)  still tree is",
        ),
        (
            "<C-u>is:s",
            "/ is:s    not applied yet, 5 candidates: is:slower (22)  is:smaller (65) …",
        ),
        (
            "<C-u>tree is:x",
            "/ tree is:x    not applied: expected one of slower, faster, larger, smaller, …",
        ),
    ] {
        session.press(keys);
        assert_eq!(prompt(&mut session), expected);
    }
    session.press("<C-u>is:clear");
    let finished = prompt(&mut session);
    assert!(
        finished.starts_with("/ is:clear    43 of 76 benchmarks"),
        "{finished}"
    );
}

#[test]
fn an_empty_table_says_what_emptied_it() {
    let mut session = Session::demo(80, 24);
    session.press("/zzz");
    insta::assert_snapshot!("empty_80x24", session.text());
    session.press("<Down><Up><PgDn>");
    assert_eq!(session.app.selected_row(), None);
}

#[test]
fn excluding_a_row_moves_every_number_and_all_come_back() {
    let mut session = Session::demo(120, 40);
    let whole = session.open().view.verdict.clone();
    let sidebar = session.open().view.groups[0].mean;
    let name = session.selected_name().to_owned();
    session.press("x");
    assert_eq!(session.open().view.verdict.rows, whole.rows - 1);
    assert_ne!(session.open().view.verdict.pyperf_mean, whole.pyperf_mean);
    assert_ne!(session.open().view.verdict.runner_mean, whole.runner_mean);
    assert_ne!(session.open().view.groups[0].mean, sidebar);
    assert_eq!(session.selected_name(), name, "the row stays where it is");
    insta::assert_snapshot!("excluded_120x40", session.text());
    session.press("jx");
    assert!(session.text().contains("all but 2 benchmarks"));
    session.press("X");
    assert_eq!(session.open().view.verdict, whole);
    session.press("xx");
    assert_eq!(
        session.open().view.verdict,
        whole,
        "the second x takes it back in"
    );
}

#[test]
fn a_group_narrows_the_table_and_the_verdict() {
    let mut session = Session::demo(120, 40);
    let all = session.open().view.verdict.clone();
    session.press("<Tab>jj");
    assert_eq!(session.open().focus, Pane::Groups);
    let group = &session.open().view.groups[session.open().view.group];
    assert_eq!(session.open().view.shown.len(), group.group.rows.len());
    assert_ne!(session.open().view.verdict, all);
    insta::assert_snapshot!("group_120x40", session.text());
    session.press("g");
    assert_eq!(session.open().view.verdict, all);
}

#[test]
fn folded_panes_open_with_the_focus() {
    let mut session = Session::demo(80, 24);
    session.press("<Tab>");
    insta::assert_snapshot!("groups_open_80x24", session.text());
    session.press("<Tab>");
    insta::assert_snapshot!("verdict_open_80x24", session.text());
}

#[test]
fn a_benchmark_opens_and_the_next_one_follows_in_the_tables_order() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut session = Session::demo(width, height);
        session.press("j<Enter>");
        insta::assert_snapshot!(format!("detail_{width}x{height}"), session.text());
    }
    let mut session = Session::demo(120, 40);
    session.press("<Enter>");
    let order: Vec<String> = session
        .shown_names()
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    for name in &order[..5] {
        assert!(session.text().contains(&format!("┌ {name} ")), "{name}");
        session.press("n");
    }
    session.press("N");
    session.press("q");
    assert_eq!(
        session.selected_name(),
        order[4],
        "the place in the table follows"
    );
    assert_eq!(
        session.press("<Enter>q"),
        Effect::None,
        "q goes back before it quits"
    );
}

#[test]
fn the_files_tell_whether_they_can_be_compared() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut session = Session::demo(width, height);
        session.press("i");
        insta::assert_snapshot!(format!("files_{width}x{height}"), session.text());
    }
    let mut session = Session::demo(120, 40);
    session.press("i");
    let text = session.text();
    let lines: Vec<&str> = text.lines().collect();
    let place = lines
        .iter()
        .position(|line| line.contains("Unstable, by pyperf check (73)"));
    let above = lines[place.expect("it is listed") - 1];
    assert!(above.contains("Measurements, each run by itself"), "{text}");
    session.press("qiG");
    let last = session.text();
    assert!(last.contains("▸ [+] ") && !last.contains("timer"), "{last}");
    session.press("<Enter>G");
    let last = session.text();
    assert!(last.contains('▸') && last.contains("timer"), "{last}");
    session.press("q");
    assert!(session.text().contains("Benchmarks by ratio"));
}

#[test]
fn the_selection_is_seen_at_every_small_size_whatever_pane_is_open() {
    let mut session = Session::demo(80, 24);
    for panes in ["", "<Tab>", "<Tab>"] {
        session.press(panes);
        for width in [40, 41, 60, 99, 100, 116] {
            for height in 10..30 {
                session.size = (width, height);
                let text = session.text();
                assert!(text.contains('▸'), "{width}x{height} {panes}: {text}");
            }
        }
    }
}

#[test]
fn hostile_names_reach_the_screen_only_as_visible_text() {
    let names: Vec<String> = [
        "a\u{1b}[31mb",
        "c\u{202e}d",
        "e\u{200b}f",
        "g\u{9b}2Jh",
        "i\tj",
        "k\u{e0041}l",
    ]
    .map(str::to_owned)
    .into();
    for keys in [
        "",
        "/[",
        "<Tab>jj",
        "<Enter>",
        "<Enter>G",
        "s",
        "c",
        "?",
        "/zzz\u{202e}",
    ] {
        let mut session = Session::new(pair(&names), (120, 40));
        session.press(keys);
        assert_harmless(keys, &session.text());
    }
    let mut session = Session::new(pair(&names), (120, 40));
    for shown in [
        "a^[[31mb",
        "c<U+202E>d",
        "e<U+200B>f",
        "g<U+009B>2Jh",
        "i^Ij",
        "k<U+E0041>l",
        "ref^[[31m<U+202E>",
    ] {
        assert!(session.text().contains(shown), "{shown}");
    }
}

#[test]
fn wide_and_combining_names_keep_the_columns_in_line() {
    let names: Vec<String> = ["plain", "比較ベンチ", "e\u{301}te\u{301}", "🚀🚀", "☀️☀️☀️"]
        .map(str::to_owned)
        .into();
    let mut session = Session::new(pair(&names), (120, 40));
    let buffer = session.buffer();
    let column_of = |y: u16| {
        (0..buffer.area.width)
            .rfind(|&x| buffer[(x, y)].symbol() == "x" && buffer[(x + 1, y)].symbol() == " ")
    };
    let text = session.text();
    let head = text.lines().position(|line| line.contains("Benchmark  "));
    let first = u16::try_from(head.expect("it has a head") + 1).expect("it is on the screen");
    let rows: Vec<u16> = (first..first + 5).collect();
    let columns: Vec<Option<u16>> = rows.iter().map(|&y| column_of(y)).collect();
    assert!(
        columns[0].is_some() && columns.iter().all(|column| *column == columns[0]),
        "{columns:?}"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 32, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_size_and_no_keys_make_it_panic_and_the_selection_stays_in_view(
        sizes in proptest::collection::vec((1u16..260, 1u16..90), 1..4),
        keys in proptest::collection::vec(
            proptest::sample::select(vec![
                "c", "i", "l", "h", "J", "K", "j", "k", "g", "G", "n", "s", "S", "/", "?", "a", "t", "r", "q", "m", "x", "X", "p", ">", ":", "-", "\"", "<Tab>", "<S-Tab>", "<Enter>",
                "<Esc>", "<Up>", "<Down>", "<PgDn>", "m", "w", "e", "L", "M", "R", "y", "Y", "<F1>", "<BS>", "<C-d>", "<C-u>", "<C-w>", "<Home>", "<End>",
            ]),
            0..30,
        ),
    ) {
        let mut session = Session::demo(80, 24);
        for size in sizes {
            session.size = size;
            for key in &keys {
                session.press(key);
            }
            let text = session.text();
            let is_table = matches!(session.app.screen(), ScreenKind::Comparison | ScreenKind::Filter);
            if is_table && size.0 >= 40 && size.1 >= 10 && session.app.selected_row().is_some() {
                proptest::prop_assert!(text.contains('▸'), "{}", text);
            }
        }
    }
}
