//! Popups and menus: boxes in the middle of an area.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::canvas::Canvas;
use super::fit::fitted;
use super::pane::pane;
use super::scroll::scrolled;
use crate::text;

const WIDTH: u16 = 60;
/// A popup beside what it is about is at least this wide, even if it covers a part of that.
const MIN_WIDTH: u16 = 30;

/// An entry of a menu.
pub struct MenuItem {
    /// A key, or a mark.
    pub mark: String,
    /// The text of the entry.
    pub text: String,
}

/// A menu, which scrolls so that the selected item is visible.
pub struct Menu<'m> {
    /// The title in the top border.
    pub title: &'m str,
    /// The entries.
    pub items: &'m [MenuItem],
    /// The place of the selected entry.
    pub selected: usize,
    /// The columns of the screen that the menu is about, which it does not cover if there is room beside them.
    pub about: Option<Range<u16>>,
}

impl Menu<'_> {
    /// Draws the menu in `area`.
    pub fn draw(self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let room = usize::from(area.height.saturating_sub(2));
        let count = self.items.len();
        let top = scrolled(0, self.selected, count, room);
        let place = if room < count {
            format!(" {} of {count} ", self.selected + 1)
        } else {
            String::new()
        };
        let area = match &self.about {
            Some(about) => beside(area, about, self.width()),
            None => area,
        };
        let width = usize::from(WIDTH.min(area.width));
        let line = |(index, item): (usize, &MenuItem)| {
            let style = if index == self.selected {
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
        let seen = self.items.iter().enumerate().skip(top).take(room);
        let lines = seen.map(line).collect();
        Popup {
            title: self.title,
            below: &place,
        }
        .draw(lines, area, canvas);
    }

    /// The width that the entries need.
    fn width(&self) -> u16 {
        let items = self.items.iter();
        let widths = items.map(|item| text::width(&item.mark) + text::width(&item.text) + 6);
        u16::try_from(widths.max().unwrap_or(0)).map_or(WIDTH, |width| width.min(WIDTH))
    }
}

/// The part of `area` in which a popup of a width does not cover the columns `about`: on the right of them if there is
/// room, otherwise on the left. Where there is not enough room on either side, it takes the larger one, and what it
/// lacks to be readable.
fn beside(area: Rect, about: &Range<u16>, width: u16) -> Rect {
    let (left, right) = (
        about.start.saturating_sub(area.x),
        area.right().saturating_sub(about.end),
    );
    let width = width.min(area.width);
    let is_right = right >= width || right > left;
    let room = if is_right { right } else { left };
    let width = width.min(room.max(MIN_WIDTH)).min(area.width);
    let x = if is_right {
        about.end.min(area.right() - width)
    } else {
        about.start.saturating_sub(width).max(area.x)
    };
    Rect { x, width, ..area }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_menu_does_not_cover_what_it_is_about() {
        let area = Rect::new(10, 2, 100, 20);
        let beside = |about: Range<u16>, width: u16| {
            let place = beside(area, &about, width);
            place.x..place.right()
        };
        assert_eq!(beside(20..30, 40), 30..70, "on the right");
        assert_eq!(beside(80..90, 40), 40..80, "on the left");
        assert_eq!(beside(45..80, 40), 10..45, "narrower");
        assert_eq!(
            beside(30..90, 40),
            10..40,
            "it covers as little as possible"
        );
        assert_eq!(beside(10..110, 200).len(), 30);
    }
}
