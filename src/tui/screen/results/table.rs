//! The table of results.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::columns::{GAP, ListColumns, MARKS, placed};
use crate::listing::{ListColumn, Tone};
use crate::text::{self, visible};
use crate::tui::state::{OpenTree, TreePane};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, TablePane, Target};

pub fn draw(area: Rect, open: &OpenTree, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let shown = &open.listing.shown;
    let columns = ListColumns::of_table(area, open);
    let hidden = match columns.hidden {
        0 => String::new(),
        count => format!(" +{count} columns "),
    };
    let pane = TablePane {
        hidden: &hidden,
        selected: open.selected,
        count: shown.len(),
        is_focused: open.focus == TreePane::Table,
    };
    let title = |room| title(open, room);
    let Some((inner, seen)) = pane.draw(area, canvas, title, |state| &mut state.results_top) else {
        return;
    };
    canvas.state.results_seen = seen.clone();
    add_targets(inner, &columns, shown.len(), canvas);
    let mut lines = vec![head(&columns, open, theme)];
    if shown.is_empty() {
        let width = usize::from(inner.width).saturating_sub(1);
        for line in text::wrapped(&visible(&empty(open)), width) {
            lines.push(Line::styled(format!(" {line}"), theme.warning));
        }
    }
    let seen = shown.iter().enumerate().skip(seen.start).take(seen.len());
    lines.extend(
        seen.map(|(place, &result)| row(result, place == open.selected, &columns, open, theme)),
    );
    canvas.frame.render_widget(Paragraph::new(lines), inner);
}

/// Registers the targets of clicks: a column header sorts by its column, a row is selected.
fn add_targets(inner: Rect, columns: &ListColumns, rows: usize, canvas: &mut Canvas<'_, '_>) {
    let state = &mut *canvas.state;
    let line = |y: u16| Rect {
        y,
        height: 1,
        ..inner
    };
    let mut x = MARKS;
    for &(column, width) in &columns.columns {
        let start = u16::try_from(x).unwrap_or(u16::MAX);
        let width = width + GAP;
        let head = Rect {
            x: inner.x.saturating_add(start),
            width: u16::try_from(width).unwrap_or(u16::MAX),
            ..line(inner.y)
        };
        let head = head.intersection(inner);
        state.targets.push((head, Target::ListColumn(column)));
        x += width;
    }
    for (y, place) in (inner.y + 1..inner.bottom()).zip(state.results_top..rows) {
        state.targets.push((line(y), Target::Row(place)));
    }
}

/// What is listed, and what it is sorted and filtered by.
fn title(open: &OpenTree, room: usize) -> String {
    let listing = &open.listing;
    let arrow = arrow(open);
    let order = listing.order.column.title(&listing.bases);
    let mut title = format!("Results by {} {arrow}", visible(&order));
    let chosen = listing.chosen.values().map(|value| visible(value));
    let chosen: Vec<_> = chosen.collect();
    if !chosen.is_empty() {
        title.push_str(&format!(" · {}", chosen.join(", ")));
    }
    match listing.filter_text().trim() {
        "" => {}
        filter => title.push_str(&format!(" · filter: {}", visible(filter))),
    }
    format!(" {} ", text::truncated(&title, room))
}

/// Why nothing is listed; raw.
fn empty(open: &OpenTree) -> String {
    let tree = &open.index.tree;
    if !tree.results.is_empty() {
        return "no result passes; Esc takes back the filter, then the facets".to_owned();
    }
    match tree.problems.first() {
        Some(problem) => format!("no results: {}: {}", problem.file, problem.reason),
        None => "there are no results in this folder".to_owned(),
    }
}

fn arrow(open: &OpenTree) -> &'static str {
    if open.listing.order.descending {
        "▼"
    } else {
        "▲"
    }
}

fn head(columns: &ListColumns, open: &OpenTree, theme: &Theme) -> Line<'static> {
    let listing = &open.listing;
    let mut spans = vec![Span::raw(" ".repeat(MARKS))];
    for &(column, width) in &columns.columns {
        let arrow = if listing.order.column == column {
            arrow(open)
        } else {
            ""
        };
        let is_selected = column == ListColumn::Base(listing.base);
        let mark = if is_selected { "▸" } else { "" };
        let title = visible(&column.title(&listing.bases)).into_owned();
        let title = format!("{mark}{title}{arrow}");
        let style = if is_selected {
            theme.title.patch(theme.focused_border)
        } else {
            theme.title
        };
        spans.push(Span::styled(placed(&title, column, width), style));
    }
    Line::from(spans)
}

fn row(
    result: usize,
    is_selected: bool,
    columns: &ListColumns,
    open: &OpenTree,
    theme: &Theme,
) -> Line<'static> {
    let cursor = if is_selected {
        Span::styled("▸", theme.focused_border)
    } else {
        Span::raw(" ")
    };
    let mark = format!("{} ", text::align_left(&mark(result, open), MARKS - 2));
    let mut spans = vec![cursor, Span::styled(mark, theme.warning)];
    let error = open.index.error(result);
    let has_numbers = columns.columns.iter().any(|(column, _)| column.is_number());
    for (place, &(column, width)) in columns.columns.iter().enumerate() {
        if let Some(error) = error.filter(|_| column.is_number()) {
            let rest = columns.columns[place..].iter();
            let room = rest.map(|(_, width)| width + 2).sum::<usize>();
            let text = text::truncated(&visible(error), room.saturating_sub(2));
            spans.push(Span::styled(text, theme.warning));
            break;
        }
        let cell = column.cell(open.context(), result);
        let mut style = style(cell.tone, theme);
        if is_selected && column == ListColumn::Date {
            style = style.patch(theme.selected);
        }
        spans.push(Span::styled(
            placed(&visible(&cell.text), column, width),
            style,
        ));
    }
    if let Some(error) = error.filter(|_| !has_numbers) {
        spans.push(Span::styled(visible(error).into_owned(), theme.warning));
    }
    Line::from(spans)
}

/// The place of a result among the marked ones, or that it is pinned.
fn mark(result: usize, open: &OpenTree) -> String {
    let place = open.marked.iter().position(|&marked| marked == result);
    match place {
        Some(place) => (place + 1).to_string(),
        None if open.pinned == Some(result) => "P".to_owned(),
        None => String::new(),
    }
}

fn style(tone: Tone, theme: &Theme) -> Style {
    match tone {
        Tone::Plain => theme.text,
        Tone::Faint => theme.faint,
        Tone::Change(factor) => theme.mean(factor),
        Tone::Error => theme.warning,
    }
}
