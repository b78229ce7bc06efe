//! Every row as a line of comma-separated values.

use crate::comparison::{Column, Field, FieldValue, ViewContext};
use crate::report::extract::Extract;
use crate::report::safe_cell::safe_cell;
use crate::text::shortest;

pub(super) fn render(extract: &Extract<'_>) -> String {
    let mut table = Table::new(&[]);
    let rows = extract.rows.clone();
    table.push(extract, &rows, &[]);
    table.finish()
}

/// The columns that tell the heads apart, before those of a pair.
const OF_HEAD: [&str; 4] = ["head", "head_file", "reference", "reference_file"];

/// A line for each head and each of `rows`, head by head. If a head lacks a benchmark, what was measured is empty.
pub(in crate::report) fn render_heads(extracts: &[Extract<'_>], rows: &[usize]) -> String {
    let mut table = Table::new(&OF_HEAD);
    for extract in extracts {
        let labels = extract.comparison.labels.as_ref();
        let files = extract.comparison.suites.as_ref().map(|suite| &suite.file);
        let of_head = [labels.head, files.head, labels.reference, files.reference];
        table.push(extract, rows, &of_head.map(|text| safe_cell(text)));
    }
    table.finish()
}

/// A CSV that is being written.
struct Table {
    fields: Vec<&'static Field>,
    writer: csv::Writer<Vec<u8>>,
}

// Writing to memory cannot fail, and all records have the same length.
impl Table {
    fn new(first: &[&str]) -> Self {
        let fields = Column::fields();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let names = fields.iter().map(|field| field.name);
        let _ = writer.write_record(first.iter().copied().chain(names));
        Self { fields, writer }
    }

    /// Writes rows, whose first cells are given.
    fn push(&mut self, extract: &Extract<'_>, rows: &[usize], first: &[String]) {
        let influences = extract.influences(extract.metric);
        let context = ViewContext {
            influences: &influences,
            ..extract.context()
        };
        for &row in rows {
            let values = self.fields.iter().map(|field| (field.value)(&context, row));
            let cells = values.map(|value| cell(&value));
            let _ = self.writer.write_record(first.iter().cloned().chain(cells));
        }
    }

    fn finish(self) -> String {
        // Every byte came from a String.
        String::from_utf8(self.writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// What is not known is empty.
fn cell(value: &FieldValue<'_>) -> String {
    match value {
        FieldValue::Raw(text) => safe_cell(text),
        FieldValue::RawList(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| safe_cell(text)).collect();
            texts.join(" ")
        }
        FieldValue::Word(word) => (*word).to_owned(),
        FieldValue::Number(number) => shortest(*number),
        FieldValue::Count(count) => count.to_string(),
        FieldValue::Truth(truth) => truth.to_string(),
        FieldValue::Unknown => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tiny_number_has_an_exponent() {
        assert_eq!(cell(&FieldValue::Number(1.25e-47)), "1.25e-47");
        assert_eq!(cell(&FieldValue::Number(0.0125)), "0.0125");
    }
}
