//! The benchmarks: both means, the ratio in words and as a bar, and as many other columns as there is room for.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Target, ViewState, pane, scrolled_by_half};
use crate::comparison::{
    Change, Column, MISSING, Measure, Metric, Published, Row, SHAPE_BINS, wording,
};
use crate::stats::{Summary, density};
use crate::text::{self, visible};
use crate::tui::app::{App, Pane};
use crate::tui::plot;
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
            .find(|&column| column == app.view.order().column);
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

    /// How wide a column is with what belongs to it.
    fn width(&self, column: Column) -> usize {
        match column {
            Column::Benchmark => MARKS + self.name,
            Column::Ratio => column.width() + TRUST + self.bar,
            _ => column.width(),
        }
    }
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme, state: &mut ViewState) {
    let is_focused = app.focus == Pane::Table;
    let view = &app.view;
    let place = match view.shown.len() {
        0 => String::new(),
        count => format!(" {} of {count} ", app.selected + 1),
    };
    let what = match view.metric {
        Metric::Time => "Benchmarks",
        Metric::Memory => "Peak memory",
    };
    let name = view.order().column.name(view.metric);
    let room = usize::from(area.width).saturating_sub(8);
    let order = format!("{what} by {name} {}", arrow(app));
    let title = match view.filter_text.trim() {
        "" => order,
        filter => format!("{order} · filter: {}", visible(filter)),
    };
    let title = format!(" {} ", text::truncated(&title, room));
    let block =
        pane(Line::raw(title), is_focused, theme).title_bottom(Line::raw(place).right_aligned());
    let inner = block.inner(area);
    frame.render_widget(block, area);
    if inner.is_empty() {
        return;
    }
    let layout = Layout::new(usize::from(inner.width), app);
    let height = usize::from(inner.height) - 1;
    state.table_top = scrolled_by_half(state.table_top, app.selected, view.shown.len(), height);
    if app.focus == Pane::Table {
        state.page = height;
    }
    add_targets(inner, &layout, app, state);
    let mut lines = vec![head(&layout, app, theme)];
    if view.shown.is_empty() {
        lines.extend(
            empty(app)
                .into_iter()
                .map(|line| Line::styled(line, theme.warning)),
        );
    }
    let rows = view
        .shown
        .iter()
        .enumerate()
        .skip(state.table_top)
        .take(height);
    lines.extend(rows.map(|(place, &row)| line(row, place == app.selected, &layout, app, theme)));
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Notes what a click means: on a head, to sort by its column; on a row, to select it.
fn add_targets(inner: Rect, layout: &Layout, app: &App, state: &mut ViewState) {
    let mut x = inner.x;
    for &column in [Column::Benchmark].iter().chain(&layout.columns) {
        let wanted = u16::try_from(layout.width(column)).unwrap_or(u16::MAX);
        let width = wanted.min(inner.right().saturating_sub(x));
        let head = Rect {
            x,
            width,
            height: 1,
            ..inner
        };
        state.targets.push((head, Target::Column(column)));
        x += width;
    }
    let below = (inner.y + 1..inner.bottom()).zip(state.table_top..app.view.shown.len());
    for (y, place) in below {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        state.targets.push((row, Target::Row(place)));
    }
}

fn arrow(app: &App) -> &'static str {
    if app.view.order().descending {
        "▼"
    } else {
        "▲"
    }
}

fn head(layout: &Layout, app: &App, theme: &Theme) -> Line<'static> {
    let title = |column: Column| {
        let mark = if app.view.order().column == column {
            arrow(app)
        } else {
            ""
        };
        format!("{}{mark}", column.title(app.view.metric))
    };
    let mut text = " ".repeat(MARKS) + &text::align_left(&title(Column::Benchmark), layout.name);
    for &column in &layout.columns {
        text += &match column {
            Column::Tags | Column::Shape => placed(&title(column), column),
            // A title with its arrow may take the gap.
            _ => text::align_right(&title(column), column.width()),
        };
        if column == Column::Ratio {
            text += &" ".repeat(TRUST + layout.bar);
        }
    }
    Line::styled(text, theme.title)
}

/// Text in the place of its column: words at the left, numbers at the right.
fn placed(text: &str, column: Column) -> String {
    match column {
        Column::Tags | Column::Shape => text::align_left(&format!("  {text}"), column.width()),
        // What is too long by one takes the gap.
        _ if text::width(text) >= column.width() => text::align_right(text, column.width()),
        _ => format!(
            " {}",
            text::align_right(text, column.width().saturating_sub(1))
        ),
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
    let measure = app.comparison.measure(app.view.metric, index);
    let lens = app.view.lens(&app.comparison);
    let is_excluded = app.view.excluded.contains(&index);
    let is_noise = measure.is_none_or(|measure| measure.change() == Change::NotSignificant);
    let is_faint = is_excluded || is_noise;
    let text = if is_faint { theme.faint } else { theme.text };
    let ratio = if is_excluded {
        theme.faint
    } else {
        theme.ratio(measure)
    };
    let mut spans = vec![
        // A blank of no colour is cheaper to draw when the selection moves on.
        if is_selected {
            Span::styled("▸", theme.focused_border)
        } else {
            Span::raw(" ")
        },
        Span::styled(mark(index, app), theme.faint),
    ];
    push_name(&mut spans, row, is_selected, layout.name, app, theme, text);
    for &column in &layout.columns {
        if column == Column::Shape {
            push_shape(&mut spans, index, is_faint, app, theme);
            continue;
        }
        let mut words = lens.cell(column, index);
        if column == Column::Ratio && measure.is_none() {
            words = "unknown".to_owned();
        }
        let style = match column {
            Column::Ratio => ratio,
            Column::Tags => theme.faint,
            _ if words == MISSING => theme.faint,
            _ => text,
        };
        spans.push(Span::styled(placed(&words, column), style));
        if column == Column::Ratio {
            let trust = format!(" {}", lens.trust_mark(index));
            spans.push(Span::styled(text::align_left(&trust, TRUST), theme.faint));
            if layout.bar > 0 {
                let share = measure.map_or(f64::NAN, share_of_bar);
                let bar = format!(" {}", plot::bar(share, layout.bar - 2, theme.glyphs));
                spans.push(Span::styled(text::align_left(&bar, layout.bar), ratio));
            }
        }
    }
    Line::from(spans)
}

/// The length of a ratio's bar is its logarithm; it is full at twice as slow or fast.
fn share_of_bar(measure: &Measure) -> f64 {
    measure.ratio.ln().abs() / 2f64.ln()
}

/// Both distributions on one axis, that of the reference at the left.
fn push_shape(
    spans: &mut Vec<Span<'static>>,
    index: usize,
    is_faint: bool,
    app: &App,
    theme: &Theme,
) {
    let metric = app.view.metric;
    let known = app.comparison.measure(metric, index);
    let Some((measure, sides)) = known.zip(app.comparison.samples(metric, index)) else {
        spans.push(Span::raw(" ".repeat(Column::Shape.width())));
        return;
    };
    // As far as three standard deviations go: one stray value would leave one bar of all the others.
    let end = |summary: &Summary, sign: f64| {
        let deviation = summary.standard_deviation.unwrap_or(0.0);
        (summary.mean + sign * 3.0 * deviation).clamp(summary.minimum, summary.maximum)
    };
    let low = end(&measure.reference, -1.0).min(end(&measure.head, -1.0));
    let high = end(&measure.reference, 1.0).max(end(&measure.head, 1.0));
    let strip = |values: &[f64]| {
        let values: Vec<f64> = values
            .iter()
            .map(|value| value.max(low).min(high))
            .collect();
        let counts = density::histogram(&values, low, high, SHAPE_BINS);
        let tallest = counts.iter().copied().max().unwrap_or(0);
        plot::histogram_strip(&counts, tallest, theme.glyphs)
    };
    let [reference, head] = sides.map(|side| strip(&side));
    let style = |style: Style| if is_faint { theme.faint } else { style };
    spans.extend([
        Span::styled("  │", theme.border),
        Span::styled(reference, style(theme.reference)),
        Span::styled("│", theme.border),
        Span::styled(head, style(theme.head)),
        Span::styled("│", theme.border),
    ]);
}

/// `×` before a row that is taken out of every number, `°` before one that bench_runner leaves out.
fn mark(index: usize, app: &App) -> &'static str {
    let is_left_out = app.comparison.is_excluded(index) && app.view.published == Published::LeftOut;
    match (app.view.excluded.contains(&index), is_left_out) {
        (true, true) => "×°",
        (true, false) => "× ",
        (false, true) => "° ",
        (false, false) => "  ",
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
        app.view.filter.matched_letters(&row.name)
    } else {
        Vec::new()
    };
    if matched.is_empty() {
        spans.push(Span::styled(text::align_left(&name, width), style));
        return;
    }
    for (place, character) in text::align_left(&name, width).chars().enumerate() {
        let is_matched = matched.binary_search(&place).is_ok() && character != '…';
        let style = if is_matched {
            style.patch(theme.matched)
        } else {
            style
        };
        spans.push(Span::styled(character.to_string(), style));
    }
}

/// Says what emptied the table, and what brings rows back.
fn empty(app: &App) -> Vec<String> {
    let view = &app.view;
    let mut lines = vec![String::new()];
    let lens = view.lens(&app.comparison);
    if let Some(place) = view.filter.emptied_by(view.group_rows(), &lens) {
        let term = visible(&view.filter_text[place]).into_owned();
        lines.push(format!(
            "  '{term}' leaves no row: {} filtered. Esc clears the filter.",
            view.filtered
        ));
    }
    if view.unknown > 0 {
        lines.push(format!(
            "  {} of them lack what the filter asks for.",
            view.unknown
        ));
    }
    if view.hidden > 0 {
        lines.push(format!(
            "  {} not significant and hidden. n shows them.",
            wording::count(view.hidden, "row")
        ));
    }
    lines
}
