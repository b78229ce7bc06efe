//! A bar that diverges from a centre line, with an interval on it.

use crate::tui::glyphs::Glyphs;

/// A bar from the centre of an axis to a value, with the interval in which the value lies.
#[derive(Debug, Clone, Copy)]
pub struct DivergingBar {
    /// From -1, the left end of the axis, to 1, the right end. A value beyond an end has a tip there; NaN has no bar.
    pub value: f64,
    /// Both ends of the interval on the same axis.
    pub interval: Option<(f64, f64)>,
    /// How far from the centre a value may be by chance, on both sides. It is drawn where nothing else is.
    pub band: Option<f64>,
}

/// How a cell of a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarPart {
    /// Not at all.
    Blank,
    /// As the centre line.
    Centre,
    /// As the band around the centre.
    Band,
    /// As the bar, or the interval beside it.
    Mark,
    /// As the bar or the interval, with its character reversed. A bar that grows to the left ends with the reverse of a
    /// block, since blocks grow to the right; and an interval on the bar could not be seen otherwise.
    Reversed,
}

/// The characters of a bar.
struct Characters {
    /// From the smallest part of a cell to the whole cell.
    blocks: &'static [char],
    tips: (char, char),
    centre: char,
    crossing: char,
    line: char,
    band: char,
    ends: (char, char),
}

const UNICODE: Characters = Characters {
    blocks: &['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
    tips: ('◀', '▶'),
    centre: '│',
    crossing: '┼',
    line: '─',
    band: '░',
    ends: ('├', '┤'),
};

const ASCII: Characters = Characters {
    blocks: &['#'],
    tips: ('<', '>'),
    centre: '|',
    crossing: '+',
    line: '-',
    band: ':',
    ends: ('+', '+'),
};

/// The cells of a bar, `half` of them on each side of the centre.
struct Cells<'c> {
    drawn: Vec<(char, BarPart)>,
    half: usize,
    characters: &'c Characters,
}

impl DivergingBar {
    /// The cells of the bar, `2 * half + 1` of them. An interval is drawn if it is wide enough not to look wider than it
    /// is, or if it contains the centre.
    #[must_use]
    pub fn draw(self, half: usize, glyphs: Glyphs) -> Vec<(char, BarPart)> {
        let characters = match glyphs {
            Glyphs::Unicode => &UNICODE,
            Glyphs::Ascii => &ASCII,
        };
        let mut cells = Cells {
            drawn: vec![(' ', BarPart::Blank); 2 * half + 1],
            half,
            characters,
        };
        if let Some(band) = self.band {
            cells.draw_band(band);
        }
        cells.drawn[half] = (characters.centre, BarPart::Centre);
        cells.draw_bar(self.value);
        if let Some((low, high)) = self.interval {
            cells.draw_interval(low, high);
        }
        if self.value < -1.0 && half > 0 {
            cells.drawn[0] = (characters.tips.0, BarPart::Mark);
        } else if self.value > 1.0 && half > 0 {
            cells.drawn[2 * half] = (characters.tips.1, BarPart::Mark);
        }
        cells.drawn
    }
}

impl Cells<'_> {
    /// A band that fills less than half a cell is not drawn, so that it never looks wider than it is by more than that.
    fn draw_band(&mut self, band: f64) {
        // NaN becomes 0.
        let length = (band.abs().clamp(0.0, 1.0) * self.half as f64).round() as usize;
        self.drawn[self.half - length..=self.half + length]
            .fill((self.characters.band, BarPart::Band));
    }

    fn draw_bar(&mut self, value: f64) {
        let blocks = self.characters.blocks;
        let parts = blocks.len();
        // NaN becomes 0.
        let length = (value.abs().clamp(0.0, 1.0) * (self.half * parts) as f64).round() as usize;
        let is_left = value < 0.0;
        for distance in 1..=length.div_ceil(parts) {
            // How much of this cell the bar fills.
            let filled = (length - (distance - 1) * parts).min(parts);
            let place = if is_left {
                self.half - distance
            } else {
                self.half + distance
            };
            self.drawn[place] = if is_left && filled < parts {
                (blocks[parts - filled - 1], BarPart::Reversed)
            } else {
                (blocks[filled - 1], BarPart::Mark)
            };
        }
    }

    fn draw_interval(&mut self, low: f64, high: f64) {
        if low > 1.0 || high < -1.0 || high.is_nan() || low.is_nan() {
            return;
        }
        let (first, last) = (self.place(low), self.place(high));
        let crosses_centre = first < self.half && self.half < last;
        let least = if crosses_centre { 0.5 } else { 1.5 };
        if (high - low) * (self.half as f64) < least {
            return;
        }
        for index in first..=last {
            let characters = self.characters;
            let character = match index {
                _ if index == self.half => characters.crossing,
                _ if index == first && low >= -1.0 => characters.ends.0,
                _ if index == last && high <= 1.0 => characters.ends.1,
                _ => characters.line,
            };
            let full = characters.blocks[characters.blocks.len() - 1];
            let part = if self.drawn[index].0 == full {
                BarPart::Reversed
            } else {
                BarPart::Mark
            };
            self.drawn[index] = (character, part);
        }
    }

    /// The cell in which a value lies. The centre line has one of its own.
    fn place(&self, value: f64) -> usize {
        let distance = (value.abs().clamp(0.0, 1.0) * self.half as f64).ceil() as usize;
        if value < 0.0 {
            self.half - distance
        } else {
            self.half + distance
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::num::f64::ANY;
    use proptest::prelude::{prop_assert, prop_assert_eq};

    use super::*;

    fn drawn(value: f64, interval: Option<(f64, f64)>, glyphs: Glyphs) -> String {
        let bar = DivergingBar {
            value,
            interval,
            band: None,
        };
        let cells = bar.draw(4, glyphs);
        cells.into_iter().map(|(character, _)| character).collect()
    }

    #[test]
    fn a_bar_leads_from_the_centre_to_its_value() {
        let unicode = |value| drawn(value, None, Glyphs::Unicode);
        assert_eq!(unicode(0.0), "    │    ");
        assert_eq!(unicode(0.5), "    │██  ");
        assert_eq!(unicode(-0.5), "  ██│    ");
        assert_eq!(unicode(0.375), "    │█▌  ");
        assert_eq!(unicode(0.5 + 1.0 / 32.0), "    │██▏ ");
        // Seven eighths, reversed, which is an eighth on the right of the cell.
        assert_eq!(unicode(-0.5 - 1.0 / 32.0), " ▉██│    ");
        let bar = DivergingBar {
            value: -0.5 - 1.0 / 32.0,
            interval: None,
            band: None,
        };
        assert_eq!(bar.draw(4, Glyphs::Unicode)[1].1, BarPart::Reversed);
        assert_eq!(unicode(1.0), "    │████");
        assert_eq!(unicode(1.01), "    │███▶");
        assert_eq!(unicode(f64::NEG_INFINITY), "◀███│    ");
        assert_eq!(unicode(f64::NAN), "    │    ");
        assert_eq!(drawn(-0.3, None, Glyphs::Ascii), "   #|    ");
        assert_eq!(drawn(-2.0, None, Glyphs::Ascii), "<###|    ");
    }

    #[test]
    fn the_interval_is_drawn_on_the_bar_and_beside_it() {
        let bar = DivergingBar {
            value: 0.5,
            interval: Some((0.2, 0.8)),
            band: None,
        };
        let cells = bar.draw(4, Glyphs::Unicode);
        assert_eq!(drawn(0.5, bar.interval, Glyphs::Unicode), "    │├──┤");
        assert_eq!(cells[6].1, BarPart::Reversed);
        assert_eq!(cells[7].1, BarPart::Mark);
        let unicode = |interval| drawn(0.25, Some(interval), Glyphs::Unicode);
        assert_eq!(unicode((-0.25, 0.75)), "   ├┼──┤ ", "no change is possible");
        assert_eq!(unicode((0.2, 0.5)), "    │█   ", "it would look too wide");
        assert_eq!(unicode((-0.1, 0.3)), "   ├┼─┤  ", "it contains the centre");
        assert_eq!(
            unicode((-9.0, 9.0)),
            "────┼────",
            "its ends are not in view"
        );
        assert_eq!(unicode((f64::NAN, 1.0)), "    │█   ");
        assert_eq!(drawn(2.0, Some((0.1, 3.0)), Glyphs::Unicode), "    │├──▶");
        assert_eq!(drawn(2.0, Some((1.5, 3.0)), Glyphs::Unicode), "    │███▶");
        assert_eq!(drawn(0.5, bar.interval, Glyphs::Ascii), "    |+--+");
    }

    #[test]
    fn the_band_is_drawn_around_the_centre_where_nothing_else_is() {
        let drawn = |value, interval, band, glyphs| -> String {
            let bar = DivergingBar {
                value,
                interval,
                band: Some(band),
            };
            let cells = bar.draw(4, glyphs);
            cells.into_iter().map(|(character, _)| character).collect()
        };
        let unicode = |value, band| drawn(value, None, band, Glyphs::Unicode);
        assert_eq!(unicode(0.25, 0.5), "  ░░│█░  ");
        assert_eq!(unicode(-0.75, 0.5), " ███│░░  ");
        assert_eq!(unicode(0.25, 0.1), "    │█   ", "too narrow");
        assert_eq!(unicode(2.0, 9.0), "░░░░│███▶");
        assert_eq!(unicode(0.25, f64::NAN), "    │█   ");
        let interval = Some((-0.25, 0.75));
        assert_eq!(
            drawn(0.25, interval, 0.5, Glyphs::Ascii),
            "  :+|--+ ".replace('|', "+")
        );
    }

    proptest::proptest! {
        #[test]
        fn a_bar_has_the_width_asked_for(value in ANY, low in ANY, high in ANY, band in ANY, half in 0usize..20) {
            for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                let bar = DivergingBar { value, interval: Some((low, high)), band: Some(band) };
                let cells = bar.draw(half, glyphs);
                prop_assert_eq!(cells.len(), 2 * half + 1);
                let is_ascii = cells.iter().all(|(character, _)| character.is_ascii());
                prop_assert!(glyphs == Glyphs::Unicode || is_ascii);
            }
        }
    }
}
