//! A prompt: one line in which text is typed.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::canvas::Canvas;
use super::fit::fitted;
use crate::text::{self, visible};
use crate::tui::theme::Theme;

/// Separates the text from the hint after it.
const GAP: &str = "    ";

/// The longest text, in bytes. It holds a filter with the name of every benchmark of pyperformance several times, and
/// still can be applied at once.
const MAX_BYTES: usize = 8192;

/// A line of typed text with its label.
pub struct Prompt<'a> {
    /// What the text is for.
    pub label: &'a str,
    /// The typed text; raw.
    pub input: &'a Input,
    /// The invalid parts of the text, as ascending ranges of bytes.
    pub errors: Vec<Range<usize>>,
}

impl Prompt<'_> {
    /// Draws the prompt with its cursor, and after it the hint that `hint` returns for the remaining columns.
    pub fn draw(
        self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        hint: impl FnOnce(usize) -> Line<'static>,
    ) {
        let theme = canvas.theme;
        let width = usize::from(area.width);
        let label_width = text::width(self.label);
        // One column is for the cursor after the text.
        let room = width.saturating_sub(label_width + 1);
        let cursor = cursor(self.input);
        // If the text is longer than the line, its end is shown; or, if the cursor is further left, what is around that.
        let end = tail(self.input.value(), room);
        let from = if cursor < end {
            tail(&self.input.value()[..cursor], room / 2)
        } else {
            end
        };
        let before_cursor = visible(&self.input.value()[from..cursor]);
        let cursor_column = label_width + text::width(&before_cursor);
        let typed = fitted(self.text(from, theme), room);
        let used = label_width + typed.width();
        let mut spans = vec![Span::styled(self.label.to_owned(), theme.focused_border)];
        spans.extend(typed.spans);
        spans.push(Span::raw(GAP));
        spans.extend(hint(width.saturating_sub(used + GAP.len())).spans);
        canvas.frame.render_widget(Line::from(spans), area);
        let column = u16::try_from(cursor_column).unwrap_or(u16::MAX);
        let column = area.x.saturating_add(column);
        let last = area.right().saturating_sub(1);
        let cursor = Position::new(column.min(last), area.y);
        canvas.frame.set_cursor_position(cursor);
    }

    /// The text from the byte `from` on, with its errors marked.
    fn text(&self, from: usize, theme: &Theme) -> Line<'static> {
        let text = self.input.value();
        let shown = |place: Range<usize>| visible(&text[place]).into_owned();
        let mut spans = Vec::new();
        let mut at = from;
        for error in &self.errors {
            let error = error.start.max(from)..error.end.max(from);
            let style = theme.warning.add_modifier(Modifier::UNDERLINED);
            spans.push(Span::styled(shown(at..error.start), theme.title));
            spans.push(Span::styled(shown(error.clone()), style));
            at = error.end;
        }
        spans.push(Span::styled(shown(at..text.len()), theme.title));
        Line::from(spans)
    }
}

/// The position of the cursor in the text, in bytes.
#[must_use]
pub fn cursor(input: &Input) -> usize {
    let mut places = input.value().char_indices().map(|(place, _)| place);
    places.nth(input.cursor()).unwrap_or(input.value().len())
}

/// Changes the text, unless it would become too long.
pub fn edit(input: &mut Input, request: InputRequest, message: &mut Option<String>) {
    if matches!(request, InputRequest::InsertChar(_)) && input.value().len() >= MAX_BYTES {
        *message = Some(too_long(MAX_BYTES + 1));
        return;
    }
    input.handle(request);
}

/// Inserts pasted text as a single line, unless the text would become too long.
pub fn insert(input: &mut Input, text: &str, message: &mut Option<String>) {
    let (before, behind) = input.value().split_at(cursor(input));
    let pasted = text.trim();
    let length = input.value().len() + pasted.len();
    if length > MAX_BYTES {
        *message = Some(too_long(length));
        return;
    }
    let pasted = pasted.replace(|character: char| character.is_control(), " ");
    let end = before.chars().count() + pasted.chars().count();
    *input = Input::new(format!("{before}{pasted}{behind}")).with_cursor(end);
}

fn too_long(length: usize) -> String {
    format!("not inserted: the text would have {length} bytes, and a line takes {MAX_BYTES}")
}

/// The byte at which the longest end of `text` starts that fits into `columns` columns when it is displayed.
fn tail(text: &str, columns: usize) -> usize {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    let fits = |&start: &usize| text::width(&visible(&text[start..])) <= columns;
    starts.find(fits).unwrap_or(text.len())
}
