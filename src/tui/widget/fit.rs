//! Truncates lines that are too long.

use ratatui::text::{Line, Span};

use crate::text;

/// A line in at most `columns` columns, with an ellipsis if it is truncated.
#[must_use]
pub fn fitted(line: Line<'_>, columns: usize) -> Line<'_> {
    if line.width() <= columns {
        return line;
    }
    let mut room = columns;
    let mut spans = Vec::new();
    for span in line.spans {
        let is_cut = span.width() >= room;
        let text = if is_cut {
            // Either something follows, or this span is too long. Both call for an ellipsis.
            text::truncated(&format!("{}  ", span.content), room)
        } else {
            span.content.into_owned()
        };
        room = room.saturating_sub(text::width(&text));
        spans.push(Span::styled(text, span.style));
        if is_cut {
            break;
        }
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_cut_says_so() {
        let line = || Line::from(vec![Span::raw("abc"), Span::raw("def"), Span::raw("g")]);
        let text = |columns: usize| fitted(line(), columns).to_string();
        assert_eq!(text(7), "abcdefg");
        assert_eq!(text(6), "abcde…");
        assert_eq!(text(4), "abc…");
        assert_eq!(text(3), "ab…");
        assert_eq!(text(1), "…");
        for columns in 1..9 {
            assert!(text::width(&text(columns)) <= columns);
        }
    }
}
