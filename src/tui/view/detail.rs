//! One benchmark: why it has its colour, both distributions on one axis, the values in run order, and all numbers.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{ViewState, read};
use crate::comparison::{Detail, DetailSide, Measure, Metric, Point};
use crate::text::{self, visible};
use crate::tui::app::App;
use crate::tui::plot::{self, Glyphs, Series};
use crate::tui::theme::Theme;

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    (index, top, from): (usize, usize, Option<usize>),
    app: &App,
    theme: &Theme,
    state: &mut ViewState,
) {
    let row = &app.comparison.rows[index];
    let pull = app.view.pulls.get(index).copied().flatten();
    let detail = app.comparison.detail(app.view.metric, index, pull);
    let mut lines = Lines {
        lines: Vec::new(),
        width: usize::from(area.width).saturating_sub(4),
        theme,
    };
    for sentence in &detail.explanation {
        lines.wrapped(sentence, theme.text);
    }
    let measure = app.comparison.measure(detail.metric, index);
    if let Some((sides, measure)) = detail.sides.as_ref().zip(measure) {
        // About a fifth of the screen.
        let height = usize::from(area.height / 5).clamp(3, 10);
        lines.distributions(sides, measure, height);
        lines.runs(detail.metric, sides, app.show_warmups);
    }
    lines.numbers(&detail);
    lines.warnings(&detail);
    lines.differences(&detail);

    let metric = match detail.metric {
        Metric::Time => "",
        Metric::Memory => " · peak memory",
    };
    let tags = if row.tags.is_empty() {
        String::new()
    } else {
        format!(" · {}", row.tags.join(" "))
    };
    let excluded = if app.view.excluded.contains(&index) {
        " · × out of every number"
    } else {
        ""
    };
    let title = format!(
        " {}{metric}{}{excluded} ",
        visible(&row.name),
        visible(&tags)
    );
    let place = match (
        from,
        app.view.shown.iter().position(|&shown| shown == index),
    ) {
        (None, Some(place)) => format!(" {} of {} ", place + 1, app.view.shown.len()),
        (Some(_), _) => " from the files (i) ".to_owned(),
        (None, None) => String::new(),
    };
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
const NUMBER: usize = 32;
const NARROW_NUMBER: usize = 22;
const SIDES: [&str; 2] = ["reference", "head"];

struct Lines<'t> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'t Theme,
}

impl Lines<'_> {
    fn heading(&mut self, text: &str) {
        self.heading_of(vec![Span::styled(text.to_owned(), self.theme.title)]);
    }

    /// A heading of several parts; those that do not fit are left out.
    fn heading_of(&mut self, parts: Vec<Span<'static>>) {
        if !self.lines.is_empty() {
            self.lines.push(Line::raw(""));
        }
        let mut room = self.width;
        let mut spans = vec![Span::raw(" ")];
        for part in parts {
            let text = text::truncated(&part.content, room);
            room -= text::width(&text);
            spans.push(Span::styled(text, part.style));
        }
        self.lines.push(Line::from(spans));
    }

    fn labelled(&mut self, label: &str, text: String, style: Style) {
        let text = text::truncated(&text, self.room());
        self.labelled_spans(label, vec![Span::styled(text, style)]);
    }

    fn labelled_spans(&mut self, label: &str, mut spans: Vec<Span<'static>>) {
        let label = Span::styled(
            format!(" {}", text::align_left(label, LABEL)),
            self.theme.faint,
        );
        spans.insert(0, label);
        self.lines.push(Line::from(spans));
    }

    /// Columns behind the label.
    fn room(&self) -> usize {
        self.width.saturating_sub(LABEL).max(1)
    }

    fn wrapped(&mut self, text: &str, style: Style) {
        for part in text::wrapped(&visible(text), self.width) {
            self.lines.push(Line::styled(format!(" {part}"), style));
        }
    }

    /// Both densities over each other, with their means and medians and the axis below.
    fn distributions(&mut self, sides: &[DetailSide; 2], measure: &Measure, height: usize) {
        let theme = self.theme;
        let captions = match theme.glyphs {
            Glyphs::Unicode => ["outline", "dotted area"],
            Glyphs::Ascii => ["o", "x over dots"],
        };
        self.heading_of(vec![
            Span::styled("Distributions", theme.title),
            Span::styled(format!("  reference: {}", captions[0]), theme.reference),
            Span::styled(format!("  head: {}", captions[1]), theme.head),
            Span::styled("  ▲ mean │ median", theme.faint),
        ]);
        let (low, high) = range(sides.iter().flat_map(|side| side.sorted.iter().copied()));
        if !(low.is_finite() && high.is_finite()) {
            let text = "a value is infinite, so there is no axis";
            return self.labelled("", text.to_owned(), theme.text);
        }
        let axis = Axis::new(low, high);
        let range = axis.range;
        let room = self.room();
        let [reference, head] = sides.each_ref().map(|side| axis.places(&side.sorted));
        let picture = plot::overlay(&reference, &head, range, (room, height), theme.glyphs);
        for line in picture {
            let spans = line.chunk_by(|a, b| a.series == b.series).map(|cells| {
                let style = match cells[0].series {
                    Series::None => Style::new(),
                    Series::Reference => theme.reference,
                    Series::Head => theme.head,
                    Series::Both => theme.overlap,
                };
                let text: String = cells.iter().map(|cell| cell.character).collect();
                Span::styled(text, style)
            });
            self.labelled_spans("", spans.collect());
        }
        for ((label, side), style) in SIDES.iter().zip(sides).zip([theme.reference, theme.head]) {
            let marks = [(side.median, '│'), (side.mean, '▲')];
            let marks = marks.map(|(value, mark)| (axis.place(value), mark));
            self.labelled(label, plot::marks(&marks, range, room), style);
        }
        let unit = measure.units.0;
        let ends = [range.0, range.1].map(|end| axis.value(end).max(0.0));
        let ends = ends.map(|end| match axis.is_log {
            true => unit.format(end, false),
            false => unit.format_like(end, measure.reference.mean),
        });
        let right = text::align_right(&ends[1], room.saturating_sub(text::width(&ends[0])));
        let label = if axis.is_log { "log axis" } else { "" };
        self.labelled(label, format!("{}{right}", ends[0]), theme.faint);
        for (label, side) in SIDES.iter().zip(sides) {
            if side.modes > 1 {
                let text = format!(
                    "! the {label} has {} modes: its mean may lie where no value is",
                    side.modes
                );
                self.wrapped(&text, theme.warning);
            }
        }
    }

    /// Each side's samples from the first process to the last, scaled from its minimum to its maximum.
    fn runs(&mut self, metric: Metric, sides: &[DetailSide; 2], show_warmups: bool) {
        let theme = self.theme;
        let about = match (metric, show_warmups) {
            (Metric::Memory, _) => "",
            (Metric::Time, false) => "  w shows warm-ups",
            (Metric::Time, true) => "  with warm-ups",
        };
        self.heading_of(vec![
            Span::styled(
                "In run order, each line from its minimum to its maximum",
                theme.title,
            ),
            Span::styled(
                about,
                if show_warmups {
                    theme.warning
                } else {
                    theme.faint
                },
            ),
        ]);
        for ((label, side), style) in SIDES.iter().zip(sides).zip([theme.reference, theme.head]) {
            let is_shown = |point: &&Point| show_warmups || !point.is_warmup;
            let points: Vec<Point> = side.points.iter().filter(is_shown).copied().collect();
            let spans = self.in_order(&points, style);
            let spans_width = spans.len();
            self.labelled_spans(label, spans);
            if show_warmups && metric == Metric::Time {
                let marks = warmup_marks(&points, self.room());
                self.labelled("  warm-ups", marks, theme.warning);
            }
            if metric == Metric::Time {
                let bars = spans_width;
                self.strip("  processes", &side.process_means, bars);
                if !side.memory.is_empty() {
                    self.strip("  memory", &side.memory, bars);
                }
            }
        }
    }

    /// One value a process, drawn out to `bars`, so that they stand about below the values of the process.
    fn strip(&mut self, label: &str, values: &[f64], bars: usize) {
        let stretched: Vec<f64> = (0..bars.max(values.len()))
            .filter_map(|bar| values.get(bar * values.len() / bars.max(values.len())))
            .copied()
            .collect();
        let strip = plot::strip(
            &stretched,
            range(values.iter().copied()),
            self.room(),
            self.theme.glyphs,
        );
        self.labelled(label, strip, self.theme.faint);
    }

    /// A bar for each point, or for several where there is no room; a bar of nothing but warm-ups has their style.
    fn in_order(&self, points: &[Point], style: Style) -> Vec<Span<'static>> {
        let range = range(points.iter().map(|point| point.value));
        let bars = parts(points, self.room()).map(|part| {
            let values: Vec<f64> = part.iter().map(|point| point.value).collect();
            let style = if is_warmup(part) {
                self.theme.warning
            } else {
                style
            };
            Span::styled(plot::strip(&values, range, 1, self.theme.glyphs), style)
        });
        bars.collect()
    }

    fn numbers(&mut self, detail: &Detail) {
        self.heading("Both together");
        for (label, text) in &detail.together {
            self.labelled(label, visible(text).into_owned(), self.theme.text);
        }
        let number = if self.room() >= 2 * NUMBER {
            NUMBER
        } else {
            NARROW_NUMBER
        };
        let heads = format!(
            "{}{}{}",
            text::align_left("Each", LABEL),
            text::align_right("reference", number),
            text::align_right("head", number)
        );
        self.heading(&heads);
        for (label, reference, head) in &detail.numbers {
            let numbers = [reference, head].map(|text| {
                let text = text::truncated(&visible(text), number - 1);
                text::align_right(&text, number)
            });
            self.labelled(label, numbers.concat(), self.theme.text);
        }
    }

    fn warnings(&mut self, detail: &Detail) {
        for (label, warnings) in SIDES.iter().zip(&detail.warnings) {
            if !warnings.is_empty() {
                self.heading(&format!(
                    "pyperf check of the {label}: the benchmark result may be unstable"
                ));
                for warning in warnings {
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
            for (label, text) in [("  reference", reference), ("  head", head)] {
                self.labelled(label, visible(text).into_owned(), self.theme.text);
            }
        }
    }
}

/// A `w` below each bar of nothing but warm-ups.
fn warmup_marks(points: &[Point], room: usize) -> String {
    let mark = |part: &[Point]| if is_warmup(part) { 'w' } else { ' ' };
    parts(points, room).map(mark).collect()
}

/// The points of each bar: one, or several where there is no room for each.
fn parts(points: &[Point], room: usize) -> impl Iterator<Item = &[Point]> {
    let bars = points.len().min(room);
    (0..bars).map(move |bar| &points[bar * points.len() / bars..(bar + 1) * points.len() / bars])
}

fn is_warmup(part: &[Point]) -> bool {
    part.iter().all(|point| point.is_warmup)
}

/// Where values stand on the axis of a picture.
struct Axis {
    /// Whether places are logarithms: on one scale with values ten times as large, the smaller ones would be a line.
    is_log: bool,
    range: (f64, f64),
}

impl Axis {
    fn new(low: f64, high: f64) -> Self {
        let mut axis = Self {
            is_log: low > 0.0 && high / low > 10.0,
            range: (0.0, 0.0),
        };
        let (low, high) = (axis.place(low), axis.place(high));
        // Room for the curves to come down at both ends.
        let margin = (high - low) * 0.08;
        axis.range = (low - margin, high + margin);
        axis
    }

    fn place(&self, value: f64) -> f64 {
        if self.is_log { value.ln() } else { value }
    }

    fn places(&self, values: &[f64]) -> Vec<f64> {
        values.iter().map(|&value| self.place(value)).collect()
    }

    fn value(&self, place: f64) -> f64 {
        if self.is_log { place.exp() } else { place }
    }
}

/// The smallest and the largest of some values.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}
