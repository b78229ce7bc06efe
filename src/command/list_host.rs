//! What the list of a tree's results requests from the program: texts to copy, and exports.

use std::ffi::OsString;
use std::path::PathBuf;

use super::export::{Exporting, format_of};
use super::opening::Opening;
use crate::comparison::wording;
use crate::index::PINNED;
use crate::listing::{ListColumn, ListFilter};
use crate::report::{AskedColumns, IndexReport, ListReport};
use crate::results::ConfigChoice;
use crate::text::shell::{line, option};
use crate::tree::{BASE, sections};
use crate::tui::{Copied, Export, OpenTree};

/// The text to copy.
///
/// # Errors
/// If no command line prints the list; the error says why.
pub fn text(opening: &Opening, open: &OpenTree, what: Copied) -> Result<String, String> {
    let report = || ListReport {
        index: &open.index,
        listing: &open.listing,
        columns: columns(open),
        pinned: open.pinned,
        command: command(opening, open).ok(),
    };
    match what {
        Copied::Row(result) => Ok(report().row(result)),
        Copied::View => Ok(report().view()),
        Copied::FoldedView => Ok(report().folded_view()),
        Copied::Command { .. } => command(opening, open),
        Copied::Bisect => Err("only a change of the history is bisected".to_owned()),
    }
}

/// Prepares to write what is listed to a file, as `benchlens index` does.
///
/// # Errors
/// If the extension of the file tells no format.
pub fn export(open: &OpenTree, file: &str, overwrite: bool) -> Result<Export, String> {
    let path = PathBuf::from(file);
    let format = format_of(&path)?;
    let tree = &open.index.tree;
    let mut sections = sections(&tree.results);
    for section in &mut sections {
        section.results.retain(|it| open.listing.shown.contains(it));
    }
    sections.retain(|section| !section.results.is_empty());
    let report = IndexReport {
        index: &open.index,
        sections,
        folder: "",
        asked: AskedColumns {
            columns: open.listing.filter_columns(),
            base: open
                .listing
                .bases
                .get(open.listing.base)
                .cloned()
                .unwrap_or_default(),
        },
    };
    let text = report.render(format);
    let shown = wording::count(open.listing.shown.len(), "result");
    let mut done = format!("wrote {file}: {shown}");
    if open.is_computing {
        done.push_str(", without the numbers that are not computed yet");
    }
    let inputs = tree.results.iter().chain(&tree.pystats);
    let inputs: Vec<PathBuf> = inputs.map(|entry| entry.path.clone()).collect();
    let exporting = Exporting {
        path,
        text,
        inputs: (inputs, "results"),
        overwrite,
        done,
    };
    Ok(exporting.export())
}

/// The columns of the table, whether there is room for them or not.
fn columns(open: &OpenTree) -> Vec<ListColumn> {
    let listing = &open.listing;
    let fixed = [ListColumn::Base(listing.base), listing.order.column];
    let in_view = open.columns_in_view();
    let all = open.columns.all().iter();
    let shown = all.filter(|(column, _)| in_view.contains(column) || fixed.contains(column));
    let shown = shown.map(|(column, _)| *column);
    [ListColumn::Date].into_iter().chain(shown).collect()
}

/// The command line that prints what is listed. It is text that a terminal may show.
fn command(opening: &Opening, open: &OpenTree) -> Result<String, String> {
    let listing = &open.listing;
    let mut words: Vec<OsString> = vec!["benchlens".into(), "index".into()];
    let root = open.index.tree.place.root.as_os_str();
    words.push(if root.as_encoded_bytes().starts_with(b"-") {
        PathBuf::from(".").join(root).into()
    } else {
        root.to_owned()
    });
    words.push("--stand-ins".into());
    let filter = listing.whole_filter();
    if !filter.is_empty() {
        let needs_base = ListFilter::parse(&filter).needs_base();
        let base = listing.bases.get(listing.base).map(String::as_str);
        match base.filter(|_| needs_base) {
            Some(PINNED) => {
                return Err(
                    "no command filters by numbers against a pinned reference; h and l select a base"
                        .to_owned(),
                );
            }
            Some(base) if base != BASE => words.push(option("--base", base)),
            _ => {}
        }
        words.push(option("--filter", filter));
    }
    match &opening.config {
        ConfigChoice::File(file) => words.push(option("--config", file)),
        ConfigChoice::None => words.push("--no-config".into()),
        ConfigChoice::Find => {}
    }
    words.extend(
        opening
            .excluded
            .iter()
            .map(|name| option("--exclude", name)),
    );
    if let Some(bytes) = opening.max_bytes {
        words.push(option("--max-size", (bytes >> 20).to_string()));
    }
    line(&words)
}
