//! Two blocks of lines beside each other.

use ratatui::text::{Line, Span};

/// Puts `right` beside `left`, from the column `width` on.
pub fn beside(
    left: Vec<Line<'static>>,
    right: Vec<Line<'static>>,
    width: usize,
) -> Vec<Line<'static>> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let line = |_| {
        let left = left.next().unwrap_or_default();
        let gap = " ".repeat(width.saturating_sub(left.width()));
        let mut spans = spans(left);
        spans.push(Span::raw(gap));
        spans.extend(right.next().into_iter().flat_map(self::spans));
        Line::from(spans)
    };
    (0..count).map(line).collect()
}

/// The spans of a line, each with the style that it has in the line.
fn spans(line: Line<'static>) -> Vec<Span<'static>> {
    let style = line.style;
    let spans = line.spans.into_iter();
    spans
        .map(|span| Span::styled(span.content, style.patch(span.style)))
        .collect()
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Modifier, Style};

    use super::*;

    #[test]
    fn the_longer_block_keeps_all_its_lines_and_each_line_its_style() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let left = vec![Line::styled("one", bold)];
        let right = vec![Line::raw("1"), Line::styled("2", bold)];
        let lines = beside(left, right, 5);
        let texts: Vec<String> = lines.iter().map(Line::to_string).collect();
        assert_eq!(texts, ["one  1", "     2"]);
        let styles = |line: &Line<'_>| line.spans.iter().map(|span| span.style).collect::<Vec<_>>();
        assert_eq!(styles(&lines[0]), [bold, Style::new(), Style::new()]);
        assert_eq!(styles(&lines[1]), [Style::new(), bold]);
        let lines = beside(vec![Line::raw("a"), Line::raw("b")], Vec::new(), 2);
        assert_eq!(lines.len(), 2);
    }
}
