//! Links in the Markdown that bench_runner writes.
//!
//! Source: `md_link` and `link_to_hash` in bench_runner's `table.py` (2.0.9).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::text::visible;

/// What Python's `urllib.parse.quote` leaves as it is.
const QUOTED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'_')
    .remove(b'.')
    .remove(b'-')
    .remove(b'~')
    .remove(b'/');

/// A link to a file. The path is raw; the text is Markdown.
pub(super) fn to_file(text: &str, path: &str) -> String {
    let path = percent_encode(path.as_bytes(), QUOTED);
    format!("[{text}]({path})")
}

/// A link to a page, which is quoted already. Text and address are raw.
pub(super) fn to_page(text: &str, address: &str) -> String {
    if address.starts_with("http") {
        format!("[{}]({})", visible(text), visible(address))
    } else {
        to_file(&visible(text), address)
    }
}

/// A link to a commit of CPython in the repository of a fork, whose name is quoted already.
pub(super) fn to_commit(hash: &str, fork: &str) -> String {
    let address = format!("https://github.com/{fork}/cpython/commit/{hash}");
    to_page(hash, &address)
}
