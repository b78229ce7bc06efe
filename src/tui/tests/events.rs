//! What events of the terminal do.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::super::{ScreenKind, Target};
use super::*;
use crate::tui::{Action, Pane, ScreenAction};

#[test]
fn a_click_selects_a_row_and_the_wheel_scrolls() {
    let mut screen = Screen::new(many(10), (100, 30));
    let first = screen.line_of("▸●  b00");
    screen.click(5, first + 3);
    assert_eq!(screen.selected_name(), "b03");
    screen.send("\x1b[<65;5;5M");
    assert_eq!(screen.selected_name(), "b06");
    screen.send("\x1b[<64;5;5M\x1b[<64;5;5M");
    assert_eq!(screen.selected_name(), "b00");
    screen.click(0, 0);
    assert_eq!(screen.selected_name(), "b00", "nothing is there");
}

#[test]
fn a_click_on_a_row_that_is_gone_selects_nothing_else() {
    let mut screen = Screen::new(many(3), (100, 30));
    screen.send("j");
    for place in [3, 7] {
        let click = ScreenAction::Click(Target::Row(place));
        screen.app.update(Action::Screen(click));
        assert_eq!(screen.selected_name(), "b01");
    }
    let click = ScreenAction::Click(Target::Row(2));
    screen.app.update(Action::Screen(click));
    assert_eq!(screen.selected_name(), "b02", "the last one is still there");
}

#[test]
fn a_click_on_the_selected_row_opens_it_only_from_the_table() {
    let mut screen = Screen::new(many(3), (100, 30));
    screen.send(SHIFT_TAB);
    assert_eq!(screen.open().focus, Pane::Verdict);
    let first = screen.line_of("▸●  b00");
    screen.click(5, first);
    let now = (screen.app.screen(), screen.open().focus);
    assert_eq!(now, (ScreenKind::Comparison, Pane::Table));
    screen.click(5, first);
    assert_eq!(screen.app.screen(), ScreenKind::Benchmark);
}

#[test]
fn what_is_pasted_is_typed_into_a_prompt_and_acts_as_no_key() {
    let mut screen = Screen::new(many(10), (100, 30));
    screen.send("\x1b[200~jq\x1b[201~");
    assert_eq!(screen.selected_name(), "b00");
    screen.send("/b\x1b[200~07\x1b[201~");
    assert_eq!(screen.open().view.filter_text, "b07");
}

#[test]
fn a_key_without_a_meaning_says_so_where_no_text_is_typed() {
    let mut screen = Screen::new(many(10), (100, 30));
    screen.send("z");
    let message = "'z' has no meaning here; ? lists the keys";
    assert!(screen.text().contains(message), "{}", screen.text());
    screen.send("j");
    assert!(!screen.text().contains(message), "the next key clears it");
    screen.send("/z");
    assert_eq!(screen.open().view.filter_text, "z");
    assert_eq!(screen.app.message, None, "it was typed");
    screen.send("\x1b[<2;5;5M");
    assert_eq!(screen.app.message, None, "a button of the mouse is no key");
}

#[test]
fn a_key_for_benchmarks_does_nothing_in_another_pane_and_says_where_it_works() {
    let mut screen = Screen::new(many(10), (100, 30));
    for (pane, keys) in [(Pane::Groups, "\t"), (Pane::Verdict, "\t")] {
        screen.send(keys);
        assert_eq!(screen.open().focus, pane);
        let before = screen.open().view.verdict.clone();
        screen.send("x");
        assert_eq!(screen.open().view.verdict, before);
        assert_eq!(
            screen.app.message.as_deref(),
            Some("'x' is for the table; Enter goes there")
        );
    }
    screen.send("\rx");
    assert!(screen.open().view.excluded.contains(&0));
}

#[test]
fn a_key_acts_when_it_is_pressed_or_repeated_but_not_when_it_is_released() {
    let mut screen = Screen::new(many(10), (100, 30));
    for (kind, name) in [
        (KeyEventKind::Press, "b01"),
        (KeyEventKind::Release, "b01"),
        (KeyEventKind::Repeat, "b02"),
    ] {
        let key = KeyCode::Char('j');
        let key = KeyEvent::new_with_kind(key, KeyModifiers::NONE, kind);
        handle(&mut screen.app, &Event::Key(key), &screen.state);
        assert_eq!(screen.selected_name(), name, "{kind:?}");
    }
}
