//! The filters in the document of the filter language are valid.

use benchlens::comparison::filter::{Filter, NamedFilters};
use benchlens::filter::SyntaxError;
use benchlens::history::TrendFilter;
use benchlens::listing::ListFilter;

use crate::document::Document;

/// What is wrong with a filter, by the language of a section.
fn errors(section: &str, filter: &str) -> Vec<SyntaxError> {
    match section {
        "Which results of a tree?" => ListFilter::parse(filter).errors().to_vec(),
        "Which series of a history?" => TrendFilter::parse(filter).errors().to_vec(),
        _ => Filter::parse(filter, &NamedFilters::default())
            .errors()
            .to_vec(),
    }
}

/// Whether code is a filter with more in it than a name: a term with a sign, or a named filter.
fn is_filter(code: &str) -> bool {
    let is_sign = |it: char| ":<>".contains(it);
    let is_named = code.len() > 1 && code.starts_with('@');
    is_named
        || (code.starts_with(|it: char| it.is_alphabetic() || it == '-') && code.contains(is_sign))
}

#[test]
fn every_filter_in_the_document_is_valid_in_the_language_of_its_section() {
    let document = Document::read("docs/FILTER.md");
    let headings: Vec<(usize, &str)> = document
        .lines()
        .filter_map(|(line, _, text)| Some((line, text.strip_prefix("## ")?)))
        .collect();
    let mut count = 0;
    for span in document.spans().iter().filter(|span| is_filter(&span.text)) {
        count += 1;
        let above = headings.iter().take_while(|(line, _)| *line < span.line);
        let section = above.last().map_or("", |(_, title)| *title);
        let errors = errors(section, &span.text);
        assert!(
            errors.is_empty(),
            "{}: {}: {errors:?}",
            span.line,
            span.text
        );
    }
    assert!(count > 60, "{count} filters");
}
