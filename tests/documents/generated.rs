//! The parts of the documents that the program knows better: lists of keys, filters and fields.

use benchlens::comparison::Column;
use benchlens::comparison::filter::{self, Filter, NamedFilters};
use benchlens::filter::SyntaxError;
use benchlens::tui::key_table;
use benchlens::{history, listing};

use crate::document::{Document, path};

/// Text in a cell of a table, in which a `|` ends the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn table(head: [&str; 2], lines: impl IntoIterator<Item = (String, String)>) -> String {
    let lines = lines
        .into_iter()
        .map(|(code, meaning)| format!("| `{}` | {} |\n", cell(&code), cell(&meaning)));
    let lines: String = lines.collect();
    format!("| {} | {} |\n| --- | --- |\n{lines}", head[0], head[1])
}

fn examples(of: &str, examples: &[(&str, &str)]) -> String {
    let owned = examples
        .iter()
        .map(|&(example, meaning)| (example.to_owned(), meaning.to_owned()));
    table(["filter", of], owned)
}

/// Each generated part with its document, the name in its comments, and its text.
fn parts() -> [(&'static str, &'static str, String); 6] {
    let named = NamedFilters::default();
    let named = named.all().iter();
    let named = named.map(|filter| (format!("@{}", filter.name), format!("`{}`", filter.text)));
    let fields = Column::fields().into_iter();
    let fields = fields.map(|field| (field.name.to_owned(), field.meaning.to_owned()));
    [
        ("docs/KEYS.md", "keys", key_table()),
        (
            "docs/FILTER.md",
            "benchmarks",
            examples("benchmarks", &filter::EXAMPLES),
        ),
        ("docs/FILTER.md", "named", table(["name", "filter"], named)),
        (
            "docs/FILTER.md",
            "results",
            examples("results", &listing::LIST_EXAMPLES),
        ),
        (
            "docs/FILTER.md",
            "series",
            examples("series and changes", &history::EXAMPLES),
        ),
        (
            "docs/FORMATS.md",
            "fields",
            table(["column", "what it holds"], fields),
        ),
    ]
}

#[test]
fn what_the_program_generates_is_what_the_documents_have() {
    let writes = std::env::var_os("UPDATE_DOCUMENTS").is_some();
    for (name, part, expected) in parts() {
        let document = Document::read(name);
        let start = format!("<!-- generated: {part} -->\n");
        let end = "<!-- end -->";
        let (before, rest) = document
            .text
            .split_once(&start)
            .unwrap_or_else(|| panic!("{name} lacks {start}"));
        let (found, after) = rest
            .split_once(end)
            .unwrap_or_else(|| panic!("{name}: {start} has no {end}"));
        let expected = format!("\n{expected}\n");
        if writes {
            let text = format!("{before}{start}{expected}{end}{after}");
            std::fs::write(path(name), text).expect("the document can be written");
        } else {
            assert!(
                found == expected,
                "{name}: the part '{part}' is not what the program says. Write it with\n    \
                 UPDATE_DOCUMENTS=1 cargo test --test documents\nExpected:\n{expected}"
            );
        }
    }
}

/// The words after "one of" in what a filter expects.
fn choices(errors: &[SyntaxError]) -> Vec<String> {
    let expected = &errors.first().expect("it is not valid").expected;
    let (_, words) = expected.split_once("one of ").expect("there are choices");
    words.split(", ").map(str::to_owned).collect()
}

#[test]
fn every_state_and_every_number_of_a_filter_is_named() {
    let named = NamedFilters::default();
    let of_benchmarks = |text| choices(Filter::parse(text, &named).errors());
    let of_results = |text| choices(listing::ListFilter::parse(text).errors());
    let of_series = |text| choices(history::TrendFilter::parse(text).errors());
    let states = [of_benchmarks("is:?"), of_results("is:?"), of_series("is:?")].concat();
    let states = states.iter().map(|state| format!("is:{state}"));
    let numbers = [of_benchmarks("?>1"), of_results("?>1")].concat();
    let document = Document::read("docs/FILTER.md").text;
    let is_part = |it: char| it.is_alphanumeric() || ":_-".contains(it);
    let words: Vec<&str> = document.split(|it| !is_part(it)).collect();
    for name in states.chain(numbers) {
        let is_there = words.contains(&name.as_str());
        assert!(is_there, "docs/FILTER.md does not name {name}");
    }
}
