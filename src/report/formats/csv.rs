//! Every row as a line of comma-separated values.

use crate::comparison::{Column, FieldValue, ViewContext};
use crate::report::extract::Extract;
use crate::text::{shortest, visible};

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
        FieldValue::Raw(text) => safe(text),
        FieldValue::RawList(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| safe(text)).collect();
            texts.join(" ")
        }
        FieldValue::Word(word) => (*word).to_owned(),
        FieldValue::Number(number) => shortest(*number),
        FieldValue::Count(count) => count.to_string(),
        FieldValue::Truth(truth) => truth.to_string(),
        FieldValue::Unknown => String::new(),
    }
}

/// A spreadsheet would run text that begins like a formula, so it gets an apostrophe.
fn safe(text: &str) -> String {
    let text = visible(text);
    if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text.into_owned()
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

    #[test]
    fn a_cell_is_no_formula_and_steers_nothing() {
        assert_eq!(safe("=cmd()"), "'=cmd()");
        assert_eq!(safe("nbody"), "nbody");
        assert_eq!(safe("a\x1bb"), "a^[b");
    }
}
