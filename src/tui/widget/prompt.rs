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

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::buffer::Cell;

    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};
    use crate::tui::widget::FrameState;

    /// The prompt in 20 columns, and the column of the cursor.
    fn drawn(value: &str, cursor: usize) -> (String, u16) {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let input = Input::new(value.to_owned()).with_cursor(cursor);
        let backend = TestBackend::new(20, 1);
        let mut terminal = Terminal::new(backend).expect("the test backend has no errors");
        let draw = |frame: &mut ratatui::Frame<'_>| {
            let area = frame.area();
            let mut canvas = Canvas {
                frame,
                theme: &theme,
                state: &mut FrameState::default(),
            };
            let prompt = Prompt {
                label: "name ",
                input: &input,
                errors: Vec::new(),
            };
            prompt.draw(area, &mut canvas, |room| Line::raw("#".repeat(room)));
        };
        terminal.draw(draw).expect("the test backend has no errors");
        let cells = &terminal.backend().buffer().content;
        let text: String = cells.iter().map(Cell::symbol).collect();
        let cursor = terminal.get_cursor_position();
        let cursor = cursor.expect("the test backend has no errors");
        (text, cursor.x)
    }

    #[test]
    fn a_short_text_is_shown_in_full_with_the_hint_behind_it() {
        assert_eq!(drawn("abc", 3), ("name abc    ########".to_owned(), 8));
        assert_eq!(drawn("abc", 0), ("name abc    ########".to_owned(), 5));
        let full = "name abcdefghijklmn ".to_owned();
        assert_eq!(drawn("abcdefghijklmn", 14), (full, 19));
    }

    #[test]
    fn of_a_long_text_the_end_is_shown_as_long_as_the_cursor_is_in_it() {
        let text = "0123456789abcdefghijklmnopqrst";
        let end = "name ghijklmnopqrst ".to_owned();
        assert_eq!(drawn(text, 30), (end.clone(), 19));
        assert_eq!(drawn(text, 16), (end, 5), "at its first character");
        let around = "name 89abcdefghijk… ".to_owned();
        assert_eq!(drawn(text, 15), (around, 12), "seven characters before it");
    }

    #[test]
    fn a_text_is_typed_up_to_its_limit_and_no_further() {
        let mut message = None;
        let mut input = Input::new("x".repeat(MAX_BYTES - 1));
        edit(&mut input, InputRequest::InsertChar('y'), &mut message);
        assert_eq!((input.value().len(), &message), (MAX_BYTES, &None));
        edit(&mut input, InputRequest::InsertChar('z'), &mut message);
        assert!(input.value().ends_with("xy"));
        let reason = "not inserted: the text would have 8193 bytes, and a line takes 8192";
        assert_eq!(message.as_deref(), Some(reason));
        edit(&mut input, InputRequest::DeletePrevChar, &mut message);
        assert_eq!(input.value().len(), MAX_BYTES - 1);
    }

    #[test]
    fn a_text_is_pasted_up_to_the_limit_and_no_further() {
        for (before, pasted, length) in [
            (MAX_BYTES - 3, "abc", Some(MAX_BYTES)),
            (MAX_BYTES - 3, " abc\n", Some(MAX_BYTES)),
            (MAX_BYTES - 2, "abc", None),
            (100, "abc", Some(103)),
        ] {
            let mut message = None;
            let mut input = Input::new("x".repeat(before));
            insert(&mut input, pasted, &mut message);
            assert_eq!(input.value().len(), length.unwrap_or(before));
            let reason = "not inserted: the text would have 8193 bytes, and a line takes 8192";
            let expected = if length.is_some() { None } else { Some(reason) };
            assert_eq!(message.as_deref(), expected);
        }
    }
}
