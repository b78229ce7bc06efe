//! Draws the list of series, the selected one over time, and the point under the cursor.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::plot;
use super::state::TimelineState;
use crate::comparison::wording::{self, signed_percent};
use crate::history::Trend;
use crate::text::{align_left, align_right, truncated, visible};
use crate::tui::footer::Part;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::state::OpenHistory;
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
/// The columns of a change: a date, a percentage, and the mark of one that takes back another.
const CHANGE: usize = 20;
/// The columns of a sparkline.
const SPARK: usize = 12;

impl Draw for TimelineState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.history else {
            return;
        };
        let parts = if area.width >= BESIDE {
            Layout::horizontal([Constraint::Percentage(45), Constraint::Percentage(55)]).split(area)
        } else {
            Layout::vertical([Constraint::Percentage(40), Constraint::Percentage(60)]).split(area)
        };
        draw_list(open, parts[0], canvas);
        plot::draw(open, parts[1], canvas);
    }
}

/// How many series are shown, why the others are not, and what is being computed.
pub fn counts(open: &OpenHistory, theme: &Theme) -> Vec<Part> {
    let (shown, total) = (open.shown.len(), open.trends.trends.len());
    let mut parts = vec![Part::fixed(
        theme.text,
        format!("{shown} of {total} series shown"),
    )];
    if open.is_filtered() {
        let filtered = format!("{} filtered (Esc)", total - shown);
        parts.push(Part::fixed(theme.text, filtered).of_hidden());
    }
    let left_out = open.trends.left_out.len();
    if left_out > 0 {
        let words = format!("{} left out", wording::count(left_out, "result"));
        parts.push(Part::fixed(theme.warning, words).of_hidden());
    }
    if let Some((done, all)) = open.progress() {
        let wordings = [
            (
                0,
                format!("{done} of {all} comparisons for the headline numbers"),
            ),
            (1, format!("{done} of {all} comparisons")),
        ];
        parts.push(Part::new(theme.warning, &wordings).of_hidden());
    }
    parts
}

fn draw_list(open: &OpenHistory, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let plot = open.trends.plot.as_ref();
    let about = plot.map_or("History".into(), |plot| visible(&plot.title));
    let title = format!(
        " {about}: {} series by {} ",
        open.shown.len(),
        open.order().words()
    );
    let room = usize::from(area.width).saturating_sub(4);
    let block = pane(truncated(&title, room), true, canvas.theme);
    let inner = block.inner(area);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height));
    canvas.state.page = height.max(1);
    let top = around(open.selected, open.shown.len(), height).start;
    let seen = open.shown.iter().enumerate().skip(top).take(height);
    let line = |(place, &trend): (usize, &usize)| {
        let trend = &open.trends.trends[trend];
        line(open, trend, (place == open.selected, width), canvas.theme)
    };
    let mut lines: Vec<Line<'_>> = seen.map(line).collect();
    if lines.is_empty() {
        lines.push(Line::raw(if open.wish().is_some() && !open.is_filtered() {
            "the headline numbers are being computed"
        } else {
            "no series passes the filter; Esc drops it"
        }));
    }
    let list = Paragraph::new(lines).block(block);
    canvas.frame.render_widget(list, area);
}

fn line(
    open: &OpenHistory,
    trend: &Trend,
    (is_selected, width): (bool, usize),
    theme: &Theme,
) -> Line<'static> {
    let noise = trend.analysis.noise;
    let noise = noise.map_or("σ ?".to_owned(), |noise| {
        format!("σ {:.1}%", noise * 100.0)
    });
    let (change, style) = match open.last_change(trend) {
        Some((change, night)) => {
            let percent = signed_percent(change.ratio() - 1.0);
            let reverts = trend.reverts(change).map_or("", |_| " ↩");
            (
                format!("{} {percent}{reverts}", visible(night.day())),
                theme.mean(change.ratio()),
            )
        }
        None => ("no change".to_owned(), theme.faint),
    };
    let spark = sparkline(&open.quiet_values(trend), SPARK, theme.glyphs);
    let build = open.short_build(trend);
    let build_width = if build.is_empty() {
        0
    } else {
        open.build_width() + 1
    };
    let taken = MARK + build_width + SPARK + NOISE + CHANGE + 3;
    let name_width = width.saturating_sub(taken).max(MIN_NAME);
    let name = visible(trend.subject.name());
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
