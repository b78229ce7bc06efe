//! Text in a CSV.

use crate::text::visible;

/// A spreadsheet would run text that begins like a formula, so it gets an apostrophe.
pub fn safe_cell(text: &str) -> String {
    let text = visible(text);
    if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula_and_steers_nothing() {
        assert_eq!(safe_cell("=cmd()"), "'=cmd()");
        assert_eq!(safe_cell("nbody"), "nbody");
        assert_eq!(safe_cell("a\x1bb"), "a^[b");
    }
}
