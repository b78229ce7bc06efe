//! The comparison as a table for a terminal or a mail: every row, the worst slowdown first.

use super::or_reason;
use crate::cell;
use crate::comparison::{Change, Comparison, Order, Row, Verdict, wording};
use crate::suite::sanitize::visible;

/// How the table may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub color: bool,
    /// Columns of the terminal; `None` to take what the content needs.
    pub width: Option<usize>,
}

pub fn render(comparison: &Comparison, look: Look) -> String {
    let mut rows = comparison.all();
    comparison.sort(&mut rows, Order::default(), &[]);
    render_rows(comparison, &rows, &comparison.published(), look)
}

/// Some of the rows in their order, and the verdict on them.
pub fn render_rows(
    comparison: &Comparison,
    rows: &[usize],
    verdict: &Verdict,
    look: Look,
) -> String {
    let mut text = String::new();
    push_heading(&mut text, comparison);
    push_rows(&mut text, comparison, rows, look);
    text.push('\n');
    for line in verdict_lines(verdict) {
        text.push_str(&visible(&line));
        text.push('\n');
    }
    for (what, suite, only) in [
        (
            "reference",
            &comparison.reference,
            &comparison.only_in_reference,
        ),
        ("head", &comparison.head, &comparison.only_in_head),
    ] {
        if !only.is_empty() {
            let names: Vec<&str> = only
                .iter()
                .map(|&index| suite.benchmarks[index].name.as_str())
                .collect();
            let line = format!("Only in the {what} ({}): {}", names.len(), names.join(", "));
            text.push_str(&visible(&line));
            text.push('\n');
        }
    }
    text
}

fn push_heading(text: &mut String, comparison: &Comparison) {
    let (reference, head) = (visible(&comparison.labels.0), visible(&comparison.labels.1));
    text.push_str(&format!("Reference  {reference}\nHead       {head}\n\n"));
}

/// The lines below the table. Raw: they may hold names from the files.
fn verdict_lines(verdict: &Verdict) -> Vec<String> {
    let counts = verdict.counts;
    let mut tally = vec![
        format!("{} faster", counts.faster),
        format!("{} slower", counts.slower),
    ];
    for (count, what) in [
        (counts.unchanged, "unchanged"),
        (counts.not_significant, "not significant"),
        (counts.not_tested, "not tested"),
    ] {
        if count > 0 {
            tally.push(format!("{count} {what}"));
        }
    }
    let mut lines = vec![format!(
        "{}: {}",
        wording::count(verdict.rows, "benchmark"),
        tally.join(", ")
    )];
    if let Some(mean) = verdict.pyperf_mean {
        lines.push(format!(
            "Geometric mean, pyperf        {} (all rows)",
            wording::ratio(mean)
        ));
    }
    let without = match verdict.excluded {
        0 => String::new(),
        count => format!(" (without {count} excluded)"),
    };
    let mean = or_reason(&verdict.runner_mean, |&mean| wording::runner_mean(mean));
    lines.push(format!("Geometric mean, bench_runner  {mean}{without}"));
    match &verdict.hpt {
        Ok(hpt) => lines.extend(wording::hpt_lines(hpt).into_iter().enumerate().map(
            |(index, line)| {
                let title = if index == 0 { "HPT" } else { "" };
                format!("{title:<30}{line}")
            },
        )),
        Err(reason) => lines.push(format!("{:<30}not available ({reason})", "HPT")),
    }
    let memory = or_reason(&verdict.memory, |memory| {
        let detail = match memory.counts().join(", ") {
            counts if counts.is_empty() => String::new(),
            counts => format!(" ({counts})"),
        };
        format!("{}{detail}", wording::memory_change(memory.change))
    });
    lines.push(format!("{:<30}{memory}", "Memory change"));
    lines
}

const GAP: &str = "  ";

fn push_rows(text: &mut String, comparison: &Comparison, rows: &[usize], look: Look) {
    let header = ["Benchmark", "Reference", "Head", "Ratio", "Memory", ""].map(str::to_owned);
    let cells: Vec<[String; 6]> = rows
        .iter()
        .map(|&row| cells(&comparison.rows[row]))
        .collect();
    let mut widths: [usize; 6] = std::array::from_fn(|column| {
        let cells = cells
            .iter()
            .chain([&header])
            .map(|row| cell::width(&row[column]));
        cells.max().unwrap_or(0)
    });
    let columns = fit(&mut widths, look.width);
    let mut push = |row: &[String; 6], change: Option<Change>| {
        let mut line = String::new();
        for (place, &column) in columns.iter().enumerate() {
            if place > 0 {
                line.push_str(GAP);
            }
            let is_text = column == 0 || column == 5;
            let align = if is_text { cell::left } else { cell::right };
            line.push_str(&align(&row[column], widths[column]));
        }
        let line = line.trim_end();
        let style = change.filter(|_| look.color).and_then(sgr);
        match style {
            Some(style) => text.push_str(&format!("\x1b[{style}m{line}\x1b[0m\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    };
    push(&header, None);
    for (row, cells) in rows.iter().zip(&cells) {
        push(cells, Some(comparison.rows[*row].change()));
    }
}

fn cells(row: &Row) -> [String; 6] {
    let note = match row.change() {
        Change::NotSignificant => "not significant",
        Change::NotTested => "not tested",
        Change::Slower | Change::Faster | Change::Unchanged => "",
    };
    [
        visible(&row.name).into_owned(),
        row.reference_mean(),
        row.head_mean_like_reference(),
        wording::ratio(row.ratio),
        row.memory.map_or_else(
            || "unknown".to_owned(),
            |memory| wording::memory_ratio(memory.ratio),
        ),
        note.to_owned(),
    ]
}

/// Blue is faster and yellow slower, which colour-blind eyes tell apart; what proves nothing is dim.
fn sgr(change: Change) -> Option<&'static str> {
    match change {
        Change::Faster => Some("34"),
        Change::Slower => Some("33"),
        Change::NotSignificant => Some("2"),
        Change::Unchanged | Change::NotTested => None,
    }
}

/// The narrowest name that still says something.
const SHORTEST_NAME: usize = 12;

/// The columns that fit into `width`, the name shortened before any goes: memory goes first, then the note, then the
/// reference.
fn fit(widths: &mut [usize; 6], width: Option<usize>) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..widths.len()).collect();
    let Some(width) = width else { return columns };
    for dropped in [None, Some(4), Some(5), Some(1), Some(2)] {
        columns.retain(|&column| Some(column) != dropped);
        let others: usize = columns
            .iter()
            .skip(1)
            .map(|&column| widths[column] + GAP.len())
            .sum();
        if others + SHORTEST_NAME.min(widths[0]) <= width {
            widths[0] = widths[0].min(width - others);
            return columns;
        }
    }
    widths[0] = widths[0].min(SHORTEST_NAME);
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_before_the_table_is_wider_than_the_terminal() {
        let natural = [30, 8, 8, 12, 13, 15];
        for width in 20..120 {
            let mut widths = natural;
            let columns = fit(&mut widths, Some(width));
            let used: usize = columns.iter().map(|&column| widths[column]).sum::<usize>()
                + GAP.len() * (columns.len() - 1);
            assert!(
                used <= width || columns == [0, 3],
                "{width}: {columns:?} {widths:?}"
            );
        }
    }
}
