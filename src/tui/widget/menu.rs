//! Popups and menus: boxes in the middle of an area.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::canvas::Canvas;
use super::fit::fitted;
use super::pane::pane;
use super::scroll::scrolled;
use crate::text;

const WIDTH: u16 = 60;

/// An entry of a menu.
pub struct MenuItem {
    /// A key, or a mark.
    pub mark: String,
    /// The text of the entry.
    pub text: String,
}

/// Draws a menu in the middle of `area`, scrolled so that the selected item is visible.
pub fn draw_menu(
    title: &str,
    items: &[MenuItem],
    selected: usize,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let theme = canvas.theme;
    let room = usize::from(area.height.saturating_sub(2));
    let count = items.len();
    let top = scrolled(0, selected, count, room);
    let place = if room < count {
        format!(" {} of {count} ", selected + 1)
    } else {
        String::new()
    };
    let width = usize::from(WIDTH.min(area.width));
    let line = |(index, item): (usize, &MenuItem)| {
        let style = if index == selected {
            theme.selected
        } else {
            theme.text
        };
        let room = width.saturating_sub(text::width(&item.mark) + 5);
        Line::from(vec![
            Span::styled(format!(" {}  ", item.mark), theme.focused_border),
            Span::styled(text::align_left(&item.text, room), style),
        ])
    };
    let seen = items.iter().enumerate().skip(top).take(room);
    let lines = seen.map(line).collect();
    Popup {
        title,
        below: &place,
    }
    .draw(lines, area, canvas);
}

/// A popup with a few lines.
pub struct Popup<'t> {
    /// The title in the top border.
    pub title: &'t str,
    /// A text on the right of the bottom border.
    pub below: &'t str,
}

impl Popup<'_> {
    /// Draws the popup in the middle of `area`.
    pub fn draw(self, lines: Vec<Line<'_>>, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let wanted = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
        let (height, width) = (wanted.min(area.height), WIDTH.min(area.width));
        let place = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        };
        let block = pane(self.title, true, canvas.theme)
            .title_bottom(Line::raw(self.below).right_aligned());
        let inside = usize::from(width).saturating_sub(2);
        let lines: Vec<Line<'_>> = lines.into_iter().map(|line| fitted(line, inside)).collect();
        canvas.frame.render_widget(Clear, place);
        canvas
            .frame
            .render_widget(Paragraph::new(lines).block(block), place);
    }
}
