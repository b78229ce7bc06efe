//! What a screen draws on.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::comparison::Column;
use crate::tui::theme::Theme;

/// A frame, and what is needed to draw on it.
pub struct Canvas<'a, 'f> {
    /// The frame that is drawn.
    pub frame: &'a mut Frame<'f>,
    /// Its styles.
    pub theme: &'a Theme,
    /// What one frame leaves to the next.
    pub state: &'a mut FrameState,
}

/// What is scrolled to, and what only a drawn frame knows.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FrameState {
    /// The first row of the table on the screen.
    pub table_top: usize,
    /// The first group on the screen.
    pub groups_top: usize,
    /// The first line of the files' screen.
    pub files_top: usize,
    /// How many lines the pane in use shows.
    pub page: usize,
    /// The first line of what is scrolled when its end is seen.
    pub max_top: usize,
    /// What a click means, by its place.
    pub targets: Vec<(Rect, Target)>,
}

/// What can be clicked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A row, by its place among those that are shown.
    Row(usize),
    /// The head of a column.
    Column(Column),
    /// A group.
    Group(usize),
}

impl FrameState {
    /// Forgets what holds for one frame only.
    pub fn begin(&mut self) {
        self.targets.clear();
        (self.page, self.max_top) = (1, 0);
    }

    /// What stands at a place of the last frame.
    #[must_use]
    pub fn target(&self, column: u16, line: u16) -> Option<Target> {
        let place = Position::new(column, line);
        let found = self.targets.iter().find(|(area, _)| area.contains(place));
        found.map(|(_, target)| *target)
    }
}
