//! A box with a title.

use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Borders};

use crate::tui::theme::Theme;

/// A box with a title. Its border shows whether it has the focus.
pub fn pane<'t>(title: impl Into<Line<'t>>, is_focused: bool, theme: &Theme) -> Block<'t> {
    let border = if is_focused {
        theme.focused_border
    } else {
        theme.border
    };
    Block::new()
        .borders(Borders::ALL)
        .border_type(BorderType::Plain)
        .border_style(border)
        .title(title.into().style(theme.title))
}
