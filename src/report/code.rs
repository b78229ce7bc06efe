//! Text as code, in which no character means anything to Markdown or HTML.

use crate::text::visible;

/// Text as code in HTML, in which GitHub calls nobody either.
pub(super) fn html_code(text: &str) -> String {
    let text = visible(text).replace('&', "&amp;");
    let text = text.replace('<', "&lt;").replace('>', "&gt;");
    format!("<code>{text}</code>")
}

/// Text as a code span that can stand in a table.
pub(super) fn code(text: &str) -> String {
    let text = visible(text).replace('|', "\\|");
    let mut longest = 0;
    let mut run = 0;
    for character in text.chars() {
        run = if character == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{blank}{text}{blank}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_nothing_to_markdown() {
        assert_eq!(code("nbody"), "`nbody`");
        assert_eq!(code("a|b"), "`a\\|b`");
        assert_eq!(code("`x``"), "``` `x`` ```");
        assert_eq!(code("`x"), "`` `x ``");
        assert_eq!(code("x`"), "`` x` ``");
        assert_eq!(code("x`y"), "``x`y``");
        assert_eq!(code("<b>@me</b>"), "`<b>@me</b>`");
        assert_eq!(code("a\x1b[2J"), "`a^[[2J`");
    }
}
