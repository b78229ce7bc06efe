//! The screens, drawn without a terminal.
//!
//! A snapshot that differs is looked at and accepted with `cargo insta review`, or by running the tests with
//! `INSTA_UPDATE=always` and reading the difference.

#[path = "support/session.rs"]
mod session;

use benchlens::bench_runner::Config;
use benchlens::comparison::{Change, Column, Metric};
use benchlens::results::Results;
use benchlens::tui::{Effect, Pane, ScreenKind};
use session::{Session, pair, suite};

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
            ("columns", "cjj "),
            ("help", "?"),
            ("legend", "L"),
            ("export", "e"),
            ("glossary", "?<C-d><C-d>"),
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
    assert!(session.text().contains("all but 2 rows"));
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
fn published_exclusions_can_be_counted_and_left_out_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names: Vec<String> = ["a", "b", "c"].map(str::to_owned).into();
    let (reference, head) = (
        suite(&folder, "ref.json", &names, 1.0),
        suite(&folder, "head.json", &names, 1.3),
    );
    let config = Config {
        excluded: ["b".to_owned()].into(),
        ..Config::default()
    };
    let results = Results::of_suites(reference, head, config);
    let mut session = Session::new(results, (120, 40));
    assert!(
        session.text().contains("° b")
            && session
                .text()
                .contains("1 row ° (--exclude); p counts them")
    );
    session.press("p");
    assert_eq!(session.open().view.verdict.excluded, 0);
    assert!(!session.text().contains("° b"));
    session.press("p");
    assert_eq!(session.open().view.verdict.excluded, 1);
}

#[test]
fn a_filter_that_cannot_be_read_says_what_was_expected_and_the_rest_filters() {
    let mut session = Session::demo(80, 24);
    session.press("/tag:asyncio ratio>");
    assert_eq!(session.open().view.shown.len(), 6);
    insta::assert_snapshot!("filter_problem_80x24", session.text());
    session.press("0.6 is:sl<Tab>");
    assert_eq!(
        session.open().view.filter_text,
        "tag:asyncio ratio>0.6 is:slower "
    );
}

#[test]
fn earlier_filters_come_back() {
    let mut session = Session::demo(80, 24);
    session.press("/tree<Enter>/<C-u>nbody<Enter><Esc>/<Up>");
    assert_eq!(session.open().view.filter_text, "nbody");
    session.press("<Up>");
    assert_eq!(session.open().view.filter_text, "tree");
    session.press("<Down><Down><Down>");
    assert_eq!(session.open().view.filter_text, "", "what was being typed");
    session.press("x<Up><Down>");
    assert_eq!(session.open().view.filter_text, "x");
}

#[test]
fn a_filter_that_cannot_be_read_is_not_kept() {
    let mut session = Session::demo(80, 24);
    session.press("/ratio>1.05 foo><Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Filter);
    assert!(session.text().contains("mend foo>"), "{}", session.text());
    session.press("<C-w><Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
}

#[test]
fn the_chosen_row_is_selected_again_when_the_filter_lets_it_back() {
    let mut session = Session::demo(80, 24);
    session.press("jjj");
    let name = session.selected_name().to_owned();
    session.press("/is:faster");
    assert_ne!(session.selected_name(), name, "it is slower");
    session.press("<C-w><Enter>");
    assert_eq!(session.selected_name(), name);
    session.press("/ratio>abc");
    session.press("<Esc>");
    assert_eq!(session.selected_name(), name);
}

#[test]
fn what_a_word_may_become_is_told_where_it_is_not_clear() {
    let mut session = Session::demo(80, 24);
    session.press("/tag:a<Tab>");
    assert!(
        session.text().contains("tag:apps, tag:asyncio"),
        "{}",
        session.text()
    );
}

#[test]
fn the_sort_menu_gives_the_wanted_order_first_and_s_turns_it_round() {
    let mut session = Session::demo(80, 24);
    let first = session.selected_name().to_owned();
    session.press("sr");
    assert_eq!(
        session.selected_name(),
        first,
        "the worst slowdown, as at the start"
    );
    session.press("S");
    assert_ne!(session.selected_name(), first);
}

#[test]
fn a_filter_for_outcomes_does_not_make_the_tests_fewer() {
    let mut session = Session::demo(120, 40);
    let expected = "of 76 tests may be false alarms";
    assert!(session.text().contains(expected));
    session.press("/is:slower<Enter>");
    assert!(session.text().contains(expected), "{}", session.text());
    session.press("<Esc><Tab>jj");
    assert!(
        session.text().contains("0.30 of 6 tests"),
        "{}",
        session.text()
    );
}

#[test]
fn esc_leads_back_step_by_step() {
    let mut session = Session::demo(120, 40);
    session.press("<Tab>jj<Enter>/tree<Enter>");
    session.press("<Esc>");
    assert_eq!(
        (
            session.open().view.filter_text.as_str(),
            session.open().view.group
        ),
        ("", 2)
    );
    session.press("<Esc>");
    assert_eq!(session.open().view.group, 0);
}

#[test]
fn the_selected_row_stays_selected_while_the_table_changes_around_it() {
    let mut session = Session::demo(120, 40);
    session.press("jjj");
    let name = session.selected_name().to_owned();
    session.press("n");
    assert_eq!(session.selected_name(), name);
    session.press(&format!("/{name}<Enter>"));
    assert_eq!(session.selected_name(), name);
    session.press("<Esc>n");
    assert_eq!(session.selected_name(), name);
}

#[test]
fn rows_that_are_not_significant_are_shown_dimmed_and_hidden_with_a_count() {
    let mut session = Session::demo(120, 40);
    let all = session.open().view.shown.len();
    let is_noise = |session: &Session, row: usize| {
        session.open().comparison.rows[row].time.change() == Change::NotSignificant
    };
    let noise = session
        .open()
        .view
        .shown
        .iter()
        .filter(|&&row| is_noise(&session, row))
        .count();
    assert!(noise > 0, "the sample has such rows");
    session.press("n");
    assert_eq!(session.open().view.shown.len(), all - noise);
    assert!(
        session
            .text()
            .contains(&format!("{noise} not significant (n)"))
    );
    assert_eq!(
        session.open().view.verdict.rows,
        all,
        "what is hidden still counts in the verdict"
    );
}

#[test]
fn every_column_sorts_both_ways_and_shows_its_arrow() {
    let mut session = Session::demo(96, 24);
    let keys = "nfhrmildcqbtuvgpa".chars();
    for (key, column) in keys.zip([
        Column::Benchmark,
        Column::Reference,
        Column::Head,
        Column::Ratio,
        Column::Other,
        Column::Interval,
        Column::Influence,
        Column::Shape,
        Column::EffectToNoise,
        Column::Q,
        Column::Probability,
        Column::Tags,
        Column::ReferenceCv,
        Column::HeadCv,
        Column::Significance,
        Column::P,
        Column::AbsRatio,
    ]) {
        let title = column.title(Metric::Time);
        session.press(&format!("s{key}"));
        let names = |session: &Session| -> Vec<String> {
            session
                .shown_names()
                .iter()
                .map(|name| (*name).to_owned())
                .collect()
        };
        let first = names(&session);
        let arrows = |text: &str| {
            (
                text.contains(&format!("{title}▼")),
                text.contains(&format!("{title}▲")),
            )
        };
        let (down, up) = arrows(&session.text());
        assert!(down ^ up, "{title}: {}", session.text());
        session.press("S");
        assert_eq!(arrows(&session.text()), (up, down), "{title}");
        assert_ne!(names(&session), first, "{title}");
        session.press("S");
        assert_eq!(names(&session), first, "{title}: twice reversed");
    }
}

#[test]
fn the_row_on_which_the_mean_hangs_is_one_sort_away() {
    let mut session = Session::demo(120, 40);
    session.press("sl");
    let pull = |place: usize| {
        session.open().view.influences[session.open().view.shown[place]]
            .expect("every row has a pull")
    };
    assert!(
        (1..session.open().view.shown.len())
            .all(|place| pull(place - 1).abs() >= pull(place).abs())
    );
    let expected = pull(0);
    let before = session
        .open()
        .view
        .verdict
        .pyperf_mean
        .expect("there are rows");
    session.press("x");
    let after = session
        .open()
        .view
        .verdict
        .pyperf_mean
        .expect("there are rows");
    assert!(
        (before / after - 1.0 - expected).abs() < 1e-12,
        "{before} {after} {expected}"
    );
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
        session.press("j");
    }
    session.press("k");
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
fn an_open_benchmark_is_read_to_its_end_and_taken_out_of_the_numbers() {
    let mut session = Session::demo(80, 24);
    let whole = session.open().view.verdict.clone();
    session.press("<Enter>G");
    let end = session.text();
    assert!(end.contains("↑ (Ctrl-u)"), "{end}");
    session.press("jk");
    assert_eq!(session.text(), end, "the place is kept while walking");
    session.press("gx");
    assert!(session.text().contains("× out of every number"));
    assert_eq!(session.open().view.verdict.rows, whole.rows - 1);
    session.press("x<Esc>/-is:excluded<Enter><Enter>x");
    assert_eq!(session.open().view.shown.len(), whole.rows - 1);
}

#[test]
fn an_open_benchmark_says_why_it_is_grey() {
    let mut session = Session::demo(120, 40);
    session.press("/-is:significant<Enter><Enter>");
    let text = session.text();
    let words = text
        .replace(['│', '\n'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        words.contains("so it is grey: the difference may be noise"),
        "{text}"
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
    session.press("iG");
    let last = session.text();
    assert!(last.contains('▸') && last.contains("timer"), "{last}");
    session.press("q");
    assert!(session.text().contains("Benchmarks by ratio"));
}

#[test]
fn the_lists_of_the_files_are_walked_and_enter_opens_a_benchmark() {
    let mut session = Session::demo(80, 24);
    session.press("i");
    let comparability = session.open().comparison.comparability();
    let first = (0..comparability.item_count())
        .find(|&item| {
            let listed = comparability.listed(item);
            listed.is_some_and(|(_, benchmark)| benchmark.row.is_some())
        })
        .expect("the sample has unstable benchmarks");
    let name = |session: &Session, item: usize| {
        let comparability = session.open().comparison.comparability();
        let (_, benchmark) = comparability.listed(item).expect("a benchmark");
        benchmark.name.clone()
    };
    session.press(&"j".repeat(first));
    assert!(
        session
            .text()
            .contains(&format!("▸ {}", name(&session, first))),
        "{}",
        session.text()
    );
    session.press("<Enter>");
    let title =
        |session: &mut Session| session.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(title(&mut session).contains(&name(&session, first)));
    session.press("j");
    assert!(
        title(&mut session).contains(&name(&session, first + 1)),
        "the next of the list"
    );
    session.press("k<Esc>");
    let place = (session.app.screen(), session.open().item);
    let back = (ScreenKind::Files, first);
    assert_eq!(place, back, "back to where it was");
    // Whatever is walked to is seen.
    for _ in 0..session.open().comparison.comparability().item_count() {
        assert!(session.text().contains('▸'), "{}", session.text());
        session.press("j");
    }
}

#[test]
fn a_benchmark_of_one_file_only_cannot_be_opened_and_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    let reference = suite(&folder, "ref.json", &names(&["a", "gone"]), 1.0);
    let head = suite(&folder, "head.json", &names(&["a"]), 1.0);
    let results = Results::of_suites(reference, head, Config::default());
    let mut session = Session::new(results, (80, 24));
    session.press("i<Enter>");
    assert!(
        session.text().contains("▸ gone") && session.text().contains("20 values"),
        "{}",
        session.text()
    );
    assert!(session.text().contains("stands in one file only"));
}

#[test]
fn warm_ups_stand_among_the_values_on_request() {
    let mut session = Session::demo(120, 40);
    session.press("<Enter>");
    let values = |session: &mut Session| {
        let text = session.text();
        let mut lines = text
            .lines()
            .skip_while(|line| !line.contains("In run order"));
        let line = lines.nth(1).expect("the reference's values").to_owned();
        line.chars()
            .filter(|character| "▁▂▃▄▅▆▇█".contains(*character))
            .count()
    };
    let without = values(&mut session);
    session.press("w");
    assert!(values(&mut session) > without, "{}", session.text());
    assert!(session.text().contains("with warm-ups"));
    assert!(
        session.text().contains("  warm-ups    w"),
        "not by colour alone: {}",
        session.text()
    );
    session.press("w");
    assert_eq!(values(&mut session), without);
}

#[test]
fn help_begins_with_the_keys_of_the_screen_it_was_asked_from_and_leads_back() {
    for (keys, title, back) in [
        ("", "Browsing", ScreenKind::Comparison),
        ("<Enter>", "With a benchmark open", ScreenKind::Benchmark),
        ("i", "With the files open", ScreenKind::Files),
        ("s", "In the sort menu", ScreenKind::Sort),
        ("c", "In the chooser of columns", ScreenKind::Columns),
    ] {
        let mut session = Session::demo(80, 24);
        session.press(keys);
        session.press("?");
        let text = session.text();
        assert!(
            text.lines().nth(2).is_some_and(|line| line.contains(title)),
            "{text}"
        );
        session.press("?");
        assert_eq!(session.app.screen(), back);
    }
    let mut session = Session::demo(80, 24);
    session.press("/tree<F1>");
    assert!(session.text().contains("While filtering"));
    session.press("<Esc>");
    assert_eq!(session.open().view.filter_text, "tree");
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
fn columns_are_hidden_ordered_scrolled_and_brought_back() {
    let mut session = Session::demo(200, 50);
    let heads = |session: &mut Session| {
        session
            .text()
            .lines()
            .nth(2)
            .expect("the head of the table")
            .to_owned()
    };
    let all = heads(&mut session);
    session.press("c");
    session.press("jjj <Esc>");
    assert!(!heads(&mut session).contains("Memory"));
    session.press("cjjjjjjKKKKKK<Esc>");
    let moved = heads(&mut session);
    assert!(moved.find("Pull") < moved.find("Reference"), "{moved}");
    session.press("cr<Esc>");
    assert_eq!(heads(&mut session), all);
    session.press("llll");
    let scrolled = heads(&mut session);
    assert!(
        scrolled.contains("Benchmark") && !scrolled.contains("Ratio▼"),
        "{scrolled}"
    );
    assert!(scrolled.contains("95% CI"), "{scrolled}");
    session.press(&"l".repeat(40));
    assert!(
        heads(&mut session).contains("|Ratio|"),
        "the last column stays: {}",
        session.text()
    );
    session.press(&"h".repeat(40));
    assert_eq!(heads(&mut session), all);
}

#[test]
fn sorting_by_ratio_puts_the_worst_slowdown_first() {
    let session = Session::demo(120, 40);
    let ratios: Vec<f64> = session
        .open()
        .view
        .shown
        .iter()
        .map(|&row| session.open().comparison.rows[row].time.ratio)
        .collect();
    assert!(ratios.is_sorted_by(|a, b| a >= b), "{ratios:?}");
}

#[test]
fn the_sort_menu_and_the_help() {
    let mut session = Session::demo(80, 24);
    session.press("sj");
    session.press("<Esc>?");
    session.press("G");
    let end = session.text();
    session.press("jjj");
    assert_eq!(session.text(), end, "the help ends at its end");
    session.press("k");
    assert_ne!(session.text(), end, "and moves at once from there");
    session.press("?");
    assert!(session.text().contains("Benchmarks by ratio"));
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
        let text = session.text();
        let hidden = |character: char| {
            character != '\n'
                && (character.is_control() || "\u{202e}\u{200b}\u{e0041}".contains(character))
        };
        assert!(!text.contains(hidden), "{keys}: {text:?}");
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
    let rows: Vec<u16> = (3..8).collect();
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
