//! The bottom: how many rows are shown, what keeps the others away, and the keys that matter now.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::cell;
use crate::suite::sanitize::visible;
use crate::tui::app::{App, Mode};
use crate::tui::keymap::{self, Scope};
use crate::tui::theme::Theme;

/// Counts and keys share a line from here on.
const ONE_LINE: u16 = 190;

pub fn height(width: u16) -> u16 {
    if width >= ONE_LINE { 1 } else { 2 }
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let counts = counts(app);
    let (left, right) = if area.height > 1 {
        let [left, right] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        (left, right)
    } else {
        let wanted = u16::try_from(cell::width(&counts) + 3).unwrap_or(u16::MAX);
        let [left, right] =
            Layout::horizontal([Constraint::Length(wanted), Constraint::Fill(1)]).areas(area);
        (left, right)
    };
    let counts = cell::shortened(&counts, usize::from(left.width));
    frame.render_widget(Line::styled(counts, theme.text), left);
    if app.mode == Mode::Filter {
        draw_filter(frame, right, app, theme);
    } else {
        frame.render_widget(hints(app, usize::from(right.width), theme), right);
    }
}

/// `29 of 91 shown · 62 not significant (n) · 0 filtered (Esc)`: nothing is hidden without a count and the key that
/// brings it back.
fn counts(app: &App) -> String {
    let total = app.groups[app.group].group.rows.len();
    let counts = app.verdict.counts;
    let mut parts = vec![format!("{} of {total} shown", app.shown.len())];
    if app.filtered > 0 || !app.filter.is_empty() {
        parts.push(format!("{} filtered (Esc)", app.filtered));
    }
    if app.unknown > 0 {
        parts.push(format!("{} of them unknown", app.unknown));
    }
    if !app.excluded.is_empty() {
        parts.push(format!("{} excluded (X)", app.excluded.len()));
    }
    parts.push(format!("{} faster", counts.faster));
    parts.push(format!("{} slower", counts.slower));
    if counts.unchanged > 0 {
        parts.push(format!("{} unchanged", counts.unchanged));
    }
    let hidden = if app.hidden > 0 { " hidden" } else { "" };
    if counts.not_significant > 0 {
        parts.push(format!(
            "{} not significant{hidden} (n)",
            counts.not_significant
        ));
    }
    if counts.not_tested > 0 {
        parts.push(format!("{} not tested", counts.not_tested));
    }
    let unpaired = app.comparison.only_in_reference.len() + app.comparison.only_in_head.len();
    if unpaired > 0 {
        parts.push(format!("{unpaired} in one file only"));
    }
    parts.join(" · ")
}

/// The keys that matter now. Where there is no room for all, the last two stay: the way to the others, and out.
fn hints(app: &App, width: usize, theme: &Theme) -> Line<'static> {
    let mut hints: Vec<(String, &str)> = keymap::of_scope(Scope::of(&app.mode))
        .filter_map(|binding| {
            let key = binding.keys.first()?;
            Some((key.to_string(), binding.hint?))
        })
        .collect();
    let wanted = |hints: &[(String, &str)]| -> usize {
        let widths = hints
            .iter()
            .map(|(key, hint)| cell::width(key) + cell::width(hint) + 3);
        widths.sum::<usize>().saturating_sub(2)
    };
    while wanted(&hints) > width && !hints.is_empty() {
        hints.remove(hints.len().saturating_sub(3));
    }
    let mut spans = Vec::new();
    for (key, hint) in hints {
        let gap = if spans.is_empty() { "" } else { "  " };
        spans.push(Span::styled(format!("{gap}{key}"), theme.focused_border));
        spans.push(Span::styled(format!(" {hint}"), theme.faint));
    }
    Line::from(spans)
}

/// The filter while it is typed, with the cursor behind it, and the keys behind that if there is room.
fn draw_filter(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let width = usize::from(area.width);
    let prompt = "/ ";
    let room = width.saturating_sub(cell::width(prompt) + 1);
    // Of a filter that is longer than the line, the end is seen: that is where it is typed.
    let from = tail(&app.filter_text, room);
    let mut spans = vec![Span::styled(prompt, theme.focused_border)];
    let mut at = from;
    for problem in app.filter.problems() {
        let place = problem.place.start.max(from)..problem.place.end.max(from);
        spans.push(Span::styled(
            visible(&app.filter_text[at..place.start]).into_owned(),
            theme.title,
        ));
        let text = visible(&app.filter_text[place.clone()]).into_owned();
        spans.push(Span::styled(
            text,
            theme.warning.add_modifier(Modifier::UNDERLINED),
        ));
        at = place.end;
    }
    spans.push(Span::styled(
        visible(&app.filter_text[at..]).into_owned(),
        theme.title,
    ));
    let used: usize = spans.iter().map(|span| cell::width(&span.content)).sum();
    let rest = width.saturating_sub(used + 4);
    spans.push(Span::raw("    "));
    match app.filter.problems().first() {
        Some(problem) => {
            let expected = format!("expected {}", problem.expected);
            spans.push(Span::styled(
                cell::shortened(&expected, rest),
                theme.warning,
            ));
        }
        None => spans.extend(hints(app, rest, theme).spans),
    }
    frame.render_widget(Line::from(spans), area);
    let column = area
        .x
        .saturating_add(u16::try_from(used).unwrap_or(u16::MAX));
    frame.set_cursor_position(Position::new(
        column.min(area.right().saturating_sub(1)),
        area.y,
    ));
}

/// Where the end of `text` begins that fits into `columns` when it is shown.
fn tail(text: &str, columns: usize) -> usize {
    let mut start = 0;
    while cell::width(&visible(&text[start..])) > columns {
        start += text[start..].chars().next().map_or(1, char::len_utf8);
    }
    start
}
