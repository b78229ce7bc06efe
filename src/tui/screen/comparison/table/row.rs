//! One row of the table.

use std::f64::consts::SQRT_2;

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::columns::{TableColumns, placed};
use super::scale::Scale;
use super::{name, shape};
use crate::comparison::{Change, Column, Exclusions, MISSING, Metric, ViewContext};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::plot::BarPart;

/// How far the band of the noise goes to both sides, in units of what the noise of two nights makes of no change.
const BAND: f64 = 2.0;

/// Draws rows of a table.
pub(super) struct RowPainter<'a> {
    pub open: &'a OpenComparison,
    pub columns: &'a TableColumns,
    pub theme: &'a Theme,
    pub scale: Scale,
}

/// The styles of a row.
struct RowStyle {
    /// Whether the row is excluded, or its change is not significant.
    is_faint: bool,
    text: Style,
    ratio: Style,
}

impl RowPainter<'_> {
    /// The line of a row.
    pub fn line(&self, row: usize, is_selected: bool) -> Line<'static> {
        let (open, theme) = (self.open, self.theme);
        let style = self.style(row);
        let mut spans = vec![
            // A blank without colour is cheaper to draw when the selection moves.
            if is_selected {
                Span::styled("▸", theme.focused_border)
            } else {
                Span::raw(" ")
            },
            Span::styled(self.context().symbol(row), style.ratio),
            Span::styled(mark(row, open), theme.faint),
        ];
        let name_style = if is_selected {
            style.text.patch(theme.selected)
        } else {
            style.text
        };
        let name = &open.comparison.rows[row].name;
        let letters = open.view.filter.matched_letters(name);
        spans.extend(name::spans(
            name,
            &letters,
            self.columns.name,
            name_style,
            theme,
        ));
        for &column in &self.columns.columns {
            match column {
                Column::Shape => spans.extend(shape::spans(row, style.is_faint, open, theme)),
                Column::Ratio => self.push_ratio(&mut spans, row, style.ratio),
                _ => {
                    let words = self.context().cell(column, row);
                    let style = match column {
                        _ if style.is_faint || words == MISSING => theme.faint,
                        Column::Tags => theme.faint,
                        Column::Other => self.ratio_style(open.view.metric.other(), row),
                        Column::Evidence => style.ratio,
                        _ => style.text,
                    };
                    spans.push(Span::styled(placed(&words, column), style));
                }
            }
        }
        Line::from(spans)
    }

    fn style(&self, row: usize) -> RowStyle {
        let (open, theme) = (self.open, self.theme);
        let measure = open.comparison.measure(open.view.metric, row);
        let is_excluded = open.view.excluded.contains(&row);
        let is_noise = measure.is_none_or(|measure| measure.change() == Change::NotSignificant);
        let is_faint = is_excluded || is_noise;
        RowStyle {
            is_faint,
            text: if is_faint { theme.faint } else { theme.text },
            ratio: if is_excluded {
                theme.faint
            } else {
                self.ratio_style(open.view.metric, row)
            },
        }
    }

    fn context(&self) -> ViewContext<'_> {
        self.open.view.context(&self.open.comparison)
    }

    fn ratio_style(&self, metric: Metric, row: usize) -> Style {
        let comparison = &self.open.comparison;
        let judgement = comparison.judgement(metric, row);
        self.theme.ratio(comparison.measure(metric, row), judgement)
    }

    /// Adds the ratio, or those of all heads, and the bar of the selected head.
    fn push_ratio(&self, spans: &mut Vec<Span<'static>>, row: usize, style: Style) {
        let (open, theme) = (self.open, self.theme);
        let measure = open.comparison.measure(open.view.metric, row);
        if let Some(columns) = &self.columns.heads {
            let heads = columns.heads.iter();
            spans.extend(heads.map(|&head| columns.cell(head, row, open, theme)));
        } else {
            let words = match measure {
                Some(_) => self.context().cell(Column::Ratio, row),
                None => "unknown".to_owned(),
            };
            spans.push(Span::styled(placed(&words, Column::Ratio), style));
        }
        if let Some(half) = self.columns.half_bar() {
            let evidence = self.context().evidence(row);
            let interval = evidence.and_then(|evidence| evidence.interval);
            let is_of_time = open.view.metric == Metric::Time;
            let noise = open.comparison.night_noise(row).filter(|_| is_of_time);
            let band = noise.map(|noise| BAND * SQRT_2 * noise);
            let bar = self.scale.bar(measure, interval, band);
            let cells = bar.draw(half, theme.glyphs);
            spans.push(Span::raw(" "));
            for part in cells.chunk_by(|a, b| a.1 == b.1) {
                let text: String = part.iter().map(|(character, _)| character).collect();
                let style = match part[0].1 {
                    BarPart::Blank => Style::new(),
                    BarPart::Centre => theme.border,
                    BarPart::Band => theme.faint,
                    BarPart::Mark => style,
                    BarPart::Reversed => style.add_modifier(Modifier::REVERSED),
                };
                spans.push(Span::styled(text, style));
            }
            let gap = self.columns.bar.saturating_sub(2 * half + 2);
            spans.push(Span::raw(" ".repeat(gap)));
        }
    }
}

/// `×` before a row that is excluded from every number, `°` before one that bench_runner excludes.
fn mark(row: usize, open: &OpenComparison) -> &'static str {
    let by_runner = open.comparison.is_excluded(row) && open.view.exclusions == Exclusions::Applied;
    match (open.view.excluded.contains(&row), by_runner) {
        (true, true) => "×°",
        (true, false) => "× ",
        (false, true) => "° ",
        (false, false) => "  ",
    }
}
