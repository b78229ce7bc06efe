//! Marks on an axis.

use super::place::place;

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
