//! What the colours and marks of a history mean.

use std::borrow::Cow;

use super::sample::{SIZES, Sample};
use crate::comparison::wording::signed_percent;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::Theme;

pub(super) fn samples(theme: &Theme) -> Vec<Sample> {
    let change = |factor: f64, meaning| Sample {
        text: signed_percent(factor - 1.0),
        style: theme.mean(factor),
        meaning: Cow::Borrowed(meaning),
    };
    let slower = SIZES.map(|(size, meaning)| change(size, meaning));
    let faster = SIZES.map(|(size, meaning)| change(1.0 / size, meaning));
    // The plot has its own characters without Unicode.
    let [nights, cursor, night, others] = match theme.glyphs {
        Glyphs::Unicode => ["▁▅▂█", "●", "⠂", "○ △ ◇"],
        Glyphs::Ascii => ["_*.#", "@", "o", "a b c"],
    };
    let marks = [
        ("↩", theme.text, "the last change reverts an earlier one:"),
        ("", theme.text, "the level is about where it was before"),
        ("σ 0.9%", theme.faint, "the noise from night to night"),
        ("σ ?", theme.faint, "not known: below eight nights, or"),
        ("", theme.faint, "a bound that is 1.00 on most nights"),
        (nights, theme.text, "all nights that count"),
        (cursor, theme.selected, "the night under the cursor"),
        (night, theme.head, "a night: the median of its processes"),
        (
            "───",
            theme.reference,
            "the level: the median of its nights",
        ),
        ("···", theme.faint, "the level ±2 σ"),
        ("▼ │", theme.warning, "a change: the first night after it"),
        ("╎", theme.faint, "a change that a later one takes back"),
        ("┊", theme.faint, "a new version of the benchmarks"),
        (
            "×",
            theme.warning,
            "a disturbed night, which does not count",
        ),
        ("▲", theme.warning, "an annotation"),
        (others, theme.overlap, "other machines and flags (o)"),
    ];
    let marks = marks.map(|(text, style, meaning)| Sample {
        text: text.to_owned(),
        style,
        meaning: Cow::Borrowed(meaning),
    });
    slower.into_iter().chain(faster).chain(marks).collect()
}
