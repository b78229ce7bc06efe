//! The published report, byte for byte: pyperf's tables, then bench_runner's three numbers.
//!
//! Source: `pyperf compare_to -G --table --table-format md` (pyperf 2.9.0, `_compare.py` and `__main__.py`), and
//! `_generate_contents` in bench_runner's `result.py` (2.0.9). Quirks are kept: people compare this text with what
//! is published. Names are printed as they are in the files.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::header;
use super::reason::or_reason;
use crate::comparison::{Comparison, Measure, Metric, Row, Unavailable, Verdict, wording};
use crate::results::Sides;
use crate::sorting;
use crate::stats::geometric;

/// The whole report, with the list of fields above it if `with_header`, and one newline at its end.
#[must_use]
pub fn render(comparison: &Comparison, with_header: bool) -> String {
    let base = with_header.then(|| header::base(comparison));
    let mut text = whole(comparison, base.as_deref());
    text.push('\n');
    text
}

/// The file that bench_runner writes about a comparison with a base, whose name is in the title. Its last line does not
/// end in a newline.
#[must_use]
pub fn render_file(comparison: &Comparison, base: &str) -> String {
    whole(comparison, Some(base))
}

fn whole(comparison: &Comparison, base: Option<&str>) -> String {
    let verdict = comparison.published();
    let mut text = String::new();
    if let Some(base) = base {
        text.push_str(&header::render(comparison, &verdict, base));
        text.push('\n');
    }
    text.push_str(&body(comparison, &verdict));
    text
}

/// What is missing in the report, each with its reason, for a note to the reader.
#[must_use]
pub fn missing(verdict: &Verdict) -> Vec<(&'static str, &Unavailable)> {
    let missing = [
        ("geometric mean", verdict.runner_mean.as_ref().err()),
        ("HPT", verdict.hpt.as_ref().err()),
        ("memory change", verdict.memory.as_ref().err()),
    ];
    missing
        .into_iter()
        .filter_map(|(name, reason)| Some((name, reason?)))
        .collect()
}

fn body(comparison: &Comparison, verdict: &Verdict) -> String {
    let mut text = tables(comparison);
    let mean = or_reason(&verdict.runner_mean, |&mean| wording::runner_mean(mean));
    text.push_str(&format!(
        "\n- Geometric mean (including insignificant results): {mean}\n\n# HPT report\n\n"
    ));
    let lines = match &verdict.hpt {
        Ok(hpt) => wording::hpt_lines(hpt),
        Err(reason) => vec![format!("HPT: not available ({reason})")],
    };
    for line in lines {
        text.push_str(&format!("- {line}\n"));
    }
    let memory = or_reason(&verdict.memory, |memory| {
        wording::memory_change(memory.change)
    });
    text.push_str(&format!("\n# Memory\n- memory change: {memory}"));
    text
}

/// pyperf's part, ending in one newline.
fn tables(comparison: &Comparison) -> String {
    let files = comparison.suites.as_ref().map(|suite| suite.file.as_str());
    let mut columns = vec!["Benchmark".to_owned()];
    columns.extend(column_names(&files.into_array()));
    let mut text = String::new();
    let tags = comparison.by_tag();
    for (index, (tag, rows)) in tags.iter().enumerate() {
        push_title(&mut text, &format!("Benchmarks with tag '{tag}':"));
        // pyperf sorts inside the first group's output, after that group was cut from the list: the first one
        // stays in the reference's order.
        let rows = if index == 0 {
            rows.clone()
        } else {
            by_ratio(comparison, rows)
        };
        push_group(&mut text, comparison, &rows, &columns);
        text.push('\n');
    }
    if !tags.is_empty() {
        push_title(&mut text, "All benchmarks:");
    }
    push_group(
        &mut text,
        comparison,
        &by_ratio(comparison, &comparison.present()),
        &columns,
    );
    push_ignored(&mut text, comparison);
    text
}

/// One of pyperf's titles.
pub(super) fn push_title(text: &mut String, title: &str) {
    let line = "=".repeat(title.chars().count());
    text.push_str(&format!("{title}\n{line}\n\n"));
}

/// The fastest first; ties keep their order. A ratio that is not a number, which takes infinite values, comes last;
/// Python's sort leaves it to chance.
fn by_ratio(comparison: &Comparison, rows: &[usize]) -> Vec<usize> {
    let key = |row: usize| comparison.ratio(Metric::Time, row).unwrap_or(f64::NAN);
    let mut rows = rows.to_vec();
    sorting::sort_by(&mut rows, |&a, &b| {
        let (a, b) = (key(a), key(b));
        a.is_nan()
            .cmp(&b.is_nan())
            .then_with(|| a.partial_cmp(&b).unwrap_or(Ordering::Equal))
    });
    rows
}

fn push_group(text: &mut String, comparison: &Comparison, rows: &[usize], columns: &[String]) {
    let is_shown = |(_, time): &(&Row, &Measure)| time.significance.counts_as_significant();
    let all = || {
        let measured = |&row: &usize| comparison.measure(Metric::Time, row);
        let rows = rows.iter();
        rows.filter_map(move |row| Some((&comparison.rows[*row], measured(row)?)))
    };
    let mut cells: Vec<Vec<String>> = all()
        .filter(is_shown)
        .map(|(row, time)| {
            let Sides { reference, head } = time.means();
            let head = format!("{head}: {}", wording::ratio(time.ratio));
            vec![row.name.clone(), reference, head]
        })
        .collect();
    let hidden: Vec<&str> = all()
        .filter(|row| !is_shown(row))
        .map(|(row, _)| row.name.as_str())
        .collect();
    if !cells.is_empty() {
        if rows.len() > 1
            && let Some(mean) = geometric::mean(all().map(|(_, time)| time.ratio))
        {
            cells.push(vec![
                "Geometric mean".to_owned(),
                "(ref)".to_owned(),
                wording::ratio(mean),
            ]);
        }
        push_table(text, columns, &cells);
    }
    if !hidden.is_empty() {
        if !cells.is_empty() {
            text.push('\n');
        }
        let names = hidden.join(", ");
        text.push_str(&format!(
            "Benchmark hidden because not significant ({}): {names}\n",
            hidden.len()
        ));
    }
}

/// A Markdown table; widths are counted in code points.
pub(super) fn push_table(text: &mut String, header: &[String], rows: &[Vec<String>]) {
    let width = |column: usize| {
        let header = header[column].chars().count();
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0).max(header)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let push_row = |text: &mut String, row: &[String]| {
        for (cell, &width) in row.iter().zip(&widths) {
            let padding = " ".repeat(width - cell.chars().count());
            text.push_str(&format!("| {cell}{padding} "));
        }
        text.push_str("|\n");
    };
    push_row(text, header);
    for (column, &width) in widths.iter().enumerate() {
        let dashes = "-".repeat(width);
        text.push_str(&match column {
            0 => format!("|-{dashes}-|"),
            _ => format!(":{dashes}:|"),
        });
    }
    text.push('\n');
    for row in rows {
        push_row(text, row);
    }
}

fn push_ignored(text: &mut String, comparison: &Comparison) {
    let suites = comparison.suites.as_ref();
    for (suite, ignored) in suites.zip(comparison.only_here()).into_array() {
        let mut names: Vec<&str> = ignored.map(|benchmark| benchmark.name.as_str()).collect();
        if names.is_empty() {
            continue;
        }
        sorting::sort(&mut names);
        text.push_str(&format!(
            "Ignored benchmarks ({}) of {}: {}\n",
            names.len(),
            suite.file,
            names.join(", ")
        ));
    }
}

/// pyperf's names for the columns of files: without folder and ending, as far as all of them then still differ.
pub(super) fn column_names(files: &[&str]) -> Vec<String> {
    let names: Vec<&str> = files.iter().map(|file| base_name(file)).collect();
    let short: Vec<&str> = names.iter().map(|name| without_ending(name)).collect();
    let chosen = if !are_distinct(&names) {
        files
    } else if !are_distinct(&short) {
        &names
    } else {
        &short
    };
    chosen.iter().map(|&name| name.to_owned()).collect()
}

fn are_distinct(names: &[&str]) -> bool {
    let distinct: BTreeSet<&&str> = names.iter().collect();
    distinct.len() == names.len()
}

fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The name without its last ending, and without a `.json` before that.
fn without_ending(name: &str) -> &str {
    let stem = match name.rfind('.') {
        // Python takes leading dots for a part of the stem.
        Some(dot) if name[..dot].contains(|character| character != '.') => &name[..dot],
        _ => name,
    };
    stem.strip_suffix(".json").unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench_runner::Config;

    #[test]
    fn ratios_that_are_no_numbers_come_last_without_a_panic() {
        let side = |file: &str, scale: usize| {
            let benchmarks: Vec<String> = (0..64usize)
                .map(|index| {
                    let value = match index % 5 {
                        0 => "Infinity".to_owned(),
                        other => (other * (1 + index * scale % 7)).to_string(),
                    };
                    format!(r#"{{"metadata": {{"name": "b{index}"}}, "runs": [{{"values": [{value}]}}]}}"#)
                })
                .collect();
            let text = format!(
                r#"{{"version": "1.0", "benchmarks": [{}]}}"#,
                benchmarks.join(",")
            );
            crate::suite::parse(file.to_owned(), text).expect("the suite is valid")
        };
        let comparison =
            Comparison::new(side("ref.json", 0), side("head.json", 3), Config::default());
        let comparison = comparison.expect("they share benchmarks");
        let tables = tables(&comparison);
        let rows: Vec<&str> = tables
            .lines()
            .skip(2)
            .filter(|line| line.contains("| b"))
            .collect();
        assert_eq!(rows.len(), 64);
        let is_number = |row: &&str| !row.contains("nan");
        assert!(rows.is_sorted_by_key(|row| !is_number(row)), "{tables}");
    }

    #[test]
    fn columns_are_named_as_by_pyperf() {
        for (reference, head, expected) in [
            ("a/ref.json", "b/head.json.gz", ["ref", "head"]),
            ("x/res.json", "y/res.json", ["x/res.json", "y/res.json"]),
            ("res.json", "res.txt", ["res.json", "res.txt"]),
            (
                "v3.10.4",
                "v3.12.0.json.gz.bak",
                ["v3.10", "v3.12.0.json.gz"],
            ),
            ("x.json.json", ".json", ["x", ""]),
            ("<stdin>", "head.json", ["<stdin>", "head"]),
            (".profile", "..x", [".profile", "..x"]),
            (".x.json", "a.b", [".x", "a"]),
        ] {
            assert_eq!(column_names(&[reference, head]), expected);
        }
        // If two of several are the same, all are longer.
        assert_eq!(column_names(&["a/x", "b/x", "c/y"]), ["a/x", "b/x", "c/y"]);
        assert_eq!(column_names(&["x.a", "x.b", "d/y"]), ["x.a", "x.b", "y"]);
    }
}
