//! Strips of bars, and single bars.

use crate::tui::glyphs::Glyphs;

fn heights(glyphs: Glyphs) -> [char; 8] {
    match glyphs {
        Glyphs::Unicode => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
        Glyphs::Ascii => ['_', '.', '-', '=', '+', '*', '#', '@'],
    }
}

/// A strip of bars of eight heights for shares between 0 and 1; NaN is a blank.
pub fn levels(shares: impl IntoIterator<Item = f64>, glyphs: Glyphs) -> String {
    let heights = heights(glyphs);
    let level = |share: f64| {
        if share.is_nan() {
            return ' ';
        }
        // In range: the share is clamped to between 0 and 1.
        heights[(share.clamp(0.0, 1.0) * 7.0).round() as usize]
    };
    shares.into_iter().map(level).collect()
}

/// A mark at the height of a share between 0 and 1 in a column of `height` cells, the top one first. NaN has no mark.
pub fn mark_at(share: f64, height: usize, glyphs: Glyphs) -> Vec<char> {
    // The heights of a mark within a cell, from the bottom to the top.
    let marks: &[char] = match glyphs {
        Glyphs::Unicode => &['⣀', '⠤', '⠒', '⠉'],
        Glyphs::Ascii => &['_', '-', '"'],
    };
    let mut cells = vec![' '; height];
    if !share.is_nan() && height > 0 {
        // In range: the share is clamped to between 0 and 1.
        let level = (share.clamp(0.0, 1.0) * (height * marks.len() - 1) as f64).round() as usize;
        cells[height - 1 - level / marks.len()] = marks[level % marks.len()];
    }
    cells
}

/// Values in run order as a strip of at most `room` bars, scaled from the smallest to the largest value of `range`,
/// which is in the same unit. If there is no room for a bar for each value, several values share a bar, which shows
/// their mean.
pub fn strip(values: &[f64], range: (f64, f64), room: usize, glyphs: Glyphs) -> String {
    let (low, high) = range;
    let bars = values.len().min(room);
    let shares = (0..bars).map(|bar| {
        let part = &values[bar * values.len() / bars..(bar + 1) * values.len() / bars];
        let mean = part.iter().sum::<f64>() / part.len() as f64;
        // If the range is a single point, all bars are the lowest one.
        if high == low && !mean.is_nan() {
            0.0
        } else {
            (mean - low) / (high - low)
        }
    });
    levels(shares, glyphs)
}

/// The counts of a histogram as a strip. An empty bin is a blank, any other bin has at least the lowest bar, and a bin
/// with `tallest` values has the highest.
pub fn histogram_strip(counts: &[usize], tallest: usize, glyphs: Glyphs) -> String {
    let heights = heights(glyphs);
    let bar = |&count: &usize| {
        let level = (count.min(tallest) as f64 / tallest.max(1) as f64 * 8.0).ceil() as usize;
        match count {
            0 => ' ',
            _ => heights[level.clamp(1, 8) - 1],
        }
    };
    counts.iter().map(bar).collect()
}

/// A bar for a share between 0 and 1 of `width` cells, to an eighth of a cell in Unicode, without trailing blanks.
/// Above 1 the last cell is a tip. NaN gives an empty bar.
pub fn bar(share: f64, width: usize, glyphs: Glyphs) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if share.is_nan() || width == 0 {
        return String::new();
    }
    let (full, tip, parts) = match glyphs {
        Glyphs::Unicode => ("█", "▶", 8),
        Glyphs::Ascii => ("#", ">", 1),
    };
    if share > 1.0 {
        return full.repeat(width - 1) + tip;
    }
    // In range: the share is at most 1, and a negative one becomes 0.
    let length = (share * (width * parts) as f64).round() as usize;
    full.repeat(length / parts) + EIGHTHS[length % parts]
}
