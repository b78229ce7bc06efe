//! One benchmark: why it has its colour, both distributions on one axis, the values in run order, and all numbers.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{ViewState, read};
use crate::cell;
use crate::comparison::{Detail, DetailSide, Row};
use crate::stats::density::histogram;
use crate::suite::sanitize::visible;
use crate::tui::app::App;
use crate::tui::theme::Theme;

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    top: usize,
    app: &App,
    theme: &Theme,
    state: &mut ViewState,
) {
    let Some(index) = app.selected_row() else {
        return;
    };
    let row = &app.comparison.rows[index];
    let width = usize::from(area.width).saturating_sub(4);
    let pull = app.pulls.get(index).copied().flatten();
    let detail = app.comparison.detail(index, pull);
    let mut lines = Lines {
        lines: Vec::new(),
        width,
        theme,
    };
    lines.explanation(&detail);
    lines.distributions(&detail, row);
    lines.runs(&detail);
    lines.numbers(&detail);
    lines.warnings(&detail);
    lines.differences(&detail);

    let tags = if row.tags.is_empty() {
        String::new()
    } else {
        format!(" · {}", row.tags.join(" "))
    };
    let excluded = if app.excluded.contains(&index) {
        " · × out of every number"
    } else {
        ""
    };
    let title = format!(" {}{}{excluded} ", visible(&row.name), visible(&tags));
    let place = format!(" {} of {} ", app.selected + 1, app.shown.len());
    read(
        frame,
        area,
        (&title, &place),
        (lines.lines, top),
        theme,
        state,
    );
}

const LABEL: usize = 14;
const NUMBER: usize = 22;
const LEVELS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

struct Lines<'t> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'t Theme,
}

impl Lines<'_> {
    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::raw(""));
        }
        self.lines.push(Line::styled(
            format!(" {}", cell::shortened(text, self.width)),
            self.theme.title,
        ));
    }

    fn labelled(&mut self, label: &str, text: String, style: Style) {
        let room = self.width.saturating_sub(LABEL);
        let label = Span::styled(format!(" {}", cell::left(label, LABEL)), self.theme.faint);
        self.lines.push(Line::from(vec![
            label,
            Span::styled(cell::shortened(&text, room), style),
        ]));
    }

    fn wrapped(&mut self, text: &str, style: Style) {
        for part in cell::wrapped(&visible(text), self.width) {
            self.lines.push(Line::styled(format!(" {part}"), style));
        }
    }

    fn explanation(&mut self, detail: &Detail) {
        for sentence in &detail.explanation {
            self.wrapped(sentence, self.theme.text);
        }
    }

    /// A strip for each side, with the same scale, and the axis below.
    fn distributions(&mut self, detail: &Detail, row: &Row) {
        self.heading("Distributions on one axis (▲ mean, │ median)");
        let sides = [("reference", &detail.reference), ("head", &detail.head)];
        let values = || {
            sides
                .iter()
                .flat_map(|(_, side)| side.values.iter().copied())
        };
        let (low, high) = (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        );
        let room = self.width.saturating_sub(LABEL).max(1);
        if !(low.is_finite() && high.is_finite()) {
            self.labelled(
                "",
                "a value is infinite, so there is no axis".to_owned(),
                self.theme.text,
            );
            return;
        }
        for (label, side) in sides {
            let counts = histogram(&side.values, low, high, room);
            let tallest = counts.iter().copied().max().unwrap_or(0).max(1);
            let strip: String = counts
                .iter()
                .map(|&count| LEVELS[(count * 8).div_ceil(tallest)])
                .collect();
            let several = if side.modes > 1 {
                self.theme.warning
            } else {
                self.theme.text
            };
            self.labelled(label, strip, several);
            self.labelled("", marks(side, low, high, room), self.theme.faint);
        }
        let (left, right) = (
            row.units.0.format_like(low, row.reference.mean),
            row.units.0.format_like(high, row.reference.mean),
        );
        let right = cell::right(&right, room.saturating_sub(cell::width(&left)));
        self.labelled("", format!("{left}{right}"), self.theme.faint);
        for (label, side) in sides {
            if side.modes > 1 {
                let text = format!(
                    "! the {label} has {} modes: its mean may lie where no value is",
                    side.modes
                );
                self.wrapped(&text, self.theme.warning);
            }
        }
    }

    /// Each side's values from the first process to the last, scaled from its minimum to its maximum.
    fn runs(&mut self, detail: &Detail) {
        self.heading("In run order, each scaled from its minimum to its maximum: drift, warm-up, a bad process");
        let room = self.width.saturating_sub(LABEL).max(1);
        for (label, side) in [("reference", &detail.reference), ("head", &detail.head)] {
            self.labelled(label, strip(&side.values, room), self.theme.text);
            self.labelled(
                "  processes",
                strip(&side.process_means, room),
                self.theme.faint,
            );
        }
    }

    fn numbers(&mut self, detail: &Detail) {
        self.heading("Both together");
        for (label, text) in &detail.together {
            self.labelled(label, visible(text).into_owned(), self.theme.text);
        }
        let heads = format!(
            "{}{}{}",
            cell::left("Each", LABEL),
            cell::right("reference", NUMBER),
            cell::right("head", NUMBER)
        );
        self.heading(&heads);
        for (label, reference, head) in &detail.numbers {
            let numbers = [reference, head].map(|text| cell::right(&visible(text), NUMBER));
            self.labelled(label, numbers.concat(), self.theme.text);
        }
    }

    fn warnings(&mut self, detail: &Detail) {
        for (label, side) in [("reference", &detail.reference), ("head", &detail.head)] {
            if !side.warnings.is_empty() {
                self.heading(&format!(
                    "pyperf check of the {label}: the benchmark result may be unstable"
                ));
                for warning in &side.warnings {
                    self.wrapped(&format!("* {warning}"), self.theme.warning);
                }
            }
        }
    }

    fn differences(&mut self, detail: &Detail) {
        if detail.differences.is_empty() {
            return;
        }
        self.heading("Metadata of the benchmark that differs");
        for (key, reference, head) in &detail.differences {
            self.wrapped(key, self.theme.faint);
            self.labelled(
                "  reference",
                visible(reference).into_owned(),
                self.theme.text,
            );
            self.labelled("  head", visible(head).into_owned(), self.theme.text);
        }
    }
}

/// Where mean and median lie on the axis.
fn marks(side: &DetailSide, low: f64, high: f64, room: usize) -> String {
    let place = |value: f64| {
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        // In range: the share is between 0 and 1.
        ((share * room as f64) as usize).min(room - 1)
    };
    let (mean, median) = (place(side.mean), place(side.median));
    let mark = |column: usize| match column {
        _ if column == mean => '▲',
        _ if column == median => '│',
        _ => ' ',
    };
    (0..room).map(mark).collect()
}

/// Values as bars of eight heights; several values share a bar where there is no room for each.
fn strip(values: &[f64], room: usize) -> String {
    let bars = values.len().min(room);
    if bars == 0 {
        return String::new();
    }
    let means: Vec<f64> = (0..bars)
        .map(|bar| {
            let part = &values[bar * values.len() / bars
                ..((bar + 1) * values.len() / bars).max(bar * values.len() / bars + 1)];
            part.iter().sum::<f64>() / part.len() as f64
        })
        .collect();
    let (low, high) = (
        means.iter().copied().fold(f64::INFINITY, f64::min),
        means.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    );
    let level = |mean: f64| {
        let share = (mean - low) / (high - low);
        // A NaN, where all are the same or one is infinite, becomes 0.
        LEVELS[1 + ((share * 7.0).round() as usize).min(7)]
    };
    means.into_iter().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_shows_drift_and_fits() {
        assert_eq!(strip(&[1.0, 2.0, 3.0], 10), "▁▅█");
        assert_eq!(strip(&[1.0, 1.0], 10), "▁▁");
        assert_eq!(strip(&[], 10), "");
        let many: Vec<f64> = (0..200).map(f64::from).collect();
        for room in 1..250 {
            assert_eq!(cell::width(&strip(&many, room)), room.min(200));
        }
    }
}
