//! The samples of each side from the first process to the last.

use ratatui::style::Style;
use ratatui::text::Span;

use super::distributions::range;
use crate::comparison::{Measure, Metric, Point, SideSamples};
use crate::results::Sides;
use crate::suite::Unit;
use crate::text;
use crate::tui::glyphs::Glyphs;
use crate::tui::state::Axes;
use crate::tui::widget::{LABEL_WIDTH, LineBuilder, plot};

/// The height of the plot of a side.
const HEIGHT: usize = 4;
/// The line of the plot that has the name of the side.
const NAME_LINE: usize = 1;

/// What is shown in run order, and how.
pub struct RunOrder<'d> {
    pub metric: Metric,
    pub samples: &'d Sides<SideSamples>,
    pub measure: &'d Measure,
    pub show_warmups: bool,
    pub axes: Axes,
    /// Whether the heading offers the keys that change it.
    pub has_keys: bool,
}

/// A side with the points that are shown.
struct Side<'d> {
    name: &'static str,
    style: Style,
    points: Vec<Point>,
    samples: &'d SideSamples,
    /// The values at the bottom and the top of the plot.
    range: (f64, f64),
    unit: Unit,
    /// The value whose unit the labels of the axis have.
    scale: f64,
}

impl RunOrder<'_> {
    pub fn push(&self, lines: &mut LineBuilder<'_>) {
        self.push_heading(lines);
        let sides = self.sides(lines);
        let of_memory = sides
            .as_ref()
            .map(|side| range(side.samples.memory.iter().copied()));
        let of_memory = self.ranges(of_memory);
        for (side, of_memory) in sides.zip(of_memory).into_array() {
            side.push_points(lines);
            if self.metric == Metric::Memory {
                continue;
            }
            if self.show_warmups {
                let marks: String = parts(&side.points, lines.room())
                    .map(|part| if is_warmup(part) { 'w' } else { ' ' })
                    .collect();
                lines.labelled_text("  warm-ups", &marks, lines.theme.warning);
            }
            side.push_processes(lines);
            side.push_memory(lines, of_memory);
        }
    }

    fn push_heading(&self, lines: &mut LineBuilder<'_>) {
        let theme = lines.theme;
        let axes = match (self.axes, self.are_units_equal(), self.has_keys) {
            (_, false, _) => "  one y axis for each unit",
            (Axes::Shared, true, true) => "  one y axis (s: one per side)",
            (Axes::Shared, true, false) => "  one y axis",
            (Axes::PerSide, true, true) => "  one y axis per side (s: one for both)",
            (Axes::PerSide, true, false) => "  one y axis per side",
        };
        let (warmups, style) = match (self.metric, self.show_warmups) {
            (Metric::Time, false) if self.has_keys => ("  w shows warm-ups", theme.faint),
            (Metric::Memory, _) | (Metric::Time, false) => ("", theme.faint),
            (Metric::Time, true) => ("  with warm-ups", theme.warning),
        };
        lines.heading_of(vec![
            Span::styled("In run order", theme.title),
            Span::styled(axes, theme.faint),
            Span::styled(warmups, style),
        ]);
    }

    fn are_units_equal(&self) -> bool {
        self.measure.units.are_equal()
    }

    fn sides(&self, lines: &LineBuilder<'_>) -> Sides<Side<'_>> {
        let is_shown = |point: &&Point| self.show_warmups || !point.is_warmup;
        let points = self.samples.as_ref().map(|samples| {
            let points = samples.points.iter().filter(is_shown);
            points.copied().collect::<Vec<Point>>()
        });
        let ranges = points.as_ref().map(|points| {
            let values = parts(points, lines.room()).map(mean);
            range(values)
        });
        let ranges = self.ranges(ranges);
        let styles = Sides::new(lines.theme.reference, lines.theme.head);
        let means = self.measure.sides.map(|summary| summary.mean);
        let scales = if self.are_units_equal() {
            Sides::new(means.reference, means.reference)
        } else {
            means
        };
        let sides = Sides::NAMES.zip(styles).zip(points).zip(ranges);
        let axes = self.measure.units.zip(scales);
        let sides = sides.zip(axes).zip(self.samples.as_ref());
        sides.map(
            |(((((name, style), points), range), (unit, scale)), samples)| Side {
                name,
                style,
                points,
                samples,
                range,
                unit,
                scale,
            },
        )
    }

    /// The range of each side; that of both together if they share an axis.
    fn ranges(&self, ranges: Sides<(f64, f64)>) -> Sides<(f64, f64)> {
        if self.axes == Axes::PerSide || !self.are_units_equal() {
            return ranges;
        }
        let ends = |(low, high): (f64, f64)| [low, high];
        let both = range(ranges.map(ends).into_array().into_iter().flatten());
        Sides::new(both, both)
    }
}

impl Side<'_> {
    /// A mark for each point, or for several points if there is no room for each. A mark of only warm-ups has their
    /// style. The ends of the axis are beside the marks.
    fn push_points(&self, lines: &mut LineBuilder<'_>) {
        let (low, high) = self.range;
        let theme = lines.theme;
        let marks: Vec<(Vec<char>, Style)> = parts(&self.points, lines.room())
            .map(|part| {
                // If the range is a single value, all marks are at the bottom.
                let share = if high == low {
                    0.0
                } else {
                    (mean(part) - low) / (high - low)
                };
                let style = if is_warmup(part) {
                    theme.warning
                } else {
                    self.style
                };
                (plot::mark_at(share, HEIGHT, theme.glyphs), style)
            })
            .collect();
        let end = |value: f64| {
            // In the same unit, ends that are far apart would have too many digits.
            let text = if high > 10.0 * low {
                self.unit.format(value, false)
            } else {
                self.unit.format_like(value, self.scale)
            };
            text::align_right(&text::truncated(&text, LABEL_WIDTH - 1), LABEL_WIDTH - 1)
        };
        for line in 0..HEIGHT {
            let label = match line {
                0 => end(high),
                NAME_LINE => self.name.to_owned(),
                line if line + 1 == HEIGHT => end(low),
                _ => String::new(),
            };
            let spans = marks.chunk_by(|a, b| a.1 == b.1).map(|marks| {
                let text: String = marks.iter().map(|(cells, _)| cells[line]).collect();
                Span::styled(text, marks[0].1)
            });
            lines.labelled(&label, spans.collect());
        }
    }

    /// A tick below the first mark of each process.
    fn push_processes(&self, lines: &mut LineBuilder<'_>) {
        let tick = match lines.theme.glyphs {
            Glyphs::Unicode => '╵',
            Glyphs::Ascii => '|',
        };
        let mut last = None;
        let mut count = 0;
        let starts: Vec<bool> = parts(&self.points, lines.room())
            .map(|part| {
                let before = count;
                for point in part {
                    count += usize::from(last != Some(point.process));
                    last = Some(point.process);
                }
                count > before
            })
            .collect();
        let marked = starts.iter().filter(|&&starts| starts).count();
        let text: String = if count == self.points.len() {
            "one value each".to_owned()
        } else if marked * 2 > starts.len() {
            "too many to mark".to_owned()
        } else {
            let ticks = starts.iter().map(|&starts| if starts { tick } else { ' ' });
            ticks.collect()
        };
        lines.labelled_text("  processes", &text, lines.theme.faint);
    }

    /// The peak memory of each process, stretched so that it is roughly below the values of its process.
    fn push_memory(&self, lines: &mut LineBuilder<'_>, shown: (f64, f64)) {
        let values = &self.samples.memory;
        if values.is_empty() {
            return;
        }
        let bars = self.points.len().min(lines.room()).max(values.len());
        let stretched = (0..bars).filter_map(|bar| values.get(bar * values.len() / bars));
        let stretched: Vec<f64> = stretched.copied().collect();
        let strip = plot::strip(&stretched, shown, lines.room(), lines.theme.glyphs);
        let (low, high) = range(values.iter().copied());
        let [low, high] = [low, high].map(|end| Unit::Byte.format_like(end, high));
        let note = format!("  {low} to {high}");
        let is_room = text::width(&strip) + text::width(&note) <= lines.room();
        let note = if is_room { note } else { String::new() };
        lines.labelled_value("  max RSS", &strip, lines.theme.faint, &note);
    }
}

/// The points of each mark: one, or several if there is no room for each.
fn parts(points: &[Point], room: usize) -> impl Iterator<Item = &[Point]> {
    let bars = points.len().min(room);
    (0..bars).map(move |bar| &points[bar * points.len() / bars..(bar + 1) * points.len() / bars])
}

/// The mean of the points of a mark.
fn mean(part: &[Point]) -> f64 {
    part.iter().map(|point| point.value).sum::<f64>() / part.len() as f64
}

fn is_warmup(part: &[Point]) -> bool {
    part.iter().all(|point| point.is_warmup)
}
