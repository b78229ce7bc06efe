//! The message in a table without rows.

use crate::comparison::wording;
use crate::text::visible;
use crate::tui::state::OpenComparison;

/// Why the table is empty, and how to bring rows back.
pub(super) fn reasons(open: &OpenComparison) -> Vec<String> {
    let view = &open.view;
    let mut lines = vec![String::new()];
    let context = view.context(&open.comparison);
    if let Some(place) = view.filter.emptied_by(view.group_rows(), &context) {
        lines.push(format!(
            "  '{}' leaves no row: {} filtered. Esc clears the filter.",
            visible(&view.filter_text[place]),
            view.filtered
        ));
    }
    if view.unknown > 0 {
        lines.push(format!(
            "  {} of them lack what the filter asks for.",
            view.unknown
        ));
    }
    if view.hidden > 0 {
        lines.push(format!(
            "  {} not significant and hidden. n shows them.",
            wording::count(view.hidden, "row")
        ));
    }
    lines
}
