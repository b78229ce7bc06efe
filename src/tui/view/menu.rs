//! The sort menu: a column for each letter.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::pane;
use crate::cell;
use crate::comparison::Column;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::keymap::{self, Scope};
use crate::tui::theme::Theme;

const WIDTH: u16 = 30;

pub fn draw(frame: &mut Frame<'_>, area: Rect, selected: usize, app: &App, theme: &Theme) {
    let height = (Column::ALL.len() as u16 + 2).min(area.height);
    let width = WIDTH.min(area.width);
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let lines: Vec<Line<'_>> = Column::ALL
        .iter()
        .enumerate()
        .map(|(index, &column)| {
            let bound = keymap::of_scope(Scope::Sort)
                .find(|binding| binding.action == Action::SortBy(column));
            let key = bound.map(keymap::keys_in_words).unwrap_or_default();
            let mark = match (app.order.column == column, app.order.descending) {
                (false, _) => "",
                (true, true) => " ▼",
                (true, false) => " ▲",
            };
            let name = cell::left(
                &format!("{}{mark}", column.title()),
                usize::from(width).saturating_sub(7),
            );
            let style = if index == selected {
                theme.selected
            } else {
                theme.text
            };
            Line::from(vec![
                Span::styled(format!(" {key}  "), theme.focused_border),
                Span::styled(name, style),
            ])
        })
        .collect();
    frame.render_widget(Clear, place);
    frame.render_widget(
        Paragraph::new(lines).block(pane(Line::raw(" Sort by "), true, theme)),
        place,
    );
}
