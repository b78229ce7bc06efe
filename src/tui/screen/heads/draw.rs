//! Draws the overview of the heads.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::cells::{Cell, Cells};
use super::grid::Grid;
use super::state::{HeadsState, Layout};
use crate::comparison::{Metric, wording};
use crate::text;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, pane};

/// The mark of the selected row and its gap.
const MARK: usize = 2;

impl Draw for HeadsState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let (theme, cells) = (canvas.theme, Cells::new(self, open));
        let selected = match self.layout {
            Layout::Groups => self.groups,
            Layout::Matrix => self.pair,
        };
        let width = usize::from(area.width).saturating_sub(2 + MARK);
        let height = usize::from(area.height).saturating_sub(3);
        let grid = Grid::new(&cells, (width, height), selected);
        canvas.state.page = height.max(1);
        let title = text::truncated(&title(self.layout, open), width);
        let hidden = hidden(&grid, &cells);
        let block = pane(title, true, theme).title_bottom(Line::raw(hidden).right_aligned());
        let mut lines = vec![head(&grid, &cells, selected.1, theme)];
        for row in grid.rows.clone() {
            lines.push(line(row, &grid, &cells, selected, theme));
        }
        canvas
            .frame
            .render_widget(Paragraph::new(lines).block(block), area);
    }
}

fn title(layout: Layout, open: &OpenComparison) -> String {
    match (layout, open.view.metric) {
        (Layout::Groups, Metric::Time) => {
            " Heads by group: geometric mean of the ratios ".to_owned()
        }
        (Layout::Groups, Metric::Memory) => {
            " Heads by group: geometric mean of the memory ratios ".to_owned()
        }
        (Layout::Matrix, Metric::Time) => {
            " Each column against each row: bench_runner's mean; ! is not comparable ".to_owned()
        }
        (Layout::Matrix, Metric::Memory) => {
            " Each column against each row: memory change; ! is not comparable ".to_owned()
        }
    }
}

/// How much is out of view.
fn hidden(grid: &Grid, cells: &Cells<'_>) -> String {
    let rows = cells.rows.len() - grid.rows.len();
    let columns = cells.columns.len() - grid.columns.len();
    let part = |count: usize, what: &str| match count {
        0 => String::new(),
        count => format!(" +{count} {what} "),
    };
    part(rows, "rows") + &part(columns, "columns")
}

fn head(grid: &Grid, cells: &Cells<'_>, selected: usize, theme: &Theme) -> Line<'static> {
    let mut text = " ".repeat(MARK + grid.label);
    let labels = text::short_labels(&cells.columns, grid.column.saturating_sub(2));
    for column in grid.columns.clone() {
        let mark = if column == selected { "▸" } else { "" };
        let label = &labels[column];
        text += &text::align_right(&format!("{mark}{label}"), grid.column);
    }
    Line::styled(text, theme.title)
}

fn line(
    row: usize,
    grid: &Grid,
    cells: &Cells<'_>,
    selected: (usize, usize),
    theme: &Theme,
) -> Line<'static> {
    let (mark, style) = if row == selected.0 {
        ("▸ ", theme.title)
    } else {
        ("  ", theme.text)
    };
    let label = text::align_left(&cells.rows[row], grid.label);
    let mut spans = vec![
        Span::styled(mark, theme.focused_border),
        Span::styled(label, style),
    ];
    for column in grid.columns.clone() {
        let Cell { words, ratio } = cells.cell(row, column);
        let words = if grid.is_short() {
            with_arrow(&words)
        } else {
            words
        };
        let style = ratio.map_or(theme.faint, |ratio| theme.mean(ratio));
        let style = if (row, column) == selected {
            style.patch(theme.selected)
        } else {
            style
        };
        // The gap is not part of the selection.
        let gap = grid.column - text::width(&words).min(grid.column);
        spans.push(Span::raw(" ".repeat(gap)));
        let words = if words.is_empty() && (row, column) == selected {
            spans.pop();
            spans.push(Span::raw(" ".repeat(grid.column - 1)));
            " ".to_owned()
        } else {
            words
        };
        spans.push(Span::styled(words, style));
    }
    Line::from(spans)
}

/// `1.05x slower` as `1.05x ↓`.
fn with_arrow(words: &str) -> String {
    let words = wording::with_arrows(words);
    let words = words.replace(" larger", "").replace(" smaller", " -");
    words.replace("no change", "1.00x  ")
}
