//! Every number that the screens and the index show is explained.

use benchlens::comparison::{Column, Metric};
use benchlens::listing::ListColumn;

use crate::document::Document;

#[test]
fn every_column_is_explained() {
    let text = Document::read("docs/NUMBERS.md").text;
    // The name of a benchmark is no number.
    let columns = Column::ALL.iter().filter(|it| **it != Column::Benchmark);
    let titles = columns.flat_map(|column| Metric::ALL.iter().map(|&it| column.title(it)));
    // What the two sides of a column are follows its name.
    let names = titles.map(|title| title.split(" ref").next().unwrap_or(title).to_owned());
    let bases = ["BASE".to_owned()];
    let of_results = ListColumn::all(1).into_iter();
    let of_results = of_results.map(|column| column.title(&bases));
    for name in names.chain(of_results) {
        let is_there = text.contains(&format!("**{name}**"));
        assert!(is_there, "docs/NUMBERS.md does not explain **{name}**");
    }
}
