//! The footer: how many rows are shown, why the others are not, and the most important keys.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::state::OpenComparison;
use super::theme::Theme;
use super::widget::Canvas;
use crate::comparison::{Change, wording};
use crate::text::{self, visible};

/// From this width on, the counts and the keys share a line.
const ONE_LINE: u16 = 190;

/// The height of the footer in a terminal of this width.
#[must_use]
pub fn height(width: u16) -> u16 {
    if width >= ONE_LINE { 1 } else { 2 }
}

/// Draws the message, which is raw, or the counts if there is none. Returns the area for the keys.
pub fn draw(
    area: Rect,
    message: Option<&str>,
    open: &OpenComparison,
    canvas: &mut Canvas<'_, '_>,
) -> Rect {
    let (theme, width) = (canvas.theme, usize::from(area.width));
    let line = match message {
        Some(message) => {
            // A message of several lines is shown on one.
            let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
            Line::styled(text::truncated(&visible(&message), width), theme.title)
        }
        None => counts_line(counts(open, theme), width, theme),
    };
    let [left, right] = if area.height > 1 {
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area)
    } else {
        let wanted = u16::try_from(line.width() + 3).unwrap_or(u16::MAX);
        Layout::horizontal([Constraint::Max(wanted), Constraint::Fill(1)]).areas(area)
    };
    canvas.frame.render_widget(line, left);
    right
}

/// `29 of 91 shown · 62 not significant (n) · 0 filtered`, and other useful counts. Nothing is hidden without a count
/// and the key that brings it back.
fn counts(open: &OpenComparison, theme: &Theme) -> Vec<(String, Style)> {
    let view = &open.view;
    let counts = view.counts;
    let total = view.group_rows().len();
    let insignificant = if view.hidden > 0 {
        theme.warning
    } else {
        theme.text
    };
    let mut parts = vec![
        (format!("{} of {total} shown", view.shown.len()), theme.text),
        (
            format!("{} not significant (n)", counts.not_significant),
            insignificant,
        ),
    ];
    let mut push = |text: String| parts.push((text, theme.text));
    push(match (view.filtered, view.filter.is_empty()) {
        (0, true) => "0 filtered".to_owned(),
        (count, _) => format!("{count} filtered (Esc)"),
    });
    if view.unknown > 0 {
        push(format!("{} of them unknown", view.unknown));
    }
    if !view.excluded.is_empty() {
        push(format!("{} excluded (X)", view.excluded.len()));
    }
    let only_here = open.comparison.only_here().map(Iterator::count);
    let unpaired = only_here.reference + only_here.head;
    if unpaired > 0 {
        push(format!("{unpaired} in one file only (i)"));
    }
    let word = |change: Change| wording::change(view.metric, change);
    push(format!("{} {}", counts.better, word(Change::Better)));
    push(format!("{} {}", counts.worse, word(Change::Worse)));
    for (count, what) in [
        (counts.unchanged, "unchanged"),
        (counts.not_tested, "not tested"),
        (counts.unknown, "unknown"),
    ] {
        if count > 0 {
            push(format!("{count} {what}"));
        }
    }
    parts
}

/// As many parts as fit. An ellipsis shows that others are left out.
fn counts_line(parts: Vec<(String, Style)>, width: usize, theme: &Theme) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for (text, style) in parts {
        let gap = if spans.is_empty() { "" } else { " · " };
        let room = width.saturating_sub(used + text::width(gap));
        if text::width(&text) > room {
            let rest = text::truncated(" …", width - used);
            spans.push(Span::styled(rest, theme.faint));
            break;
        }
        used += text::width(gap) + text::width(&text);
        spans.push(Span::styled(gap, theme.faint));
        spans.push(Span::styled(text, style));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    #[test]
    fn counts_that_do_not_fit_are_left_out_from_the_end() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let counts = ["3 of 5 shown", "2 filtered", "1 faster"];
        let line = |width| {
            let parts = counts.map(|text| (text.to_owned(), theme.text));
            counts_line(parts.into(), width, &theme).to_string()
        };
        assert_eq!(line(36), "3 of 5 shown · 2 filtered · 1 faster");
        assert_eq!(line(35), "3 of 5 shown · 2 filtered …");
        assert_eq!(line(27), "3 of 5 shown · 2 filtered …");
        assert_eq!(line(26), "3 of 5 shown · 2 filtered…");
        assert_eq!(line(25), "3 of 5 shown · 2 filtered");
        assert_eq!(line(24), "3 of 5 shown …");
    }
}
