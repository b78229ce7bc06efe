//! What a screen draws on.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::comparison::Column;
use crate::listing::ListColumn;
use crate::tui::theme::Theme;

/// A frame, and what is needed to draw on it.
pub struct Canvas<'a, 'f> {
    /// The frame that is drawn.
    pub frame: &'a mut Frame<'f>,
    /// Its styles.
    pub theme: &'a Theme,
    /// The state that is kept from one frame to the next.
    pub state: &'a mut FrameState,
}

/// Scroll positions, and what is known only after a frame is drawn.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FrameState {
    /// The first visible row of the table.
    pub table_top: usize,
    /// The first visible group.
    pub groups_top: usize,
    /// The first visible line of the files screen.
    pub files_top: usize,
    /// The first visible result of a tree.
    pub results_top: usize,
    /// The places of the results of a tree that were in view last.
    pub results_seen: Range<usize>,
    /// The first visible line of the facets.
    pub facets_top: usize,
    /// How many lines the active pane shows.
    pub page: usize,
    /// The scroll position that the active pane chose, for example to show a match.
    pub scrolled_to: Option<usize>,
    /// The largest scroll position of the active pane, at which the end of its content is visible.
    pub max_top: usize,
    /// The areas that can be clicked on, and what a click on each of them means.
    pub targets: Vec<(Rect, Target)>,
}

/// What can be clicked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A row, by its place among the shown rows; on the results screen, a result.
    Row(usize),
    /// The header of a column.
    Column(Column),
    /// The header of the ratios of one of several heads, by its place.
    Head(usize),
    /// The header of a column of results.
    ListColumn(ListColumn),
    /// A group; on the results screen, a facet.
    Group(usize),
}

impl FrameState {
    /// Resets what is valid for one frame only.
    pub fn begin(&mut self) {
        self.targets.clear();
        (self.page, self.max_top, self.scrolled_to) = (1, 0, None);
    }

    /// The target at a position of the last frame.
    #[must_use]
    pub fn target(&self, column: u16, line: u16) -> Option<Target> {
        let place = Position::new(column, line);
        let found = self.targets.iter().find(|(area, _)| area.contains(place));
        found.map(|(_, target)| *target)
    }
}
