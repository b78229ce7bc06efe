//! A benchmark that is open, and the files with their lists of benchmarks.

mod support;

use benchlens::bench_runner::Config;
use benchlens::results::Results;
use benchlens::tui::ScreenKind;
use support::session::{Session, suite};

#[test]
fn an_open_benchmark_is_read_to_its_end_and_excluded_from_the_numbers() {
    let mut session = Session::demo(80, 24);
    let whole = session.open().view.verdict.clone();
    session.press("<Enter>G");
    let end = session.text();
    assert!(end.contains("↑ (Ctrl-u)"), "{end}");
    session.press("nN");
    assert_eq!(session.text(), end, "the scroll position is kept");
    session.press("gx");
    assert!(session.text().contains("× excluded"));
    assert_eq!(session.open().view.verdict.rows, whole.rows - 1);
    session.press("x<Esc>/-is:excluded<Enter><Enter>x");
    assert_eq!(session.open().view.shown.len(), whole.rows - 1);
}

#[test]
fn letters_and_arrows_scroll_an_open_benchmark_alike() {
    let mut session = Session::demo(80, 24);
    session.press("<Enter>");
    let name = session.selected_name().to_owned();
    let top = session.text();
    session.press("jj");
    let below = session.text();
    assert_ne!(below, top);
    assert_eq!(session.selected_name(), name, "it is the same benchmark");
    session.press("<Up><Up>");
    assert_eq!(session.text(), top);
    session.press("<Down><Down>");
    assert_eq!(session.text(), below);
    session.press("kk");
    assert_eq!(session.text(), top);
}

/// The text of the screen as one line, so that it does not matter where it is wrapped.
fn words(session: &mut Session) -> String {
    let text = session.text().replace('│', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_open_benchmark_begins_with_the_conclusion() {
    let mut session = Session::demo(80, 24);
    session.press("/-is:significant<Enter><Enter>");
    let text = session.text();
    let first = text.lines().nth(2).unwrap_or_default();
    let same = "│ Same: no significant difference (|t| = ";
    assert!(first.starts_with(same), "{text}");
    session.press("G");
    let words = words(&mut session);
    assert!(
        words.contains("degrees of freedom: not significant"),
        "{words}"
    );
}

#[test]
fn the_first_page_has_the_conclusion_the_warnings_and_the_distributions() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut session = Session::demo(width, height);
        session.press("<Enter>");
        for _ in 0..session.open().view.shown.len() {
            let text = session.text();
            // The line below the distributions has both ends of their axis.
            let lines = text
                .lines()
                .skip_while(|line| !line.starts_with("│ Distributions"));
            let head = lines.skip(1).position(|line| line.starts_with("│ head "));
            assert!(head.is_some_and(|curves| curves >= 4), "{text}");
            if width >= 120 {
                for label in [
                    "95% CI ",
                    "effect/noise ",
                    "q-value ",
                    "median ",
                    "maximum ",
                ] {
                    assert!(text.contains(label), "{label}: {text}");
                }
            }
            session.press("n");
        }
    }
}

#[test]
fn warm_ups_are_among_the_values_on_request() {
    let mut session = Session::demo(200, 60);
    session.press("<Enter>");
    let values = |session: &mut Session| {
        let text = session.text();
        let lines = text
            .lines()
            .skip_while(|line| !line.contains("In run order"));
        let plot: String = lines.skip(1).take(4).collect();
        plot.chars()
            .filter(|character| "⣀⠤⠒⠉".contains(*character))
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

/// Goes down to the item whose line starts with `label`.
fn select(session: &mut Session, label: &str) {
    let selected = format!("▸ {label}");
    session.press("g");
    for _ in 0..session.open().file_items().len() {
        if session.text().contains(&selected) {
            return;
        }
        session.press("j");
    }
    panic!("{label} is not in {}", session.text());
}

#[test]
fn the_lists_of_the_files_are_walked_and_enter_opens_a_benchmark() {
    let mut session = Session::demo(80, 24);
    session.press("i");
    select(&mut session, "[+] 73 benchmarks (Enter shows them)");
    session.press("<Enter>j");
    let first = session.open().item;
    let name = |session: &Session, item: usize| {
        let comparability = session.open().comparison.comparability();
        let list = comparability.lists.last().expect("some are unstable");
        list.benchmarks[item - first].name.clone()
    };
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
    session.press("n");
    assert!(
        title(&mut session).contains(&name(&session, first + 1)),
        "the next of the list"
    );
    session.press("N<Esc>");
    let place = (session.app.screen(), session.open().item);
    let back = (ScreenKind::Files, first);
    assert_eq!(place, back, "back to where it was");
    // Whatever is walked to is seen.
    for _ in 0..session.open().file_items().len() {
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
    assert!(session.text().contains("present in one file only"));
}

#[test]
fn long_lists_of_the_files_are_collapsed_and_short_ones_are_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let numbered = |start: &str, count: usize| -> Vec<String> {
        (0..count).map(|index| format!("{start}{index}")).collect()
    };
    let reference = [numbered("both", 20), numbered("old", 40)].concat();
    let head = [numbered("both", 20), numbered("new", 5)].concat();
    let reference = suite(&folder, "ref.json", &reference, 1.0);
    let head = suite(&folder, "head.json", &head, 1.0);
    let results = Results::of_suites(reference, head, Config::default());
    let mut session = Session::new(results, (80, 40));
    session.press("i");
    let collapsed = session.text();
    assert!(
        collapsed.contains("Only in the reference (40)"),
        "{collapsed}"
    );
    assert!(collapsed.contains("▸ [+] 40 benchmarks (Enter shows them)"));
    assert!(!collapsed.contains("old0"), "{collapsed}");
    assert!(collapsed.contains("new0") && collapsed.contains("new4"));
    session.press("<Enter>");
    let expanded = session.text();
    assert!(expanded.contains("▸ [-] 40 benchmarks (Enter hides them)"));
    assert!(
        expanded.contains("old0") && expanded.contains("old20"),
        "{expanded}"
    );
    session.press("<Enter>");
    assert_eq!(session.text(), collapsed);
}

#[test]
fn letters_and_arrows_move_alike_in_the_files() {
    let mut letters = Session::demo(80, 24);
    let mut arrows = Session::demo(80, 24);
    letters.press("i");
    arrows.press("i");
    for (letter, arrow) in [("j", "<Down>"), ("j", "<Down>"), ("k", "<Up>")] {
        letters.press(letter);
        arrows.press(arrow);
        assert_eq!(letters.text(), arrows.text());
    }
}
