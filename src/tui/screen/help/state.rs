//! Which page of the help is shown, how far it is scrolled, and what is searched for.

use strum::VariantArray;

use crate::tui::screen::action::HelpPage;
use crate::tui::screen::scroll::Scroll;

/// The help.
#[derive(Debug, Default)]
pub struct HelpState {
    /// The page.
    pub page: HelpPage,
    /// The scroll position.
    pub scroll: Scroll,
    /// The text that is searched for; raw, empty if there is none.
    pub search: String,
    /// The entry that was found last.
    pub found: Option<Place>,
    /// Whether the next frame scrolls to that entry.
    pub is_new: bool,
}

/// The place of an entry in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its page.
    pub page: HelpPage,
    /// Its index among all entries of the page.
    pub entry: usize,
}

impl HelpState {
    /// Shows a page from its beginning.
    pub(in crate::tui::screen) fn show(&mut self, page: HelpPage) {
        self.page = page;
        self.scroll = Scroll::default();
        self.found = None;
    }

    /// Shows the page that is `steps` pages further.
    pub(super) fn turn(&mut self, steps: usize) {
        let pages = HelpPage::VARIANTS;
        let place = pages.iter().position(|&page| page == self.page);
        self.show(pages[(place.unwrap_or(0) + steps) % pages.len()]);
    }

    /// Goes to an entry.
    pub(super) fn go_to(&mut self, place: Place) {
        if place.page != self.page {
            self.show(place.page);
        }
        self.found = Some(place);
        self.is_new = true;
    }
}
