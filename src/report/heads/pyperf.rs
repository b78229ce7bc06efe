//! The published form of several heads: pyperf's table with a column for each, and the numbers of bench_runner above it.
//!
//! Source: `pyperf compare_to --table --table-format md REF HEAD HEAD` (pyperf 2.9.0, `_compare.py` and `__main__.py`).
//! pyperf sorts by speed (`-G`) for one head only, so the benchmarks are in the order of the reference. Its quirks are
//! kept, and names are printed as they are in the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::markdown;
use super::model::Heads;
use crate::comparison::{Comparison, Measure, Metric, View, wording};
use crate::report::code::code;
use crate::report::published::{column_names, push_table, push_title};
use crate::sorting;
use crate::stats::geometric;

/// The headline numbers, then pyperf's tables of the benchmarks that all files have. The heads must have one reference.
#[must_use]
pub fn render(heads: &[Arc<Comparison>]) -> String {
    let view = View::new(&heads[0]);
    let all = Heads::of(heads, 0, &view);
    let reference = code(&heads[0].labels.reference);
    let (common, overview) = (markdown::common(&all), markdown::overview(&all));
    let tables = tables(heads);
    format!("{common}Reference: {reference}\n\n{overview}\n{tables}")
}

/// pyperf's part, ending in one newline.
fn tables(heads: &[Arc<Comparison>]) -> String {
    let suites = || {
        let references = heads.iter().take(1).map(|head| &head.suites.reference);
        references.chain(heads.iter().map(|head| &head.suites.head))
    };
    let files: Vec<&str> = suites().map(|suite| suite.file.as_str()).collect();
    let mut header = vec!["Benchmark".to_owned()];
    header.extend(column_names(&files));
    let is_common = |row: &usize| heads.iter().all(|head| !head.rows[*row].is_absent());
    let common: Vec<usize> = heads[0].all().into_iter().filter(is_common).collect();
    let mut tags: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &row in &common {
        for tag in &heads[0].rows[row].tags {
            let rows = tags.entry(tag).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }
    let mut text = String::new();
    for (tag, rows) in &tags {
        push_title(&mut text, &format!("Benchmarks with tag '{tag}':"));
        push_group(&mut text, heads, rows, &header);
        text.push('\n');
    }
    if !tags.is_empty() {
        push_title(&mut text, "All benchmarks:");
    }
    if common.is_empty() {
        // pyperf refuses such files.
        text.push_str("No benchmark is in all files.\n");
    }
    push_group(&mut text, heads, &common, &header);
    let is_common = |name: &str| common.iter().any(|&row| heads[0].rows[row].name == name);
    for suite in suites() {
        let names = suite.benchmarks.iter().map(|it| it.name.as_str());
        let mut ignored: Vec<&str> = names.filter(|name| !is_common(name)).collect();
        if !ignored.is_empty() {
            sorting::sort(&mut ignored);
            let (count, names) = (ignored.len(), ignored.join(", "));
            let file = &suite.file;
            text.push_str(&format!(
                "Ignored benchmarks ({count}) of {file}: {names}\n"
            ));
        }
    }
    text
}

/// The table of some benchmarks that all heads have, and the names of those that are not significant in any head.
fn push_group(text: &mut String, heads: &[Arc<Comparison>], rows: &[usize], header: &[String]) {
    let mut table: Vec<Vec<String>> = Vec::new();
    let mut hidden: Vec<&str> = Vec::new();
    for &row in rows {
        match cells(heads, row) {
            Some(cells) => table.push(cells),
            None => hidden.push(&heads[0].rows[row].name),
        }
    }
    let is_any_shown = !table.is_empty();
    if is_any_shown {
        let mean = |head: &Arc<Comparison>| {
            let ratios = rows.iter().filter_map(|&row| head.ratio(Metric::Time, row));
            geometric::mean(ratios).map(wording::ratio)
        };
        let means: Option<Vec<String>> = heads.iter().map(mean).collect();
        if let (true, Some(means)) = (rows.len() > 1, means) {
            let titles = ["Geometric mean", "(ref)"].map(str::to_owned);
            table.push(titles.into_iter().chain(means).collect());
        }
        push_table(text, header, &table);
    }
    if !hidden.is_empty() {
        if is_any_shown {
            text.push('\n');
        }
        let (count, names) = (hidden.len(), hidden.join(", "));
        text.push_str(&format!(
            "Benchmark hidden because not significant ({count}): {names}\n"
        ));
    }
}

/// The cells of a benchmark; `None` if it is not significant in any head.
fn cells(heads: &[Arc<Comparison>], row: usize) -> Option<Vec<String>> {
    let measures = heads.iter();
    let measures: Option<Vec<_>> = measures
        .map(|head| head.measure(Metric::Time, row))
        .collect();
    let measures = measures?;
    let is_any_significant = measures
        .iter()
        .any(|time| time.significance.counts_as_significant());
    let cell = |time: &&Measure| {
        if time.significance.counts_as_significant() {
            format!("{}: {}", time.means().head, wording::ratio(time.ratio))
        } else {
            "not significant".to_owned()
        }
    };
    let first = [
        heads[0].rows[row].name.clone(),
        measures[0].means().reference,
    ];
    let cells = first.into_iter().chain(measures.iter().map(cell));
    is_any_significant.then(|| cells.collect())
}
