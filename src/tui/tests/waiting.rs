//! What is shown while the program waits.

use std::sync::Arc;
use std::time::Duration;

use super::super::{ScreenKind, Waiting};
use super::*;
use crate::suite::{LoadOptions, Progress, Source};

/// The progress of reading a file of two benchmarks.
fn progress() -> Arc<Progress> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("ref.json");
    let benchmarks = ["a", "b"].map(|name| benchmark(name, 1.0, 1 << 20));
    let document = json!({"version": "1.0", "benchmarks": benchmarks});
    std::fs::write(&path, document.to_string()).expect("the folder is writable");
    let options = LoadOptions::default();
    let progress = Arc::clone(&options.progress);
    Source::Path(path).load(&options).expect("it is valid");
    progress
}

#[test]
fn while_results_are_loaded_the_first_line_tells_how_far() {
    let mut screen = Screen::of(App::loading(progress()), (60, 3));
    let text = "reading (q quits): 0 MiB, 2 benchmarks so far";
    assert_eq!(screen.lines(), [text, "", ""]);
    assert_eq!(screen.app.progress_text().as_deref(), Some(text));
    let interval = screen.app.progress_interval();
    assert_eq!(interval, Some(Duration::from_millis(100)));
    screen.app.stop_waiting();
    assert_eq!(
        screen.app.screen(),
        ScreenKind::Waiting,
        "there is no other"
    );
    screen.size = (20, 1);
    assert_eq!(screen.lines(), ["reading (q quits): …"]);
}

#[test]
fn a_tour_that_begins_while_results_are_loaded_asks_for_no_way_back() {
    let mut screen = Screen::of(App::loading(progress()), (80, 24));
    screen.app.start_tour();
    screen.lines();
    let loaded = OpenComparison::new(many(3)).expect("they share benchmarks");
    screen.app.loaded(loaded, None);
    let text = screen.lines().join(" ");
    assert!(text.contains("What got slower? f lists"), "{text}");
}

#[test]
fn what_was_loaded_is_shown_with_the_benchmark_that_was_asked_for() {
    let open = || OpenComparison::new(many(3)).expect("they share benchmarks");
    let mut screen = Screen::of(App::loading(progress()), (80, 24));
    screen.app.loaded(open(), None);
    assert_eq!(screen.app.screen(), ScreenKind::Comparison);
    assert_eq!(screen.app.progress_text(), None);
    assert_eq!(screen.app.progress_interval(), None);
    screen.app.loaded(open(), Some(2));
    assert_eq!(screen.app.benchmark(), Some(2));
    screen.send(ESC);
    assert_eq!(screen.app.screen(), ScreenKind::Comparison);
    assert_eq!(screen.selected_name(), "b02");
}

#[test]
fn what_is_waited_for_takes_the_place_of_the_keys_until_it_is_over() {
    for (waiting, text, cancelled) in [
        (
            Waiting::Writing("x\u{1b}y.md".to_owned()),
            "writing (Esc cancels, q quits): x^[y.md",
            "export cancelled: x^[y.md was not written",
        ),
        (
            Waiting::AskingTmux,
            "asking tmux whether it lets copies through (Esc cancels, q quits)",
            "Not copied: cancelled",
        ),
        (
            Waiting::Reloading(progress()),
            "reading (Esc cancels, q quits): 0 MiB, 2 benchmarks so far",
            "reload cancelled; these are still the old results",
        ),
        (
            Waiting::ReadingHistory(progress()),
            "reading the history (Esc cancels, q quits): 0 MiB, 2 benchmarks so far",
            "cancelled; the history was not read",
        ),
    ] {
        let mut screen = Screen::new(many(3), (80, 24));
        let before = screen.lines();
        let has_progress = matches!(waiting, Waiting::Reloading(_) | Waiting::ReadingHistory(_));
        screen.app.wait_for(waiting);
        let during = screen.lines();
        assert!(screen.app.is_waiting());
        assert_eq!(screen.app.progress_text().is_some(), has_progress);
        assert_eq!(during[..23], before[..23], "the table stays");
        assert_eq!(during[23], text);
        screen.send("j");
        assert!(screen.app.is_waiting());
        screen.send(ESC);
        assert!(!screen.app.is_waiting());
        assert_eq!(screen.lines()[22], cancelled);
        screen.app.stop_waiting();
        assert_eq!(screen.app.screen(), ScreenKind::Comparison);
    }
}
