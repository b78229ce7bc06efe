//! The benchmarks: both means, the ratio in words and as a bar, and memory.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{ViewState, pane, scrolled};
use crate::cell;
use crate::comparison::{Change, Column, Published, Row, wording};
use crate::suite::sanitize::visible;
use crate::tui::app::{App, Pane};
use crate::tui::theme::Theme;

/// What stands in a row from left to right, and how wide it is.
struct Layout {
    name: usize,
    reference: usize,
    head: usize,
    bar: usize,
    memory: usize,
    tags: usize,
}

/// Cursor and exclusion mark.
const MARKS: usize = 3;
const MEAN: usize = 10;
const RATIO: usize = 16;
/// The mark behind a ratio that proves nothing.
const TRUST: usize = 2;
const SHORTEST_BAR: usize = 6;
const LONGEST_BAR: usize = 25;
const MEMORY: usize = 15;
const WIDEST_NAME: usize = 40;
/// A name is not cut below this for the sake of another column.
const COMFORTABLE_NAME: usize = 20;
/// With the gap before it.
const TAGS: usize = 16;

impl Layout {
    /// Gives out `width` columns: the ratio always has its own, then the means, the whole name, a bar, memory and
    /// tags take theirs as long as there are any.
    fn new(width: usize, app: &App) -> Self {
        let wanted = app.name_width.min(WIDEST_NAME).max("Benchmark▼".len());
        let comfortable = wanted.min(COMFORTABLE_NAME);
        let for_name = width.saturating_sub(MARKS + RATIO + TRUST);
        let mut rest = for_name.saturating_sub(comfortable);
        let take = |rest: &mut usize, columns: usize| {
            let taken = if *rest >= columns { columns } else { 0 };
            *rest -= taken;
            taken
        };
        let head = take(&mut rest, MEAN);
        let reference = take(&mut rest, MEAN);
        let more = rest.min(wanted - comfortable);
        let name = comfortable.min(for_name) + take(&mut rest, more);
        let bar = take(&mut rest, SHORTEST_BAR);
        let memory = take(&mut rest, MEMORY);
        let tags = if app.groups.len() > 1 {
            take(&mut rest, TAGS)
        } else {
            0
        };
        let longer = if bar > 0 {
            rest.min(LONGEST_BAR - SHORTEST_BAR)
        } else {
            0
        };
        Self {
            name,
            reference,
            head,
            bar: bar + longer,
            memory,
            tags,
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
    text += &cell::right(&title(Column::Reference), layout.reference);
    text += &cell::right(&title(Column::Head), layout.head);
    text += &cell::right(&title(Column::Ratio), RATIO);
    text += &" ".repeat(TRUST + layout.bar);
    text += &cell::right(&title(Column::Memory), layout.memory);
    text += &cell::left(&format!("  {}", title(Column::Tags)), layout.tags);
    Line::styled(text, theme.title)
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
    spans.extend([
        Span::styled(cell::right(&row.reference_mean(), layout.reference), text),
        Span::styled(
            cell::right(&row.head_mean_like_reference(), layout.head),
            text,
        ),
        Span::styled(cell::right(&wording::ratio(row.ratio), RATIO), ratio),
        Span::styled(trust(row), theme.faint),
    ]);
    if layout.bar > 0 {
        spans.push(Span::styled(
            cell::left(&bar(row.ratio, layout.bar - 1), layout.bar),
            ratio,
        ));
    }
    if layout.memory > 0 {
        let words = row.memory.map_or_else(
            || "unknown".to_owned(),
            |memory| wording::memory_ratio(memory.ratio),
        );
        let style = if row.memory.is_some() {
            text
        } else {
            theme.faint
        };
        spans.push(Span::styled(cell::right(&words, layout.memory), style));
    }
    if layout.tags > 0 {
        let tags = row.tags.join(" ");
        let tags = cell::left(&format!("  {}", visible(&tags)), layout.tags);
        spans.push(Span::styled(tags, theme.faint));
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

/// `~` behind a ratio that is not significant, `?` behind one that could not be tested.
fn trust(row: &Row) -> &'static str {
    match row.change() {
        Change::NotSignificant => " ~",
        Change::NotTested => " ?",
        Change::Slower | Change::Faster | Change::Unchanged => "  ",
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
