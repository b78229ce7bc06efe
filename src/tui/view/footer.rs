//! The bottom: how many rows are shown, what keeps the others away, and the keys that matter now.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::comparison::{Change, wording};
use crate::text::{self, visible};
use crate::tui::app::{App, Mode};
use crate::tui::keymap::{self, Scope};
use crate::tui::theme::Theme;

/// Counts and keys share a line from here on.
const ONE_LINE: u16 = 190;

pub fn height(width: u16) -> u16 {
    if width >= ONE_LINE { 1 } else { 2 }
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let line = match &app.message {
        Some(message) => {
            // A message of several lines is told on one.
            let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = text::truncated(&visible(&message), usize::from(area.width));
            Line::styled(message, theme.title)
        }
        None => counts(app, usize::from(area.width), theme),
    };
    let [left, right] = if area.height > 1 {
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area)
    } else {
        let wanted = u16::try_from(line.width() + 3).unwrap_or(u16::MAX);
        Layout::horizontal([Constraint::Max(wanted), Constraint::Fill(1)]).areas(area)
    };
    frame.render_widget(line, left);
    match &app.mode {
        Mode::Filter => draw_filter(frame, right, app, theme),
        Mode::Export { file } => draw_prompt(frame, right, "export to ", file, app, theme),
        Mode::Overwrite { file } => {
            let file = visible(file);
            let question = format!("{file} exists  ");
            let question = text::truncated(&question, usize::from(right.width) / 2);
            let rest = usize::from(right.width).saturating_sub(text::width(&question));
            let mut spans = vec![Span::styled(question, theme.warning)];
            spans.extend(hints(app, rest, theme).spans);
            frame.render_widget(Line::from(spans), right);
        }
        _ => frame.render_widget(hints(app, usize::from(right.width), theme), right),
    }
}

/// `29 of 91 shown · 62 not significant (n) · 0 filtered`, and what else is worth a count: nothing is hidden without
/// one, and the key that brings it back.
fn counts(app: &App, width: usize, theme: &Theme) -> Line<'static> {
    let view = &app.view;
    let counts = view.counts;
    let total = view.group_rows().len();
    let mut parts = vec![
        (format!("{} of {total} shown", view.shown.len()), theme.text),
        (
            format!("{} not significant (n)", counts.not_significant),
            if view.hidden > 0 {
                theme.warning
            } else {
                theme.text
            },
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
        push(format!("{} taken out (X)", view.excluded.len()));
    }
    let unpaired = app.comparison.only_in_reference.len() + app.comparison.only_in_head.len();
    if unpaired > 0 {
        push(format!("{unpaired} in one file only (i)"));
    }
    for (count, change) in [
        (counts.better, Change::Better),
        (counts.worse, Change::Worse),
    ] {
        push(format!("{count} {}", wording::change(view.metric, change)));
    }
    for (count, what) in [
        (counts.unchanged, "unchanged"),
        (counts.not_tested, "not tested"),
        (counts.unknown, "unknown"),
    ] {
        if count > 0 {
            push(format!("{count} {what}"));
        }
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for (text, style) in parts {
        let gap = if spans.is_empty() { "" } else { " · " };
        let room = width.saturating_sub(used + text::width(gap));
        // What does not fit is left out where it can be seen to be.
        if text::width(&text) > room {
            spans.push(Span::styled(
                text::truncated(" …", width - used),
                theme.faint,
            ));
            break;
        }
        used += text::width(gap) + text::width(&text);
        spans.push(Span::styled(gap, theme.faint));
        spans.push(Span::styled(text, style));
    }
    Line::from(spans)
}

/// What is being typed behind a prompt, with the keys behind that.
fn draw_prompt(
    frame: &mut Frame<'_>,
    area: Rect,
    prompt: &str,
    text: &str,
    app: &App,
    theme: &Theme,
) {
    let width = usize::from(area.width);
    let text =
        visible(&text[tail(text, width.saturating_sub(text::width(prompt) + 1))..]).into_owned();
    let used = text::width(prompt) + text::width(&text);
    let mut spans = vec![
        Span::styled(prompt.to_owned(), theme.focused_border),
        Span::styled(text, theme.title),
        Span::raw("    "),
    ];
    spans.extend(hints(app, width.saturating_sub(used + 4), theme).spans);
    frame.render_widget(Line::from(spans), area);
    set_cursor(frame, area, used);
}

fn set_cursor(frame: &mut Frame<'_>, area: Rect, column: usize) {
    let column = area
        .x
        .saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    let last = area.right().saturating_sub(1);
    frame.set_cursor_position(Position::new(column.min(last), area.y));
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
            .map(|(key, hint)| text::width(key) + text::width(hint) + 3);
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
    let room = width.saturating_sub(text::width(prompt) + 1);
    // Of a filter that is longer than the line, the end is seen: that is where it is typed.
    let from = tail(&app.view.filter_text, room);
    let mut spans = vec![Span::styled(prompt, theme.focused_border)];
    let mut at = from;
    for problem in app.view.filter.problems() {
        let place = problem.place.start.max(from)..problem.place.end.max(from);
        spans.push(Span::styled(
            visible(&app.view.filter_text[at..place.start]).into_owned(),
            theme.title,
        ));
        let text = visible(&app.view.filter_text[place.clone()]).into_owned();
        spans.push(Span::styled(
            text,
            theme.warning.add_modifier(Modifier::UNDERLINED),
        ));
        at = place.end;
    }
    spans.push(Span::styled(
        visible(&app.view.filter_text[at..]).into_owned(),
        theme.title,
    ));
    let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
    let rest = width.saturating_sub(used + 4);
    spans.push(Span::raw("    "));
    match app.view.filter.problems().first() {
        Some(problem) => {
            let expected = format!("expected {}", problem.expected);
            spans.push(Span::styled(
                text::truncated(&expected, rest),
                theme.warning,
            ));
        }
        None => spans.extend(hints(app, rest, theme).spans),
    }
    frame.render_widget(Line::from(spans), area);
    set_cursor(frame, area, used);
}

/// Where the end of `text` begins that fits into `columns` when it is shown.
fn tail(text: &str, columns: usize) -> usize {
    let mut start = 0;
    while text::width(&visible(&text[start..])) > columns {
        start += text[start..].chars().next().map_or(1, char::len_utf8);
    }
    start
}
