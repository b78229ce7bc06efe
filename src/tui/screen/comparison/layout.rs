//! The layout of the comparison screen.

use ratatui::layout::{Constraint, Layout, Rect};

use super::verdict;
use crate::tui::footer;
use crate::tui::state::{OpenComparison, Pane};

/// From this size of the terminal on, nothing is folded.
const ROOMY: (u16, u16) = (100, 26);
/// Below this height of the terminal, the open verdict takes lines from the table and the groups.
const CROWDED: u16 = 14;
const GROUPS_WIDTH: u16 = 30;
const MIN_TABLE_HEIGHT: u16 = 5;
const MIN_TABLE_WIDTH: u16 = 40;

/// The areas of the panes. Folded groups take one line, a folded verdict one or two.
pub(super) struct Places {
    pub groups: Rect,
    pub are_groups_folded: bool,
    pub table: Rect,
    pub verdict: Rect,
    pub is_verdict_folded: bool,
}

/// The area of the table within the area between the header and the footer.
#[must_use]
pub fn table_area(area: Rect, open: &OpenComparison) -> Rect {
    Places::new(area, open).table
}

impl Places {
    /// Divides the area between the header and the footer.
    pub fn new(area: Rect, open: &OpenComparison) -> Self {
        let terminal = Rect {
            height: area.height + 1 + footer::height(area.width),
            ..area
        };
        let are_groups_folded = area.width < ROOMY.0 && open.focus != Pane::Groups;
        let has_tags = open.view.groups.len() > 1;
        // On a crowded screen, the focused verdict takes precedence over the line that names the group.
        let is_crowded = terminal.height < CROWDED && open.focus == Pane::Verdict;
        let group_line = u16::from(are_groups_folded && has_tags && !is_crowded);
        // However small the screen is, the table keeps its border, its header and two rows, or one row if it is
        // crowded.
        let for_table = MIN_TABLE_HEIGHT - u16::from(is_crowded);
        let for_verdict = area.height.saturating_sub(group_line + for_table);
        let wanted = verdict::height(terminal).min(for_verdict);
        let is_open = terminal.height >= ROOMY.1 || open.focus == Pane::Verdict;
        let is_verdict_folded = !is_open || wanted < 3;
        let verdict_height = if is_verdict_folded {
            verdict::folded::height(open, terminal)
        } else {
            wanted
        };
        let [line, middle, verdict] = Layout::vertical([
            Constraint::Length(group_line),
            Constraint::Fill(1),
            Constraint::Length(verdict_height),
        ])
        .areas(area);
        let sidebar = if are_groups_folded || !has_tags {
            0
        } else if area.width < GROUPS_WIDTH + MIN_TABLE_WIDTH {
            // There would be no usable room for a table beside the groups.
            area.width
        } else {
            GROUPS_WIDTH
        };
        let [side, table] =
            Layout::horizontal([Constraint::Length(sidebar), Constraint::Fill(1)]).areas(middle);
        Self {
            groups: if are_groups_folded { line } else { side },
            are_groups_folded,
            table,
            verdict,
            is_verdict_folded,
        }
    }
}
