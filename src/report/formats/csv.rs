//! Every row as a line of comma-separated values.

use crate::comparison::{Column, FieldValue, ViewContext};
use crate::report::extract::Extract;
use crate::report::safe_cell::safe_cell;
use crate::text::shortest;

pub(super) fn render(extract: &Extract<'_>) -> String {
    let fields = Column::fields();
    let influences = extract.influences(extract.metric);
    let context = ViewContext {
        influences: &influences,
        ..extract.context()
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    let _ = writer.write_record(fields.iter().map(|field| field.name));
    for &row in &extract.rows {
        let values = fields.iter().map(|field| (field.value)(&context, row));
        let _ = writer.write_record(values.map(|value| cell(&value)));
    }
    // Every byte came from a String.
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
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
