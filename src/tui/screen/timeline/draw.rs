//! Draws the list of series, the selected one over time, and the point under the cursor.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::plot;
use super::state::{Row, TimelineState};
use crate::comparison::wording::{self, signed_percent};
use crate::text::{align_left, align_right, truncated, visible};
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::theme::Theme;
use crate::tui::widget::plot::sparkline;
use crate::tui::widget::{Canvas, around, fitted, pane};

/// From this width on, the list and the plot are side by side.
const BESIDE: u16 = 150;
/// The columns of the mark of the selected series.
const MARK: usize = 2;
/// The fewest columns of a name.
const MIN_NAME: usize = 8;
/// The columns of the noise.
const NOISE: usize = 7;
/// The columns of a change: a date and a percentage.
const CHANGE: usize = 18;
/// The columns of a sparkline.
const SPARK: usize = 12;

impl Draw for TimelineState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, _context: &DrawContext<'_>) {
        let parts = if area.width >= BESIDE {
            Layout::horizontal([Constraint::Percentage(45), Constraint::Percentage(55)]).split(area)
        } else {
            Layout::vertical([Constraint::Percentage(40), Constraint::Percentage(60)]).split(area)
        };
        self.draw_list(parts[0], canvas);
        plot::draw(self, parts[1], canvas);
    }
}

impl TimelineState {
    fn draw_list(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let left_out = match self.left_out() {
            0 => String::new(),
            count => format!(" · {} left out", wording::count(count, "result")),
        };
        let title = format!(
            " History: {} series, {}{left_out} ",
            self.rows.len(),
            self.order.words()
        );
        let room = usize::from(area.width).saturating_sub(4);
        let block = pane(truncated(&title, room), true, canvas.theme);
        let inner = block.inner(area);
        let (width, height) = (usize::from(inner.width), usize::from(inner.height));
        canvas.state.page = height.max(1);
        let top = around(self.selected, self.rows.len(), height).start;
        let seen = self.rows.iter().enumerate().skip(top).take(height);
        let lines: Vec<Line<'_>> = seen
            .map(|(place, row)| self.line(row, place == self.selected, width, canvas.theme))
            .collect();
        let list = Paragraph::new(lines).block(block);
        canvas.frame.render_widget(list, area);
    }

    fn line(&self, row: &Row, is_selected: bool, width: usize, theme: &Theme) -> Line<'static> {
        let series = self.series(row);
        let noise = row.analysis.noise;
        let noise = noise.map_or("σ ?".to_owned(), |noise| {
            format!("σ {:.1}%", noise * 100.0)
        });
        let (change, style) = match self.last_change(row) {
            Some((night, ratio)) => {
                let percent = signed_percent(ratio - 1.0);
                (
                    format!("{} {percent}", visible(night.day())),
                    theme.mean(ratio),
                )
            }
            None => ("no change".to_owned(), theme.faint),
        };
        let spark = sparkline(&self.quiet_values(row), SPARK, theme.glyphs);
        let build = self.short_build(row);
        let build_width = if build.is_empty() {
            0
        } else {
            self.build_width() + 1
        };
        let taken = MARK + build_width + SPARK + NOISE + CHANGE + 3;
        let name_width = width.saturating_sub(taken).max(MIN_NAME);
        let name = visible(&series.benchmark);
        let (mark, name_style) = if is_selected {
            ("▸ ", theme.title)
        } else {
            ("  ", theme.text)
        };
        let line = Line::from(vec![
            Span::styled(mark, theme.focused_border),
            Span::styled(
                align_left(&truncated(&name, name_width), name_width),
                name_style,
            ),
            Span::styled(align_right(build, build_width), theme.faint),
            Span::raw(format!(" {}", align_left(&spark, SPARK))),
            Span::styled(format!(" {}", align_right(&noise, NOISE)), theme.faint),
            Span::styled(format!(" {change}"), style),
        ]);
        fitted(line, width)
    }
}
