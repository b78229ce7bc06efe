//! Draws the commands that match above the prompt in the footer.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::commands::{Command, commands};
use super::state::PaletteState;
use crate::text::{self, visible};
use crate::tui::screen::{Draw, DrawContext, ScreenKind, prompt};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, fitted, pane, scrolled};

/// The width of the list, where there is room for it.
const WIDTH: u16 = 100;
/// The height of the list. It stays the same while text is typed, so that little has to be drawn again.
const HEIGHT: u16 = 14;
const KEYS_WIDTH: usize = 18;

impl Draw for PaletteState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(below) = context.below else {
            return;
        };
        let (width, height) = (WIDTH.min(area.width), HEIGHT.min(area.height));
        let place = Rect {
            x: area.x,
            y: area.bottom() - height,
            width,
            height,
        };
        let theme = canvas.theme;
        let found = commands(self.text.value(), below);
        let (columns, rows) = (usize::from(width), usize::from(height).saturating_sub(2));
        let columns = columns.saturating_sub(2);
        let lines = if found.is_empty() {
            vec![fitted(no_match(self, theme), columns)]
        } else {
            let top = scrolled(0, self.selected, found.len(), rows);
            let seen = found.iter().enumerate().skip(top).take(rows);
            seen.map(|(index, command)| line(command, index == self.selected, columns, theme))
                .collect()
        };
        let position = match found.len() {
            0 => String::new(),
            count => format!(" {} of {count} ", self.selected + 1),
        };
        let block =
            pane(" Commands ", true, theme).title_bottom(Line::raw(position).right_aligned());
        (canvas.state.page, canvas.state.max_top) = (rows, 0);
        canvas.frame.render_widget(Clear, place);
        canvas
            .frame
            .render_widget(Paragraph::new(lines).block(block), place);
    }

    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        prompt::draw(":", &self.text, ScreenKind::Palette, area, canvas);
        true
    }
}

fn no_match(state: &PaletteState, theme: &Theme) -> Line<'static> {
    let typed = state.text.value().trim();
    Line::styled(
        format!(" No command matches '{}'", visible(typed)),
        theme.warning,
    )
}

fn line(command: &Command, is_selected: bool, columns: usize, theme: &Theme) -> Line<'static> {
    let style = if is_selected {
        theme.selected
    } else {
        theme.text
    };
    let keys = format!(" {} ", text::align_left(&command.keys, KEYS_WIDTH));
    let room = columns.saturating_sub(text::width(&keys));
    let words = text::align_left(command.words, room);
    let mut spans = vec![Span::styled(keys, theme.focused_border)];
    let style_of = |place: usize| -> Style {
        if command.matched.contains(&place) {
            style.patch(theme.matched)
        } else {
            style
        }
    };
    spans.extend(
        words
            .chars()
            .enumerate()
            .map(|(place, letter)| Span::styled(letter.to_string(), style_of(place))),
    );
    fitted(Line::from(spans), columns)
}
