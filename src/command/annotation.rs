//! Annotations of GitHub workflows: lines that GitHub shows beside a run, and not only in its log.

/// The command that annotates a run with an error. Both texts must have passed the sanitiser.
pub fn error(title: &str, message: &str) -> String {
    format!("::error title={}::{}", property(title), data(message))
}

/// A text after the second `::`.
fn data(text: &str) -> String {
    // The sign of an escape comes first, or the escapes would be escaped again.
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// A text between the commas of the properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_workflow_is_escaped() {
        assert_eq!(
            error("a::b,c=d%3A\n", "50% more: a,b\r\n::stop-commands::x"),
            "::error title=a%3A%3Ab%2Cc=d%253A%0A::50%25 more: a,b%0D%0A::stop-commands::x"
        );
    }
}
