//! Values in one line of characters.

use crate::sorting;
use crate::tui::glyphs::Glyphs;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII: [char; 6] = ['_', '.', '-', '=', '*', '#'];

/// Values in one line of at most `width` characters: the lowest is the lowest character. If there are more values than
/// characters, each character is the median of a few. Values that are not finite are left out, and equal values are in
/// the middle.
#[must_use]
pub fn sparkline(values: &[f64], width: usize, glyphs: Glyphs) -> String {
    let levels: &[char] = match glyphs {
        Glyphs::Unicode => &BLOCKS,
        Glyphs::Ascii => &ASCII,
    };
    let finite: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    let count = width.min(finite.len());
    let heights: Vec<f64> = (0..count)
        .map(|place| {
            let (from, to) = (
                place * finite.len() / count,
                (place + 1) * finite.len() / count,
            );
            middle(&finite[from..to])
        })
        .collect();
    let low = heights.iter().copied().fold(f64::INFINITY, f64::min);
    let high = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let last = levels.len() - 1;
    let level = |&height: &f64| {
        // Halves first, since the difference of two large numbers may not be finite.
        let share = (height / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0);
        if share.is_finite() {
            levels[((share * last as f64).round() as usize).min(last)]
        } else {
            levels[last / 2]
        }
    };
    heights.iter().map(level).collect()
}

/// The upper median of values, of which there is at least one.
fn middle(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorting::sort_by(&mut sorted, f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_shows_the_shape_of_values() {
        let line = |values: &[f64], width| sparkline(values, width, Glyphs::Unicode);
        assert_eq!(
            line(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], 9),
            "▁▂▃▄▅▆▇█"
        );
        assert_eq!(line(&[1.0, 1.0, 2.0, 2.0], 2), "▁█");
        assert_eq!(line(&[3.0, f64::NAN, 3.0], 9), "▄▄");
        assert_eq!(line(&[-f64::MAX, f64::MAX], 9), "▁█");
        assert_eq!(line(&[], 9), "");
        assert_eq!(line(&[1.0], 0), "");
        assert_eq!(sparkline(&[1.0, 2.0], 9, Glyphs::Ascii), "_#");
    }
}
