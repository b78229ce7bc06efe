//! Every row as a line of comma-separated values.

use super::Extract;
use crate::comparison::{Measure, Metric, wording};
use crate::text::visible;

/// The columns and what they hold. Numbers have all digits that tell them apart from any other double; what is not
/// known is empty.
pub const COLUMNS: [(&str, &str); 20] = [
    ("benchmark", "name"),
    ("tags", "the reference's tags, separated by blanks"),
    (
        "unit",
        "unit of the reference's values: second, byte or integer",
    ),
    ("reference_mean", "mean of the reference, in its unit"),
    (
        "reference_stdev",
        "sample standard deviation of the reference",
    ),
    ("reference_n", "number of the reference's values"),
    ("head_unit", "unit of the head's values"),
    ("head_mean", "mean of the head, in its unit"),
    ("head_stdev", "sample standard deviation of the head"),
    ("head_n", "number of the head's values"),
    ("ratio", "head mean over reference mean: above 1 is slower"),
    (
        "t",
        "Student's t score; empty where the test could not be run",
    ),
    (
        "significant",
        "whether pyperf prints the row: true or false",
    ),
    (
        "change",
        "faster, slower, unchanged, not significant or not tested",
    ),
    (
        "reference_memory",
        "peak memory of the reference in bytes, mean over its processes",
    ),
    ("head_memory", "peak memory of the head in bytes"),
    (
        "memory_ratio",
        "head memory over reference memory: above 1 is larger",
    ),
    (
        "memory_change",
        "larger, smaller, unchanged, not significant or not tested; empty where it is unknown",
    ),
    (
        "taken_out",
        "whether it is in none of the numbers in view (x, --without): true or false",
    ),
    (
        "excluded",
        "whether bench_runner's numbers leave the row out: true or false",
    ),
];

pub fn render(extract: &Extract<'_>) -> String {
    let comparison = extract.comparison;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let number = |value: f64| value.to_string();
    let optional = |value: Option<f64>| value.map(number).unwrap_or_default();
    // Writing to memory cannot fail, and all records have the same length.
    let _ = writer.write_record(COLUMNS.map(|(name, _)| name));
    for &index in &extract.rows {
        let row = &comparison.rows[index];
        let memory = comparison.measure(Metric::Memory, index);
        let tags: Vec<String> = row.tags.iter().map(|tag| cell(tag)).collect();
        let record: [String; COLUMNS.len()] = [
            cell(&row.name),
            tags.join(" "),
            row.time.units.0.name().to_owned(),
            number(row.time.reference.mean),
            optional(row.time.reference.standard_deviation),
            row.time.reference.count.to_string(),
            row.time.units.1.name().to_owned(),
            number(row.time.head.mean),
            optional(row.time.head.standard_deviation),
            row.time.head.count.to_string(),
            number(row.time.ratio),
            optional(row.time.t()),
            row.time.significance.counts_as_significant().to_string(),
            wording::change(Metric::Time, row.time.change()).to_owned(),
            optional(row.memory.map(|memory| memory.reference)),
            optional(row.memory.map(|memory| memory.head)),
            optional(row.memory.map(|memory| memory.ratio)),
            memory
                .map(Measure::change)
                .map_or("", |change| wording::change(Metric::Memory, change))
                .to_owned(),
            extract.taken_out.contains(&index).to_string(),
            comparison.is_excluded(index).to_string(),
        ];
        let _ = writer.write_record(&record);
    }
    // Every byte came from a String.
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Text for a cell. A spreadsheet would run one that begins like a formula, so it gets an apostrophe.
fn cell(text: &str) -> String {
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
    fn a_cell_is_no_formula_and_steers_nothing() {
        assert_eq!(cell("=cmd()"), "'=cmd()");
        assert_eq!(cell("nbody"), "nbody");
        assert_eq!(cell("a\x1bb"), "a^[b");
    }
}
