//! The other screens: the help, the files and the prompts.

use super::benchmark::two_modes;
use super::*;
use crate::tui::{Exported, ScreenKind};

#[test]
fn a_screen_that_covers_the_table_has_none_of_its_clicks() {
    for keys in ["\r", "i", "?"] {
        let mut screen = Screen::new(many(4), (80, 24));
        assert!(!screen.state.targets.is_empty());
        screen.send(keys);
        assert!(screen.state.targets.is_empty(), "{keys}");
    }
}

#[test]
fn the_help_has_each_part_once_and_the_screens_own_keys_first() {
    for (keys, first) in [
        ("?", ScreenKind::Comparison),
        ("\r?", ScreenKind::Benchmark),
    ] {
        let mut screen = Screen::new(many(4), (120, 400));
        screen.send(keys);
        let lines = screen.lines();
        let titles = ScreenKind::ALL
            .iter()
            .map(|kind| format!("│{} ", kind.title()));
        for title in titles {
            let count = lines.iter().filter(|line| line.starts_with(&title)).count();
            assert_eq!(count, 1, "{title}");
        }
        assert!(
            lines[2].starts_with(&format!("│{} ", first.title())),
            "{}",
            lines[2]
        );
    }
}

/// The line of the selected item.
fn line_of_file(screen: &mut Screen) -> String {
    let lines = screen.lines();
    let selected = lines.into_iter().find(|line| line.starts_with("│▸"));
    selected.expect("an item is selected")
}

#[test]
fn the_files_are_seen_again_from_their_first_line() {
    let mut screen = Screen::new(two_modes(), (80, 14));
    screen.send("i");
    let first = screen.text();
    screen.send("G");
    assert_ne!(screen.text(), first);
    screen.send("g");
    assert_eq!(screen.text(), first);
    assert!(line_of_file(&mut screen).starts_with("│▸ · timers differ: t1 → t2"));
    screen.send("j");
    screen.size = (40, 30);
    let label = line_of_file(&mut screen);
    assert_eq!(label, "│▸ a            head: the standard     │");
}

#[test]
fn a_prompt_that_is_empty_is_left_by_enter_or_by_erasing() {
    let mut screen = Screen::new(many(4), (80, 24));
    assert_eq!(screen.send("e\x15\r"), Effect::None);
    assert_eq!(screen.app.screen(), ScreenKind::Comparison);
    screen.send("/b\x7f");
    assert_eq!(screen.app.screen(), ScreenKind::Filter);
    screen.send("\x7f");
    assert_eq!(screen.app.screen(), ScreenKind::Comparison);
}

#[test]
fn the_question_whether_to_overwrite_leaves_room_for_its_answers() {
    let mut screen = Screen::new(many(4), (60, 24));
    screen.send("e");
    let file = "a-very-long-name-of-a-file-in-a-folder.md".to_owned();
    screen.app.exported(file, Exported::Exists);
    let line = "a-very-long-name-of-a-file-in…y overwrite  n another name";
    assert_eq!(screen.lines()[23], line);
}
