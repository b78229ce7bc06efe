//! Marks on an axis.

use super::place::place;

/// A line of `room` cells with `marks` (value, character) at their places within `range`. If several fall on the same
/// cell, the last one is drawn. Values outside the range and NaN are not drawn.
pub fn marks(marks: &[(f64, char)], range: (f64, f64), room: usize) -> String {
    let mut line = vec![' '; room];
    for &(value, character) in marks {
        if let Some(place) = place(value, range, room) {
            line[place] = character;
        }
    }
    line.into_iter().collect()
}
