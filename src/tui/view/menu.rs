//! The menus over the table: what to sort by, and which columns to show.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::{fitted, pane, scrolled};
use crate::comparison::Column;
use crate::text;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::keymap::{self, Scope};
use crate::tui::theme::Theme;

const WIDTH: u16 = 60;

/// The sort menu: a letter for each column.
pub fn draw_sort(frame: &mut Frame<'_>, area: Rect, selected: usize, app: &App, theme: &Theme) {
    let (order, metric) = (app.view.order(), app.view.metric);
    let line = |column: Column| {
        let bound =
            keymap::of_scope(Scope::Sort).find(|binding| binding.action == Action::SortBy(column));
        let key = bound.map(keymap::keys_in_words).unwrap_or_default();
        let mark = match (order.column == column, order.descending) {
            (false, _) => "",
            (true, true) => " ▼",
            (true, false) => " ▲",
        };
        (key, format!("{}{mark}", column.name(metric)))
    };
    draw(
        frame,
        area,
        " Sort by ",
        Column::ALL.into_iter().map(line).collect(),
        selected,
        theme,
    );
}

/// The chooser of columns: a mark before each that is shown.
pub fn draw_columns(frame: &mut Frame<'_>, area: Rect, selected: usize, app: &App, theme: &Theme) {
    let metric = app.view.metric;
    let line = |(column, is_shown): &(Column, bool)| {
        let mark = if *is_shown { "[x]" } else { "[ ]" };
        (
            mark.to_owned(),
            format!("{:<14}{}", column.title(metric), column.name(metric)),
        )
    };
    draw(
        frame,
        area,
        " Columns ",
        app.columns.iter().map(line).collect(),
        selected,
        theme,
    );
}

/// A list in the middle of `area`, scrolled so that the selected line is seen.
fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    title: &str,
    lines: Vec<(String, String)>,
    selected: usize,
    theme: &Theme,
) {
    let room = usize::from(area.height.saturating_sub(2));
    let count = lines.len();
    let top = scrolled(0, selected, count, room);
    let position = if room < count {
        format!(" {} of {count} ", selected + 1)
    } else {
        String::new()
    };
    let width = WIDTH.min(area.width);
    let shown = lines
        .into_iter()
        .enumerate()
        .skip(top)
        .take(room)
        .map(|(index, (key, name))| {
            let style = if index == selected {
                theme.selected
            } else {
                theme.text
            };
            let room = usize::from(width).saturating_sub(text::width(&key) + 5);
            Line::from(vec![
                Span::styled(format!(" {key}  "), theme.focused_border),
                Span::styled(text::align_left(&name, room), style),
            ])
        });
    let shown = shown.collect();
    draw_lines(frame, area, (title, &position), shown, theme);
}

/// Lines in a box in the middle of `area`; `below` stands at the right of its lower edge.
pub(super) fn draw_lines(
    frame: &mut Frame<'_>,
    area: Rect,
    (title, below): (&str, &str),
    lines: Vec<Line<'_>>,
    theme: &Theme,
) {
    let wanted = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let (height, width) = (wanted.min(area.height), WIDTH.min(area.width));
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let block = pane(Line::raw(title.to_owned()), true, theme)
        .title_bottom(Line::raw(below.to_owned()).right_aligned());
    frame.render_widget(Clear, place);
    let inside = usize::from(width).saturating_sub(2);
    let lines: Vec<Line<'_>> = lines.into_iter().map(|line| fitted(line, inside)).collect();
    frame.render_widget(Paragraph::new(lines).block(block), place);
}
