//! Notes of a report on standard error: what makes its numbers doubtful, and what a gate does not judge.

use super::output::tell;
use crate::comparison::{Comparison, Level, wording};
use crate::text::visible;

/// How many benchmarks are named at most. Their number says enough of more.
const MOST_NAMED: usize = 5;

/// Prints the notes of a comparison. No format of the report may hide them, and the published Markdown has no place for
/// them. A gate is read by nobody while it passes, so it also says what is doubtful, and what it does not judge.
pub fn tell_all(comparison: &Comparison, names_head: bool, is_gate: bool) {
    let notes = [
        not_comparable(comparison),
        doubtful(comparison).filter(|_| is_gate),
        of_night(comparison),
        not_judged(comparison).filter(|_| is_gate),
    ];
    let of_head = of_head(comparison, names_head);
    for note in notes.into_iter().flatten() {
        tell(&visible(&format!("note: {of_head}{note}")));
    }
}

/// `A: `, if there are several heads; raw.
pub fn of_head(comparison: &Comparison, names_head: bool) -> String {
    if names_head {
        format!("{}: ", comparison.labels.head)
    } else {
        String::new()
    }
}

fn not_comparable(comparison: &Comparison) -> Option<String> {
    let most_serious = comparison.most_serious()?;
    let is_serious = most_serious.level == Level::NotComparable;
    is_serious.then(|| format!("not comparable: {}", most_serious.sentence()))
}

/// What makes a comparison doubtful, unless it is not comparable at all. A disturbed night has a note of its own.
fn doubtful(comparison: &Comparison) -> Option<String> {
    if !comparison.is_comparable() {
        return None;
    }
    let night = comparison.disturbed_nights();
    let differences = comparison.differences().iter();
    let mut differences = differences.filter(|&it| {
        let is_of_night = night.as_ref() == Some(it);
        it.level == Level::Doubtful && !is_of_night
    });
    let first = differences.next()?.sentence();
    Some(match differences.count() {
        0 => format!("doubtful: {first}"),
        more => format!("doubtful: {first}, and {more} more"),
    })
}

/// A disturbed night of a side.
fn of_night(comparison: &Comparison) -> Option<String> {
    let difference = comparison.disturbed_nights()?;
    let (values, consequence) = (difference.sentence(), difference.consequence);
    Some(format!("{values}. {consequence}"))
}

/// The benchmarks that the head lacks: they may have crashed in it.
fn not_judged(comparison: &Comparison) -> Option<String> {
    let lost = comparison.only_here().reference;
    let names: Vec<&str> = lost.map(|benchmark| benchmark.name.as_str()).collect();
    let is_are = match names.len() {
        0 => return None,
        1 => "is only in the reference, and is not judged",
        _ => "are only in the reference, and are not judged",
    };
    let count = wording::count(names.len(), "benchmark");
    let shown = names[..names.len().min(MOST_NAMED)].join(", ");
    let rest = if names.len() > MOST_NAMED {
        ", …"
    } else {
        ""
    };
    Some(format!("{count} {is_are}: {shown}{rest}"))
}
