//! Looks up key bindings in the list.

use std::fmt::Write;

use crossterm::event::KeyEvent;
use tui_input::InputRequest;

use super::binding::Binding;
use super::list::BINDINGS;
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::screen::{ScreenAction, ScreenKind, TextAction};

/// The action for a key event on a screen; `None` if there is none.
#[must_use]
pub fn lookup(event: &KeyEvent, screen: ScreenKind) -> Option<Action> {
    let key = Key::of(event)?;
    let bound = |key| of_screen(screen).find(|binding| binding.keys.contains(&key));
    match (bound(key).or_else(|| bound(key.without_shift())), key) {
        (Some(binding), _) => Some(binding.action),
        (None, Key::Char(character)) if screen.takes_text() => Some(insert(character)),
        (None, _) => None,
    }
}

/// The bindings of a screen, in the order of the help.
pub fn of_screen(screen: ScreenKind) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.screens.contains(&screen))
}

/// The key table as Markdown, for the README.
#[must_use]
pub fn markdown_table() -> String {
    let mut text = String::from("| key | what it does |\n| --- | --- |\n");
    // Writing to a String cannot fail.
    for &screen in ScreenKind::ALL {
        let _ = writeln!(text, "| **{}** | |", screen.title());
        for binding in of_screen(screen) {
            let keys = binding.keys.iter().map(|key| format!("`{key}`"));
            let keys = keys.collect::<Vec<_>>().join(" ");
            let _ = writeln!(text, "| {keys} | {} |", binding.words);
        }
    }
    text
}

fn insert(character: char) -> Action {
    let request = InputRequest::InsertChar(character);
    Action::Screen(ScreenAction::Text(TextAction::Edit(request)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    #[test]
    fn no_key_means_two_things() {
        for &screen in ScreenKind::ALL {
            let mut seen: Vec<Key> = Vec::new();
            for key in of_screen(screen).flat_map(|binding| binding.keys.iter()) {
                assert!(!seen.contains(key), "{key} is bound twice in {screen:?}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_key_has_a_name() {
        for key in BINDINGS.iter().flat_map(|binding| binding.keys.iter()) {
            let is_named = *key == Key::Char('?') || !key.to_string().contains('?');
            assert!(is_named, "{key:?}");
        }
    }

    #[test]
    fn every_screen_can_be_left_by_a_key() {
        for &screen in ScreenKind::ALL {
            let leaves = |binding: &Binding| {
                matches!(
                    binding.action,
                    Action::Quit | Action::Screen(ScreenAction::Back)
                )
            };
            assert!(of_screen(screen).any(leaves), "{screen:?}");
        }
    }

    #[test]
    fn a_character_that_is_no_key_is_typed_only_where_text_is_asked_for() {
        let event = KeyEvent::new(KeyCode::Char('é'), KeyModifiers::NONE);
        for &screen in ScreenKind::ALL {
            let is_prompt = matches!(screen, ScreenKind::Filter | ScreenKind::Export);
            let expected = is_prompt.then(|| insert('é'));
            assert_eq!(lookup(&event, screen), expected, "{screen:?}");
        }
    }

    #[test]
    fn letters_are_text_while_filtering() {
        let press = |code, modifiers| lookup(&KeyEvent::new(code, modifiers), ScreenKind::Filter);
        let typed = |character| Some(insert(character));
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::NONE), typed('q'));
        assert_eq!(press(KeyCode::Char('Q'), KeyModifiers::SHIFT), typed('Q'));
        let interrupt = press(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(interrupt, Some(Action::Interrupt));
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
