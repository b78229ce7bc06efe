//! Looks up key bindings in the list.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use super::binding::Binding;
use super::list::BINDINGS;
use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::screen::{Focus, ScreenAction, ScreenKind, TextAction};

/// The action for a key event; `None` if there is none.
#[must_use]
pub fn lookup(event: &KeyEvent, focus: Focus) -> Option<Action> {
    let key = Key::of(event)?;
    let bound = |key| available(focus).find(|binding| binding.keys.contains(&key));
    match (bound(key).or_else(|| bound(key.without_shift())), key) {
        (Some(binding), _) => Some(binding.action),
        (None, Key::Char(character)) if focus.screen.takes_text() => Some(insert(character)),
        (None, _) => None,
    }
}

/// The message about a key that means nothing here, raw; `None` for what is not a key of its own, such as a modifier.
#[must_use]
pub fn no_meaning(event: &KeyEvent, focus: Focus) -> Option<String> {
    let name = name(event)?;
    let elsewhere = |key: Key| of_screen(focus.screen).any(|binding| binding.keys.contains(&key));
    if focus.pane.is_some() && Key::of(event).is_some_and(elsewhere) {
        let back = match focus.screen {
            ScreenKind::Results => "Tab",
            _ => "Enter",
        };
        return Some(format!("{name} is for the table; {back} goes there"));
    }
    let is_help = |binding: &&Binding| binding.action == Action::Open(ScreenKind::Help);
    let help = available(focus)
        .find(is_help)
        .and_then(|help| help.keys.first());
    let advice = help.map_or(String::new(), |key| format!("; {key} lists the keys"));
    Some(format!("{name} has no meaning here{advice}"))
}

/// A key as a message names it.
fn name(event: &KeyEvent) -> Option<String> {
    if let KeyCode::Null | KeyCode::Modifier(_) = event.code {
        return None;
    }
    let without_alt = KeyEvent::new(event.code, event.modifiers - KeyModifiers::ALT);
    let is_named = |key: &Key| !matches!(key, Key::Code(_)) || key.to_string() != "?";
    let key = Key::of(&without_alt).filter(is_named);
    let alt = if event.modifiers.contains(KeyModifiers::ALT) {
        "Alt-"
    } else {
        ""
    };
    Some(match key {
        Some(Key::Char(character)) if character != ' ' => format!("'{alt}{character}'"),
        Some(key) => format!("{alt}{key}"),
        None => "this key".to_owned(),
    })
}

/// The bindings that apply where the keys go, in the order of the help.
pub fn available(focus: Focus) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.applies(focus))
}

/// The first binding with an action, on any screen.
#[must_use]
pub fn of_action(action: Action) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.action == action)
}

/// The bindings of a screen, in all of its panes, in the order of the help.
pub fn of_screen(screen: ScreenKind) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.screens.contains(&screen))
}

fn insert(character: char) -> Action {
    let request = InputRequest::InsertChar(character);
    Action::Screen(ScreenAction::Text(TextAction::Edit(request)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::state::Pane;
    use crossterm::event::ModifierKeyCode;

    /// Every screen, and every pane of those that have several.
    fn every_focus() -> impl Iterator<Item = Focus> {
        let panes = [
            (ScreenKind::Comparison, Pane::Table),
            (ScreenKind::Comparison, Pane::Groups),
            (ScreenKind::Comparison, Pane::Verdict),
            (ScreenKind::Results, Pane::Table),
            (ScreenKind::Results, Pane::Groups),
            (ScreenKind::Results, Pane::Verdict),
        ];
        let has_panes = move |kind: ScreenKind| panes.iter().any(|(screen, _)| *screen == kind);
        let screens = ScreenKind::ALL.iter().copied();
        let others = screens.filter(move |&screen| !has_panes(screen));
        let pane = |(screen, pane)| Focus {
            is_nested: false,
            has_heads: false,
            screen,
            pane: Some(pane),
        };
        others.map(Focus::from).chain(panes.map(pane))
    }

    #[test]
    fn no_key_means_two_things() {
        for focus in every_focus() {
            let mut seen: Vec<Key> = Vec::new();
            for key in available(focus).flat_map(|binding| binding.keys.iter()) {
                assert!(!seen.contains(key), "{key} is bound twice in {focus:?}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn a_key_without_a_meaning_is_named_unless_it_is_a_modifier() {
        let told = |code, modifiers, screen: ScreenKind| {
            no_meaning(&KeyEvent::new(code, modifiers), screen.into())
        };
        let (none, files) = (KeyModifiers::NONE, ScreenKind::Files);
        for (code, modifiers, screen, expected) in [
            (
                KeyCode::Char('z'),
                none,
                files,
                "'z' has no meaning here; ? lists the keys",
            ),
            (
                KeyCode::F(5),
                none,
                files,
                "F5 has no meaning here; ? lists the keys",
            ),
            (
                KeyCode::Char('x'),
                KeyModifiers::CONTROL,
                ScreenKind::Filter,
                "Ctrl-x has no meaning here; F1 lists the keys",
            ),
            (
                KeyCode::Char('x'),
                KeyModifiers::ALT,
                files,
                "'Alt-x' has no meaning here; ? lists the keys",
            ),
            (
                KeyCode::Char(' '),
                none,
                ScreenKind::Overwrite,
                "Space has no meaning here",
            ),
            (
                KeyCode::CapsLock,
                none,
                ScreenKind::Overwrite,
                "this key has no meaning here",
            ),
        ] {
            assert_eq!(told(code, modifiers, screen).as_deref(), Some(expected));
        }
        let shift = KeyCode::Modifier(ModifierKeyCode::LeftShift);
        assert_eq!(told(shift, KeyModifiers::SHIFT, files), None);
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
            let is_prompt = matches!(
                screen,
                ScreenKind::Filter
                    | ScreenKind::ListFilter
                    | ScreenKind::TrendFilter
                    | ScreenKind::Export
                    | ScreenKind::Palette
                    | ScreenKind::HelpSearch
            );
            let expected = is_prompt.then(|| insert('é'));
            assert_eq!(lookup(&event, screen.into()), expected, "{screen:?}");
        }
    }

    #[test]
    fn letters_are_text_while_filtering() {
        let press =
            |code, modifiers| lookup(&KeyEvent::new(code, modifiers), ScreenKind::Filter.into());
        let typed = |character| Some(insert(character));
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::NONE), typed('q'));
        assert_eq!(press(KeyCode::Char('Q'), KeyModifiers::SHIFT), typed('Q'));
        let interrupt = press(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(interrupt, Some(Action::Interrupt));
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
