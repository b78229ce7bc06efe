//! Two distributions on one axis.

use super::place::place;
use crate::stats::density;
use crate::tui::glyphs::Glyphs;

/// The side that a cell belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// Nothing is drawn in it.
    None,
    /// Only the reference is drawn in it.
    Reference,
    /// Only the head is drawn in it.
    Head,
    /// Both sides are drawn in it.
    Both,
}

/// A cell of a plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The character that is drawn.
    pub character: char,
    /// The side that the cell belongs to.
    pub series: Series,
}

/// The number of values above which a curve looks the same and only costs more.
const MAX_VALUES: usize = 2_000;
/// A curve is drawn wherever it reaches this share of its own height, so that a low, wide curve does not vanish next to
/// a high, narrow one.
const MIN_SHARE: f64 = 0.02;
/// The higher curve is drawn at most this many times as high as the other.
const MAX_TIMES_HIGHER: f64 = 3.0;

/// Two distributions drawn over each other on one axis.
///
/// The reference is an outline, the head a hatched area under a curve. One factor scales both, so that their areas are
/// equal, except that a low, wide curve gets at least a third of the height to show its shape. A side without a spread
/// is a spike of full height, which has no area to compare. If the range is not valid (reversed, infinite) or no value
/// is in it, nothing is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Overlay<'v> {
    /// The values of the reference, ascending.
    pub reference: &'v [f64],
    /// The values of the head, ascending.
    pub head: &'v [f64],
    /// The ends of the axis.
    pub range: (f64, f64),
    /// The number of cells in each line.
    pub width: usize,
    /// The number of lines.
    pub height: usize,
}

impl Overlay<'_> {
    /// The lines of the plot, the top one first.
    #[must_use]
    pub fn draw(&self, glyphs: Glyphs) -> Vec<Vec<Cell>> {
        let (dots_across, dots_down) = match glyphs {
            Glyphs::Unicode => (2, 4),
            Glyphs::Ascii => (1, 1),
        };
        let (columns, rows) = (self.width * dots_across, self.height * dots_down);
        let sides = [self.reference, self.head];
        let sides = sides.map(|sorted| Curve::new(sorted, self.range, columns));
        let highest = sides.iter().map(Curve::highest).fold(0.0, f64::max);
        let [reference, head] = sides.map(|side| side.heights(highest, rows));
        let picture = Picture { reference, head };
        let line = |from_top: usize| {
            (0..self.width)
                .map(|column| match glyphs {
                    Glyphs::Unicode => picture.braille(column, rows - from_top * 4),
                    Glyphs::Ascii => picture.ascii(column, rows - from_top),
                })
                .collect()
        };
        (0..self.height).map(line).collect()
    }
}

/// The curve of one side, before the height of the other is known.
enum Curve {
    Nothing { columns: usize },
    Spike { at: usize, columns: usize },
    Density(Vec<f64>),
}

impl Curve {
    fn new(sorted: &[f64], range: (f64, f64), columns: usize) -> Self {
        let finite: Vec<f64> = sorted.iter().copied().filter(|v| v.is_finite()).collect();
        let every = finite.len().div_ceil(MAX_VALUES).max(1);
        // Starts in the middle of a step, so that the same number of values is left out at both ends.
        let kept: Vec<f64> = finite.into_iter().skip(every / 2).step_by(every).collect();
        let mut within = kept.iter().filter_map(|&v| place(v, range, columns));
        let Some(first) = within.next() else {
            return Self::Nothing { columns };
        };
        let (low, high) = range;
        let half = (high - low) / (2.0 * columns as f64);
        let curve = density::curve(&kept, low + half, high - half, columns);
        match curve.filter(|curve| high > low && curve.iter().any(|&here| here > 0.0)) {
            Some(curve) => Self::Density(curve),
            None => Self::Spike { at: first, columns },
        }
    }

    fn highest(&self) -> f64 {
        match self {
            Self::Density(curve) => curve.iter().copied().fold(0.0, f64::max),
            _ => 0.0,
        }
    }

    /// The height of each column in dots, where the highest point of all curves is `rows`.
    fn heights(self, highest: f64, rows: usize) -> Vec<usize> {
        let own = self.highest();
        let highest = highest.min(MAX_TIMES_HIGHER * own);
        match self {
            Self::Nothing { columns } => vec![0; columns],
            Self::Spike { at, columns } => {
                let mut heights = vec![0; columns];
                heights[at] = rows;
                heights
            }
            Self::Density(curve) => curve
                .into_iter()
                .map(|here| {
                    let least = usize::from(here >= own * MIN_SHARE);
                    // In range: the share is between 0 and 1.
                    ((here / highest * rows as f64).round() as usize).clamp(least.min(rows), rows)
                })
                .collect(),
        }
    }
}

/// The height of each column of dots. Columns are counted from the left, dots from the bottom, starting at 1.
struct Picture {
    reference: Vec<usize>,
    head: Vec<usize>,
}

impl Picture {
    /// The cell whose left column of dots is `2 * column`, and whose top row is `top`.
    fn braille(&self, column: usize, top: usize) -> Cell {
        // The dots of a Braille pattern, line by line. Unicode numbers them by column, with the fourth line last.
        const DOTS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let (mut reference, mut head) = (0, 0);
        for (down, line) in DOTS.into_iter().enumerate() {
            for (across, dot) in line.into_iter().enumerate() {
                let (x, y) = (2 * column + across, top - down);
                if outlines(&self.reference, x, y) {
                    reference |= dot;
                }
                if outlines(&self.head, x, y) || self.hatches(x, y) {
                    head |= dot;
                }
            }
        }
        let dots = reference | head;
        Cell {
            // Some fonts draw a pattern without dots as empty circles.
            character: match dots {
                0 => ' ',
                _ => char::from_u32(0x2800 + dots).unwrap_or(' '),
            },
            series: series(reference > 0, head > 0),
        }
    }

    fn ascii(&self, x: usize, y: usize) -> Cell {
        let reference = outlines(&self.reference, x, y);
        let (curve, area) = (outlines(&self.head, x, y), self.head[x] >= y);
        Cell {
            character: match (reference, curve, area) {
                (true, true, _) => '#',
                (true, false, _) => 'o',
                (false, true, _) => 'x',
                (false, false, true) => '.',
                (false, false, false) => ' ',
            },
            series: series(reference, area),
        }
    }

    /// Whether a dot below the curve of the head belongs to its hatching. The hatching is sparse, because a denser one would hide its
    /// own curve. It also keeps clear of the outline of the reference, so that the outline stays readable.
    fn hatches(&self, x: usize, y: usize) -> bool {
        let near = x.saturating_sub(1)..=x + 1;
        y <= self.head[x]
            && x.is_multiple_of(2)
            && y.is_multiple_of(2)
            && !near
                .into_iter()
                .any(|x| (y - 1..=y + 1).any(|y| outlines(&self.reference, x, y)))
    }
}

/// Whether a dot is on the upper edge of an area: at the top of its column, or below it where the edge comes down to
/// meet a lower neighbour. Dots are counted from 1.
fn outlines(heights: &[usize], x: usize, y: usize) -> bool {
    let Some(&height) = heights.get(x) else {
        return false;
    };
    let lower = |x: Option<usize>| x.and_then(|x| heights.get(x)).is_some_and(|&next| next < y);
    y <= height && (y == height || lower(x.checked_sub(1)) || lower(x.checked_add(1)))
}

fn series(reference: bool, head: bool) -> Series {
    match (reference, head) {
        (false, false) => Series::None,
        (true, false) => Series::Reference,
        (false, true) => Series::Head,
        (true, true) => Series::Both,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hatching_keeps_clear_of_the_outline_of_the_reference() {
        let hatched = |reference: [usize; 8]| {
            let picture = Picture {
                reference: reference.into(),
                head: vec![9; 8],
            };
            let line = |y| {
                (0..8)
                    .map(|x| if picture.hatches(x, y) { '.' } else { ' ' })
                    .collect()
            };
            [8, 7, 6, 4, 2].map(|y: usize| -> String { line(y) })
        };
        let every = ". . . . ";
        assert_eq!(hatched([0; 8]), [every, "        ", every, every, every]);
        // Above and below a flat top.
        assert_eq!(
            hatched([3; 8]),
            [every, "        ", every, "        ", "        "]
        );
        // On both sides of a spike.
        let beside = ".     . ";
        let spike = [0, 0, 0, 9, 0, 0, 0, 0];
        assert_eq!(hatched(spike), [beside, "        ", beside, beside, beside]);
    }
}
