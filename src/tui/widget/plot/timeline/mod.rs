//! Values over time, with the level of each segment, the noise about it, and marks.

mod cell;
mod ink;
mod labels;
mod mark;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::ink::Ink;
use super::place::place;
use crate::tui::glyphs::Glyphs;

pub use cell::{Role, TimeCell, trace_mark};
pub use labels::ChangeLabel;
pub use mark::ChangeMark;

/// A segment of a trace: the points from the first to the last of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Where it begins and ends on the horizontal axis.
    pub range: (f64, f64),
    /// The median.
    pub median: f64,
    /// The lower and the upper end of the noise about it, if that is known.
    pub band: Option<(f64, f64)>,
}

/// A value at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimedValue {
    /// The place on the horizontal axis.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// Whether its night is disturbed, which is drawn in another way.
    pub is_disturbed: bool,
}

/// Values over time that are drawn as marks behind the points.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The points: where each is on the horizontal axis, and its value.
    pub points: Vec<(f64, f64)>,
}

/// Values over time.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The points, in any order. Those that are not finite are left out.
    pub points: Vec<TimedValue>,
    /// Other values, for comparison.
    pub traces: Vec<Trace>,
    /// The segments.
    pub levels: Vec<Level>,
    /// Where the level changes.
    pub changes: Vec<ChangeMark>,
    /// Where the version of the benchmarks changes.
    pub suite_changes: Vec<f64>,
    /// Where somebody noted something, which is marked at the bottom.
    pub annotations: Vec<f64>,
    /// The visible part of the horizontal axis.
    pub window: (f64, f64),
    /// The index of the point under the cursor.
    pub cursor: Option<usize>,
}

impl Timeline {
    /// The ends of the vertical axis: those of the points in the window and of their levels, and a little more. `None` if
    /// there is nothing to show. A disturbed night does not count unless there are only such nights, since it would
    /// flatten the rest; it is drawn at the edge if it is out of range.
    #[must_use]
    pub fn value_range(&self) -> Option<(f64, f64)> {
        let (from, to) = self.window;
        let seen = |point: &&TimedValue| (from..=to).contains(&point.x) && point.y.is_finite();
        let all: Vec<&TimedValue> = self.points.iter().filter(seen).collect();
        let quiet = all.iter().filter(|point| !point.is_disturbed);
        let mut values: Vec<f64> = quiet.map(|point| point.y).collect();
        if values.is_empty() {
            values = all.iter().map(|point| point.y).collect();
        }
        let traces = self.traces.iter().flat_map(|trace| &trace.points);
        let seen = traces.filter(|(x, y)| (from..=to).contains(x) && y.is_finite());
        values.extend(seen.map(|(_, y)| *y));
        let low = values.iter().copied().reduce(f64::min)?;
        let high = values.iter().copied().reduce(f64::max)?;
        // Without a spread, a part of the value itself.
        let spread = (high / 2.0 - low / 2.0).max(low.abs() * 1e-3);
        let margin = if spread > 0.0 { spread * 0.1 } else { 1.0 };
        let range = ((low - margin).max(f64::MIN), (high + margin).min(f64::MAX));
        (range.0 < range.1).then_some(range)
    }

    /// The lines of the plot, the top one first.
    #[must_use]
    pub fn draw(&self, width: usize, height: usize, glyphs: Glyphs) -> Vec<Vec<TimeCell>> {
        let mut ink = Ink::new(width, height, glyphs);
        let Some(range) = self.value_range().filter(|_| width > 0 && height > 0) else {
            return ink.lines();
        };
        let column = |x: f64| place(x, self.window, width);
        let (across, down) = ink.dots();
        let row = |y: f64, count: usize| {
            let inside = y.clamp(range.0, range.1);
            place(inside, range, count).map(|from_bottom| count - 1 - from_bottom)
        };
        for level in &self.levels {
            let Some(columns) = self.columns(level.range, width) else {
                continue;
            };
            if let Some((low, high)) = level.band
                && let (Some(bottom), Some(top)) = (row(low, height), row(high, height))
            {
                ink.fill(columns.clone(), top..bottom + 1, Role::Band);
            }
            if let Some(line) = row(level.median, height) {
                ink.fill(columns, line..line + 1, Role::Median);
            }
        }
        self.draw_marks(&mut ink, width, height);
        for (index, trace) in self.traces.iter().enumerate() {
            for &(x, y) in trace.points.iter().filter(|(_, y)| y.is_finite()) {
                if let (Some(x), Some(y)) = (column(x), row(y, height)) {
                    ink.fill(x..x + 1, y..y + 1, Role::Trace(index));
                }
            }
        }
        for (index, point) in self.points.iter().enumerate() {
            if !point.y.is_finite() {
                continue;
            }
            let is_cursor = self.cursor == Some(index);
            if is_cursor || point.is_disturbed {
                let role = if is_cursor {
                    Role::Cursor
                } else {
                    Role::Disturbed
                };
                if let (Some(x), Some(y)) = (column(point.x), row(point.y, height)) {
                    ink.fill(x..x + 1, y..y + 1, role);
                }
            } else if let (Some(x), Some(y)) =
                (place(point.x, self.window, across), row(point.y, down))
            {
                ink.dot(x, y);
            }
        }
        ink.lines()
    }

    /// The labels of the changes, from left to right, for a line of the width of the plot above it.
    #[must_use]
    pub fn labels(&self, width: usize) -> Vec<ChangeLabel> {
        labels::placed(&self.changes, self.window, width)
    }

    fn draw_marks(&self, ink: &mut Ink, width: usize, height: usize) {
        let bottom = height.saturating_sub(1)..height;
        for &x in &self.annotations {
            if let Some(column) = place(x, self.window, width) {
                ink.fill(column..column + 1, bottom.clone(), Role::Annotation);
            }
        }
        let suites = self.suite_changes.iter();
        let suites = suites.map(|&x| (x, Role::SuiteChange));
        let changes = self.changes.iter().enumerate().map(|(place, change)| {
            let role = if change.is_reverted {
                Role::Reverted(place)
            } else {
                Role::Change(place)
            };
            (change.x, role)
        });
        for (x, role) in suites.chain(changes) {
            if let Some(column) = place(x, self.window, width) {
                ink.fill(column..column + 1, 0..height, role);
            }
        }
    }

    /// The columns of a part of the axis; `None` if it is out of the window.
    fn columns(&self, part: (f64, f64), width: usize) -> Option<Range<usize>> {
        let (from, to) = self.window;
        let start = place(part.0.max(from), self.window, width)?;
        let end = place(part.1.min(to), self.window, width)?;
        Some(start..end + 1)
    }
}
