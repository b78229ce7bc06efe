//! Numbers as pictures made of characters: two distributions on one axis, strips of bars, a bar, marks on an axis.
//!
//! Nothing here knows a style: a cell says whose it is, and a view gives it a colour. Every picture can be told apart
//! without one, and has a form in ASCII for terminals that show nothing else.

use ratatui::buffer::Buffer;

use crate::stats::density;

/// Which characters a drawing may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    Ascii,
}

/// Whose a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    None,
    Reference,
    Head,
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub character: char,
    pub series: Series,
}

/// Beyond so many values a curve does not change to the eye, only its cost grows.
const MOST_VALUES: usize = 2_000;
/// A curve is drawn as far as it has this share of its own height, lest a low wide one next to a high narrow one
/// vanish.
const LEAST_SHARE: f64 = 0.02;
/// The higher curve is drawn at most so many times as high as the other.
const MOST_TIMES_HIGHER: f64 = 3.0;

/// Both distributions overlaid on one axis, `size.1` lines of `size.0` cells, the top line first.
///
/// Both are `sorted`. The reference is an outline, the head a hatched area under a curve, and one factor scales both,
/// so that their areas are equal, but that a low wide one has at least a third of the height to show its shape. A side without a spread is a spike of full height, which has no area to compare.
/// Where the range is no range (reversed, infinite), and where no value is in it, nothing is drawn.
pub fn overlay(
    reference: &[f64],
    head: &[f64],
    range: (f64, f64),
    size: (usize, usize),
    glyphs: Glyphs,
) -> Vec<Vec<Cell>> {
    let (dots_across, dots_down) = match glyphs {
        Glyphs::Unicode => (2, 4),
        Glyphs::Ascii => (1, 1),
    };
    let (columns, rows) = (size.0 * dots_across, size.1 * dots_down);
    let sides = [reference, head].map(|sorted| Side::new(sorted, range, columns));
    let highest = sides.iter().map(Side::highest).fold(0.0, f64::max);
    let [reference, head] = sides.map(|side| side.heights(highest, rows));
    let picture = Picture { reference, head };
    let line = |from_top: usize| {
        (0..size.0)
            .map(|column| match glyphs {
                Glyphs::Unicode => picture.braille(column, rows - from_top * 4),
                Glyphs::Ascii => picture.ascii(column, rows - from_top),
            })
            .collect()
    };
    (0..size.1).map(line).collect()
}

/// What one side draws, before it is known how high the other is.
enum Side {
    Nothing { columns: usize },
    Spike { at: usize, columns: usize },
    Curve(Vec<f64>),
}

impl Side {
    fn new(sorted: &[f64], range: (f64, f64), columns: usize) -> Self {
        let finite: Vec<f64> = sorted.iter().copied().filter(|v| v.is_finite()).collect();
        let every = finite.len().div_ceil(MOST_VALUES).max(1);
        // From the middle of a step on, so that what is left out is the same at both ends.
        let kept: Vec<f64> = finite.into_iter().skip(every / 2).step_by(every).collect();
        let mut within = kept.iter().filter_map(|&v| place(v, range, columns));
        let Some(first) = within.next() else {
            return Self::Nothing { columns };
        };
        let (low, high) = range;
        let half = (high - low) / (2.0 * columns as f64);
        let curve = density::curve(&kept, low + half, high - half, columns);
        match curve.filter(|curve| high > low && curve.iter().any(|&here| here > 0.0)) {
            Some(curve) => Self::Curve(curve),
            None => Self::Spike { at: first, columns },
        }
    }

    fn highest(&self) -> f64 {
        match self {
            Self::Curve(curve) => curve.iter().copied().fold(0.0, f64::max),
            _ => 0.0,
        }
    }

    /// The height of each column in dots, the highest point of all curves being `rows`.
    fn heights(self, highest: f64, rows: usize) -> Vec<usize> {
        let own = self.highest();
        let highest = highest.min(MOST_TIMES_HIGHER * own);
        match self {
            Self::Nothing { columns } => vec![0; columns],
            Self::Spike { at, columns } => {
                let mut heights = vec![0; columns];
                heights[at] = rows;
                heights
            }
            Self::Curve(curve) => curve
                .into_iter()
                .map(|here| {
                    let least = usize::from(here >= own * LEAST_SHARE);
                    // In range: the share is between 0 and 1.
                    ((here / highest * rows as f64).round() as usize).clamp(least.min(rows), rows)
                })
                .collect(),
        }
    }
}

/// Columns of dots, counted from the left and, from 1, from the bottom.
struct Picture {
    reference: Vec<usize>,
    head: Vec<usize>,
}

impl Picture {
    /// The cell whose left column of dots is `2 * column`, and whose top row is `top`.
    fn braille(&self, column: usize, top: usize) -> Cell {
        // The dots of a Braille pattern, line by line; Unicode numbers them by columns, the fourth line last.
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
            // A pattern without dots is drawn as empty circles by some fonts.
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

    /// Whether a dot belongs to the head's hatch: sparse, for a denser one hides its own curve, and off the reference's
    /// outline, to leave that readable too.
    fn hatches(&self, x: usize, y: usize) -> bool {
        let near = x.saturating_sub(1)..=x + 1;
        y < self.head[x]
            && x.is_multiple_of(2)
            && y.is_multiple_of(2)
            && !near
                .into_iter()
                .any(|x| (y - 1..=y + 1).any(|y| outlines(&self.reference, x, y)))
    }
}

/// Whether a dot is on the upper edge of an area: the top of its column, or so far below it as the edge has to come
/// down to meet a lower neighbour.
fn outlines(heights: &[usize], x: usize, y: usize) -> bool {
    let Some(&height) = heights.get(x) else {
        return false;
    };
    let lower = |x: Option<usize>| x.and_then(|x| heights.get(x)).is_some_and(|&next| next < y);
    y > 0 && y <= height && (y == height || lower(x.checked_sub(1)) || lower(x.checked_add(1)))
}

fn series(reference: bool, head: bool) -> Series {
    match (reference, head) {
        (false, false) => Series::None,
        (true, false) => Series::Reference,
        (false, true) => Series::Head,
        (true, true) => Series::Both,
    }
}

/// In which of `room` equal parts of `range` a value lies, the middle one where the range is a point. `None` outside.
fn place(value: f64, range: (f64, f64), room: usize) -> Option<usize> {
    let (low, high) = range;
    let width = high - low;
    if room == 0 || !width.is_finite() || !(low..=high).contains(&value) {
        return None;
    }
    let share = if width > 0.0 {
        (value - low) / width
    } else {
        0.5
    };
    // In range: the share is between 0 and 1.
    Some(((share * room as f64) as usize).min(room - 1))
}

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

/// Values in run order as a strip of at most `room` bars, scaled from the smallest to the largest of `range`, in the
/// unit of the values; several values share a bar, which shows their mean, where there is no room for each.
pub fn strip(values: &[f64], range: (f64, f64), room: usize, glyphs: Glyphs) -> String {
    let (low, high) = range;
    let bars = values.len().min(room);
    let shares = (0..bars).map(|bar| {
        let part = &values[bar * values.len() / bars..(bar + 1) * values.len() / bars];
        let mean = part.iter().sum::<f64>() / part.len() as f64;
        // A range of one point has only a lowest bar.
        if high == low && !mean.is_nan() {
            0.0
        } else {
            (mean - low) / (high - low)
        }
    });
    levels(shares, glyphs)
}

/// Counts of a histogram as a strip, an empty bin a blank, a bin with anything at least the lowest bar, and one with
/// `tallest` the highest.
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

/// A bar for a share between 0 and 1 of `width` cells, to an eighth of a cell in Unicode, and no longer than it has
/// to be; above 1 a tip in the last cell. NaN is empty.
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

/// Replaces what no terminal without Unicode shows: the lines, arrows and signs of the views by ASCII that looks or
/// reads alike, anything else by a question mark.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let character = cell.symbol().chars().next().unwrap_or(' ');
            cell.set_char(ascii(character));
        }
    }
}

fn ascii(character: char) -> char {
    match character {
        '─' | '–' | '—' => '-',
        '│' | '▏' | '▕' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' => '+',
        '▸' | '▶' | '→' | '≥' => '>',
        '←' | '≤' => '<',
        '▲' | '↑' => '^',
        '▼' | '↓' => 'v',
        '×' => 'x',
        '°' => 'o',
        '…' | '≈' => '~',
        '≠' => '!',
        '÷' => '/',
        'σ' => 's',
        'ö' => 'o',
        '²' => '2',
        '·' | '•' => '.',
        '“' | '”' => '"',
        '’' | '‘' => '\'',
        '█' => '#',
        _ => '?',
    }
}

/// A line of `room` cells with marks at the places of `marks` (value, character) within `range`; later ones win on
/// the same cell; values outside or NaN are not drawn.
pub fn marks(marks: &[(f64, char)], range: (f64, f64), room: usize) -> String {
    let mut line = vec![' '; room];
    for &(value, character) in marks {
        if let Some(place) = place(value, range, room) {
            line[place] = character;
        }
    }
    line.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::num::f64::ANY;
    use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof};

    use super::*;
    use crate::stats::summary::sorted;

    const BOTH: [Glyphs; 2] = [Glyphs::Unicode, Glyphs::Ascii];

    fn lines(picture: &[Vec<Cell>]) -> Vec<String> {
        let characters = |line: &Vec<Cell>| line.iter().map(|cell| cell.character).collect();
        picture.iter().map(characters).collect()
    }

    /// The shape of a bell, without chance.
    fn bell(centre: f64, width: f64) -> Vec<f64> {
        let steps = (-10..=10).map(|step| f64::from(step) / 10.0);
        let values = steps.map(|step| centre + width * (step + step.powi(3)) / 2.0);
        values.collect()
    }

    #[test]
    fn one_value_is_a_spike() {
        let picture = overlay(&[1.0], &[], (0.0, 2.0), (5, 2), Glyphs::Unicode);
        assert_eq!(lines(&picture), ["  ⢸  ", "  ⢸  "]);
        assert_eq!(picture[0][2].series, Series::Reference);
        let picture = overlay(&[0.0], &[2.0; 3], (0.0, 2.0), (5, 2), Glyphs::Ascii);
        assert_eq!(lines(&picture), ["o   x", "o   x"]);
        let same = overlay(&[0.1; 3], &[0.1; 3], (0.1, 0.1), (3, 2), Glyphs::Ascii);
        assert_eq!(lines(&same), [" # ", " # "]);
    }

    #[test]
    fn a_slower_head_is_a_hatched_hill_beside_the_outline_of_the_reference() {
        let (reference, head) = (bell(1.0, 0.3), bell(1.5, 0.5));
        let draw = |glyphs| lines(&overlay(&reference, &head, (0.5, 2.2), (36, 6), glyphs));
        assert_eq!(
            draw(Glyphs::Unicode),
            [
                "         ⡰⠉⢢                        ",
                "        ⡜   ⢣                       ",
                "       ⡜     ⠣⡀   ⢀⡠⠤⠤⠤⡀            ",
                "     ⡠⠊       ⠑⢄⡠⠔⠅⠅⠅⠅⠅⠍⠕⠤⡀         ",
                "   ⢀⠔⠁     ⢀⡠⠤⠖⠍⠣⡁⠅⠅⠅⠅⠅⠅⠅⠅⠍⠕⠦⢄⣀     ",
                " ⢀⡠⠊  ⣀⣀⡠⠔⠎⠅⠅⠅⠅⠅⠅⠌⠢⣁⠁⠅⠅⠅⠅⠅⠅⠅⠅⠅⠅⠍⠖⠤⣀⣀",
            ]
        );
        assert_eq!(
            draw(Glyphs::Ascii),
            [
                "         ooo                        ",
                "        o   o                       ",
                "       o     o      xx              ",
                "      o       o  xxx..xxx           ",
                "    oo       xx##........xxxx       ",
                " ooo  xxxxxxx....ooo.........xxxxxxx",
            ]
        );
    }

    #[test]
    fn two_that_are_the_same_share_their_curve() {
        let values = bell(1.0, 0.3);
        for glyphs in BOTH {
            let picture = overlay(&values, &values, (0.5, 1.5), (40, 6), glyphs);
            for column in 0..40 {
                let column: Vec<Series> = picture.iter().map(|line| line[column].series).collect();
                let first = column.iter().find(|&&series| series != Series::None);
                assert!(first.is_none_or(|&series| series == Series::Both));
                assert!(!column.contains(&Series::Reference));
            }
            assert!(picture[0].iter().any(|cell| cell.series == Series::Both));
        }
    }

    #[test]
    fn two_far_apart_leave_the_middle_empty() {
        let (reference, head) = (bell(1.0, 0.01), bell(2.0, 0.01));
        for glyphs in BOTH {
            let picture = overlay(&reference, &head, (0.8, 2.2), (60, 5), glyphs);
            for line in &picture {
                let all = |part: &[Cell], series| part.iter().all(|cell| cell.series == series);
                assert!(
                    line[..20]
                        .iter()
                        .any(|cell| cell.series == Series::Reference)
                );
                assert!(all(&line[20..40], Series::None));
                assert!(line[40..].iter().any(|cell| cell.series == Series::Head));
                let whose = |cell: &Cell| cell.series != Series::Both;
                assert!(line.iter().all(whose));
            }
        }
    }

    #[test]
    fn a_low_wide_curve_is_seen_beside_a_high_narrow_one() {
        let (reference, head) = (bell(1.0, 1.0), bell(1.0, 0.001));
        for glyphs in BOTH {
            let picture = overlay(&reference, &head, (0.0, 2.0), (40, 3), glyphs);
            let reference = |cell: &Cell| cell.series == Series::Reference;
            assert!(picture[2].iter().filter(|cell| reference(cell)).count() > 20);
        }
    }

    #[test]
    fn the_outline_of_the_reference_is_whole_above_the_hatch() {
        let (reference, head) = (bell(1.0, 0.2), bell(1.05, 0.4));
        let alone = overlay(&reference, &[], (0.4, 1.6), (40, 8), Glyphs::Unicode);
        // The head is lower, so that the factor is that of the reference.
        let both = overlay(&reference, &head, (0.4, 1.6), (40, 8), Glyphs::Unicode);
        let dots = |cell: &Cell| match cell.character {
            ' ' => 0,
            character => u32::from(character) - 0x2800,
        };
        for (alone, both) in alone.iter().flatten().zip(both.iter().flatten()) {
            assert_eq!(dots(alone) & dots(both), dots(alone));
        }
    }

    #[test]
    fn many_values_are_thinned_out_and_none_is_nothing() {
        let many: Vec<f64> = (0..50_000)
            .map(|index| f64::from(index) / 50_000.0)
            .collect();
        let picture = overlay(&many, &[], (-0.2, 1.2), (40, 4), Glyphs::Unicode);
        let middle = picture[0][20].series;
        assert_eq!(middle, Series::Reference);
        for range in [
            (2.0, 3.0),
            (1.0, 0.0),
            (f64::NAN, 1.0),
            (f64::NEG_INFINITY, 1.0),
        ] {
            let picture = overlay(&many, &[f64::NAN], range, (4, 1), Glyphs::Ascii);
            assert_eq!(lines(&picture), ["    "], "{range:?}");
        }
    }

    #[test]
    fn shares_become_heights() {
        let shares = [0.0, 0.5, 1.0, f64::NAN, -1.0, 2.0];
        assert_eq!(levels(shares, Glyphs::Unicode), "▁▅█ ▁█");
        assert_eq!(levels(shares, Glyphs::Ascii), "_+@ _@");
    }

    #[test]
    fn a_strip_shows_drift_and_has_the_scale_it_is_given() {
        let strip = |values: &[f64], range, room| strip(values, range, room, Glyphs::Unicode);
        assert_eq!(strip(&[1.0, 2.0, 3.0], (1.0, 3.0), 10), "▁▅█");
        assert_eq!(strip(&[1.0, 2.0, 3.0], (1.0, 15.0), 10), "▁▂▂");
        assert_eq!(strip(&[1.0, 3.0, 5.0, 7.0], (1.0, 7.0), 2), "▂▇");
        assert_eq!(strip(&[1.0, 1.0, f64::NAN], (1.0, 1.0), 10), "▁▁ ");
        assert_eq!(strip(&[], (0.0, 1.0), 10), "");
    }

    #[test]
    fn a_bin_with_anything_has_a_bar() {
        let strip = |counts: &[usize], tallest| histogram_strip(counts, tallest, Glyphs::Unicode);
        assert_eq!(strip(&[0, 1, 100, 13, 50], 100), " ▁█▂▄");
        assert_eq!(strip(&[0, 1, usize::MAX], 0), " ▁▁");
        assert_eq!(strip(&[usize::MAX, 1], usize::MAX), "█▁");
        assert_eq!(histogram_strip(&[0, 1, 8], 8, Glyphs::Ascii), " _@");
    }

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        let unicode = |share| bar(share, 4, Glyphs::Unicode);
        let ascii = |share| bar(share, 4, Glyphs::Ascii);
        assert_eq!([0.0, 0.25, 0.3, 1.0].map(unicode), ["", "█", "█▎", "████"]);
        assert_eq!([0.0, 0.25, 0.3, 1.0].map(ascii), ["", "#", "#", "####"]);
        assert_eq!(unicode(1.01), "███▶");
        assert_eq!(ascii(f64::INFINITY), "###>");
        assert_eq!([f64::NAN, -1.0, f64::NEG_INFINITY].map(unicode), [""; 3]);
        assert_eq!(bar(2.0, 0, Glyphs::Unicode), "");
    }

    #[test]
    fn later_marks_win_and_none_is_outside() {
        let line = [
            (0.0, 'a'),
            (0.5, 'b'),
            (0.5, 'c'),
            (1.0, 'd'),
            (1.1, 'e'),
            (f64::NAN, 'f'),
        ];
        assert_eq!(marks(&line, (0.0, 1.0), 5), "a c d");
        assert_eq!(marks(&line, (0.5, 0.5), 5), "  c  ");
        assert_eq!(marks(&line, (1.0, 0.0), 5), "     ");
    }

    fn any_values() -> impl Strategy<Value = Vec<f64>> {
        let value = prop_oneof![
            ANY,
            0.0..1.0,
            Just(f64::NAN),
            Just(0.5),
            Just(f64::INFINITY)
        ];
        proptest::collection::vec(value, 0..30).prop_map(|values| sorted(&values))
    }

    fn any_range() -> impl Strategy<Value = (f64, f64)> {
        prop_oneof![(ANY, ANY), (-0.1..0.6, 0.4..1.1), Just((0.5, 0.5))]
    }

    proptest::proptest! {
        #[test]
        fn an_overlay_has_the_size_asked_for(
            reference in any_values(),
            head in any_values(),
            range in any_range(),
            size in (0usize..12, 0usize..6),
        ) {
            for glyphs in BOTH {
                let picture = overlay(&reference, &head, range, size, glyphs);
                prop_assert_eq!(picture.len(), size.1);
                for line in &picture {
                    prop_assert_eq!(line.len(), size.0);
                    for cell in line {
                        let allowed = match glyphs {
                            Glyphs::Unicode => ('\u{2801}'..='\u{28ff}').contains(&cell.character),
                            Glyphs::Ascii => "ox.#".contains(cell.character),
                        };
                        let empty = cell.character == ' ';
                        prop_assert!(allowed || empty, "{:?}", cell);
                        prop_assert_eq!(empty, cell.series == Series::None);
                    }
                }
            }
        }

        #[test]
        fn no_line_is_longer_than_its_room(
            values in any_values(),
            range in any_range(),
            counts in proptest::collection::vec(any::<usize>(), 0..20),
            tallest in any::<usize>(),
            share in ANY,
            room in 0usize..20,
        ) {
            let length = |text: &str| text.chars().count();
            for glyphs in BOTH {
                let strip = strip(&values, range, room, glyphs);
                prop_assert_eq!(length(&strip), room.min(values.len()));
                let histogram = histogram_strip(&counts, tallest, glyphs);
                prop_assert_eq!(length(&histogram), counts.len());
                let bars = [share, share.abs().fract()].map(|share| bar(share, room, glyphs));
                prop_assert!(bars.iter().all(|bar| length(bar) <= room));
                let text = [strip, histogram, bars.concat()].concat();
                prop_assert!(glyphs == Glyphs::Unicode || text.is_ascii());
            }
            let values: Vec<(f64, char)> = values.into_iter().map(|value| (value, 'x')).collect();
            prop_assert_eq!(length(&marks(&values, range, room)), room);
        }
    }
}
