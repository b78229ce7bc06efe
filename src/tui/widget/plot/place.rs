//! Where a value lies on an axis.

/// The part of `range`, divided into `room` equal parts, in which a value lies. If the range is a single point, it is
/// the middle part. `None` if the value is outside the range.
pub(super) fn place(value: f64, range: (f64, f64), room: usize) -> Option<usize> {
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
