//! The keys of the tour. No screen has them, and no prompt takes them as text.

use crossterm::event::KeyEvent;

use crate::tui::keys::Key;

/// What the user wants of the tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TourAction {
    /// Goes on to the next stop, back at the table.
    Next,
    /// Ends the tour.
    End,
}

/// The keys, each with its action and its word in the strip.
pub(super) const KEYS: [(Key, TourAction, &str); 2] = [
    (Key::Ctrl('t'), TourAction::Next, "next"),
    (Key::Ctrl('x'), TourAction::End, "end"),
];

/// The action for a key event; `None` if it is for the screen.
#[must_use]
pub fn lookup(event: &KeyEvent) -> Option<TourAction> {
    let pressed = Key::of(event)?;
    let bound = KEYS.iter().find(|(key, ..)| *key == pressed);
    bound.map(|(_, action, _)| *action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::available;
    use crate::tui::screen::ScreenKind;

    #[test]
    fn no_screen_has_a_key_of_the_tour() {
        for &screen in ScreenKind::ALL {
            let bindings = available(screen.into());
            let used: Vec<Key> = bindings.flat_map(|it| it.keys.to_vec()).collect();
            for (key, ..) in KEYS {
                assert!(!used.contains(&key), "{key} has a meaning in {screen:?}");
                // A prompt would type it.
                assert!(matches!(key, Key::Ctrl(_)));
            }
        }
    }
}
