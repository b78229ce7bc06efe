//! A list of results as it is filtered and sorted, as Markdown that GitHub renders.

use super::code::{code, html_code};
use crate::comparison::wording;
use crate::index::PINNED;
use crate::listing::{Cell, ListColumn, Listing};
use crate::tree::Candidate;

/// A list of results.
#[derive(Debug)]
pub struct ListReport<'l> {
    /// The results, and what is known of them.
    pub index: &'l crate::index::Index,
    /// Which of them are listed, and in which order.
    pub listing: &'l Listing,
    /// The columns, from left to right.
    pub columns: Vec<ListColumn>,
    /// The result that is pinned as the reference of all, if any.
    pub pinned: Option<usize>,
    /// The command that prints the results, if there is one; it is safe for a terminal.
    pub command: Option<String>,
}

impl ListReport<'_> {
    /// The whole list.
    #[must_use]
    pub fn view(&self) -> String {
        let [root, what] = self.heading();
        let body = self.body();
        format!("**Results** of {}: {what}\n\n{body}", code(&root))
    }

    /// The same, folded: only a summary is seen until a reader unfolds it. GitHub takes what follows the blank line as
    /// Markdown.
    #[must_use]
    pub fn folded_view(&self) -> String {
        let [root, what] = self.heading();
        let (root, body) = (html_code(&root), self.body());
        format!("<details>\n<summary>Results of {root}: {what}</summary>\n\n{body}\n</details>\n")
    }

    /// One result as a table of one row.
    #[must_use]
    pub fn row(&self, result: usize) -> String {
        self.head() + &self.line(result)
    }

    /// The folder, and how many results of it there are.
    fn heading(&self) -> [String; 2] {
        let root = self.index.tree.place.root.to_string_lossy().into_owned();
        let total = wording::count(self.index.tree.results.len(), "result");
        [root, format!("{} of {total}", self.listing.shown.len())]
    }

    fn body(&self) -> String {
        let mut text = self.head();
        for &result in &self.listing.shown {
            text.push_str(&self.line(result));
        }
        let shown = self.listing.shown.iter();
        let cells = shown.flat_map(|&result| {
            let numbers = self.columns.iter().filter(|column| column.is_number());
            numbers.map(move |column| self.cell(*column, result).text)
        });
        let cells: Vec<String> = cells.collect();
        let has = |mark: char| cells.iter().any(|cell| cell.contains(mark));
        for (mark, meaning) in [
            ('*', "\\*: the benchmarks themselves differ"),
            (
                '~',
                "\\~: an earlier result takes the place of a missing base",
            ),
            ('!', "!: the reference is of another machine"),
            ('…', "…: not computed yet"),
        ] {
            if has(mark) {
                text.push_str(&format!("\n{meaning}\n"));
            }
        }
        if let Some(command) = &self.command {
            text.push_str(&format!("\n```sh\n{command}\n```\n"));
        }
        text
    }

    fn head(&self) -> String {
        let titles = self.columns.iter().map(|&column| self.title(column));
        let titles: Vec<String> = titles.collect();
        let rule = |column: &ListColumn| if column.is_number() { "---:" } else { "---" };
        let rules: Vec<&str> = self.columns.iter().map(rule).collect();
        format!("| {} |\n| {} |\n", titles.join(" | "), rules.join(" | "))
    }

    fn title(&self, column: ListColumn) -> String {
        let ListColumn::Base(place) = column else {
            return column.title(&self.listing.bases);
        };
        let base = self.listing.bases.get(place).map_or("?", String::as_str);
        match self.pinned {
            Some(pinned) if base == PINNED => {
                let name = Candidate::of(&self.index.tree.results[pinned]).name;
                format!("vs {}", code(&name))
            }
            _ => format!("vs {}", code(base)),
        }
    }

    fn line(&self, result: usize) -> String {
        let mut error = self.index.error(result);
        let cell = |&column: &ListColumn| {
            let text = self.cell(column, result).text;
            let text = text.trim();
            if column.is_number() {
                // Why there are no numbers is said in the place of the first.
                let reason = error
                    .take()
                    .map(|reason| format!("not read: {}", code(reason)));
                return reason.unwrap_or_else(|| text.replace('*', "\\*").replace('~', "\\~"));
            }
            match (column, text) {
                (_, "") => String::new(),
                (ListColumn::Date, text) if text != "?" => text.to_owned(),
                (ListColumn::Suite, _) => "\\*".to_owned(),
                (_, text) => code(text),
            }
        };
        let cells: Vec<String> = self.columns.iter().map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    }

    fn cell(&self, column: ListColumn, result: usize) -> Cell {
        column.cell(self.listing.context(self.index), result)
    }
}
