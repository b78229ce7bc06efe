//! What the colours and marks of a list of results mean.

use std::borrow::Cow;

use super::sample::{SIZES, Sample};
use crate::tui::theme::Theme;

pub(super) fn samples(theme: &Theme) -> Vec<Sample> {
    let change = |factor: f64, arrow: &str, meaning| Sample {
        text: format!("{:.3}x {arrow}", factor.max(1.0 / factor)),
        style: theme.mean(factor),
        meaning: Cow::Borrowed(meaning),
    };
    let slower = SIZES.map(|(size, meaning)| change(size, "↓", meaning));
    let faster = SIZES.map(|(size, meaning)| change(1.0 / size, "↑", meaning));
    let marks = [
        ("↓ ↑", theme.text, "slower, faster"),
        ("*", theme.text, "its benchmarks are not those of the base"),
        ("~", theme.text, "stand-in: the tree lacks the base, so an"),
        ("", theme.text, "earlier result is compared with instead"),
        (
            "!",
            theme.text,
            "the pinned reference is of another machine",
        ),
        ("…", theme.faint, "being computed"),
        ("n/a", theme.warning, "cannot be computed; details say why"),
        (
            "(empty)",
            theme.faint,
            "not compared with the base; details say why",
        ),
        ("?", theme.faint, "not known"),
        (
            "▸vs base",
            theme.focused_border,
            "the selected base: Enter compares with it",
        ),
        (
            "1 2 3",
            theme.warning,
            "marked: the reference, and the heads",
        ),
        ("P", theme.warning, "pinned: the reference for all"),
        ("#1 #2", theme.text, "results of the same build and machine"),
        ("● linux", theme.title, "a chosen facet"),
    ];
    let marks = marks.map(|(text, style, meaning)| Sample {
        text: text.to_owned(),
        style,
        meaning: Cow::Borrowed(meaning),
    });
    slower.into_iter().chain(faster).chain(marks).collect()
}
