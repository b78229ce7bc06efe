//! The benchmarks: both means, the ratio in words and as a bar, and memory.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{ViewState, pane, scrolled};
use crate::cell;
use crate::comparison::{Change, Column, MISSING, Published, Row};
use crate::suite::sanitize::visible;
use crate::tui::app::{App, Pane};
use crate::tui::theme::Theme;

/// What stands in a row from left to right behind the marks, and how wide it is.
struct Layout {
    name: usize,
    columns: Vec<Column>,
    /// Behind the ratio.
    bar: usize,
}

/// Cursor and exclusion mark.
const MARKS: usize = 3;
/// The mark behind a ratio that proves nothing.
const TRUST: usize = 2;
const SHORTEST_BAR: usize = 6;
const LONGEST_BAR: usize = 20;
const WIDEST_NAME: usize = 40;
/// A name is not cut below this for the sake of another column.
const COMFORTABLE_NAME: usize = 20;

impl Layout {
    /// Gives out `width` columns: to the ratio first, then to the means, the whole name, the bar, and the other
    /// columns in their order, as long as there are any.
    fn new(width: usize, app: &App) -> Self {
        let wanted = app.name_width.min(WIDEST_NAME).max("Benchmark▼".len());
        let comfortable = wanted.min(COMFORTABLE_NAME);
        let shown = app
            .columns
            .iter()
            .filter(|(_, is_shown)| *is_shown)
            .map(|(column, _)| *column);
        let shown: Vec<Column> = shown.skip(app.first_column).collect();
        let has_ratio = shown.contains(&Column::Ratio);
        let ratio = if has_ratio {
            Column::Ratio.width() + TRUST
        } else {
            0
        };
        let for_name = width.saturating_sub(MARKS + ratio);
        let mut rest = for_name.saturating_sub(comfortable);
        let mut take = |columns: usize| {
            let taken = if rest >= columns { columns } else { 0 };
            rest -= taken;
            taken
        };
        let is_first = |column: &Column| matches!(column, Column::Head | Column::Reference);
        let mut fitting: Vec<Column> = shown.iter().copied().rev().filter(is_first).collect();
        fitting.retain(|column| take(column.width()) > 0);
        let more = (wanted - comfortable).min(for_name.saturating_sub(comfortable));
        let name = comfortable.min(for_name) + take(more);
        // What the table is sorted by is seen, whatever else has to go.
        let sorted_by = shown
            .iter()
            .copied()
            .find(|&column| column == app.order.column);
        let is_placed = |column: &Column| is_first(column) || *column == Column::Ratio;
        fitting.extend(sorted_by.filter(|column| !is_placed(column) && take(column.width()) > 0));
        let bar = if has_ratio { take(SHORTEST_BAR) } else { 0 };
        for column in shown
            .iter()
            .filter(|column| !is_placed(column) && sorted_by != Some(**column))
        {
            if take(column.width()) == 0 {
                break;
            }
            fitting.push(*column);
        }
        let longer = if bar > 0 {
            rest.min(LONGEST_BAR - SHORTEST_BAR)
        } else {
            0
        };
        let is_fitting = |column: &Column| *column == Column::Ratio || fitting.contains(column);
        Self {
            name,
            columns: shown.into_iter().filter(is_fitting).collect(),
            bar: bar + longer,
        }
    }
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme, state: &mut ViewState) {
    let is_focused = app.focus == Pane::Table;
    let place = match app.shown.len() {
        0 => String::new(),
        count => format!(" {} of {count} ", app.selected + 1),
    };
    let title = format!(" Benchmarks by {} {} ", app.order.column.name(), arrow(app));
    let block =
        pane(Line::raw(title), is_focused, theme).title_bottom(Line::raw(place).right_aligned());
    let inner = block.inner(area);
    frame.render_widget(block, area);
    if inner.is_empty() {
        return;
    }
    let layout = Layout::new(usize::from(inner.width), app);
    let height = usize::from(inner.height) - 1;
    state.table_top = scrolled(state.table_top, app.selected, app.shown.len(), height);
    if app.focus != Pane::Groups {
        state.page = height;
    }
    let mut lines = vec![head(&layout, app, theme)];
    if app.shown.is_empty() {
        lines.extend(
            empty(app)
                .into_iter()
                .map(|line| Line::styled(line, theme.warning)),
        );
    }
    let rows = app
        .shown
        .iter()
        .enumerate()
        .skip(state.table_top)
        .take(height);
    lines.extend(rows.map(|(place, &row)| line(row, place == app.selected, &layout, app, theme)));
    frame.render_widget(Paragraph::new(lines), inner);
}

fn arrow(app: &App) -> &'static str {
    if app.order.descending { "▼" } else { "▲" }
}

fn head(layout: &Layout, app: &App, theme: &Theme) -> Line<'static> {
    let title = |column: Column| {
        let mark = if app.order.column == column {
            arrow(app)
        } else {
            ""
        };
        format!("{}{mark}", column.title())
    };
    let mut text = " ".repeat(MARKS) + &cell::left(&title(Column::Benchmark), layout.name);
    for &column in &layout.columns {
        text += &match column {
            Column::Tags => placed(&title(column), column),
            // A title with its arrow may take the gap.
            _ => cell::right(&title(column), column.width()),
        };
        if column == Column::Ratio {
            text += &" ".repeat(TRUST + layout.bar);
        }
    }
    Line::styled(text, theme.title)
}

/// Text in the place of its column: tags at the left, all else at the right.
fn placed(text: &str, column: Column) -> String {
    match column {
        Column::Tags => cell::left(&format!("  {text}"), column.width()),
        _ => format!(" {}", cell::right(text, column.width().saturating_sub(1))),
    }
}

fn line(
    index: usize,
    is_selected: bool,
    layout: &Layout,
    app: &App,
    theme: &Theme,
) -> Line<'static> {
    let row = &app.comparison.rows[index];
    let is_excluded = app.excluded.contains(&index);
    let is_faint = is_excluded || row.change() == Change::NotSignificant;
    let text = if is_faint { theme.faint } else { theme.text };
    let ratio = if is_excluded {
        theme.faint
    } else {
        theme.ratio(row)
    };
    let mut spans = vec![
        Span::styled(if is_selected { "▸" } else { " " }, theme.focused_border),
        Span::styled(mark(index, app), theme.faint),
    ];
    push_name(&mut spans, row, is_selected, layout.name, app, theme, text);
    for &column in &layout.columns {
        let words = app.comparison.cell(column, index, &app.pulls);
        let style = match column {
            Column::Ratio => ratio,
            Column::Tags => theme.faint,
            _ if words == MISSING => theme.faint,
            _ => text,
        };
        spans.push(Span::styled(placed(&words, column), style));
        if column == Column::Ratio {
            let trust = format!(" {}", app.comparison.trust_mark(index));
            spans.push(Span::styled(cell::left(&trust, TRUST), theme.faint));
            if layout.bar > 0 {
                spans.push(Span::styled(
                    cell::left(&bar(row.ratio, layout.bar - 1), layout.bar),
                    ratio,
                ));
            }
        }
    }
    Line::from(spans)
}

/// `×` before a row that is taken out of every number, `°` before one that bench_runner leaves out.
fn mark(index: usize, app: &App) -> &'static str {
    if app.excluded.contains(&index) {
        "× "
    } else if app.comparison.is_excluded(index) && app.published == Published::LeftOut {
        "° "
    } else {
        "  "
    }
}

/// The name, with the letters that the filter matched.
fn push_name(
    spans: &mut Vec<Span<'static>>,
    row: &Row,
    is_selected: bool,
    width: usize,
    app: &App,
    theme: &Theme,
    style: Style,
) {
    let style = if is_selected {
        style.patch(theme.selected)
    } else {
        style
    };
    let name = visible(&row.name);
    // Letters are counted in the raw name; where the sanitiser changed it, marking would point at the wrong ones.
    let matched = if name == row.name {
        app.filter.matched_letters(&row.name)
    } else {
        Vec::new()
    };
    if matched.is_empty() {
        spans.push(Span::styled(cell::left(&name, width), style));
        return;
    }
    for (place, character) in cell::left(&name, width).chars().enumerate() {
        let is_matched = matched.binary_search(&place).is_ok() && character != '…';
        let style = if is_matched {
            style.patch(theme.matched)
        } else {
            style
        };
        spans.push(Span::styled(character.to_string(), style));
    }
}

/// A bar whose length is the logarithm of the ratio; full at twice as slow or fast, with a tip beyond.
fn bar(ratio: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if ratio.is_nan() {
        return String::new();
    }
    let share = ratio.ln().abs() / 2f64.ln();
    if share > 1.0 {
        return format!(" {}▶", "█".repeat(width.saturating_sub(1)));
    }
    // In range: the share is between 0 and 1.
    let eighths = (share * (width * 8) as f64).round() as usize;
    format!(" {}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

/// Says what emptied the table, and what brings rows back.
fn empty(app: &App) -> Vec<String> {
    let mut lines = vec![String::new()];
    if let Some(place) = app.filter.emptied_by(app.group_rows(), &app.context()) {
        let term = visible(&app.filter_text[place]).into_owned();
        lines.push(format!(
            "  '{term}' leaves no row: {} filtered. Esc clears the filter.",
            app.filtered
        ));
    }
    if app.unknown > 0 {
        lines.push(format!(
            "  {} of them lack what the filter asks for.",
            app.unknown
        ));
    }
    if app.hidden > 0 {
        lines.push(format!(
            "  {} rows are not significant and hidden. n shows them.",
            app.hidden
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_at_twice_and_never_longer() {
        assert_eq!(bar(2.0, 10), " ██████████");
        assert_eq!(bar(0.5, 10), " ██████████");
        assert_eq!(bar(195.0, 10), " █████████▶");
        assert_eq!(bar(f64::INFINITY, 10), " █████████▶");
        assert_eq!(bar(1.0, 10), " ");
        assert_eq!(bar(1.05, 10), " ▊");
        assert_eq!(bar(f64::NAN, 10), "");
    }
}
