//! Numbers that may be missing.

use crate::comparison::Unavailable;

/// A number in words, or why there is none.
pub(super) fn or_reason<T>(
    number: &Result<T, Unavailable>,
    words: impl Fn(&T) -> String,
) -> String {
    match number {
        Ok(number) => words(number),
        Err(reason) => format!("not available ({reason})"),
    }
}
