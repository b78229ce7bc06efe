//! The layout of the comparison screen.
//!
//! The table never shrinks when the terminal grows: the other panes grow by at most the lines that were added, and only
//! up to what they need.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::{headline, heads, verdict};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::theme::Theme;

/// From this width on, the groups have a pane of their own beside the table.
const ROOM_FOR_GROUPS: u16 = 120;
/// Below this height, the open verdict takes lines from the table and the groups.
const CROWDED: u16 = 11;
/// From this width on, the selected benchmark fits beside the table.
const ROOM_FOR_DOCK: u16 = 160;
const MAX_DOCK_WIDTH: u16 = 100;
const GROUPS_WIDTH: u16 = 30;
const MIN_TABLE_WIDTH: u16 = 40;
/// The border of the table and its header.
const TABLE_FRAME: u16 = 3;
/// How many rows the table keeps if the screen is not crowded, whatever has the focus.
const MIN_ROWS: u16 = 2;
/// The verdict takes lines only if the table has this many rows.
const ROWS_BEFORE_VERDICT: u16 = 16;

/// The headline, and the areas of it and of the panes. Folded groups take one line. The verdict is empty where there is no room for it.
pub(super) struct Places {
    pub headline: Rect,
    /// The lines of the headline, which decide its height.
    pub headline_lines: Vec<Line<'static>>,
    pub groups: Rect,
    pub are_groups_folded: bool,
    pub table: Rect,
    /// The selected benchmark, if it is docked. Empty if it is not, or if there is no room for it.
    pub dock: Rect,
    pub verdict: Rect,
}

/// The area of the table within the area between the header and the footer.
#[must_use]
pub fn table_area(area: Rect, open: &OpenComparison, theme: &Theme) -> Rect {
    Places::new(area, open, theme).table
}

impl Places {
    /// Divides the area between the header and the footer.
    pub fn new(area: Rect, open: &OpenComparison, theme: &Theme) -> Self {
        let is_narrow = area.width < ROOM_FOR_GROUPS;
        let are_groups_folded = is_narrow && open.focus != Pane::Groups;
        let has_groups = open.view.groups.len() > 1;
        let is_verdict_focused = open.focus == Pane::Verdict;
        // On a crowded screen, the focused verdict takes precedence over the line that names the group.
        let is_crowded = area.height < CROWDED && is_verdict_focused;
        let group_line = u16::from(are_groups_folded && has_groups && !is_crowded);
        // The line of the folded groups counts while they are open too, so that the verdict keeps its height.
        let reserved = u16::from(is_narrow && has_groups && !is_crowded);
        let of_heads = Some(open).filter(|open| open.heads.len() > 1);
        let headline_lines = of_heads
            .and_then(|open| heads::lines(area, open, theme))
            .unwrap_or_else(|| headline::lines(area, open, theme));
        let headline = u16::try_from(headline_lines.len()).unwrap_or(u16::MAX);
        let room = area
            .height
            .saturating_sub(headline + reserved + TABLE_FRAME);
        let wanted = verdict::height(area.width, open, theme);
        let verdict_height = if is_verdict_focused {
            wanted.min(room.saturating_sub(MIN_ROWS - u16::from(is_crowded)))
        } else {
            room.saturating_sub(ROWS_BEFORE_VERDICT).min(wanted)
        };
        let [headline, line, middle, verdict] = Layout::vertical([
            Constraint::Length(headline),
            Constraint::Length(group_line),
            Constraint::Fill(1),
            Constraint::Length(verdict_height),
        ])
        .areas(area);
        let sidebar = if are_groups_folded || !has_groups {
            0
        } else if area.width < GROUPS_WIDTH + MIN_TABLE_WIDTH {
            // There would be no usable room for a table beside the groups.
            area.width
        } else {
            GROUPS_WIDTH
        };
        let dock = if open.is_docked && area.width >= ROOM_FOR_DOCK {
            // Two fifths of the room beside the groups, and enough for the table to have its bars.
            (area.width - sidebar) * 2 / 5 + 2
        } else {
            0
        };
        let [side, table, dock] = Layout::horizontal([
            Constraint::Length(sidebar),
            Constraint::Fill(1),
            Constraint::Length(dock.min(MAX_DOCK_WIDTH)),
        ])
        .areas(middle);
        Self {
            headline,
            headline_lines,
            groups: if are_groups_folded { line } else { side },
            are_groups_folded,
            table,
            dock,
            verdict,
        }
    }
}
