//! Where the panes of the results screen are.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::state::{OpenTree, TreePane};

/// The width of the facets.
const FACETS: u16 = 26;
/// From this width on, the facets have a place beside the table.
const ROOM_FOR_FACETS: u16 = 116;
/// The lines that the details of the selected result take, with the border.
const DETAILS: u16 = 9;
/// The fewest lines of the table above the details.
const FEWEST_ROWS: u16 = 19;

/// The panes. An empty one is not drawn. With the focus, the details cover the table.
pub struct Places {
    pub facets: Rect,
    pub table: Rect,
    pub details: Rect,
}

impl Places {
    /// Divides the area between the header and the footer.
    pub fn new(area: Rect, open: &OpenTree) -> Self {
        let has_facets = area.width >= ROOM_FOR_FACETS || open.focus == TreePane::Facets;
        let width = if has_facets {
            FACETS.min(area.width)
        } else {
            0
        };
        let columns = [Constraint::Length(width), Constraint::Fill(1)];
        let [facets, right] = Layout::horizontal(columns).areas(area);
        // The table grows first, then the details up to what they need, then the table again. So a larger terminal never
        // shows fewer results.
        let height = area.height.saturating_sub(FEWEST_ROWS).min(DETAILS);
        let lines = [Constraint::Fill(1), Constraint::Length(height)];
        let [table, below] = Layout::vertical(lines).areas(right);
        let details = if open.focus == TreePane::Details {
            right
        } else {
            below
        };
        Self {
            facets,
            table,
            details,
        }
    }
}
