//! The table in its pane.

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::columns::{MARKS, TableColumns, is_left_aligned, placed};
use super::empty;
use super::heads::HeadColumns;
use super::row::RowPainter;
use super::scale::Scale;
use crate::comparison::Column;
use crate::text::{self, visible};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, TablePane, Target};

/// From this width on, hidden columns are announced in words.
const ROOM_FOR_WORDS: u16 = 60;

pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let shown = &open.view.shown;
    let columns = TableColumns::of_table(area, open);
    let hidden = columns.hidden_title(area.width < ROOM_FOR_WORDS);
    let pane = TablePane {
        hidden: &hidden,
        selected: open.selected,
        count: shown.len(),
        is_focused: open.focus == Pane::Table,
    };
    let title = |room| title(open, room);
    let Some((inner, seen)) = pane.draw(area, canvas, title, |state| &mut state.table_top) else {
        return;
    };
    add_targets(inner, &columns, open, canvas);
    let scale = Scale::of(&open.view);
    let mut lines = vec![head(&columns, scale, open, theme)];
    if shown.is_empty() {
        let reasons = empty::reasons(open).into_iter();
        lines.extend(reasons.map(|line| Line::styled(line, theme.warning)));
    }
    let painter = RowPainter {
        open,
        columns: &columns,
        theme,
        scale,
    };
    let seen = shown.iter().enumerate().skip(seen.start).take(seen.len());
    lines.extend(seen.map(|(place, &row)| painter.line(row, place == open.selected)));
    canvas.frame.render_widget(Paragraph::new(lines), inner);
}

/// What the table shows, and what it is sorted and filtered by.
fn title(open: &OpenComparison, room: usize) -> String {
    let what = open.metric_title();
    let name = open.view.order().column.name(open.view.metric);
    // Where the rows are sorted by another head than the selected one, the columns do not show it.
    let sorted_by = open.head_labels.get(open.view.order_head());
    let of = match sorted_by.filter(|_| open.heads.len() > 1) {
        Some(label) => format!(" of {label}"),
        None => String::new(),
    };
    let arrow = arrow(open);
    let filter = match open.view.filter_text.trim() {
        "" => String::new(),
        filter => format!(" · filter: {}", visible(filter)),
    };
    // The filter is said nowhere else; the order is also marked in the head of its column.
    let titles = [
        format!("{what} by {name}{of} {arrow}{filter}"),
        format!("{what} by {name} {arrow}{filter}"),
        format!("{what}{filter}"),
    ];
    let fits = |title: &&String| text::width(title) <= room;
    let shortest = if filter.is_empty() { 1 } else { 2 };
    let title = titles.iter().take(shortest + 1).find(fits);
    let title = title.unwrap_or(&titles[shortest]);
    format!(" {} ", text::truncated(title, room))
}

/// Registers the targets of clicks: a column header sorts by its column, a row is selected.
fn add_targets(
    inner: Rect,
    columns: &TableColumns,
    open: &OpenComparison,
    canvas: &mut Canvas<'_, '_>,
) {
    let state = &mut *canvas.state;
    let mut x = inner.x;
    for &column in [Column::Benchmark].iter().chain(&columns.columns) {
        let wanted = u16::try_from(columns.width(column)).unwrap_or(u16::MAX);
        let width = wanted.min(inner.right().saturating_sub(x));
        let header = Rect {
            x,
            width,
            height: 1,
            ..inner
        };
        let heads = columns.heads.as_ref().filter(|_| column == Column::Ratio);
        if let Some(heads) = heads {
            let width = u16::try_from(heads.width).unwrap_or(u16::MAX);
            for (place, &head) in (0..).zip(&heads.heads) {
                let x = header.x.saturating_add(width.saturating_mul(place));
                let header = Rect { x, width, ..header }.intersection(header);
                state.targets.push((header, Target::Head(head)));
            }
        }
        state.targets.push((header, Target::Column(column)));
        x += width;
    }
    let below = (inner.y + 1..inner.bottom()).zip(state.table_top..open.view.shown.len());
    for (y, place) in below {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        state.targets.push((row, Target::Row(place)));
    }
}

fn arrow(open: &OpenComparison) -> &'static str {
    if open.view.order().descending {
        "▼"
    } else {
        "▲"
    }
}

fn head(
    columns: &TableColumns,
    scale: Scale,
    open: &OpenComparison,
    theme: &Theme,
) -> Line<'static> {
    let title = |column: Column| {
        let arrow = if open.view.order().column == column {
            arrow(open)
        } else {
            ""
        };
        format!("{}{arrow}", column.title(open.view.metric))
    };
    let of_head = |heads: &HeadColumns, head: usize| {
        let order = open.view.order();
        let is_sorted = order.column == Column::Ratio && open.view.order_head() == head;
        heads.title(head, if is_sorted { arrow(open) } else { "" }, open)
    };
    let mut text = " ".repeat(MARKS) + &text::align_left(&title(Column::Benchmark), columns.name);
    for &column in &columns.columns {
        text += &if let (Column::Ratio, Some(heads)) = (column, &columns.heads) {
            heads
                .heads
                .iter()
                .map(|&head| of_head(heads, head))
                .collect()
        } else if is_left_aligned(column) {
            placed(&title(column), column)
        } else {
            // A title with its arrow may take the gap.
            text::align_right(&title(column), column.width())
        };
        if let Some(half) = columns.half_bar().filter(|_| column == Column::Ratio) {
            let (left, right) = scale.ends();
            let (left, right) = (
                text::align_left(&left, half),
                text::align_right(&right, half),
            );
            text += &text::align_left(&format!(" {left}│{right}"), columns.bar);
        }
    }
    Line::styled(text, theme.title)
}
