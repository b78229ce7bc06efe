//! What keys do in a menu of entries, of which one is picked.

use super::action::ScreenAction;

/// What a key did in a menu.
pub(super) enum Picked {
    /// Another entry may be selected, and the menu stays.
    Nothing,
    /// The menu is left.
    Leave,
    /// The entry at this place is picked, and the menu is left. There is no such entry if the menu is empty.
    Entry(usize),
}

/// Carries out an action in a menu of `count` entries.
pub(super) fn pick(action: ScreenAction, selected: &mut usize, count: usize) -> Picked {
    match action {
        ScreenAction::Back => return Picked::Leave,
        ScreenAction::Accept => return Picked::Entry((*selected).min(count.saturating_sub(1))),
        ScreenAction::Move(motion) => *selected = motion.apply(*selected, count, count),
        ScreenAction::Agree
        | ScreenAction::Text(_)
        | ScreenAction::Benchmark(_)
        | ScreenAction::SortBy(_)
        | ScreenAction::Table(_)
        | ScreenAction::Timeline(_)
        | ScreenAction::Columns(_)
        | ScreenAction::Help(_)
        | ScreenAction::Results(_)
        | ScreenAction::Click(_) => {}
    }
    Picked::Nothing
}
